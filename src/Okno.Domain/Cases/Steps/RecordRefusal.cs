using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// The authority refused intake of this line. On a ground of 6.3.1-6.3.4 the service counts as duly rendered and no money returns (6.3, 3.14), unless the record holds a fault of the Centre or the law no longer knows the ground: then a human decides.
/// On any other ground the case may be mended and listed again while time remains, or goes to review.
/// </summary>
public sealed record RecordRefusal(RefusalGround Ground, string Words, string? ActNumber) : CaseStep<RecordRefusal>
{
    private static readonly StepInfo Info = new(
        "record-refusal", "3.14, 6.3", [Role.Courier, Role.Operator, Role.Supervisor],
        [
            ContractRules.PhaseIs<RecordRefusal>(Phase.HandedOver),
            new Rule<RecordRefusal>("refusal.has-words", "6.3", "The authority's reason is written down", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.Words) ? Breach.With() : null),
            new Rule<RecordRefusal>("refusal.ground-in-law", "6.3.2", "\"More than one re-issue\" is a ground only while the law knows it", Effect.Warns,
                (s, c) => s.Ground == RefusalGround.TooManyReissues && !c.Law.Statutes.OnceOnlyOn(c.Today) ? Breach.ForHuman(("day", c.Today)) : null),
        ],
        [typeof(RefusedByAuthority), typeof(OutcomeDecided)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        yield return new RefusedByAuthority(Ground, Words.Trim(), ActNumber, context.Today);
        bool centreAtFault = context.Case.Faults.Any(fault => fault.OfTheCentre);
        bool groundInLaw = !warnings.Any(finding => finding.Code == "refusal.ground-in-law");
        if (Ground != RefusalGround.Other && groundInLaw && !centreAtFault && OutcomeDecided.WithoutRefund(context.Case, "outcome.refused-by-63", "6.3", context.Today) is { } outcome)
        {
            yield return outcome;
        }
    }
}

[Event("refused-by-authority")]
public sealed record RefusedByAuthority(RefusalGround Ground, string Words, string? ActNumber, DateOnly On) : CaseEvent;
