using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>The acceptance act is signed for this line: the proof of 3.11. The price is earned; an overpayment stays the payer's and waits for the accountant.</summary>
public sealed record RecordAcceptance(string ActNumber, DateOnly ActDate) : CaseStep<RecordAcceptance>
{
    private static readonly StepInfo Info = new(
        "record-acceptance", "3.11", [Role.Courier, Role.Supervisor],
        [
            ContractRules.PhaseIs<RecordAcceptance>(Phase.HandedOver),
            new Rule<RecordAcceptance>("act.has-number", "3.11", "The act has a number", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.ActNumber) ? Breach.With() : null),
            new Rule<RecordAcceptance>("act.day-fits", "3.11", "The act's day is not before the hand-over and not in the future", Effect.Blocks,
                (s, c) => c.Case.Handover is not { } handover || (s.ActDate >= handover.HandedOverOn && s.ActDate <= c.Today) ? null : Breach.With(("act", s.ActDate), ("handover", handover.HandedOverOn))),
        ],
        [typeof(AcceptedByAuthority), typeof(OutcomeDecided)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.Handover is { ActNumber: { } number, Accepted: true } && number == ActNumber?.Trim();

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        yield return new AcceptedByAuthority(ActNumber.Trim(), ActDate);
        if (OutcomeDecided.WithoutRefund(context.Case, "outcome.rendered", "3.11", context.Today) is { } outcome)
        {
            yield return outcome;
        }
    }
}

[Event("accepted-by-authority")]
public sealed record AcceptedByAuthority(string ActNumber, DateOnly ActDate) : CaseEvent;
