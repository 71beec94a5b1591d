using System.Collections.Immutable;

namespace Okno.Domain.Law;

/// <summary>May this person have a patent re-issued through the Centre, by when, and what stands in the way: every rule once, in a table.</summary>
public static class Assessment
{
    /// <summary>The rules that a program decides of the person before the contract, each with all its outcomes.</summary>
    public static readonly ImmutableArray<AssessmentRule> Rules =
    [
        AssessmentPersonRules.StatelessPaper,
        AssessmentPersonRules.ResidencePermit,
        AssessmentPersonRules.Citizenship,
        AssessmentPersonRules.IdentityPaper,
        AssessmentPersonRules.Region,
        AssessmentWindowRules.Window,
        AssessmentWindowRules.Calendar,
        AssessmentWindowRules.Plan,
        AssessmentPaperRules.Ready,
        AssessmentPaperRules.Passport,
        AssessmentPaperRules.Insurance,
        AssessmentPaperRules.MigrationCard,
        AssessmentPaperRules.LanguageProof,
        AssessmentPaperRules.WorkContract,
        AssessmentGroundRules.OnceOnly,
        AssessmentGroundRules.Refusal,
        AssessmentGroundRules.Stay,
        AssessmentPaperRules.Tax,
    ];

    /// <summary>Judges the facts that are given; a fact that is missing makes a question, never a finding. The law of the planned filing day decides: a rule dead by then refuses nobody.</summary>
    public static AssessmentResult Of(AssessmentFacts facts, DateOnly today, LawInForce law) => new(facts, today, law);
}
