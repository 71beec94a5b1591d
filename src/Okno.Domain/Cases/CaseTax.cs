using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Tax;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases;

/// <summary>Puts the recorded payment papers of a case to the prover.</summary>
public static class CaseTax
{
    /// <summary>The verdict for the planned filing; null before the intake is saved.</summary>
    /// <param name="today">The first day on which anything can still be paid.</param>
    public static TaxVerdict? Of(Case @case, ImmutableArray<TaxReceiptReuse> reuse, DateOnly today, LawInForce law) => @case.Intake is { } intake
        ? TaxVerdict.Of(intake.Applicant, intake.Patent.IssuedOn, @case.TaxReceipts, PlannedFiling(@case, today, law), today, reuse, law)
        : null;

    /// <summary>
    /// The day of filing as far as it is known: handed over, listed for, due since the last paper; under a contract, the hand-over after the last day of its papers; of an offer, its plan; else as if everything were brought
    /// today.
    /// </summary>
    public static DateOnly PlannedFiling(Case @case, DateOnly today, LawInForce law)
    {
        if ((@case.Handover?.HandedOverOn ?? @case.Listing?.PlannedFor ?? @case.Complete?.HandoverDue) is { } known)
        {
            return known;
        }

        DateOnly papers = @case.Contract is null ? today : @case.Missing.Where(item => item.StartsHandoverClock).Select(item => item.Due).Append(today).Max();
        DateOnly filing = @case.Contract is null && @case is { Offer: { } offer, OfferStands: true } ? offer.Plan.HandOverOn
            : @case.Contract is not null && @case.Intake is { } intake ? HandoverDay.Due(papers, PatentWindow.Of(intake.Patent.IssuedOn, law), law)
            : HandoverDay.NextDay(papers, law);
        return filing < today ? HandoverDay.NextDay(today, law) : filing;
    }

    /// <summary>At the acceptance of the paper of 2.1.6: everything, each with its own effect.</summary>
    internal static ImmutableArray<Finding> AtAcceptance(StepContext context) => Of(context.Case, context.Facts.TaxReceiptsUsedIn, context.Today, context.Law)?.Findings ?? [];

    /// <summary>At recording nothing stops: what the papers show is a fact, whatever it proves.</summary>
    internal static IEnumerable<Finding> AtRecording(Case after, StepContext context) =>
        (Of(after, context.Facts.TaxReceiptsUsedIn, context.Today, context.Law)?.Findings ?? []).Select(finding => finding with { Effect = Effect.Warns });

    /// <summary>At the listing, by the day really planned: months that lack money ask a second person, disputes and doubts warn. Nothing blocks: 3.9.3 obliges the Centre to hand over what it accepted.</summary>
    internal static IEnumerable<Finding> AtListing(DateOnly filing, StepContext context)
    {
        if (context.Case.Intake is not { } intake || context.Case.ItemOf(new PaperId(PaperKind.TaxReceipts)) is null)
        {
            return [];
        }

        return context.Case.TaxReceipts is not { Receipts.IsEmpty: false } recorded
            ? [TaxRules.Recorded.ForHuman()]
            : TaxCoverage.Of(intake.Patent.IssuedOn, recorded.Payments, filing, context.Law).Decisive.Findings
                .Select(finding => finding with { Effect = finding.Verdict == Verdict.NotMet ? Effect.NeedsSecondPerson : Effect.Warns });
    }
}
