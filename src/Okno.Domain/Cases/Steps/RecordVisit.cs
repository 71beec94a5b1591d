using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>Records whether the person came to the visit of 3.8. No fingerprints are ever kept.</summary>
public sealed record RecordVisit(bool Attended) : CaseStep<RecordVisit>
{
    private static readonly StepInfo Info = new(
        "record-visit", "3.8", [Role.Operator, Role.Supervisor],
        [
            ContractRules.NotClosed<RecordVisit>(),
            new Rule<RecordVisit>("visit.booked", "3.8", "A visit is booked and its day has come", Effect.Blocks,
                (_, c) => c.Case.Visit is { } visit && visit.On <= c.Today ? null : Breach.With(("on", c.Case.Visit?.On))),
        ],
        [typeof(VisitRecorded)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new VisitRecorded(Attended)];
}

[Event("visit-recorded")]
public sealed record VisitRecorded(bool Attended) : CaseEvent;
