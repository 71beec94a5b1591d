using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Decides what happens to the money (Q17, Q21, Q23): exactly one outcome per case, with cause and clause; two persons wherever money leaves, and wherever 3.12 would keep all of an applicant's money.
/// </summary>
/// <param name="Costs">Proven actual costs of the Centre, at most the price; counted only for <see cref="OutcomeKind.MinusCosts"/>.</param>
public sealed record DecideOutcome(OutcomeKind Kind, Money Costs, string? Reason) : CaseStep<DecideOutcome>
{
    private static readonly StepInfo Info = new(
        "decide-outcome", "3.5, 3.12, 3.14, 6.3", [Role.Accountant, Role.Supervisor],
        [
            new Rule<DecideOutcome>("outcome.case-ended", "3.5", "The case has ended, or the authority refused on another ground, or a part that concluded no contract goes back", Effect.Blocks,
                (_, c) => c.Case.Phase is Phase.RefusedOtherwise or Phase.PaidPartly || (c.Case.PhaseFacts.Ended && c.Case.Phase != Phase.Closed) ? null : Breach.With(("phase", c.Case.Phase))),
            new Rule<DecideOutcome>("outcome.only-one", "3.12", "The money of this case is not decided yet", Effect.Blocks,
                (_, c) => c.Case.Outcome is null ? null : Breach.With(("cause", c.Case.Outcome.Cause))),
            new Rule<DecideOutcome>("outcome.void-returns-all", "Q23", "Money that concluded no contract goes back in full", Effect.Blocks,
                (s, c) => c.Case.Contract is null && s.Kind != OutcomeKind.Full ? Breach.With(("kind", s.Kind)) : null),
            new Rule<DecideOutcome>("outcome.costs-within-price", "Q17", "Proven costs are not above the price", Effect.Blocks,
                (s, c) => s.Kind == OutcomeKind.MinusCosts && (s.Costs < Money.Zero || s.Costs > PriceHeld(c.Case)) ? Breach.With(("costs", s.Costs)) : null),
            new Rule<DecideOutcome>("outcome.costs-proven", "Q17", "Costs that are kept are named with their proof", Effect.Blocks,
                (s, _) => s.Kind == OutcomeKind.MinusCosts && s.Costs > Money.Zero && string.IsNullOrWhiteSpace(s.Reason) ? Breach.With(("costs", s.Costs)) : null),
            new Rule<DecideOutcome>("outcome.reason-where-not-default", "3.12", "Keeping everything after a withdrawal or an expiry, and paying back after a rendered service, says why", Effect.Blocks,
                (s, c) => IsDefault(s, c) || !string.IsNullOrWhiteSpace(s.Reason) ? null : Breach.With(("kind", s.Kind))),
            new Rule<DecideOutcome>("outcome.keep-all-by-312", "3.12", "Keeping everything by 3.12 is confirmed by a second person, who sees the legal risk (Civil Code 782, consumer law 32)", Effect.NeedsSecondPerson,
                (s, c) => s.Kind == OutcomeKind.None && !ToTheLetter(c) && c.Case.Phase is Phase.Withdrawn or Phase.Expired ? Breach.With() : null),
            new Rule<DecideOutcome>("outcome.money-leaves", "Q17", "Money leaves only by two persons", Effect.NeedsSecondPerson,
                (s, c) => s.Split(c.Case).Refund is var refund && refund > Money.Zero ? Breach.With(("refund", refund)) : null),
            new Rule<DecideOutcome>("outcome.centre-at-fault", "3.12", "Where the record holds a fault of the Centre the money goes back in full", Effect.NeedsSecondPerson,
                (s, c) => s.Kind != OutcomeKind.Full && c.Case.Faults.FirstOrDefault(fault => fault.OfTheCentre) is { } fault && c.Case.Phase != Phase.Rendered ? Breach.With(("fault", fault.Code)) : null),
        ],
        [typeof(OutcomeDecided), typeof(PaymentBoughtNothing)]);

    public override StepInfo Step => Info;

    /// <summary>How the money that is held would be divided. An overpayment goes back under every outcome.</summary>
    public (Money Refund, Money Retained) Split(Case @case)
    {
        Money price = PriceHeld(@case);
        Money retained = Kind switch
        {
            OutcomeKind.Full => Money.Zero,
            OutcomeKind.MinusCosts => Money.Min(Costs, price),
            _ => price,
        };
        return (price - retained + @case.Ledger.Balance(LedgerAccount.Credit), retained);
    }

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        (Money refund, Money retained) = Split(context.Case);
        if (context.Case.Phase == Phase.PaidPartly)
        {
            yield return new PaymentBoughtNothing("ending.part-given-back", "Q6", context.Today);
        }

        OutcomeCause cause = OutcomeCause.Of(context.Case)!;
        yield return new OutcomeDecided(new Outcome(Kind, cause.Code, cause.Clause, refund, retained, context.Today, Reason));
    }

    private static Money PriceHeld(Case @case) => @case.Ledger.Balance(LedgerAccount.Contract) + @case.Ledger.Balance(LedgerAccount.Deposit);

    /// <summary>The reading of 3.12 by which nothing is given back (Q17).</summary>
    private static bool ToTheLetter(StepContext context) => context.Law.Switches.Is(SwitchCode.WithdrawalMoney, "none");

    /// <summary>What follows from the cause needs no further reason; after a withdrawal or an expiry, any return of money, unless the switch reads 3.12 to the letter.</summary>
    private static bool IsDefault(DecideOutcome step, StepContext context) => OutcomeCause.Of(context.Case) is { } cause
        && (context.Case is { Contract: not null, Phase: Phase.Withdrawn or Phase.Expired } && cause.Default != OutcomeKind.Full
            ? (step.Kind == OutcomeKind.None) == ToTheLetter(context)
            : step.Kind == cause.Default);
}

/// <summary>The one money outcome of a case.</summary>
[Event("outcome-decided")]
public sealed record OutcomeDecided(Outcome Outcome) : CaseEvent
{
    /// <summary>The price stays and nothing else is held: no accountant has to look. Null where an overpayment waits.</summary>
    internal static OutcomeDecided? WithoutRefund(Case @case, string cause, string clause, DateOnly on) => @case.Ledger.Balance(LedgerAccount.Credit) == Money.Zero
        ? new OutcomeDecided(new Outcome(OutcomeKind.None, cause, clause, Money.Zero, @case.Ledger.Balance(LedgerAccount.Contract), on, null))
        : null;
}
