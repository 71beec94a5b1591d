using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Records that money went back to the original payer by a payment order of a number and a day. With the bank's outgoing line behind it the refund is seen; a refund that was recorded before its line came is
/// recorded again with the line, and no money moves a second time.
/// </summary>
/// <param name="Line">Identity of the outgoing statement line that proves it; null where only the payment order does yet.</param>
public sealed record RecordRefund(Money Amount, DateOnly PaidOn, string PaymentOrder, string? Line = null) : CaseStep<RecordRefund>
{
    private static readonly StepInfo Info = new(
        "record-refund", "3.12", [Role.Accountant, Role.Supervisor, Role.System],
        [
            new Rule<RecordRefund>("refund.has-order", "Q17", "The payment order has a number", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.PaymentOrder) ? Breach.With() : null),
            new Rule<RecordRefund>("refund.amount-due", "Q17", "The sum is more than nothing and not above what is due", Effect.Blocks,
                (s, c) => s.Recorded(c.Case) is not null || (s.Amount > Money.Zero && s.Amount <= c.Case.Ledger.Balance(LedgerAccount.RefundDue)) ? null : Breach.With(("amount", s.Amount), ("due", c.Case.Ledger.Balance(LedgerAccount.RefundDue)))),
            new Rule<RecordRefund>("refund.within-outcome", "Q17", "What the decided outcome did not count, because it came later, leaves only by two persons", Effect.NeedsSecondPerson,
                (s, c) => s.Recorded(c.Case) is null && c.Case.Outcome is not null && Decided(c.Case.Ledger) is var decided && c.Case.Ledger.Balance(LedgerAccount.Refunded) + s.Amount > decided
                    ? Breach.With(("amount", s.Amount), ("decided", decided)) : null),
            new Rule<RecordRefund>("refund.day-fits", "Q17", "The day is not in the future", Effect.Blocks, (s, c) => s.PaidOn <= c.Today ? null : Breach.With(("paid", s.PaidOn))),
            new Rule<RecordRefund>("refund.line-not-used", "Q17", "The outgoing line is behind no refund of another case", Effect.Blocks,
                (s, c) => s.Line is null || c.Facts.EvidenceUsedIn is null ? null : Breach.With(("number", c.Facts.EvidenceUsedIn))),
        ],
        [typeof(MoneyRefunded), typeof(RefundSeen)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => Line is { } line
        ? context.Case.Refunds.Any(refund => refund.Line == line)
        : context.Case.Refunds.Any(refund => refund.PaymentOrder == PaymentOrder?.Trim() && refund.PaidOn == PaidOn);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => Recorded(context.Case) is { } known
        ? [new RefundSeen(known.PaymentOrder, known.PaidOn, Line!)]
        : [new MoneyRefunded(Amount, PaidOn, PaymentOrder.Trim(), Line)];

    /// <summary>The refund that a person recorded by this very order and sum, and that no line of the bank stands behind yet. Null where this step is the first to tell of it.</summary>
    private Refund? Recorded(Case @case) => Line is null ? null : @case.Refunds.FirstOrDefault(refund => refund.Line is null && refund.PaymentOrder == PaymentOrder?.Trim() && refund.Amount == Amount);

    /// <summary>What two persons decided to give back: all that became due, but for what was paid after the outcome.</summary>
    private static Money Decided(Ledger ledger) => ledger.Entries
        .Where(entry => entry.To == LedgerAccount.RefundDue && entry.Reason is not ("payment-over-price" or "evidence-settled"))
        .Aggregate(Money.Zero, (sum, entry) => sum + entry.Amount);
}

/// <param name="Line">Identity of the outgoing line behind it; null where it was recorded by the order alone.</param>
[Event("money-refunded")]
public sealed record MoneyRefunded(Money Amount, DateOnly PaidOn, string PaymentOrder, string? Line = null) : CaseEvent;

/// <summary>The bank's outgoing line of a refund that was recorded before.</summary>
[Event("refund-seen")]
public sealed record RefundSeen(string PaymentOrder, DateOnly PaidOn, string Line) : CaseEvent;
