using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Makes the offer (7.2) with its price, edition, exact text and payment reference; only then is there a QR. The guard plays the plan through first: where it finds no lawful way to file in time, the
/// person must agree to bring the papers earlier, or sign the risk notice and a second person must confirm (Q2, Q3).
/// </summary>
/// <param name="PapersAgreedBy">The earlier day, inclusive, by which the person agrees in writing to bring all papers; null where no agreement is needed.</param>
/// <param name="RiskNoticeSigned">The person has read and signed the risk notice.</param>
/// <param name="PapersInHand">The person has shown that all papers are in hand: in the compressed lane they are due on the day of payment.</param>
public sealed record MakeOffer(DateOnly? PapersAgreedBy, bool RiskNoticeSigned, bool PapersInHand) : CaseStep<MakeOffer>
{
    private static readonly StepInfo Info = new(
        "make-offer", "1.2, 1.4, 3.10.2, 5.1, 7.2", [Role.Operator, Role.Supervisor],
        [
            ContractRules.PhaseIs<MakeOffer>(Phase.Assessed, Phase.Offered),
            new Rule<MakeOffer>("offer.price-in-force", "5.1", "A price order is in force today", Effect.Blocks,
                (_, c) => c.Law.PriceOn(c.Today) is null ? Breach.With(("day", c.Today)) : null),
            new Rule<MakeOffer>("offer.can-be-paid", "1.2", "The last day to file is not over: a payment after it could buy nothing", Effect.Blocks,
                (_, c) => c.Case.Intake is { } intake && PatentWindow.Of(intake.Patent.IssuedOn, c.Law) is { TouchesFreeze: false } window
                    && c.Today > window.LastFiling.Latest && !(c.Case.ContactedOn > window.LastContact.Latest)
                    ? Breach.With(("last", window.LastFiling.Latest), ("day", c.Today)) : null),
            new Rule<MakeOffer>("offer.agreed-day-in-future", "3.10.2", "The agreed day for the papers is today or later", Effect.Blocks,
                (s, c) => s.PapersAgreedBy is { } by && by < c.Today ? Breach.With(("agreed", by)) : null),
        ],
        [typeof(Assessed), typeof(OfferMade)]);

    public override StepInfo Step => Info;

    /// <summary>The plan as it would run if the person paid on <paramref name="day"/>.</summary>
    public static FilingPlan PlanOn(DateOnly day, Case @case, DateOnly? papersAgreedBy, LawInForce law) => Guard.Simulate(
        PatentWindow.Of(@case.Intake!.Patent.IssuedOn, law), @case.ContactedOn ?? day, day, @case.Intake.Employer.Kind, papersAgreedBy, law);

    protected override IEnumerable<Finding> FurtherFindings(StepContext context)
    {
        foreach (Finding finding in CaseAssessment.Of(context, papersAgreedBy: PapersAgreedBy).Findings.Where(finding => finding.Verdict != Verdict.Met && !finding.Code.StartsWith("plan.", StringComparison.Ordinal)))
        {
            yield return finding;
        }

        FilingPlan plan = PlanOn(context.Today, context.Case, PapersAgreedBy, context.Law);
        if (!plan.Passes)
        {
            yield return Finding.Of("guard.no-lawful-plan", "Q3", Verdict.NotMet, RiskNoticeSigned ? Effect.NeedsSecondPerson : Effect.Blocks,
                ("handover", plan.HandOverOn), ("lastFiling", plan.LastFiling.Earliest));
            if (plan.BringPapersBy is { } bringBy)
            {
                yield return Finding.Of("guard.bring-by", "3.10.2", Verdict.Met, Effect.Informs, ("bringBy", bringBy));
            }
        }

        if (plan.Lane == Lane.Compressed && !PapersInHand)
        {
            yield return Finding.Of("offer.papers-in-hand", "3.10.2", Verdict.NotMet, Effect.NeedsSecondPerson, ("day", context.Today));
        }
    }

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Case @case = context.Case;
        PriceOrder price = context.Law.PriceOn(context.Today)!;
        FilingPlan plan = PlanOn(context.Today, @case, PapersAgreedBy, context.Law);
        int ordinal = (@case.Offer is { } earlier ? PaymentReference.OrdinalOf(earlier.Reference) : 0) + 1;
        string reference = PaymentReference.For(@case.Number, ordinal);
        PlanDays days = new(plan.Contact, plan.Contract, plan.Lane, plan.LastPapersOn, plan.HandOverOn, plan.Passes);
        DateOnly validUntil = ValidUntil(context, plan);
        string text = OfferText.Compose(@case, reference, price, validUntil, PapersAgreedBy, days, context.Law);
        return
        [
            Assessed.Now(context),
            new OfferMade(new Offer(reference, context.Today, validUntil, price.Amount, price.Number, context.Law.Version, OfferText.Hash(text), PapersAgreedBy, RiskNoticeSigned, days), warnings),
        ];
    }

    /// <summary>
    /// The price stays for the days of the edition, but an offer never outlives the last day on which a plan with a payment on that day would still pass, nor its lane: a payment after it could buy
    /// nothing, or would make due on that very day papers that were promised a later one.
    /// An offer made against the guard, at the person's own risk, is for today only.
    /// </summary>
    private DateOnly ValidUntil(StepContext context, FilingPlan plan)
    {
        if (!plan.Passes)
        {
            return context.Today;
        }

        DateOnly until = context.Today.AddDays(context.Law.Edition.OfferFreezeDays);
        while (until > context.Today && PlanOn(until, context.Case, PapersAgreedBy, context.Law) is var later && !(later.Passes && later.Lane == plan.Lane))
        {
            until = until.AddDays(-1);
        }

        return until;
    }
}

[Event("offer-made")]
public sealed record OfferMade(Offer Offer, ImmutableArray<Finding> Findings) : CaseEvent;
