using System.Globalization;
using Okno.Domain.Payments;

namespace Okno.Desk.Wording;

/// <summary>How days and sums are written in English on the public pages.</summary>
public static class English
{
    private const char NoBreak = '\u00A0';

    /// <summary>22 Apr 2026.</summary>
    public static string Day(DateOnly day) => day.ToString($"d{NoBreak}MMM{NoBreak}yyyy", CultureInfo.InvariantCulture);

    /// <summary>22 Apr 2026 (Wed).</summary>
    public static string DayAndWeekday(DateOnly day) => $"{Day(day)}{NoBreak}({day.ToString("ddd", CultureInfo.InvariantCulture)})";

    /// <summary>Wednesday, 22 April 2026.</summary>
    public static string LongDay(DateOnly day) => day.ToString($"dddd, d{NoBreak}MMMM{NoBreak}yyyy", CultureInfo.InvariantCulture);

    /// <summary>24 April.</summary>
    public static string DayOfMonth(DateOnly day) => day.ToString($"d{NoBreak}MMMM", CultureInfo.InvariantCulture);

    /// <summary>8,900.00 ₽.</summary>
    public static string Sum(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Kopecks / 100m:#,0.00}{NoBreak}₽");

    /// <summary>3 working days, 1 working day.</summary>
    public static string Workdays(int number) => $"{number}{NoBreak}{(number == 1 ? "working day" : "working days")}";
}
