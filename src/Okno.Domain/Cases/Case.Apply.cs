using System.Collections.Immutable;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;

namespace Okno.Domain.Cases;

public sealed partial record Case
{
    /// <summary>The case after an event. Never reads the law or the clock, never refuses: what is in the journal has happened.</summary>
    public Case Apply(CaseEvent @event) => @event switch
    {
        ConsentGiven e => this with { Consent = e.Consent, ConsentWithdrawals = null },
        ConsentWithdrawn e => this with { ConsentWithdrawals = [.. ConsentWithdrawals ?? [], e.Withdrawal] },
        CaseOpened e => this with { Phase = Phase.Opened, Intake = e.Intake, ContactedOn = e.ContactedOn },
        IntakeCorrected e => Correct(e.Intake),
        Assessed e => this with { Phase = Phase == Phase.Opened ? Phase.Assessed : Phase, Assessment = e.Assessment, Days = e.Assessment.Days },
        OfferMade e => this with { Phase = Phase.Offered, Offer = e.Offer, OfferStands = true },
        PaymentRecorded e => WithPayment(e.Payment),
        ContractConcluded e => Conclude(e),
        PaymentBoughtNothing e => this with { Phase = Phase.Void, Ending = new Ending(e.Code, e.On, e.Clause) },
        PaymentConfirmed e => Confirm(e),
        EvidenceDisputed e => this with { Disputes = Disputes.Add(e.Dispute) },
        EvidenceSettled e => Settle(e),
        PaymentTakenBack e => TakeBack(e),
        ContractUndone e => Undo(e),
        CreditKept e => this with { CreditKept = e.Amount },
        CreditReturned e => this with { CreditKept = null, Ledger = Ledger.Post(e.On, LedgerAccount.Credit, LedgerAccount.RefundDue, e.Amount, "credit-returned") },
        RefundOrdered e => this with { RefundOrders = RefundOrders.Add(e.Order) },
        PaperReceived e => WithPaper(new PaperState(e.Paper, PaperStatus.Received, e.Form, e.On, e.Details, [], e.Findings, e.Custody,
            FirstReceivedOn: PaperOf(e.Paper) is { Waived: false, FirstReceivedOn: { } first } ? first : e.On,
            EnteredBy: e.By is { } by && !e.Details.IsEmpty ? e.Details.ToImmutableSortedDictionary(field => field.Key, _ => by, StringComparer.Ordinal) : null)),
        PaperAccepted e => WithPaper(PaperOf(e.Paper)!.Entered(e.Details, e.By) with { Status = PaperStatus.Accepted, Defects = e.Defects, Findings = e.Findings, Words = e.Words }),
        PaperRejected e => WithPaper(PaperOf(e.Paper)!.Entered(e.Details, e.By) with { Status = PaperStatus.Rejected, Defects = e.Defects, Findings = e.Findings ?? PaperOf(e.Paper)!.Findings, Words = e.Words }),
        TranslationDemanded e => Demand(e.Item),
        PaperWaived e => WithPaper(PaperOf(e.Paper) is { } held
            ? held with { Status = PaperStatus.Accepted, Waived = true, Words = e.Reason }
            : new PaperState(e.Paper, PaperStatus.Accepted, PaperForm.Original, e.On, ImmutableSortedDictionary<string, string>.Empty, [], [], Custody.Shown, Waived: true, Words: e.Reason)),
        PaperReturned e => Return(e),
        KeeperChanged e => WithPaper(PaperOf(e.Paper)! with { Custody = e.To }),
        ScanAttached e => this with { Scans = (Scans ?? []).Add(e.Scan) },
        TaxReceiptsRecorded e => this with { TaxReceipts = e.Receipts },
        FaultRecorded e => this with { Faults = Faults.Add(e.Fault) },
        VisitBooked e => this with { Visit = new Visit(e.On, e.At, null) },
        VisitRecorded e => this with { Visit = Visit! with { Attended = e.Attended } },
        PapersCompleted e => this with { Phase = Phase == Phase.Collecting ? Phase.Complete : Phase, Complete = new Completeness(e.On, e.HandoverDue) },
        Listed e => this with { Phase = Phase.Listed, Listing = new Listing(e.Register, e.PlannedFor) },
        TakenOffList => this with { Phase = Refusals.IsEmpty ? Phase.Complete : Phase.RefusedOtherwise, Listing = null },
        HandedOver e => this with
        {
            Phase = Phase.HandedOver,
            Handover = new HandoverRecord(e.Register, e.On, null, null, null),
            Papers = [.. Papers.Select(p => p is { Custody: Custody.Taken, IsAccepted: true, Waived: false } ? p with { Custody = Custody.GivenToAuthority } : p)],
        },
        AcceptedByAuthority e => this with
        {
            Phase = Phase.Rendered,
            Handover = Handover! with { ActNumber = e.ActNumber, ActDate = e.ActDate, Accepted = true },
            Ending = new Ending("ending.rendered", e.ActDate, "3.11"),
        },
        RefusedByAuthority e => Refuse(e),
        ContractExpired e => this with { Phase = Phase.Expired, Listing = null, Ending = new Ending("ending.expired", e.On, "3.5") },
        Withdrawn e => this with { Phase = Phase.Withdrawn, Ending = new Ending("ending.withdrawn", e.On, "3.12", e.Words) },
        OutcomeDecided e => Settle(e.Outcome),
        MoneyRefunded e => this with { Refunds = Refunds.Add(new Refund(e.Amount, e.PaidOn, e.PaymentOrder, e.Line)), Ledger = Ledger.Post(e.PaidOn, LedgerAccount.RefundDue, LedgerAccount.Refunded, e.Amount, "money-refunded") },
        RefundSeen e => this with { Refunds = [.. Refunds.Select(refund => refund.Line is null && refund.PaymentOrder == e.PaymentOrder && refund.PaidOn == e.PaidOn ? refund with { Line = e.Line } : refund)] },
        CaseClosed e => this with { Phase = Phase.Closed, Ending = Ending ?? new Ending("ending.closed-unpaid", e.On, "3.5", e.Words) },
        _ => throw new InvalidOperationException($"A case does not know the event {@event.GetType().Name}."),
    };

    public Case Apply(IEnumerable<CaseEvent> events) => events.Aggregate(this, (@case, e) => @case.Apply(e));

    private Case Correct(Intake corrected)
    {
        bool same = Intake is { } old && old.SaysTheSameToTheLaw(corrected);
        return this with { Intake = corrected, OfferStands = OfferStands && same, Phase = Phase == Phase.Offered && !same ? Phase.Assessed : Phase };
    }

    private Case WithPaper(PaperState state) => this with { Papers = [.. Papers.Where(p => p.Paper != state.Paper), state] };

    /// <summary>A translation that nobody knew of joins the checklist behind its paper; a packet that was complete is so no longer.</summary>
    private Case Demand(ChecklistItem item)
    {
        int behind = Contract!.Checklist.ToList().FindIndex(known => known.Paper.Kind == item.Paper.TranslationOf);
        Case after = this with { Contract = Contract with { Checklist = Contract.Checklist.Insert(behind + 1, item) } };
        return item.StartsHandoverClock && Phase is Phase.Complete ? after with { Phase = Phase.Collecting, Complete = null } : after;
    }

    private Case Return(PaperReturned e)
    {
        Case after = WithPaper(PaperOf(e.Paper)! with { Status = PaperStatus.Returned, Custody = Custody.ReturnedToApplicant, Words = e.Reason });
        bool stopsClock = !PaperOf(e.Paper)!.Waived && Contract?.Checklist.FirstOrDefault(item => item.Paper == e.Paper) is { StartsHandoverClock: true };
        return stopsClock && Phase is Phase.Complete ? after with { Phase = Phase.Collecting, Complete = null } : after;
    }

    private Case Refuse(RefusedByAuthority e) => this with
    {
        Phase = e.Ground == RefusalGround.Other ? Phase.RefusedOtherwise : Phase.RenderedBy63,
        Handover = Handover! with { ActNumber = e.ActNumber, Accepted = false },
        Listing = null,
        Refusals = Refusals.Add(new RefusalRecord(e.On, e.Ground, e.Words, Handover!.Register)),
        Papers = [.. Papers.Select(p => p.Custody == Custody.GivenToAuthority ? p with { Custody = Custody.Taken } : p)],
        Ending = e.Ground == RefusalGround.Other ? null : new Ending("ending.rendered-by-63", e.On, "6.3", e.Words),
    };
}
