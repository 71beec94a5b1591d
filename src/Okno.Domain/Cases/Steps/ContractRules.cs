using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>Rules that several steps share: they read the case and the day only.</summary>
internal static class ContractRules
{
    /// <summary>3.4, 3.5: obligations end with the term; judged by date, whether or not the expiry job has run.</summary>
    public static Rule<TStep> ContractIsInForce<TStep>() => new("contract.in-force", "3.4", "The contract is concluded and its term is not over", Effect.Blocks,
        (_, c) => c.Case.ContractInForceOn(c.Today) ? null : Breach.With(("phase", c.Case.Phase), ("last", c.Case.Contract?.LastRolled)));

    public static Rule<TStep> PhaseIs<TStep>(params Phase[] phases) => new("case.phase", "3.7", "The case stands where this step belongs", Effect.Blocks,
        (_, c) => phases.Contains(c.Case.Phase) ? null : Breach.With(("phase", c.Case.Phase)));
}
