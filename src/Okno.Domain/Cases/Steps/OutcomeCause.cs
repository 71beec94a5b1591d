namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Why the money of a case gets its outcome: a text code, its clause, and the outcome that follows where nobody says otherwise (requirements, section 5: money outcomes by cause).
/// <paramref name="Default"/> is null where a human reviews.
/// </summary>
public sealed record OutcomeCause(string Code, string Clause, OutcomeKind? Default)
{
    /// <summary>The one cause of a case that has ended, or that the authority refused on another ground, or whose part goes back; null while there is nothing to settle.</summary>
    public static OutcomeCause? Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (@case.Contract is null)
        {
            // Money that accepted nothing is not the Centre's, however the case ended (Q23).
            return new OutcomeCause("outcome.void", "Q23", OutcomeKind.Full);
        }

        if (@case.Phase is Phase.RenderedBy63 or Phase.RefusedOtherwise or Phase.Expired && @case.Faults.Any(fault => fault.OfTheCentre))
        {
            return new OutcomeCause("outcome.centre-late", "Q3", OutcomeKind.Full);
        }

        return @case.Phase switch
        {
            Phase.Rendered => new OutcomeCause("outcome.rendered", "3.11", OutcomeKind.None),
            Phase.RenderedBy63 => new OutcomeCause("outcome.refused-by-63", "6.3", OutcomeKind.None),
            Phase.RefusedOtherwise => new OutcomeCause("outcome.refused-otherwise", "3.14", null),
            Phase.Expired => new OutcomeCause("outcome.expired", "3.5", OutcomeKind.MinusCosts),
            Phase.Withdrawn => new OutcomeCause("outcome.withdrawn", "3.12", OutcomeKind.MinusCosts),
            _ => null,
        };
    }
}
