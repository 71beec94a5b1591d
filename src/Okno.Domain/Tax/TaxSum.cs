using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Domain.Tax;

/// <summary>Which sums can be one payment of the tax: a slip of the finger is refused at its field, before it buys a hundred months.</summary>
public static class TaxSum
{
    /// <summary>How many terms of the patent one payment may at most pay for: its own and, by an overpayment, another.</summary>
    private const int Terms = 2;

    /// <summary>The largest sum, inclusive: two years at the highest rate known. Zero where no rate is loaded.</summary>
    public static Money Largest(LawInForce law) => law.Statutes.Tariffs.IsEmpty ? Money.Zero : new Money(law.Statutes.Tariffs.Max(tariff => tariff.Monthly.Kopecks) * TaxMonths.Count(law) * Terms);

    /// <summary>More than nothing and not more than <see cref="Largest"/>.</summary>
    public static bool IsSensible(Money amount, LawInForce law) => amount > Money.Zero && amount <= Largest(law);
}
