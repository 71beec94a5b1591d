using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Ties a payment that was recorded by its receipt to the statement line behind it: the Centre's own record of 3.2, which hand-over waits for (3.9.3). Where the two disagree in sum or day, both are kept and the
/// disagreement is a task for the accountant, with what each would change.
/// </summary>
public sealed record ConfirmPayment(string PaymentId, Money Amount, BankLine Line) : CaseStep<ConfirmPayment>
{
    private static readonly StepInfo Info = new(
        "confirm-payment", "3.2, 3.9.3", [Role.Accountant, Role.Supervisor, Role.System],
        [
            new Rule<ConfirmPayment>("payment.known", "3.2", "The payment is recorded in this case and not yet confirmed", Effect.Blocks,
                (s, c) => PaymentOf(s, c) is { Confirmed: false } ? null : Breach.With(("payment", s.PaymentId))),
            new Rule<ConfirmPayment>("payment.evidence-not-used", "6.2", "The same evidence is not recorded in another case", Effect.Blocks,
                (_, c) => c.Facts.EvidenceUsedIn is null ? null : Breach.With(("number", c.Facts.EvidenceUsedIn))),
            new Rule<ConfirmPayment>("payment.line-proves-one", "3.2", "One statement line proves one payment", Effect.Blocks,
                (s, c) => c.Case.Payments.FirstOrDefault(payment => payment.Id != s.PaymentId && (payment.Id == s.Line.Identity || payment.ConfirmedBy == s.Line.Identity)) is { } taken
                    ? Breach.With(("amount", taken.Amount), ("paid", taken.PaidOn)) : null),
            new Rule<ConfirmPayment>("payment.evidences-agree-on-sum", "3.2", "Receipt and statement line name the same sum", Effect.Warns,
                (s, c) => PaymentOf(s, c) is not { } known || known.Amount == s.Amount ? null : Breach.ForHuman(("receipt", known.Amount), ("line", s.Amount))),
            new Rule<ConfirmPayment>("payment.evidences-agree-on-day", "Q26", "Receipt and statement line name the same day", Effect.Warns,
                (s, c) => PaymentOf(s, c) is not { } known || s.Line.PaidOn is not { } day || day == known.PaidOn ? null : Breach.ForHuman(("receipt", known.PaidOn), ("line", day))),
        ],
        [typeof(PaymentConfirmed), typeof(EvidenceDisputed)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.Payments.Any(payment => payment.Id == PaymentId && payment.ConfirmedBy == Line.Identity);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Payment known = PaymentOf(this, context)!;
        DateOnly day = Line.PaidOn ?? known.PaidOn;
        yield return new PaymentConfirmed(PaymentId, Line, Amount == known.Amount ? null : Amount);
        if (Amount != known.Amount || day != known.PaidOn)
        {
            yield return new EvidenceDisputed(new EvidenceDispute(
                PaymentId, Line.LineIdentity, context.Today, EvidenceReadings.AsItStands(context.Case, known), EvidenceReadings.AsTheBankHasIt(context, known, Amount, day)));
        }
    }

    private static Payment? PaymentOf(ConfirmPayment step, StepContext context) => context.Case.Payments.FirstOrDefault(payment => payment.Id == step.PaymentId);
}

/// <param name="InRecord">The line's sum where it is not the receipt's.</param>
[Event("payment-confirmed")]
public sealed record PaymentConfirmed(string PaymentId, BankLine Line, Money? InRecord = null) : CaseEvent;

/// <summary>Receipt and statement line disagree: a task for the accountant.</summary>
[Event("evidence-disputed")]
public sealed record EvidenceDisputed(EvidenceDispute Dispute) : CaseEvent;
