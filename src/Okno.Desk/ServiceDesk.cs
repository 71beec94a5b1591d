using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>
/// The desk: performs steps. Loads, lets the step decide, and saves what happened, once: events, fold, tokens, claims, echoes in other streams, and the sealed answer for the idempotency key become durable
/// together or not at all. The parts beside this file are its use cases over several streams.
/// </summary>
public sealed partial class ServiceDesk(RecordStore store, LawShelf law, TimeProvider time)
{
    /// <summary>How often a step decides again when others changed meanwhile what it reads or writes.</summary>
    private const int Attempts = 10;

    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public RecordStore Store => store;

    public LawShelf Law => law;

    /// <summary>Now, with the day and the time in the zone of the law.</summary>
    public Moment Now => Moment.At(time.GetUtcNow(), Moscow);

    /// <summary>Opens a case: its number is given only when nothing stands in the way.</summary>
    public async Task<Performed> OpenCaseAsync(OpenCase step, By by, CancellationToken ct = default)
    {
        if (by.RoleFor(step.Step.Roles) is not { } role)
        {
            return new Performed.Forbidden(step.Step.Name, step.Step.Roles);
        }

        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        Loaded loaded = await store.LoadAsync(id, by.Key, ProbesOf(step), ct);
        if (loaded.Answer is { } answer)
        {
            return RecordJson.Read<Performed>(answer);
        }

        Moment now = Now;
        Case empty = StreamKinds.Case.Empty(id, "");
        Facts facts = await FactsAsync(step, id, null, Beside.Nothing, loaded.Holders, by.Account, confirmed: false, ct);
        LawInForce inForce = law.For(null, now.Day);
        Decision decision = step.Decide(empty, facts, inForce, now);
        if (decision is not Decision.Accepted accepted)
        {
            return Told(decision, "", 0);
        }

        string number = $"{now.Day.Year % 100:00}-{await store.NextAsync($"case-{now.Day.Year}", ct):000000}";
        Case unborn = StreamKinds.Case.Empty(id, number);
        (StreamChange change, _) = await DecidedAsync(unborn, 0, step, facts, inForce, now, StampOf(by, role), accepted, ct);
        return await CommitAsync([change], new Performed.Done(id, number, accepted.Events.Length, NamesOf(accepted.Events), accepted.Warnings), by, now, ct) switch
        {
            CommitOutcome.Done => new Performed.Done(id, number, accepted.Events.Length, NamesOf(accepted.Events), accepted.Warnings),
            CommitOutcome.AlreadyDone done => RecordJson.Read<Performed>(done.Answer),
            // Somebody opened a case for this patent a moment ago: decide again and name it.
            _ => await OpenCaseAsync(step, by, ct),
        };
    }

    /// <summary>Performs a step on a case.</summary>
    public Task<Performed> PerformAsync(Guid @case, ICaseStep step, By by, CancellationToken ct = default) => PerformAsync(@case, step, by, null, ct);

    private async Task<Performed> PerformAsync(Guid id, ICaseStep step, By by, Confirmation? confirmation, CancellationToken ct, Func<Case, Finding?>? doubt = null)
    {
        if (confirmation is null && by.RoleFor(step.Step.Roles) is null)
        {
            return new Performed.Forbidden(step.Step.Name, step.Step.Roles);
        }

        for (int attempt = 1; ; attempt++)
        {
            Loaded loaded = await store.LoadAsync(id, by.Key, ProbesOf(step), ct);
            if (loaded.Answer is { } answer)
            {
                return RecordJson.Read<Performed>(answer);
            }

            if (loaded.Stream is not { Erased: false } stream || stream.Kind != StreamKinds.Case.Name)
            {
                return new Performed.NotFound(id.ToString());
            }

            if (by.SeenRevision is { } seen && seen != stream.Version)
            {
                return new Performed.Stale(stream.Index.Number, stream.Version);
            }

            Moment now = Now;
            Case before = StreamKinds.Case.Open(stream);
            if (doubt?.Invoke(before) is { } doubted)
            {
                return new Performed.Refused([doubted]);
            }

            Beside beside = await BesideAsync(step, before, loaded.Holders, ct);
            Facts facts = await FactsAsync(step, id, before, beside, loaded.Holders, confirmation?.Stamp.Account ?? by.Account, confirmation is not null, ct);
            LawInForce inForce = law.For(before, step, now.Day);
            Decision decision = step.Decide(before, facts, inForce, now);
            if (decision is not Decision.Accepted accepted || confirmation?.NotShown(accepted.Warnings) is { Length: > 0 })
            {
                return decision is Decision.Accepted changed ? new Performed.NeedsSecondPerson(changed.Warnings) : Told(decision, before.Number, stream.Version);
            }

            if (LineFault(step, beside) is { } fault)
            {
                return new Performed.Refused([fault]);
            }

            Stamp stamp = confirmation?.Stamp ?? StampOf(by, by.RoleFor(step.Step.Roles)!.Value);
            (StreamChange change, Case after) = await DecidedAsync(before, stream.Version, step, facts, inForce, now, stamp, accepted, ct);
            List<StreamChange> changes = [change, .. await EchoesAsync(before, after, beside, accepted.Events, stamp, ct)];
            if (confirmation is not null)
            {
                changes.Add(confirmation.Change);
            }

            Performed.Done performed = new(id, before.Number, stream.Version + accepted.Events.Length, NamesOf(accepted.Events), accepted.Warnings);
            switch (await CommitAsync(changes, performed, by, now, ct))
            {
                case CommitOutcome.Done:
                    return performed;
                case CommitOutcome.AlreadyDone done:
                    return RecordJson.Read<Performed>(done.Answer);
                // Whatever moved (this case, its register, the holder of a claim): what is loaded again says whether this person must be told.
                case CommitOutcome.Stale or CommitOutcome.Claimed when attempt == Attempts:
                    return new Performed.Stale(before.Number, stream.Version);
            }
        }
    }

    private Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamChange> changes, Performed answer, By by, Moment now, CancellationToken ct) =>
        store.CommitAsync(new Commit(changes, by.Key, by.Key is null ? (ReadOnlyMemory<byte>?)null : RecordJson.Write(answer), [], now.Utc), ct);

    private static Performed Told(Decision decision, string number, long revision) => decision switch
    {
        Decision.Refused refused => new Performed.Refused(refused.Findings),
        Decision.NeedsApproval needs => new Performed.NeedsSecondPerson(needs.Findings),
        Decision.AlreadyDone => new Performed.AlreadyDone(number, revision),
        _ => throw new InvalidOperationException($"{decision.GetType().Name} is told by its own arm."),
    };

    private static Stamp StampOf(By by, Role role) => new(by.Account, by.Name, role, by.Why, by.Channel);

    private static ImmutableArray<string> NamesOf(ImmutableArray<CaseEvent> events) => [.. events.Select(e => CaseEvents.NameOf(e).Name)];

    private static IReadOnlyList<UniqueClaim> ProbesOf(ICaseStep step) => step switch
    {
        OpenCase open => [CaseIndex.OpenPatent(open.Intake.Patent)],
        CorrectIntake correct => [CaseIndex.OpenPatent(correct.Intake.Patent)],
        RecordPayment { Evidence: BankLine line } => [CaseIndex.Evidence(line.Identity), StatementLine(line)],
        RecordPayment record => [CaseIndex.Evidence(record.Evidence.Identity)],
        ConfirmPayment confirm => [CaseIndex.Evidence(confirm.Line.Identity), StatementLine(confirm.Line)],
        RecordRefund { Line: { } identity } => [CaseIndex.Evidence(identity), new UniqueClaim(LineClaim, identity)],
        _ => [],
    };

    /// <summary>What others know. A holder of a probed claim other than the case itself is named by its number; the extra round trip is paid only then.</summary>
    private async Task<Facts> FactsAsync(ICaseStep step, Guid id, Case? @case, Beside beside, IReadOnlyList<ClaimHolder> holders, string by, bool confirmed, CancellationToken ct)
    {
        string? other = null;
        if (holders.FirstOrDefault(holder => holder.Stream != id && holder.Claim.Kind != LineClaim) is { } held)
        {
            other = (await store.LoadAsync(held.Stream, ct: ct)).Stream?.Index.Number;
        }

        int rendered = 0;
        if (@case?.Intake is { } intake && AsksForEarlierReissues(step, @case))
        {
            rendered = (await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.All, [new Token("rendered-passport", CaseIndex.Passport(intake.Applicant.Identity))], 10, ct)).Count(found => found.Id != id);
        }

        return new Facts
        {
            OpenCaseForPatent = step is OpenCase or CorrectIntake ? other : null,
            EvidenceUsedIn = step is RecordPayment or ConfirmPayment or RecordRefund ? other : null,
            ReissuesRenderedHere = rendered,
            By = by,
            TaxReceiptsUsedIn = ReceiptsAskedBy(step, @case) is { IsEmpty: false } receipts ? await FindTaxReceiptsAsync(id, receipts, ct) : [],
            SecondPersonConfirmed = confirmed,
            PayerAccount = step is OrderRefund order && @case is not null ? (await PaidByAsync(@case, order.PaymentId, ct))?.Bank.PayerAccount : null,
            RegisterIsOpen = beside.Register is { } register && StreamKinds.Register.Open(register).IsOpen,
        };
    }

    /// <summary>Steps that may judge the person: also a payment that no standing offer has judged before (Q23).</summary>
    private static bool AsksForEarlierReissues(ICaseStep step, Case @case) => step switch
    {
        Assess or MakeOffer or CorrectIntake => true,
        RecordPayment payment => @case.Contract is null && !(@case.OfferStands && @case.Offer is { } offer && payment.PaidOn >= offer.MadeOn && payment.PaidOn <= offer.ValidUntil),
        _ => false,
    };
}
