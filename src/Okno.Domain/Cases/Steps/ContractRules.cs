using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>Rules that several steps share: they read the case and the day only.</summary>
internal static class ContractRules
{
    /// <summary>3.4, 3.5: obligations end with the term; judged by date, whether or not the expiry job has run.</summary>
    public static Rule<TStep> ContractIsInForce<TStep>() => new("contract.in-force", "3.4", "The contract is concluded and its term is not over", Effect.Blocks,
        (_, c) => c.Case.ContractInForceOn(c.Today) ? null : Breach.With(("phase", c.Case.Phase), ("last", c.Case.Contract?.LastRolled)));

    /// <summary>Q5: the roll to the next working day is for the applicant's acts; the Centre's own term ends on the day itself, so what it does later is shown, though still owed (3.9.3).</summary>
    public static Rule<TStep> BeforeHardStop<TStep>(Func<TStep, StepContext, DateOnly> day) => new("contract.hard-stop", "3.4", "The Centre's own act is not later than the thirtieth day itself", Effect.Warns,
        (s, c) => c.Case.Contract is { } contract && day(s, c) > contract.Last ? Breach.With(("day", day(s, c)), ("last", contract.Last)) : null);

    /// <summary>
    /// 4.4 on the day when the papers are filed: the last day that the reviewer read in the passport, else the declared one; equality passes. <paramref name="filing"/> answers null where the day was judged before.
    /// </summary>
    public static Rule<TStep> PassportHolds<TStep>(Func<TStep, StepContext, DateOnly?> filing) => new("handover.passport-holds", "4.4", "The passport still holds one year from the actual filing day", Effect.NeedsSecondPerson,
        (s, c) => filing(s, c) is { } day && c.Case.Intake?.Applicant.Identity is { Kind: IdentityPaperKind.Passport } declared
            && ((c.Case.PaperOf(new PaperId(PaperKind.IdentityPaper)) is { } paper ? PaperContent.Of(paper).Day("validUntil") : null) ?? declared.Expires) is { } expires
            && PassportContent.Needed(day, c.Law) is var needed && expires < needed
            ? Breach.With(("expires", expires), ("needed", needed)) : null);

    public static Rule<TStep> NotClosed<TStep>() => new("case.not-closed", "3.5", "The case is not closed", Effect.Blocks,
        (_, c) => c.Case.Phase is Phase.New or Phase.Closed ? Breach.With(("phase", c.Case.Phase)) : null);

    public static Rule<TStep> PhaseIs<TStep>(params Phase[] phases) => new("case.phase", "3.7", "The case stands where this step belongs", Effect.Blocks,
        (_, c) => phases.Contains(c.Case.Phase) ? null : Breach.With(("phase", c.Case.Phase)));
}
