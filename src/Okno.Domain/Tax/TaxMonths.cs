using Okno.Domain.Law;
using Okno.Domain.Terms;

namespace Okno.Domain.Tax;

/// <summary>The months of a patent: month n runs from the start of n to the day before the start of n + 1. The first starts on the day of issue; the last ends on the day before the twelve-month date E1 (Q30).</summary>
internal static class TaxMonths
{
    /// <summary>How many months the term of 1.2 has: twelve.</summary>
    public static int Count(LawInForce law) => Whole(law) is { Unit: TermUnit.Years } years ? years.Amount * 12 : Whole(law).Amount;

    /// <summary>The first day of month <paramref name="number"/>, 1 or more. What follows the last month is E1 whichever way months are counted: the patent does not run out sooner.</summary>
    public static DateOnly Start(int number, DateOnly issued, MonthEndRounding rounding, LawInForce law)
    {
        Term one = Whole(law) with { Amount = 1, Unit = TermUnit.Months, Reading = TermReading.SameNumber };
        if (rounding == MonthEndRounding.FromIssueDay || number == Count(law) + 1)
        {
            return (one with { Amount = number - 1 }).Count(issued, law.Calendar).Earliest;
        }

        DateOnly start = issued;
        for (int i = 1; i < number; i++)
        {
            start = one.Count(start, law.Calendar).Earliest;
        }

        return start;
    }

    private static Term Whole(LawInForce law) => law.Edition.Term(TermCode.TwelveMonths);
}
