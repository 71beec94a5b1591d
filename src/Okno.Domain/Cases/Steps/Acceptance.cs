using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases.Steps;

/// <summary>What money that came does (3.3, 3.4, 7.2, Q6, Q23, Q33): concludes the contract, buys nothing, or is a part that waits.</summary>
internal static class Acceptance
{
    /// <summary>What the payments come to, in the order in which they were recorded: the first of them with which the price is reached decides. Null where they are a part of the price.</summary>
    public static CaseEvent? Of(StepContext context, IEnumerable<Payment> payments)
    {
        Money sum = Money.Zero;
        DateOnly day = DateOnly.MinValue;
        foreach (Payment payment in payments)
        {
            sum += payment.Amount;
            day = payment.PaidOn > day ? payment.PaidOn : day;
            if (Of(context, sum, day, payment.PaidOn) is { } comes)
            {
                return comes;
            }
        }

        return null;
    }

    /// <summary>What a sum comes to on the day of its latest part.</summary>
    /// <param name="on">The day of the part in hand, by which money that buys nothing is told.</param>
    public static CaseEvent? Of(StepContext context, Money sum, DateOnly day, DateOnly on)
    {
        Case @case = context.Case;
        PatentWindow window = PatentWindow.Of(@case.Intake!.Patent.IssuedOn, context.Law);
        DateOnly contact = @case.ContactedOn ?? day;
        if (window.StatusOn(contact) == WindowStatus.Closed || (day > window.LastFiling.Latest && !window.TouchesFreeze))
        {
            return new PaymentBoughtNothing("ending.payment-after-window", "1.2", on);
        }

        Offer? offer = StandingOffer(@case, day);
        bool judged = offer is not null && (@case.OfferStands || @case.Contract is { WithoutOffer: false });
        if (!judged && CaseAssessment.Of(context, day).Findings.Any(finding => finding.IsBlocking))
        {
            return new PaymentBoughtNothing("ending.payment-ineligible", "Q23", on);
        }

        Money? price = offer?.Price ?? context.Law.PriceOn(day)?.Amount;
        return price is { } due && sum >= due ? Conclude(context, window, contact, day, due, judged ? offer : null) : null;
    }

    /// <summary>The offer that <paramref name="day"/> falls into; an offer made later, or over by then, promises nothing of that day.</summary>
    public static Offer? StandingOffer(Case @case, DateOnly day) => @case.Offer is { } offer && day >= offer.MadeOn && day <= offer.ValidUntil ? offer : null;

    private static ContractConcluded Conclude(StepContext context, PatentWindow window, DateOnly contact, DateOnly day, Money price, Offer? offer)
    {
        Intake intake = context.Case.Intake!;
        (DateOnly last, DateOnly rolled) = ContractTerm.Of(day, context.Law);
        // Q33: without an offer nobody agreed on later days, so every paper is due on the day of the contract.
        DateOnly? agreed = offer is null ? day : offer.PapersAgreedBy;
        ChecklistFacts facts = new(intake.Employer.Kind, intake.ForeignLanguagePapers, contact, day, intake.LanguageProofStillValid, agreed);
        ImmutableArray<ChecklistItem> checklist = Checklist.For(facts, window, context.Law);
        return new ContractConcluded(
            new Contract(day, last, rolled, window.LaneFor(contact, day) ?? Lane.Compressed, price, checklist, context.Law.Version, WithoutOffer: offer is null),
            WindowDays.Of(window));
    }
}
