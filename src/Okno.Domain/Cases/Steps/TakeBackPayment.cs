using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Takes back a payment that was recorded in error (another person's, a wrong sum): counter-entries, never an edit; what proved it is free again. If only that payment had reached the price, no contract was ever
/// concluded (3.3; Civil Code 432, 438): the case stands again where it stood before, and two persons say so. Nothing irreversible may have happened.
/// </summary>
/// <param name="Reason">What was wrong: kept for ever.</param>
public sealed record TakeBackPayment(string PaymentId, string Reason) : CaseStep<TakeBackPayment>
{
    private static readonly StepInfo Info = new(
        "take-back-payment", "3.2, 3.3", [Role.Accountant, Role.Supervisor],
        [
            new Rule<TakeBackPayment>("takeback.payment-known", "3.2", "The payment is recorded in this case", Effect.Blocks,
                (s, c) => c.Case.Payments.Any(payment => payment.Id == s.PaymentId) ? null : Breach.With(("payment", s.PaymentId))),
            new Rule<TakeBackPayment>("takeback.has-reason", "3.2", "It is said what was wrong", Effect.Blocks, (s, _) => string.IsNullOrWhiteSpace(s.Reason) ? Breach.With() : null),
            new Rule<TakeBackPayment>("takeback.not-handed-over", "3.11", "The case is neither listed nor handed over, and its money is not decided", Effect.Blocks,
                (_, c) => Correction.IsTooLate(c.Case) || c.Case.Phase is Phase.New or Phase.Closed ? Breach.With(("phase", c.Case.Phase)) : null),
            new Rule<TakeBackPayment>("takeback.money-here", "Q17", "The sum was not given back meanwhile", Effect.Blocks,
                (s, c) => s.Of(c.Case) is { } payment && payment.Amount > Correction.Movable(c.Case, s.ContractGoes(c.Case)) ? Breach.With(("amount", payment.Amount)) : null),
            new Rule<TakeBackPayment>("takeback.contract-goes", "3.3", "A contract that rests on the payment is undone only by two persons", Effect.NeedsSecondPerson,
                (s, c) => s.ContractGoes(c.Case) ? Breach.With(("contract", c.Case.Contract!.On), ("price", c.Case.Contract.Price)) : null),
        ],
        [typeof(PaymentTakenBack), typeof(ContractUndone)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => Of(context.Case) is null && context.Case.TakenBack.Any(taken => taken.Payment.Id == PaymentId);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        Case @case = context.Case;
        bool goes = ContractGoes(@case);
        Phase back = @case.PhaseFacts.Ended && @case.Phase != Phase.Void ? @case.Phase
            : @case.Payments.Length > 1 ? (goes ? Phase.PaidPartly : @case.Phase)
            : @case is { Offer: not null, OfferStands: true } ? Phase.Offered
            : @case.Assessment is not null ? Phase.Assessed
            : Phase.Opened;
        if (goes)
        {
            yield return new ContractUndone(context.Today, back);
        }

        yield return new PaymentTakenBack(PaymentId, Reason.Trim(), context.Today, back);
    }

    private Payment? Of(Case @case) => @case.Payments.FirstOrDefault(payment => payment.Id == PaymentId);

    /// <summary>Without this payment the price is not reached.</summary>
    private bool ContractGoes(Case @case) => @case.Contract is { } contract && Of(@case) is not null
        && @case.Payments.Where(payment => payment.Id != PaymentId).Aggregate(Money.Zero, (sum, payment) => sum + payment.Amount) < contract.Price;
}

/// <summary>A payment recorded in error counts for nothing from this day; <paramref name="Back"/> is where the case stands again.</summary>
[Event("payment-taken-back")]
public sealed record PaymentTakenBack(string PaymentId, string Why, DateOnly On, Phase Back) : CaseEvent;
