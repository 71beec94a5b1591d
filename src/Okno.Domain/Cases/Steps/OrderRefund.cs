using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>Orders the bank to give money back to the original payer (Q17): number, sum, payee. Another payee than the one who paid, or another account than the money came from, only by two persons.</summary>
/// <param name="Number">Number of the Centre's payment order.</param>
/// <param name="PaymentId">The payment that goes back, whole or in part.</param>
public sealed record OrderRefund(string Number, Money Amount, string PaymentId, RefundPayee Payee) : CaseStep<OrderRefund>
{
    private static readonly StepInfo Info = new(
        "order-refund", "3.12", [Role.Accountant, Role.Supervisor],
        [
            new Rule<OrderRefund>("refund-order.number", "Q17", "The payment order has a number of one to six digits", Effect.Blocks,
                (s, _) => s.Number?.Trim() is { Length: > 0 and <= 6 } number && number.All(char.IsAsciiDigit) ? null : Breach.With(("number", s.Number))),
            new Rule<OrderRefund>("refund-order.payment-known", "Q17", "The payment that goes back is recorded in this case", Effect.Blocks,
                (s, c) => c.Case.Payments.Any(payment => payment.Id == s.PaymentId) ? null : Breach.With(("payment", s.PaymentId))),
            new Rule<OrderRefund>("refund-order.amount-due", "Q17", "The sum is more than nothing and, with orders that are not paid yet, not above what is due", Effect.Blocks,
                (s, c) => s.Amount > Money.Zero && s.Amount <= Free(c.Case) ? null : Breach.With(("amount", s.Amount), ("due", Free(c.Case)))),
            new Rule<OrderRefund>("refund-order.payee-complete", "Q17", "The payee has a name, an account of 20 digits, a bank and its BIK of 9 digits", Effect.Blocks,
                (s, _) => s.Payee.IsComplete ? null : Breach.With(("account", s.Payee.Account), ("bik", s.Payee.Bik))),
            new Rule<OrderRefund>("refund-order.to-original-payer", "Q17", "Money goes back to the one who paid, and to the account that it came from where the statement names it", Effect.NeedsSecondPerson,
                (s, c) => IsOriginalPayer(s, c) ? null : Breach.With(("payee", s.Payee.Name), ("payer", c.Case.Payments.FirstOrDefault(payment => payment.Id == s.PaymentId)?.Evidence.Payer), ("account", s.Payee.Account))),
        ],
        [typeof(RefundOrdered)]);

    public override StepInfo Step => Info;

    /// <summary>What is due back and under no order yet.</summary>
    public static Money Free(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        Money waiting = @case.RefundOrders.Where(order => !IsPaid(@case, order)).Aggregate(Money.Zero, (sum, order) => sum + order.Amount);
        return Money.Max(@case.Ledger.Balance(LedgerAccount.RefundDue) - waiting, Money.Zero);
    }

    /// <summary>True once a refund of this order's number is recorded.</summary>
    public static bool IsPaid(Case @case, RefundOrder order) => @case.Refunds.Any(refund => refund.PaymentOrder == order.Number && refund.PaidOn >= order.On);

    protected override bool IsAlreadyDone(StepContext context) => context.Case.RefundOrders.Any(order => order.Number == Number?.Trim() && order.On == context.Today);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new RefundOrdered(new RefundOrder(Number.Trim(), context.Today, Amount, Payee, PaymentId))];

    private static bool IsOriginalPayer(OrderRefund step, StepContext context) =>
        context.Case.Payments.FirstOrDefault(payment => payment.Id == step.PaymentId) is not { } payment
        || (Plain(payment.Evidence.Payer) == Plain(step.Payee.Name) && (context.Facts.PayerAccount is not { Length: > 0 } account || account == step.Payee.Account));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant().Replace('Ё', 'Е');
}

/// <summary>The order lies ready for the bank; the money is due until the refund is recorded.</summary>
[Event("refund-ordered")]
public sealed record RefundOrdered(RefundOrder Order) : CaseEvent;
