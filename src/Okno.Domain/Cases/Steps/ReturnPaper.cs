using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>Gives a paper back to the applicant, to be mended or for good; the custody ledger keeps it (Q18). A paper that the one-day clock counts on stops that clock.</summary>
public sealed record ReturnPaper(PaperId Paper, string Reason) : CaseStep<ReturnPaper>
{
    private static readonly StepInfo Info = new(
        "return-paper", "3.5, 4.3", [Role.Operator, Role.Reviewer, Role.Supervisor],
        [
            ContractRules.NotClosed<ReturnPaper>(),
            new Rule<ReturnPaper>("paper.at-the-desk", "3.7.1", "The paper is at the Centre", Effect.Blocks,
                (s, c) => c.Case.PaperOf(s.Paper) is { Status: not PaperStatus.Returned, Custody: not Custody.GivenToAuthority } paper && (!paper.Waived || paper.Custody == Custody.Taken) ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReturnPaper>("paper.not-listed", "3.9.3", "The case is not in a register that awaits hand-over", Effect.Blocks,
                (_, c) => c.Case.Phase is Phase.Listed ? Breach.With(("register", c.Case.Listing?.Register)) : null),
        ],
        [typeof(PaperReturned)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new PaperReturned(Paper, Reason, context.Today)];
}

[Event("paper-returned")]
public sealed record PaperReturned(PaperId Paper, string Reason, DateOnly On) : CaseEvent;
