using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What a step on a case changes in other streams, in the same transaction: its line in a register, and the statement line that paid.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>The claim under which a statement line is found by its identity.</summary>
    private const string LineClaim = "statement-line";

    /// <summary>The streams that a step reads beside its case, and then changes at the version it read: whoever changes them in between makes the step decide again.</summary>
    private sealed record Beside(LoadedStream? Register, LoadedStream? Line)
    {
        public static readonly Beside Nothing = new(null, null);
    }

    private async Task<Beside> BesideAsync(ICaseStep step, Case @case, IReadOnlyList<ClaimHolder> holders, CancellationToken ct) => step switch
    {
        ListForHandover list => new Beside(await store.FindByNumberAsync(StreamKinds.Register.Name, list.Register, ct), null),
        TakeBackPayment back => new Beside(null, await LineBehindAsync(@case.Payments.FirstOrDefault(payment => payment.Id == back.PaymentId), ct)),
        _ when holders.FirstOrDefault(holder => holder.Claim.Kind == LineClaim) is { } holder => new Beside(null, (await store.LoadAsync(holder.Stream, ct: ct)).Stream),
        _ => Beside.Nothing,
    };

    private async Task<IReadOnlyList<StreamChange>> EchoesAsync(Case before, Case after, Beside beside, ImmutableArray<CaseEvent> events, Stamp stamp, CancellationToken ct)
    {
        if (RegisterEcho(before, after, events) is { } register && (beside.Register ?? await store.FindByNumberAsync(StreamKinds.Register.Name, register.Number, ct)) is { } loaded)
        {
            return [StreamKinds.Register.Change(loaded.Id, register.Number, StreamKinds.Register.Open(loaded), loaded.Version, [register.Event], stamp).Change];
        }

        if (beside.Line is not { } line)
        {
            return [];
        }

        LineEvent echo = events.OfType<PaymentTakenBack>().FirstOrDefault() is { } taken ? new LineFreed(taken.On, taken.Why) : new LineMatched(after.Id, after.Number);
        return [StreamKinds.Line.Change(line.Id, line.Index.Number, StreamKinds.Line.Open(line), line.Version, [echo], stamp).Change];
    }

    /// <summary>3.2: the Centre's own record is a line that a bank really sent, of this very sum, and that nobody set aside meanwhile. Null where the step rests on no line, or on such a one.</summary>
    private static Finding? LineFault(ICaseStep step, Beside beside)
    {
        Money? sum = step switch
        {
            RecordPayment { Evidence: BankLine } record => record.Amount,
            ConfirmPayment confirm => confirm.Amount,
            RecordRefund { Line: not null } refund => refund.Amount,
            _ => null,
        };
        if (sum is null)
        {
            return null;
        }

        IncomingLine? line = beside.Line is { } loaded ? StreamKinds.Line.Open(loaded) : null;
        return line is null || line.Bank.Amount != sum || line.Bank.IsIncoming == step is RecordRefund ? Finding.Of("line.known", "3.2", Verdict.NotMet, Effect.Blocks, ("amount", sum))
            : line.Match is LineMatch.SetAside or LineMatch.ToReturn or LineMatch.Returned ? Finding.Of("line.open", "3.2", Verdict.NotMet, Effect.Blocks, ("number", line.Number))
            : null;
    }

    /// <summary>The statement line that stands behind a payment; null where none does.</summary>
    private async Task<LoadedStream?> LineBehindAsync(Payment? payment, CancellationToken ct) =>
        payment?.ConfirmedBy?.Split(':', 2) is ["line", var identity]
        && (await store.LoadAsync(Guid.Empty, null, [new UniqueClaim(LineClaim, identity)], ct)).Holders is [{ Stream: var stream }, ..]
            ? (await store.LoadAsync(stream, ct: ct)).Stream
            : null;

    private static UniqueClaim StatementLine(BankLine line) => new(LineClaim, line.LineIdentity);

    /// <summary>The register's own event that mirrors what happened to the case, with the register's number.</summary>
    private static (string Number, RegisterEvent Event)? RegisterEcho(Case before, Case after, ImmutableArray<CaseEvent> events)
    {
        foreach (CaseEvent e in events)
        {
            switch (e)
            {
                case Listed listed:
                    return (listed.Register, new LineListed(LineOf(after)));
                case TakenOffList off when before.Listing is { } listing:
                    return (listing.Register, new LineTakenOff(after.Id, off.Reason));
                case ContractExpired when before.Listing is { } listing:
                    return (listing.Register, new LineTakenOff(after.Id, "contract-expired"));
                case HandedOver handed:
                    return (handed.Register, new LineHandedOver(after.Id, handed.On));
                case AcceptedByAuthority accepted:
                    return (after.Handover!.Register, new LineAccepted(after.Id, accepted.ActNumber, accepted.ActDate));
                case RefusedByAuthority refused:
                    return (after.Handover!.Register, new LineRefused(after.Id, refused.ActNumber, refused.Words));
            }
        }

        return null;
    }

    /// <summary>A register names a case and nobody: its key outlives that of any one case in it. The names are put beside it when it is read (<see cref="NamedAsync"/>).</summary>
    private static RegisterLine LineOf(Case @case) => new(@case.Id, @case.Number, "", "", LineStatus.Listed);

    /// <summary>The register with the names and patents of its cases as they stand; a case that was erased has none. Registers from before keep the names that they wrote.</summary>
    private async Task<Register> NamedAsync(Register register, CancellationToken ct)
    {
        if (register.Lines.All(line => line.Applicant.Length > 0))
        {
            return register;
        }

        Dictionary<Guid, Case> cases = (await store.LoadManyAsync([.. register.Lines.Select(line => line.Case)], ct: ct)).Streams
            .Where(stream => !stream.Erased).ToDictionary(stream => stream.Id, StreamKinds.Case.Open);
        return register with
        {
            Lines = [.. register.Lines.Select(line => line.Applicant.Length == 0 && cases.GetValueOrDefault(line.Case)?.Intake is { } intake
                ? line with { Applicant = intake.Applicant.Name.Full, Patent = intake.Patent.Key } : line)],
        };
    }
}
