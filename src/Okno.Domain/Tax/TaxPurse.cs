using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Tax;

/// <summary>
/// The payments in the order of their days (of one day: in the order given), spent month by month from the first: a payment may go into several months, and a month may take several payments. No month is skipped:
/// money paid late fills the earliest month that is open.
/// </summary>
internal sealed class TaxPurse(ImmutableArray<TaxPayment> payments, Statutes statutes)
{
    private int next;
    private Money spent;

    /// <summary>What a month was given.</summary>
    /// <param name="Rate">See <see cref="TaxMonth.Rate"/>.</param>
    /// <param name="Open">The share still open; null where a rate that decides is unknown.</param>
    public readonly record struct Filled(Money? Rate, decimal? Open, Money Paid, Money Missing, DateOnly? CompletedOn, ImmutableArray<TaxPart> Parts);

    public Money Left => payments.Skip(next).Aggregate(Money.Zero - spent, (sum, payment) => sum + payment.Amount);

    /// <summary>Q14 strict: the month costs the higher of the rates of its first and its last day, whenever it is paid.</summary>
    public Filled FillStrict(DateOnly from, DateOnly to)
    {
        if (statutes.TariffOn(from)?.Monthly is not { } first || statutes.TariffOn(to)?.Monthly is not { } last)
        {
            return new Filled(null, null, Money.Zero, Money.Zero, null, []);
        }

        Money rate = Money.Max(first, last);
        ImmutableArray<TaxPart>.Builder parts = ImmutableArray.CreateBuilder<TaxPart>();
        Money paid = Money.Zero;
        while (paid < rate && next < payments.Length)
        {
            paid += Spend(Money.Min(rate - paid, payments[next].Amount - spent), parts);
        }

        Money missing = rate - paid;
        return Close(rate, (decimal)missing.Kopecks / rate.Kopecks, paid, missing, parts);
    }

    /// <summary>
    /// Q14 by the payment date: each part of a payment buys, at the rate of its own day, a share of the month; the month is full when the shares make one. The rest of an open share costs that share of the rate,
    /// rounded up to a whole kopeck, and a payment of that sum fills it.
    /// </summary>
    public Filled FillByPaymentDate(DateOnly from)
    {
        decimal open = 1m;
        Money paid = Money.Zero;
        Money? rate = null;
        ImmutableArray<TaxPart>.Builder parts = ImmutableArray.CreateBuilder<TaxPart>();
        while (open > 0m && next < payments.Length)
        {
            if (statutes.TariffOn(payments[next].Paid)?.Monthly is not { Kopecks: > 0 } known)
            {
                return new Filled(null, null, paid, Money.Zero, null, parts.ToImmutable());
            }

            rate = known;
            Money cost = CostOf(open, known);
            Money part = Money.Min(cost, payments[next].Amount - spent);
            open = part == cost ? 0m : open - ((decimal)part.Kopecks / known.Kopecks);
            paid += Spend(part, parts);
        }

        rate ??= statutes.TariffOn(from)?.Monthly;
        return Close(rate, open, paid, rate is { } due ? CostOf(open, due) : Money.Zero, parts);
    }

    /// <summary>What a share of a month costs at a rate, rounded up to a whole kopeck. Shares are kept with 28 digits; what division lost beyond the sixth digit of a kopeck is not money.</summary>
    public static Money CostOf(decimal share, Money rate) => new((long)Math.Ceiling(decimal.Round(share * rate.Kopecks, 6)));

    private static Filled Close(Money? rate, decimal open, Money paid, Money missing, ImmutableArray<TaxPart>.Builder parts) =>
        new(rate, open, paid, missing, open == 0m ? parts[^1].Payment.Paid : null, parts.ToImmutable());

    private Money Spend(Money part, ImmutableArray<TaxPart>.Builder parts)
    {
        parts.Add(new TaxPart(payments[next], part));
        spent += part;
        if (spent == payments[next].Amount)
        {
            next++;
            spent = Money.Zero;
        }

        return part;
    }
}
