using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.Payments;

namespace Okno.Domain.Cases.Steps;

/// <summary>What a case is by a payment as recorded, and what it would be if the payment were as the bank's line has it.</summary>
internal static class EvidenceReadings
{
    public static EvidenceReading AsItStands(Case @case, Payment payment) =>
        Read(payment.Amount, payment.PaidOn, @case.Contract, @case.Phase == Phase.Void ? @case.Ending?.Code : null, @case.Payments.Aggregate(Money.Zero, (sum, one) => sum + one.Amount));

    public static EvidenceReading AsTheBankHasIt(StepContext context, Payment payment, Money amount, DateOnly day)
    {
        ImmutableArray<Payment> payments = Replaced(context.Case, payment, amount, day);
        CaseEvent? comes = Acceptance.Of(context, payments);
        return Read(amount, day, (comes as ContractConcluded)?.Contract, (comes as PaymentBoughtNothing)?.Code, payments.Aggregate(Money.Zero, (sum, one) => sum + one.Amount));
    }

    public static ImmutableArray<Payment> Replaced(Case @case, Payment payment, Money amount, DateOnly day) =>
        [.. @case.Payments.Select(one => one.Id == payment.Id ? one with { Amount = amount, PaidOn = day } : one)];

    private static EvidenceReading Read(Money amount, DateOnly day, Contract? contract, string? boughtNothing, Money sum) => new(
        amount, day, contract?.On, contract?.Last, contract?.Lane,
        contract?.Checklist.Where(item => item.Need != Need.NotRequired).Select(item => (DateOnly?)item.Due).DefaultIfEmpty(null).Max(), boughtNothing,
        contract is null ? sum : Money.Zero, contract is null ? Money.Zero : sum - contract.Price);
}
