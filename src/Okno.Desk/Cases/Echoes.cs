using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Payments;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What a step on a case changes in other streams, in the same transaction: its line in a register, and the statement line that paid.</summary>
public sealed partial class ServiceDesk
{
    private async Task<IReadOnlyList<StreamChange>> EchoesAsync(Case before, Case after, ICaseStep step, ImmutableArray<CaseEvent> events, Stamp stamp, CancellationToken ct)
    {
        if (RegisterEcho(before, after, events) is { } register && await store.FindByNumberAsync(StreamKinds.Register.Name, register.Number, ct) is { } loaded)
        {
            return [StreamKinds.Register.Change(loaded.Id, register.Number, StreamKinds.Register.Open(loaded), loaded.Version, [register.Event], stamp).Change];
        }

        BankLine? line = step switch
        {
            RecordPayment { Evidence: BankLine bank } => bank,
            ConfirmPayment confirm => confirm.Line,
            _ => null,
        };
        return line is not null && await FindLineAsync(line.LineIdentity, ct) is { } found
            ? [StreamKinds.Line.Change(found.Id, found.Index.Number, StreamKinds.Line.Open(found), found.Version, [new LineMatched(after.Id, after.Number)], stamp).Change]
            : [];
    }

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

    private static RegisterLine LineOf(Case @case) => new(@case.Id, @case.Number, @case.Intake!.Applicant.Name.Full, @case.Intake.Patent.Key, LineStatus.Listed);

    private async Task<LoadedStream?> FindLineAsync(string identity, CancellationToken ct)
    {
        Loaded probed = await store.LoadAsync(Guid.Empty, null, [new UniqueClaim("statement-line", identity)], ct);
        return probed.Holders.Count == 0 ? null : (await store.LoadAsync(probed.Holders[0].Stream, ct: ct)).Stream;
    }
}
