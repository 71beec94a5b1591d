using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases.Steps;

/// <summary>Books the visit for fingerprints and photo (3.8): a day and an hour, nothing biometric.</summary>
public sealed record BookVisit(DateOnly On, TimeOnly At) : CaseStep<BookVisit>
{
    private static readonly StepInfo Info = new(
        "book-visit", "3.8", [Role.Operator, Role.Supervisor],
        [
            ContractRules.ContractIsInForce<BookVisit>(),
            new Rule<BookVisit>("visit.in-future", "3.8", "The visit is today or later", Effect.Blocks, (s, c) => s.On >= c.Today ? null : Breach.With(("on", s.On))),
            new Rule<BookVisit>("visit.within-contract", "3.4", "The visit is within the term of the contract", Effect.Warns,
                (s, c) => c.Case.Contract is not { } contract || s.On <= contract.Last ? null : Breach.With(("on", s.On), ("last", contract.Last))),
        ],
        [typeof(VisitBooked)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new VisitBooked(On, At)];
}

[Event("visit-booked")]
public sealed record VisitBooked(DateOnly On, TimeOnly At) : CaseEvent;
