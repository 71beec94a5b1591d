using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Terms;

namespace Okno.Domain.Tax;

/// <summary>What money can still do for the coverage.</summary>
public enum TaxRemedyKind
{
    /// <summary>Every month is safe: pay nothing.</summary>
    NothingToPay,

    /// <summary>The payments named make every month safe that is not.</summary>
    Pay,

    /// <summary>A needed month has begun without its money, or was paid late: no payment of today mends that. The payments named fill what is open and keep the later months safe.</summary>
    PayCannotCure,

    /// <summary>A rate that decides is not known: no sum can be named for some month.</summary>
    RateUnknown,
}

/// <summary>One payment of the remedy: <paramref name="Amount"/> not later than <paramref name="PayBy"/>, inclusive, for the months from <paramref name="FirstMonth"/> to <paramref name="LastMonth"/>.</summary>
/// <param name="BankDay">The last working day up to <paramref name="PayBy"/> that is not before the day of the plan: the day to advise, because a bank may carry out an order on working days only.</param>
/// <param name="NeededAtFiling">False where only the months after the filing need it ("pay on to the twelve-month date").</param>
/// <param name="Late">The months have begun already: paying fills them but does not make them safe.</param>
public sealed record TaxRemedyPayment(DateOnly PayBy, DateOnly BankDay, Money Amount, int FirstMonth, int LastMonth, bool NeededAtFiling, bool Late);

/// <summary>
/// The cheapest payments that make every month safe that still can be, under one reading. Each month is bought at the lowest known rate between the day of the plan and the day before the month begins, on the latest
/// day that has this rate: less money, or the same money later, leaves a month open or late. The money fills months in their order, so the sum of the first payments is also the least for the filing.
/// </summary>
/// <param name="NotCured">Needed months that stay disputed, late, or unknown whatever is paid.</param>
/// <param name="After">The coverage with the remedy applied, by the same prover.</param>
public sealed record TaxRemedy(TaxRemedyKind Kind, ImmutableArray<TaxRemedyPayment> Payments, ImmutableArray<TaxMonth> NotCured, TaxReading After)
{
    /// <summary>What all twelve months still cost.</summary>
    public Money Total => Payments.Aggregate(Money.Zero, (sum, payment) => sum + payment.Amount);

    /// <summary>What is needed for the filing.</summary>
    public Money ForFiling => Payments.Where(payment => payment.NeededAtFiling).Aggregate(Money.Zero, (sum, payment) => sum + payment.Amount);

    /// <param name="today">The first day on which money can be paid; a known payment of a later day moves it there, because money is spent by day.</param>
    public static TaxRemedy Of(DateOnly issued, ImmutableArray<TaxPayment> payments, DateOnly? filing, DateOnly today, TaxReading reading, LawInForce law)
    {
        ImmutableArray<TaxPayment> inOrder = [.. payments.Where(payment => payment.Amount > Money.Zero).OrderBy(payment => payment.Paid)];
        DateOnly first = inOrder.IsEmpty || inOrder[^1].Paid < today ? today : inOrder[^1].Paid;
        List<(TaxMonth Month, DateOnly Day, Money Cost)> bought = [];
        foreach (TaxMonth month in reading.Months.Where(month => month.Open != 0m))
        {
            if (Cheapest(month, first, reading.Rate, law) is not { } offer)
            {
                break;
            }

            bought.Add((month, offer.Day, offer.Cost));
        }

        ImmutableArray<TaxRemedyPayment> plan = [.. Grouped(bought, first, law)];
        TaxReading after = TaxCoverage.Read(issued, [.. inOrder, .. plan.Select(payment => new TaxPayment(payment.PayBy, payment.Amount))], filing, reading.Rate, reading.Rounding, law);
        ImmutableArray<TaxMonth> notCured = [.. after.Months.Where(month => month.NeededNow && month.State != TaxMonthState.Safe)];
        TaxRemedyKind kind = notCured.Any(month => month.State == TaxMonthState.RateUnknown) ? TaxRemedyKind.RateUnknown
            : !notCured.IsEmpty ? TaxRemedyKind.PayCannotCure
            : !plan.IsEmpty ? TaxRemedyKind.Pay
            : after.Months.Any(month => month.State == TaxMonthState.RateUnknown) ? TaxRemedyKind.RateUnknown
            : TaxRemedyKind.NothingToPay;
        return new TaxRemedy(kind, plan, notCured, after);
    }

    /// <summary>The day and the sum that fill the open share of a month for the least; null where no rate is known on any day that would do, or nobody knows what is open.</summary>
    private static (DateOnly Day, Money Cost)? Cheapest(TaxMonth month, DateOnly first, TaxRateReading reading, LawInForce law)
    {
        DateOnly last = month.PayBy < first ? first : month.PayBy;
        if (month.Open is not { } open)
        {
            return null;
        }

        if (reading == TaxRateReading.Strict)
        {
            return (last, month.Missing);
        }

        (DateOnly Day, Money Rate)? best = null;
        foreach (Tariff tariff in law.Statutes.Tariffs.Where(tariff => tariff.InForce.Touches(first, last)).OrderBy(tariff => tariff.InForce.From ?? DateOnly.MinValue))
        {
            DateOnly day = tariff.InForce.To is { } to && to < last ? to : last;
            if (best is null || tariff.Monthly <= best.Value.Rate)
            {
                best = (day, tariff.Monthly);
            }
        }

        return best is { } found ? (found.Day, TaxPurse.CostOf(open, found.Rate)) : null;
    }

    private static IEnumerable<TaxRemedyPayment> Grouped(List<(TaxMonth Month, DateOnly Day, Money Cost)> bought, DateOnly first, LawInForce law)
    {
        // A month late and one in time, or one needed for the filing and one after it, are told apart even where they are paid on one day.
        foreach (var group in bought.GroupBy(item => (item.Day, item.Month.NeededNow, Late: item.Month.From <= item.Day)))
        {
            Money sum = group.Aggregate(Money.Zero, (total, item) => total + item.Cost);
            yield return new TaxRemedyPayment(group.Key.Day, BankDay(first, group.Key.Day, law), sum, group.First().Month.Number, group.Last().Month.Number, group.Key.NeededNow, group.Key.Late);
        }
    }

    private static DateOnly BankDay(DateOnly first, DateOnly payBy, LawInForce law)
    {
        for (DateOnly day = payBy; day > first; day = Days.Shift(day, -1))
        {
            if (law.Calendar.IsWorkday(day))
            {
                return day;
            }
        }

        return first;
    }
}
