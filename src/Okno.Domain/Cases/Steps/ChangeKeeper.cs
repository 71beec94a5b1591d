using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>An original goes from hand to hand without the paper itself being judged anew (Q18): left later, given back while its copy stays, or given out by the authority.</summary>
/// <param name="To">The keeper from now on.</param>
/// <param name="Hand">Who gives or takes it, in words: the applicant, a proxy, an officer.</param>
public sealed record ChangeKeeper(PaperId Paper, Custody To, string Hand) : CaseStep<ChangeKeeper>
{
    private static readonly StepInfo Info = new(
        "change-keeper", "3.5, 3.7.1, 4.2", [Role.Operator, Role.Reviewer, Role.Courier, Role.Supervisor],
        [
            ContractRules.NotClosed<ChangeKeeper>(),
            new Rule<ChangeKeeper>("keeper.way-open", "Q18", "The paper goes from the hand that has it to one that it can go to", Effect.Blocks,
                (s, c) => c.Case.PaperOf(s.Paper) is { Status: not PaperStatus.Returned } paper && KeeperMoves.IsOpen(paper.Custody, s.To) ? null : Breach.With(("paper", s.Paper), ("to", s.To))),
            new Rule<ChangeKeeper>("keeper.hand-named", "Q18", "Who gives or takes the paper is named", Effect.Blocks,
                (s, _) => string.IsNullOrWhiteSpace(s.Hand) ? Breach.With(("paper", s.Paper)) : null),
            new Rule<ChangeKeeper>("keeper.not-listed", "3.9.3", "No original leaves a case that awaits hand-over in a register", Effect.Blocks,
                (s, c) => c.Case.Phase is Phase.Listed && c.Case.PaperOf(s.Paper) is { Custody: Custody.Taken } ? Breach.With(("register", c.Case.Listing?.Register)) : null),
        ],
        [typeof(KeeperChanged)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new KeeperChanged(Paper, context.Case.PaperOf(Paper)!.Custody, To, Hand.Trim(), context.Today)];
}

[Event("keeper-changed")]
public sealed record KeeperChanged(PaperId Paper, Custody From, Custody To, string Hand, DateOnly On) : CaseEvent;
