using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>Asks the law in force whether this person may still apply and what stands in the way (1.2, 1.3, 4.4, 6.3): findings by clause, with the days of the window.</summary>
public sealed record Assess : CaseStep<Assess>
{
    private static readonly StepInfo Info = new(
        "assess", "1.2, 1.3, 4.4, 6.3", [Role.Operator, Role.Supervisor],
        [ContractRules.PhaseIs<Assess>(Phase.Opened, Phase.Assessed, Phase.Offered)],
        [typeof(Assessed)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [Assessed.Now(context)];
}

[Event("assessed")]
public sealed record Assessed(AssessmentRecord Assessment) : CaseEvent
{
    internal static Assessed Now(StepContext context)
    {
        AssessmentResult result = CaseAssessment.Of(context);
        return new Assessed(new AssessmentRecord(context.Today, result.Verdict, result.Findings, WindowDays.Of(result.Window!), context.Law.Version));
    }
}
