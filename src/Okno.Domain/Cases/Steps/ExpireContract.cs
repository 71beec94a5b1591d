using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>The term of the contract is over (3.4, 3.5). Performed by the daily job; never touches a case that was handed over.</summary>
public sealed record ExpireContract : CaseStep<ExpireContract>
{
    private static readonly StepInfo Info = new(
        "expire-contract", "3.4, 3.5", [Role.System, Role.Supervisor],
        [
            ContractRules.PhaseIs<ExpireContract>(Phase.Collecting, Phase.Complete, Phase.Listed),
            new Rule<ExpireContract>("expiry.never-handed-over", "3.11", "The case was never handed over: from that moment the service is rendered, and no term undoes it", Effect.Blocks,
                (_, c) => c.Case.Handover is { } handover ? Breach.With(("handover", handover.HandedOverOn)) : null),
            new Rule<ExpireContract>("contract.term-over", "3.4", "The term of the contract, moved by Civil Code 193, is over", Effect.Blocks,
                (_, c) => c.Case.Contract is { } contract && c.Today > contract.LastRolled ? null : Breach.With(("last", c.Case.Contract?.LastRolled))),
        ],
        [typeof(ContractExpired)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new ContractExpired(context.Today, context.Case.Contract!.Last)];
}

[Event("contract-expired")]
public sealed record ContractExpired(DateOnly On, DateOnly Last) : CaseEvent;
