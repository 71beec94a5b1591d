using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>A human decides that a paper "when needed" (2.1.5, 2.1.8, a translation of a partly bilingual paper) is not needed here, and says why (Q7).</summary>
public sealed record WaivePaper(PaperId Paper, string Reason) : CaseStep<WaivePaper>
{
    private static readonly StepInfo Info = new(
        "waive-paper", "2.1.5, 2.1.8, 2.1.11", [Role.Reviewer, Role.Supervisor],
        [
            ContractRules.ContractIsInForce<WaivePaper>(),
            ContractRules.PhaseIs<WaivePaper>(Phase.Collecting, Phase.Complete),
            new Rule<WaivePaper>("paper.may-be-waived", "Q7", "Only a paper whose need a human decides can be waived", Effect.Blocks,
                (s, c) => c.Case.ItemOf(s.Paper) is { Need: Need.HumanDecides } ? null : Breach.With(("paper", s.Paper))),
            new Rule<WaivePaper>("paper.waiver-has-reason", "Q7", "The decision says why", Effect.Blocks,
                (s, _) => string.IsNullOrWhiteSpace(s.Reason) ? Breach.With(("paper", s.Paper)) : null),
        ],
        [typeof(PaperWaived), typeof(PapersCompleted)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.PaperOf(Paper) is { Waived: true };

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        PaperWaived waived = new(Paper, Reason.Trim(), context.Today);
        yield return waived;
        if (PapersCompleted.IfNow(context.Case.Apply(waived), context) is { } completed)
        {
            yield return completed;
        }
    }
}

[Event("paper-waived")]
public sealed record PaperWaived(PaperId Paper, string Reason, DateOnly On) : CaseEvent;
