using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>Takes a case off a register that has not been handed over yet.</summary>
public sealed record TakeOffList(string Reason) : CaseStep<TakeOffList>
{
    private static readonly StepInfo Info = new(
        "take-off-list", "3.9.3", [Role.Courier, Role.Supervisor],
        [
            ContractRules.PhaseIs<TakeOffList>(Phase.Listed),
            new Rule<TakeOffList>("take-off.has-reason", "3.9.3", "The reason is written down", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.Reason) ? Breach.With() : null),
        ],
        [typeof(TakenOffList)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new TakenOffList(Reason.Trim())];
}

[Event("taken-off-list")]
public sealed record TakenOffList(string Reason) : CaseEvent;
