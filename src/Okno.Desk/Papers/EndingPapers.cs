using System.Collections.Immutable;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Windows;
using OutcomeKind = Okno.Documents.Papers.OutcomeKind;

namespace Okno.Desk.Papers;

/// <summary>The papers at a risk and at an end: the risk notice before an offer, the certificate of a rendered service, the notice of any other end with its money and the way to complain.</summary>
internal static class EndingPapers
{
    public static RiskNotice Risk(Case @case, string @operator, PrintedCase printed)
    {
        Domain.Cases.Offer offer = @case.Offer!;
        WindowDays days = @case.Days!;
        PlanDays plan = offer.Plan;
        return new RiskNotice(
            printed.Head(@case.Number, offer.MadeOn), printed.Person(@case.Intake!), printed.Authority(offer.MadeOn), @case.Intake!.Patent.IssuedOn, days.TwelveMonths, days.LastFiling.Earliest, days.SafeFiling.Earliest,
            [
                new PlanDay(printed.Words.Say("risk.plan.contact"), plan.Contract, "1.2, 3.4"),
                new PlanDay(printed.Words.Say("risk.plan.papers"), plan.LastPapersOn, "3.10.2"),
                new PlanDay(printed.Words.Say("risk.plan.handover"), plan.HandOverOn, "3.9.3", plan.HandOverOn <= days.LastFiling.Earliest),
            ],
            [new ClauseText(printed.Words.Say("risk.refusal"), "6.3.1"), new ClauseText(printed.Words.Say("risk.no-refund"), "6.3, 3.14")],
            printed.Signer("operator", @operator), printed.Signer("supervisor", null));
    }

    public static ServiceCertificate Certificate(Case @case, string @operator, PrintedCase printed)
    {
        HandoverRecord handover = @case.Handover!;
        RefusalRecord? refusal = @case.Phase == Phase.RenderedBy63 || handover.Accepted == false ? @case.Refusals.LastOrDefault() : null;
        return new ServiceCertificate(
            printed.Head(@case.Number, handover.ActDate ?? handover.HandedOverOn), printed.Person(@case.Intake!), printed.Authority(handover.HandedOverOn), @case.Contract!.On, @case.Contract.Price,
            handover.HandedOverOn, handover.Register, handover.HandedOverOn, handover.ActNumber, handover.ActDate,
            refusal is null ? null : new ClauseText(Ground(refusal, printed), ClauseOf(refusal.Ground)), printed.Words.Say("certificate.next"), printed.Signer("supervisor", @operator));
    }

    public static OutcomeNotice Notice(Case @case, string @operator, PrintedCase printed)
    {
        Ending ending = @case.Ending!;
        RefusalRecord? refusal = @case.Refusals.LastOrDefault();
        OutcomeKind kind = ending.Code switch
        {
            "ending.expired" => OutcomeKind.Expiry,
            "ending.withdrawn" => OutcomeKind.Withdrawal,
            "ending.rendered-by-63" => OutcomeKind.AuthorityRefusal,
            _ => OutcomeKind.Refusal,
        };
        ClauseText ground = kind switch
        {
            OutcomeKind.Expiry => new ClauseText(printed.Words.Say("notice.expired", ("on", @case.Contract!.On), ("last", @case.Contract.Last)), "3.4, 3.5"),
            OutcomeKind.Withdrawal => new ClauseText(printed.Words.Say("notice.withdrawn", ("on", ending.On)), ending.Clause),
            OutcomeKind.AuthorityRefusal => new ClauseText(printed.Words.Say("notice.refused", ("on", refusal!.On), ("ground", Ground(refusal, printed))), ClauseOf(refusal.Ground)),
            _ => new ClauseText(@case.Ledger.Received > Money.Zero ? printed.Words.Say("notice.void", ("on", ending.On)) : printed.Words.Say(ending.Code), ending.Clause),
        };
        string missing = string.Join(", ", @case.Missing.Where(item => NeverCame(@case.PaperOf(item.Paper))).Select(item => printed.Paper(item.Paper)));
        ImmutableArray<ClauseText> grounds = kind == OutcomeKind.Expiry && missing.Length > 0 ? [ground, new ClauseText(printed.Words.Say("notice.missing", ("papers", missing)), "3.10.2")] : [ground];
        return new OutcomeNotice(
            printed.Head(@case.Number, @case.Outcome?.On ?? ending.On), printed.Person(@case.Intake!), kind, grounds, MoneyOf(@case, printed),
            printed.Words.Say("notice.papers-returned"), [printed.Words.Say("notice.possible.new-patent"), printed.Words.Say("notice.possible.take-papers")],
            [
                new ComplaintRoute(printed.Words.Say("notice.complain.centre"), printed.Words.Say("notice.complain.centre-how", ("address", printed.Centre.LegalAddress))),
                new ComplaintRoute(printed.Words.Say("notice.complain.court"), printed.Words.Say("notice.complain.court-how")),
            ],
            printed.Signer("supervisor", @operator));
    }

    /// <summary>A good original that went back to its owner after the end was brought all the same: the notice must not say otherwise.</summary>
    private static bool NeverCame(PaperState? paper) => paper is null or { Status: PaperStatus.Rejected } or { Status: PaperStatus.Returned, Defects.IsDefaultOrEmpty: false };

    public static string Ground(RefusalRecord refusal, PrintedCase printed) =>
        refusal.Ground == RefusalGround.Other ? refusal.Words : printed.Words.Say($"refusal.{Cases.CaseIndex.Camel(refusal.Ground)}");

    public static string ClauseOf(RefusalGround ground) => ground switch
    {
        RefusalGround.LateFiling => "6.3.1",
        RefusalGround.TooManyReissues => "6.3.2",
        RefusalGround.RefusalWithinYear => "6.3.3",
        RefusalGround.UnlawfulStay => "6.3.4",
        _ => "3.14",
    };

    /// <summary>Returned and kept as decided; until the decision nothing is promised and the sum is said to be held.</summary>
    private static MoneyOutcome? MoneyOf(Case @case, PrintedCase printed) =>
        @case.Ledger.Received == Money.Zero ? null
        : @case.Outcome is { } outcome ? new MoneyOutcome(outcome.Refund + outcome.Retained, outcome.Refund, outcome.Retained, printed.Words.Say(outcome.Cause), outcome.Clause, outcome.Refund > Money.Zero ? printed.Words.Say("money.to-payer") : null)
        : new MoneyOutcome(@case.Ledger.Received, Money.Zero, @case.Ledger.Received, printed.Words.Say("money.outcome-pending"), @case.Ending!.Clause);
}
