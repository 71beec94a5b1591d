using System.Collections.Immutable;
using Okno.Domain.Tax;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>One month as a bar of the picture, in units of its 360 wide view: <paramref name="Red"/> is the width of what nothing covers, from the left for days, from the right for money.</summary>
public sealed record TaxBar(TaxMonth Month, double X, double Red, bool FromRight, string Fill, string Mark);

/// <summary>The months of a patent as a row of bars, with the day of filing over them; geometry only.</summary>
public sealed record TaxPicture(ImmutableArray<TaxBar> Bars, double? FilingX)
{
    public const double Width = 27;
    private const double Left = 10, Step = 28.4;

    public static TaxPicture Of(TaxReading reading, DateOnly? filing)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ImmutableArray<TaxBar> bars = [.. reading.Months.Select(Bar)];
        TaxMonth? month = filing is null ? null : reading.Months.FirstOrDefault(month => month.From <= filing && filing <= month.To);
        return new TaxPicture(bars, month is null ? null : X(month) + (Width * (filing!.Value.DayNumber - month.From.DayNumber) / Length(month)));
    }

    private static TaxBar Bar(TaxMonth month)
    {
        double red = month.State switch
        {
            TaxMonthState.Gap => Width * Math.Min(1, (double)month.Uncovered!.Days / Length(month)),
            TaxMonthState.Short => Width * (double)(month.Open ?? 1),
            TaxMonthState.Unpaid => Width,
            _ => 0,
        };
        string fill = month.State switch
        {
            TaxMonthState.Safe or TaxMonthState.Gap or TaxMonthState.Short => "#1d6b3f",
            TaxMonthState.DisputedByOneDay or TaxMonthState.DisputedByDayOff => "#8a5a00",
            TaxMonthState.RateUnknown => "#4a5863",
            _ => "#a8201a",
        };
        string mark = month.State switch
        {
            TaxMonthState.Safe => "✓",
            TaxMonthState.DisputedByOneDay or TaxMonthState.DisputedByDayOff or TaxMonthState.RateUnknown => "?",
            TaxMonthState.Gap or TaxMonthState.Unpaid => "✕",
            _ => "½",
        };
        return new TaxBar(month, X(month), red, month.State == TaxMonthState.Short, fill, mark);
    }

    private static double X(TaxMonth month) => Left + ((month.Number - 1) * Step);

    private static int Length(TaxMonth month) => month.To.DayNumber - month.From.DayNumber + 1;
}
