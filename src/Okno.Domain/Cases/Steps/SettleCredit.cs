using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>What was paid over the price of a running contract, or twice: given back at once by two persons, or left until the end as the payer wishes, when it goes back anyway (Q6, Q17).</summary>
public sealed record SettleCredit(bool GiveBack, string Reason) : CaseStep<SettleCredit>
{
    private static readonly StepInfo Info = new(
        "settle-credit", "5.2", [Role.Accountant, Role.Supervisor],
        [
            new Rule<SettleCredit>("credit.there", "Q6", "More than the price is paid, and the money of the case is not decided", Effect.Blocks,
                (_, c) => c.Case.Outcome is null && c.Case.Ledger.Balance(LedgerAccount.Credit) > Money.Zero ? null : Breach.With(("credit", c.Case.Ledger.Balance(LedgerAccount.Credit)))),
            new Rule<SettleCredit>("credit.has-reason", "Q17", "It is said whose wish this is, or how the sum came about", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.Reason) ? Breach.With() : null),
            new Rule<SettleCredit>("credit.money-leaves", "Q17", "Money leaves only by two persons", Effect.NeedsSecondPerson,
                (s, c) => s.GiveBack && c.Case.Ledger.Balance(LedgerAccount.Credit) is var credit && credit > Money.Zero ? Breach.With(("refund", credit)) : null),
        ],
        [typeof(CreditReturned), typeof(CreditKept)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => !GiveBack && context.Case.CreditKept is { } kept && kept == context.Case.Ledger.Balance(LedgerAccount.Credit);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Money credit = context.Case.Ledger.Balance(LedgerAccount.Credit);
        return [GiveBack ? new CreditReturned(credit, Reason.Trim(), context.Today) : new CreditKept(credit, Reason.Trim(), context.Today)];
    }
}

/// <summary>The overpayment is owed back while the contract runs.</summary>
[Event("credit-returned")]
public sealed record CreditReturned(Money Amount, string Why, DateOnly On) : CaseEvent;

/// <summary>The overpayment stays until the end.</summary>
[Event("credit-kept")]
public sealed record CreditKept(Money Amount, string Why, DateOnly On) : CaseEvent;
