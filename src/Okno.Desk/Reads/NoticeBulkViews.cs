using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Okno.Desk.Reads;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>The alarm of bulk views: noticed by the system, answered by a supervisor.</summary>
public sealed partial class ServiceDesk
{
    private const string StillWaiting = "noticed";

    /// <summary>Pages of one case; every other shows as many as it likes: a register of three hundred lines is a courier's day, not three hundred cases opened.</summary>
    private const string OfOneCase = "cases";

    /// <summary>Tells of everybody who saw more than the limit within its time; once an hour for each person, however many processes look. Gives how many were told.</summary>
    public async Task<int> NoticeBulkViewsAsync(BulkViewLimit limit, CancellationToken ct = default)
    {
        Moment now = Now;
        int told = 0;
        foreach (var seen in (await store.SeenCountsAsync(now.Utc - limit.Within, OfOneCase, ct)).Where(seen => seen.Opened > limit.Opened || seen.Listed > limit.Listed))
        {
            Guid id = IdOf(seen.Account, now);
            if (await store.VersionAsync(id, ct) > 0)
            {
                continue;
            }

            string number = $"bv-{now.Day.Year % 100:00}-{await store.NextAsync($"bulk-view-{now.Day.Year}", ct):0000}";
            (StreamChange change, _) = StreamKinds.BulkView.Change(
                id, number, StreamKinds.BulkView.Empty(id, number), 0, [new BulkViewNoticed(seen.Account, now.Utc, seen.Opened, seen.Listed)], StampOf(By.Job("просмотр дел"), Role.System));
            told += await store.CommitAsync(new Commit([change], null, null, [], now.Utc), ct) is CommitOutcome.Done ? 1 : 0;
        }

        return told;
    }

    /// <summary>Bulk views, those without an answer only or all; the latest first.</summary>
    public async Task<Page<BulkView>> ListBulkViewsAsync(bool waitingOnly, string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(new StreamQuery(StreamKinds.BulkView.Name) { Phases = waitingOnly ? [StillWaiting] : null, Order = StreamOrder.Newest, After = after, Limit = limit }, ct), StreamKinds.BulkView);

    /// <summary>The supervisor writes down what a bulk view came to. Nobody answers for their own.</summary>
    public async Task<Performed> AnswerBulkViewAsync(string number, string words, By by, CancellationToken ct = default)
    {
        if (by.RoleFor([Role.Supervisor]) is not { } role)
        {
            return new Performed.Forbidden("answer-bulk-view", [Role.Supervisor]);
        }

        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await store.FindByNumberAsync(StreamKinds.BulkView.Name, number, ct) is not { } stream)
        {
            return new Performed.NotFound(number);
        }

        BulkView view = StreamKinds.BulkView.Open(stream);
        string? fault = string.IsNullOrWhiteSpace(words) ? "bulk-view.has-words" : view.Answer is not null ? "bulk-view.waits" : view.Account == by.Account ? "bulk-view.of-another" : null;
        if (fault is not null)
        {
            return new Performed.Refused([Finding.Of(fault, "3.9.2", Verdict.NotMet, Effect.Blocks, ("number", number))]);
        }

        (StreamChange change, _) = StreamKinds.BulkView.Change(stream.Id, number, view, stream.Version, [new BulkViewAnswered(words.Trim(), by.Name)], StampOf(by, role));
        Performed.Done done = new(stream.Id, number, stream.Version + 1, ["bulk-view-answered"], []);
        return await CommitAsync([change], done, by, Now, ct) switch
        {
            CommitOutcome.Done => done,
            CommitOutcome.AlreadyDone first => RecordJson.Read<Performed>(first.Answer),
            _ => new Performed.Stale(number, stream.Version + 1),
        };
    }

    /// <summary>One alarm for a person and an hour: whoever notices it second finds it there.</summary>
    private static Guid IdOf(string account, Moment now) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"bulk-view|{account}|{now.Utc:yyyy-MM-ddTHH}"))).AsSpan(0, 16));
}
