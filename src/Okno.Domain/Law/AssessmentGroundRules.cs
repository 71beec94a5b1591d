using Okno.Domain.Terms;

namespace Okno.Domain.Law;

/// <summary>The grounds of 6.3 that lie in the person's past: an earlier re-issue, a refusal, an unlawful stay.</summary>
internal static class AssessmentGroundRules
{
    private static readonly Func<AssessmentResult, string?> OnceOnlyStatute = static r => r.Law.Statutes.OnceOnly.Statute;
    private static readonly RuleOutcome Once = new("reissue.once-only", "6.3.2", Verdict.NotMet, Effect.Blocks) { StatuteFrom = OnceOnlyStatute };
    private static readonly RuleOutcome AnyNumber = new("reissue.any-number", "6.3.2", Verdict.Met, Effect.Informs) { StatuteFrom = OnceOnlyStatute };

    internal static readonly AssessmentRule OnceOnly = new(
        "reissue.allowed-again", "6.3.2", "The patent was not re-issued before, or the law of the filing day sets no limit", [AnyNumber, Once], "ask.earlier-reissues",
        static r => r.Facts.EarlierReissues is { } times
            ? (times <= 0 ? RuleOutcome.Holds : r.Law.Statutes.OnceOnlyOn(r.Filing) ? Once : AnyNumber)
            : r.Law.Statutes.OnceOnlyOn(r.Filing) ? RuleOutcome.Unknown
            : RuleOutcome.Apart)
    {
        Facts = static r => [("times", r.Facts.EarlierReissues), ("filing", r.Filing), ("until", r.Law.Statutes.OnceOnly.InForce.To)],
    };

    private static readonly RuleOutcome WithinYear = new("refusal.within-year", "6.3.3", Verdict.NotMet, Effect.Blocks, "115-ФЗ, ст. 13.3", "wait-until");
    private static readonly RuleOutcome YearPassed = new("refusal.year-passed", "6.3.3", Verdict.Met, Effect.Informs);

    internal static readonly AssessmentRule Refusal = new(
        "refusal.none-within-year", "6.3.3", "No patent was refused or annulled within the year before the filing", [YearPassed, WithinYear], "ask.refusal",
        static r => r.Facts.RefusedOrAnnulledOn is not { } refused ? RuleOutcome.Unknown
            : refused >= r.Law.Edition.Term(TermCode.RefusalYear).Count(r.Filing, r.Law.Calendar).Earliest ? WithinYear
            : YearPassed)
    {
        Facts = static r => [("refused", r.Facts.RefusedOrAnnulledOn), ("filing", r.Filing), ("free_from", FreeFrom(r))],
    };

    private static readonly RuleOutcome Unlawful = new("stay.unlawful", "6.3.4", Verdict.HumanDecides, Effect.NeedsSecondPerson, Repair: "see-a-lawyer");
    private static readonly RuleOutcome Lawful = new("stay.lawful", "6.3.4", Verdict.Met, Effect.Informs);

    /// <summary>Never an accusation: what the person says of the stay is a question for a human.</summary>
    internal static readonly AssessmentRule Stay = new("stay.is-lawful", "6.3.4", "The person stays in the country lawfully", [Lawful, Unlawful], "ask.stay",
        static r => r.Facts.StayUnlawful switch { true => Unlawful, false => Lawful, null => RuleOutcome.Unknown });

    private static DateOnly FreeFrom(AssessmentResult result) =>
        Days.Shift((result.Law.Edition.Term(TermCode.RefusalYear) with { Direction = TermDirection.After }).Count(result.Facts.RefusedOrAnnulledOn!.Value, result.Law.Calendar).Earliest, 1);
}
