using Okno.Domain.Windows;

namespace Okno.Cli;

/// <summary>The window of one day of issue, under the chosen and the other reading of the presidential days, and its answer in JSON once that was written.</summary>
internal sealed record KnownWindow(PatentWindow Chosen, PatentWindow Other)
{
    public byte[]? Written { get; set; }
}

/// <summary>
/// Windows by their day of issue. What was computed is kept: a centre's file of patents has many lines and few days of issue. Bounded, so that a file of all days of ten thousand years costs no
/// more memory than one of a century.
/// </summary>
internal sealed class KnownWindows
{
    private const int MostKept = 1 << 15;
    private readonly Dictionary<DateOnly, KnownWindow> kept = [];

    /// <summary>By the law of the day on which the contact is due, roughly: a year after the issue.</summary>
    public KnownWindow Of(DateOnly issued)
    {
        if (kept.TryGetValue(issued, out KnownWindow? known))
        {
            return known;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        known = Of(issued, issued.Year < DateOnly.MaxValue.Year ? issued.AddYears(1) : issued);
        kept[issued] = known;
        return known;
    }

    /// <summary>By the law of <paramref name="day"/>.</summary>
    public static KnownWindow Of(DateOnly issued, DateOnly day) =>
        new(PatentWindow.Of(issued, LawInHand.Library.On(day)), PatentWindow.Of(issued, LawInHand.WithOtherPresidentialDays.On(day)));
}
