using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>The applicant gives the service up, or the consent back, before the hand-over. What was paid is settled by an outcome of its own (Q17).</summary>
public sealed record Withdraw(string Words) : CaseStep<Withdraw>
{
    private static readonly StepInfo Info = new(
        "withdraw", "3.12", [Role.Operator, Role.Supervisor],
        [
            ContractRules.PhaseIs<Withdraw>(Phase.Opened, Phase.Assessed, Phase.Offered, Phase.PaidPartly, Phase.Collecting, Phase.Complete, Phase.RefusedOtherwise),
            new Rule<Withdraw>("withdrawal.has-words", "3.12", "The wish is written down", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.Words) ? Breach.With() : null),
        ],
        [typeof(Withdrawn), typeof(OutcomeDecided)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => Withdrawn.Now(context, Words);
}

[Event("withdrawn")]
public sealed record Withdrawn(string Words, DateOnly On) : CaseEvent
{
    /// <summary>The case ends by the applicant's wish; where nothing was paid, nothing is left to decide.</summary>
    internal static IEnumerable<CaseEvent> Now(StepContext context, string words)
    {
        yield return new Withdrawn(words.Trim(), context.Today);
        if (context.Case.Ledger.Received == Money.Zero)
        {
            yield return new OutcomeDecided(new Outcome(OutcomeKind.None, "outcome.nothing-paid", "3.12", Money.Zero, Money.Zero, context.Today, null));
        }
    }
}
