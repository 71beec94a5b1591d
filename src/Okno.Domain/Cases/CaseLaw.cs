using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;

namespace Okno.Domain.Cases;

/// <summary>Which law a case is judged under (Q22): civil terms of its acceptance, public law of its filing.</summary>
public static class CaseLaw
{
    /// <summary>The law of a case on a day: civil terms as of its offer or contract, public law as of today, or of the hand-over where that is done.</summary>
    public static LawInForce Of(Case? @case, DateOnly today, LawLibrary law) => law.On(CivilDay(@case, today), PublicDay(@case, today));

    /// <summary>
    /// The law under which a step decides: civil terms of the offer or the day by which the contract was accepted; before that a payment is judged by the offer it falls into, else by its own day, and
    /// every other step, a new offer too, by today's.
    /// </summary>
    public static LawInForce Of(Case @case, ICaseStep step, DateOnly today, LawLibrary law) => law.On(
        @case.Contract is { } contract ? (contract.WithoutOffer ? contract.On : @case.Offer?.MadeOn ?? contract.On)
            : step is RecordPayment { PaidOn: var paid } ? (@case.Offer is { } offer && paid >= offer.MadeOn && paid <= offer.ValidUntil ? offer.MadeOn : paid < today ? paid : today)
            : today,
        PublicDay(@case, today));

    internal static DateOnly CivilDay(Case? @case, DateOnly today) => @case?.Offer?.MadeOn ?? @case?.Contract?.On ?? today;

    /// <summary>The day whose public law counts: that of the hand-over once it stands, else today; a line refused for another reason is still to be filed.</summary>
    internal static DateOnly PublicDay(Case? @case, DateOnly today) =>
        @case is { Handover.HandedOverOn: var on, Phase: Phase.HandedOver or Phase.Rendered or Phase.RenderedBy63 or Phase.Closed } && on < today ? on : today;
}
