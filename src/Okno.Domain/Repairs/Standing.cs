using Okno.Domain.Law;

namespace Okno.Domain.Repairs;

/// <summary>
/// How a person stands with these facts. It passes where the simulated plan files by the last day and nothing is left that blocks or that the person must first put right; a question for a second person that no
/// change can answer (a residence permit, an unknown country) does not fail it.
/// </summary>
public sealed record Standing(AssessmentFacts Facts, AssessmentResult Result, bool Passes)
{
    /// <summary>Runs the rules.</summary>
    public static Standing Of(AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        AssessmentResult result = Assessment.Of(facts, today, law);
        bool passes = result.Plan is { Passes: true };
        foreach (Finding finding in result.Findings)
        {
            passes &= !IsObstacle(finding);
        }

        return new Standing(facts, result, passes);
    }

    /// <summary>The findings that keep it from passing.</summary>
    public IEnumerable<Finding> Obstacles() => Result.Findings.Where(IsObstacle);

    private static bool IsObstacle(Finding finding) =>
        finding.IsBlocking || finding.Code == "tax.pay-before-contract"
        || (finding.NeedsSecondPerson && finding.Code is "plan.papers-sooner" or "plan.may-be-too-late" or "plan.too-late" or "papers.do-not-pay-yet");
}
