using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Store.Reads;

namespace Okno.Desk;

/// <summary>
/// Who sees personal data, and why (3.9.2; 152-FZ art. 19 p. 2 pp. 8: registration of every action with personal data). Every read is durable before it is shown; outside one's own queue a reason is typed first.
/// </summary>
public sealed partial class ServiceDesk
{
    /// <summary>Under this code a typed reason is recorded; it holds for the rest of the day in Moscow.</summary>
    public const string ReasonPage = "reason";

    /// <summary>Kinds of streams that hold data of a person.</summary>
    private static readonly ImmutableHashSet<string> Personal = [StreamKinds.Case.Name, StreamKinds.Line.Name, StreamKinds.Statement.Name, StreamKinds.Register.Name, StreamKinds.Approval.Name];

    /// <summary>Makes durable that a person is about to be shown what a reading noted.</summary>
    /// <param name="by">Who, in which role, and why where that was typed.</param>
    /// <param name="page">Code of the page, paper or command.</param>
    public Task RecordReadsAsync(Reading reading, By by, string page)
    {
        string role = RoleName(by);
        string? why = by.Why.Length > 0 ? by.Why : null;
        return store.RecordReadsAsync([.. reading.Seen.Where(pair => Personal.Contains(pair.Value)).Select(pair => new NewRead(pair.Key, by.Account, role, page, why))], time.GetUtcNow());
    }

    /// <summary>
    /// Whether a person may open the case without saying why: it waits for their role, they worked on it today, or they gave a reason today. The operator stands between the Centre and the applicant, so what
    /// waits for the applicant is the operator's too; what waits for the authority is the courier's.
    /// </summary>
    public async Task<bool> IsInOwnQueueAsync(Case @case, By by, CancellationToken ct = default)
    {
        if (WaitsFor(@case.Turn) is { } role && by.Roles.Contains(role))
        {
            return true;
        }

        DateTimeOffset today = DayStart();
        if (await store.GaveReasonAsync(@case.Id, by.Account, today, ct))
        {
            return true;
        }

        using Reading aside = Reading.Aside();
        await foreach (var recorded in store.HistoryAsync(@case.Id, ct))
        {
            if (recorded.At >= today && !recorded.Erased && StreamKinds.Case.Read(recorded).By.Account == by.Account)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Records why somebody must see a case that is not in their queue. Gives false where nothing was typed or there is no such case.</summary>
    public async Task<bool> GiveReasonAsync(string number, string why, By by, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(why) || await FindCaseAsync(number, ct) is not { } seen)
        {
            return false;
        }

        await store.RecordReadsAsync([new NewRead(seen.State.Id, by.Account, RoleName(by), ReasonPage, why.Trim())], time.GetUtcNow());
        return true;
    }

    /// <summary>Who read a case, the latest first: what the applicant is told on asking (152-FZ art. 14 p. 7).</summary>
    /// <param name="before">Moment and id of the last one shown already.</param>
    public Task<IReadOnlyList<RecordedRead>> ReadersAsync(Guid @case, (DateTimeOffset At, long Id)? before = null, int limit = 50, CancellationToken ct = default) =>
        store.LatestReadsAsync(new ReadQuery(Stream: @case), before, limit, ct);

    /// <summary>A moment as Moscow's clocks show it.</summary>
    public static DateTimeOffset InMoscow(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Moscow);

    /// <summary>The moment at which Moscow's clocks show this.</summary>
    public static DateTimeOffset FromMoscow(DateTime local) => new DateTimeOffset(local, Moscow.GetUtcOffset(local)).ToUniversalTime();

    private DateTimeOffset DayStart() => FromMoscow(InMoscow(time.GetUtcNow()).Date);

    private static string RoleName(By by) => by.Roles.IsEmpty ? "" : Cases.CaseIndex.Camel(by.Roles[0]);

    private static Role? WaitsFor(Turn turn) => turn switch
    {
        Turn.Operator or Turn.Applicant => Role.Operator,
        Turn.Reviewer => Role.Reviewer,
        Turn.Accountant => Role.Accountant,
        Turn.Courier or Turn.Authority => Role.Courier,
        Turn.Supervisor => Role.Supervisor,
        _ => null,
    };
}
