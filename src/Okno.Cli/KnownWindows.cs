using Okno.Domain.Law;
using Okno.Domain.Windows;

namespace Okno.Cli;

/// <summary>
/// The windows of patents by their day of issue, under the chosen and the other reading of the presidential days. What was computed is kept: a centre's file of patents has many lines and few
/// days of issue. Bounded, so that a file of all days of ten thousand years costs no more memory than one of a year.
/// </summary>
internal sealed class KnownWindows
{
    private const int MostKept = 1 << 15;
    private readonly Dictionary<DateOnly, (PatentWindow, PatentWindow)> kept = [];

    /// <summary>The law of the day on which the contact is due, roughly: a year after the issue.</summary>
    public (PatentWindow Chosen, PatentWindow Other) Of(DateOnly issued)
    {
        if (kept.TryGetValue(issued, out (PatentWindow, PatentWindow) known))
        {
            return known;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        DateOnly day = issued.Year < DateOnly.MaxValue.Year ? issued.AddYears(1) : issued;
        (PatentWindow, PatentWindow) both = Of(issued, day);
        kept[issued] = both;
        return both;
    }

    /// <summary>By the law of <paramref name="day"/>.</summary>
    public static (PatentWindow Chosen, PatentWindow Other) Of(DateOnly issued, DateOnly day)
    {
        LawInForce law = LawInHand.Library.On(day);
        return (PatentWindow.Of(issued, law), PatentWindow.Of(issued, LawInHand.WithOtherPresidentialDays.On(day)));
    }
}
