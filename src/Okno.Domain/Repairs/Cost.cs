using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Windows;

namespace Okno.Domain.Repairs;

/// <summary>
/// What changes ask of the person. <paramref name="Days"/>: by how many calendar days the contract moves, either way, plus by how many the last paper must come earlier. <paramref name="WaitsForOthers"/>: some of the time
/// is in others' hands and no day can be named (a new passport, a new employer). <paramref name="Money"/>: what law/ knows must be paid now; null where the rate is not known.
/// </summary>
public sealed record Cost(bool WaitsForOthers, int Days, Money? Money)
{
    public static Cost Of(IEnumerable<Change> changes, Standing before, Standing after, DateOnly today, LawInForce law)
    {
        bool waits = false;
        Money? money = Payments.Money.Zero;
        foreach (Change change in changes)
        {
            if (change is RenewPassport or ChangeEmployer)
            {
                waits = true;
            }
            else if (change is PayTax tax)
            {
                money = law.Statutes.TariffOn(today) is { } tariff ? money + new Money(checked(tariff.Monthly.Kopecks * tax.Months)) : null;
            }
        }

        return new Cost(waits, Moved(before, after, today), money);
    }

    /// <summary>By time, the unknown last, then by money, the unknown last.</summary>
    public int CompareTo(Cost other) =>
        WaitsForOthers != other.WaitsForOthers ? WaitsForOthers.CompareTo(other.WaitsForOthers)
        : Days != other.Days ? Days.CompareTo(other.Days)
        : (Money?.Kopecks ?? long.MaxValue).CompareTo(other.Money?.Kopecks ?? long.MaxValue);

    private static int Moved(Standing before, Standing after, DateOnly today)
    {
        int contract = Math.Abs(ContractOf(after, today).DayNumber - ContractOf(before, today).DayNumber);
        return before.Result.Plan is { } was && after.Result.Plan is { } now
            ? contract + Math.Max(0, was.LastPapersOn.DayNumber - now.LastPapersOn.DayNumber)
            : contract;
    }

    private static DateOnly ContractOf(Standing standing, DateOnly today) => standing.Result.Plan is { } plan ? plan.Contract : standing.Facts.Contract ?? standing.Facts.Contact ?? today;
}
