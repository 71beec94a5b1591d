using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Okno.Desk.Cases;
using Okno.Desk.Erasures;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;
using Okno.Formats.Canonical;
using Okno.Store.Erasure;
using Okno.Store.Journal;
using Okno.Store.Reads;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What the second person confirms: the erasure of a case, by the number of its stream.</summary>
public sealed record CaseErasure(string Erasure, string Case);

/// <summary>How long a case is kept and why, for whoever asks: <paramref name="Erased"/> where it is gone.</summary>
public sealed record KeptCase(string Number, Retention Retention, bool Erased);

/// <summary>
/// Forgetting a case: a daily round finds what nothing keeps any more, two persons decide, then the keys of the case, of the requests about it and of its statement lines are destroyed, and every trace by which it was found is
/// cleaned. Refused while a term runs (152-FZ art. 5 p. 7, art. 21).
/// </summary>
public sealed partial class ServiceDesk
{
    /// <summary>The name of the request to erase a case, beside the steps of a case.</summary>
    public const string EraseCaseName = "erase-case";

    public static readonly ImmutableArray<Role> EraseRoles = [Role.Supervisor, Role.Auditor];

    /// <summary>Phases in which a case may have nothing left to be kept for.</summary>
    private static readonly string[] MayBeOver = [CaseIndex.Camel(Phase.Closed), CaseIndex.Camel(Phase.Withdrawn), CaseIndex.Camel(Phase.Assessed), CaseIndex.Camel(Phase.Offered)];

    /// <summary>Why a case is kept, and to when; null where there is no such case.</summary>
    public async Task<KeptCase?> KeptAsync(string number, CancellationToken ct = default)
    {
        using Reading aside = Reading.Aside();
        return await store.FindByNumberAsync(StreamKinds.Case.Name, number, ct) is not { } stream ? null
            : stream.Erased ? new KeptCase(number, new Retention(null, [], null, null), true)
            : new KeptCase(number, RetentionOf(StreamKinds.Case.Open(stream)), false);
    }

    /// <summary>Finds cases that nothing keeps any more and notes each once, and finishes what a crash cut short. Gives how many of both. May run twice, late, or on several hosts at once.</summary>
    public async Task<(int Due, int Finished)> RetainAsync(CancellationToken ct = default)
    {
        using Reading aside = Reading.Aside();
        int finished = 0;
        foreach (LoadedStream cut in (await store.ListAsync(new StreamQuery(StreamKinds.Erasure.Name) { Phases = [CaseIndex.Camel(ErasureStatus.Decided)], Limit = 1000, CountTo = 0 }, ct)).Rows)
        {
            await FinishAsync(cut, StreamKinds.Erasure.Open(cut), ct);
            finished++;
        }

        int due = 0;
        string? after = null;
        do
        {
            Page<LoadedStream> page = await store.ListAsync(new StreamQuery(StreamKinds.Case.Name) { Phases = MayBeOver, After = after, Limit = 500, CountTo = 0 }, ct);
            foreach (LoadedStream stream in page.Rows.Where(row => !row.Erased))
            {
                Case @case = StreamKinds.Case.Open(stream);
                due += RetentionOf(@case) is { } kept && kept.IsOverOn(Now.Day) && await NoteAsync(@case, kept, By.Job("срок хранения окончен"), Role.System, ct) is (_, true) ? 1 : 0;
            }

            after = page.Next;
        }
        while (after is not null);

        return (due, finished);
    }

    /// <summary>The erasures of a status (null = all), the nearest day first.</summary>
    public async Task<Page<Erasure>> ListErasuresAsync(ErasureStatus? status, string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(new StreamQuery(StreamKinds.Erasure.Name) { Phases = status is { } only ? [CaseIndex.Camel(only)] : null, Order = status == ErasureStatus.Due ? StreamOrder.Due : StreamOrder.Newest, After = after, Limit = limit }, ct), StreamKinds.Erasure);

    public async Task<Seen<Erasure>?> FindErasureAsync(string number, CancellationToken ct = default) =>
        await store.FindByNumberAsync(StreamKinds.Erasure.Name, number, ct) is { Erased: false } stream ? new(StreamKinds.Erasure.Open(stream), stream.Version) : null;

    /// <summary>What an erasure of this case would destroy today, and what would stay with its day.</summary>
    public async Task<(ImmutableArray<ErasureTarget> Destroyed, ImmutableArray<ErasureTarget> Kept, ErasedRows Rows)?> WouldEraseAsync(string caseNumber, CancellationToken ct = default)
    {
        using Reading aside = Reading.Aside();
        if (await FindCaseAsync(caseNumber, ct) is not { State: var @case })
        {
            return null;
        }

        (ImmutableArray<ErasureTarget> destroyed, ImmutableArray<ErasureTarget> kept) = await TargetsAsync(@case, ct);
        return (destroyed, kept, await store.CountErasableAsync([.. destroyed.Select(target => target.Stream)], ct));
    }

    /// <summary>Asks a second person to erase a case. <paramref name="by"/> says why; words that name the person do not belong there.</summary>
    public async Task<Performed> ProposeErasureAsync(string caseNumber, By by, CancellationToken ct = default)
    {
        if (by.RoleFor(EraseRoles) is not { } role)
        {
            return new Performed.Forbidden(EraseCaseName, EraseRoles);
        }

        using Reading aside = Reading.Aside();

        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await FindCaseAsync(caseNumber, ct) is not { State: var @case })
        {
            return new Performed.NotFound(caseNumber);
        }

        Retention kept = RetentionOf(@case);
        if (Standing(kept) is { } refused)
        {
            return refused;
        }

        (Erasure erasure, _) = await NoteAsync(@case, kept, by, role, ct);
        if (string.IsNullOrWhiteSpace(by.Why))
        {
            return new Performed.Refused([Finding.Of("erasure.has-reason", "3.9.2", Verdict.NotMet, Effect.Blocks, ("number", caseNumber))]);
        }

        Finding shown = Finding.Of("erasure.for-ever", "3.9.2", Verdict.NotMet, Effect.NeedsSecondPerson, ("number", caseNumber), ("by", erasure.DestroyBy));
        return await ProposeAsync(EraseCaseName, @case.Id, caseNumber, RecordJson.Text(new CaseErasure(erasure.Number, caseNumber)), [shown], by, role, ct);
    }

    private Retention RetentionOf(Case @case) => Retention.Of(@case, law.Current.Retention, Now.Day);

    /// <summary>Why a case may not go today; null where it may.</summary>
    private Performed.Refused? Standing(Retention kept) => kept.IsOverOn(Now.Day) ? null
        : new Performed.Refused([kept.ErasableFrom is { } from
            ? Finding.Of("erasure.term-over", "3.9.2", Verdict.NotMet, Effect.Blocks, ("from", from), ("source", kept.Spans.FirstOrDefault()?.Rule.Source ?? ""))
            : Finding.Of("erasure.case-over", "3.9.2", Verdict.NotMet, Effect.Blocks)]);

    /// <summary>Notes that a case is due, once: the stream's id comes from the case's.</summary>
    private async Task<(Erasure Erasure, bool Now)> NoteAsync(Case @case, Retention kept, By by, Role role, CancellationToken ct)
    {
        Guid id = new(SHA256.HashData(Encoding.ASCII.GetBytes($"okno erasure {@case.Id:N}")).AsSpan(0, 16));
        if ((await store.LoadAsync(id, ct: ct)).Stream is { } known)
        {
            return (StreamKinds.Erasure.Open(known), false);
        }

        Moment now = Now;
        string number = $"У-{now.Day.Year % 100:00}-{await store.NextAsync($"erasure-{now.Day.Year}", ct):000000}";
        ImmutableArray<string> because = [.. kept.Spans.Select(span => span.Rule.Code), .. @case.Allows(ConsentPurpose.Service) ? (string[])[] : ["consent-withdrawn"]];
        ErasureDue due = new(@case.Id, @case.Number, kept.ErasableFrom!.Value, kept.DestroyBy!.Value, because);
        (StreamChange change, Erasure after) = StreamKinds.Erasure.Change(id, number, StreamKinds.Erasure.Empty(id, number), 0, [due], StampOf(by, role));
        return await store.CommitAsync(new Commit([change], null, null, [], now.Utc), ct) is CommitOutcome.Done
            ? (after, true)
            : (StreamKinds.Erasure.Open((await store.LoadAsync(id, ct: ct)).Stream!), false);
    }

    /// <summary>The second person has confirmed: the decision is made durable first, so that nothing can stop what follows from being finished.</summary>
    private async Task<Performed> EraseAsync(Approval approval, Confirmation confirmation, By by, Moment now, CancellationToken ct)
    {
        using Reading aside = Reading.Aside();
        if (await FindCaseAsync(approval.SubjectNumber, ct) is not { State: var @case })
        {
            return new Performed.NotFound(approval.SubjectNumber);
        }

        Retention kept = RetentionOf(@case);
        if (Standing(kept) is { } refused)
        {
            return refused;
        }

        CaseErasure asked = RecordJson.Read<CaseErasure>(Encoding.UTF8.GetBytes(approval.Content));
        if (await store.FindByNumberAsync(StreamKinds.Erasure.Name, asked.Erasure, ct) is not { Erased: false } stream || StreamKinds.Erasure.Open(stream) is not { Status: ErasureStatus.Due } erasure)
        {
            return new Performed.NotFound(asked.Erasure);
        }

        (ImmutableArray<ErasureTarget> destroyed, ImmutableArray<ErasureTarget> stays) = await TargetsAsync(@case, ct);
        ErasedRows rows = await store.CountErasableAsync([.. destroyed.Select(target => target.Stream)], ct);
        ErasureDecided decided = new(
            now.Day, approval.Number, confirmation.Stamp.Name, by.Name, destroyed, stays, CountsOf(rows), now.Day.AddDays(law.Current.Retention?.KeyCopies.Days ?? 0), "");
        decided = decided with { Hash = CanonicalJson.Hash(CanonicalJson.Of(JsonSerializer.SerializeToElement(decided, RecordJson.Options))) };
        (StreamChange change, Erasure after) = StreamKinds.Erasure.Change(stream.Id, erasure.Number, erasure, stream.Version, [decided], confirmation.Stamp);
        Performed.Done done = new(stream.Id, erasure.Number, stream.Version + 1, ["erasure-decided"], []);
        switch (await CommitAsync([change, confirmation.Change], done, by, now, ct))
        {
            case CommitOutcome.Done:
                await FinishAsync((await store.LoadAsync(stream.Id, ct: ct)).Stream!, after, ct);
                return done;
            case CommitOutcome.AlreadyDone first:
                return RecordJson.Read<Performed>(first.Answer);
            default:
                return new Performed.Stale(erasure.Number, stream.Version + 1);
        }
    }

    private async Task FinishAsync(LoadedStream stream, Erasure erasure, CancellationToken ct)
    {
        await store.EraseAsync([.. erasure.Decided!.Destroyed.Select(target => target.Stream)], ct);
        (StreamChange change, _) = StreamKinds.Erasure.Change(stream.Id, erasure.Number, erasure, stream.Version, [new ErasureDone(Now.Day)], StampOf(By.Job("стирание выполнено"), Role.System));
        await store.CommitAsync(new Commit([change], null, null, [], Now.Utc), ct);
    }

    /// <summary>Every stream that tells of the person: the case, the requests about it, the lines of the bank that paid or repaid it. A line whose own term runs stays, with its day.</summary>
    private async Task<(ImmutableArray<ErasureTarget> Destroyed, ImmutableArray<ErasureTarget> Kept)> TargetsAsync(Case @case, CancellationToken ct)
    {
        List<ErasureTarget> destroyed = [new(StreamKinds.Case.Name, @case.Id, @case.Number)];
        List<ErasureTarget> kept = [];
        foreach (LoadedStream request in await store.SearchAsync(StreamKinds.Approval.Name, TokenMatch.All, [new Token("subject", @case.Id.ToString("N"))], 1000, ct))
        {
            if (StreamKinds.Approval.Open(request).Step != EraseCaseName)
            {
                destroyed.Add(new ErasureTarget(StreamKinds.Approval.Name, request.Id, request.Index.Number));
            }
        }

        foreach (LoadedStream loaded in await LinesOfAsync(@case, ct))
        {
            Retention own = Retention.Of(StreamKinds.Line.Open(loaded), law.Current.Retention, Now.Day);
            (own.IsOverOn(Now.Day) ? destroyed : kept).Add(new ErasureTarget(StreamKinds.Line.Name, loaded.Id, loaded.Index.Number, own.IsOverOn(Now.Day) ? null : own.ErasableFrom?.AddDays(-1) ?? DateOnly.MaxValue));
        }

        return ([.. destroyed], [.. kept]);
    }

    /// <summary>The lines of statements that this case rests on.</summary>
    private async Task<IReadOnlyList<LoadedStream>> LinesOfAsync(Case @case, CancellationToken ct)
    {
        UniqueClaim[] claims = [.. @case.Payments.Concat(@case.TakenBack.Select(taken => taken.Payment)).SelectMany(payment => new[] { payment.Id, payment.ConfirmedBy })
            .Select(identity => identity?.Split(':', 2) is ["line", var line] ? line : null)
            .Concat(@case.Refunds.Select(refund => refund.Line))
            .OfType<string>().Distinct().Select(identity => new UniqueClaim(LineClaim, identity))];
        return claims.Length == 0 ? []
            : [.. (await store.LoadManyAsync([.. (await store.LoadAsync(@case.Id, null, claims, ct)).Holders.Select(holder => holder.Stream).Distinct()], ct: ct)).Streams
                .Where(line => !line.Erased && StreamKinds.Line.Open(line).CaseNumber is { } number && number == @case.Number)];
    }

    /// <summary>The acts from the first to the last, as the log gives them out.</summary>
    public async Task<ErasureLogLine[]> ErasureLogAsync(CancellationToken ct = default)
    {
        List<ErasureLogLine> lines = [];
        string? after = null;
        do
        {
            Page<Erasure> page = await ListErasuresAsync(null, after, 1000, ct);
            lines.AddRange(page.Rows.Select(ErasureLogLine.Of).OfType<ErasureLogLine>());
            after = page.Next;
        }
        while (after is not null);

        return [.. lines.OrderBy(line => line.Act, StringComparer.Ordinal)];
    }

    /// <summary>What goes, by kind and count.</summary>
    public static ImmutableArray<ErasureCount> CountsOf(ErasedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return
    [
        new("streams", rows.Streams), new("events", rows.Events), new("tokens", rows.Tokens), new("claims", rows.Claims), new("cards", rows.Cards), new("answers", rows.Answers), new("messages", rows.Messages),
        new("scans", rows.Scans),
    ];
    }
}
