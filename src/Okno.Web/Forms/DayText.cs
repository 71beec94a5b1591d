using System.Globalization;
using System.Text.RegularExpressions;

namespace Okno.Web.Forms;

/// <summary>What is wrong with a typed date.</summary>
public enum DayFault
{
    None,
    Empty,

    /// <summary>Not a day, a month and a year.</summary>
    NotADate,

    /// <summary>A day that the calendar does not have: 31.02.2026.</summary>
    NoSuchDay,

    /// <summary>A year before 1900 or after 2100: surely a slip.</summary>
    YearFarAway,
}

/// <summary>Reads a date as people type it: 22.11.2026, 22/11/2026, 22-11-26, 22 11 2026, 22112026, 22 ноября 2026, 2026-11-22. The day comes before the month.</summary>
public static partial class DayText
{
    private static readonly string[] Months = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

    public static DayFault TryRead(string? text, out DateOnly day)
    {
        day = default;
        string typed = (text ?? "").Trim().TrimEnd('г', '.', ' ');
        if (typed.Length == 0)
        {
            return DayFault.Empty;
        }

        int d, m, y;
        if (YearFirst().Match(typed) is { Success: true } iso)
        {
            (y, m, d) = (Number(iso, 1), Number(iso, 2), Number(iso, 3));
        }
        else if (DayFirst().Match(typed) is { Success: true } plain)
        {
            (d, m, y) = (Number(plain, 1), Number(plain, 2), Number(plain, 3));
            y += plain.Groups[3].Length == 2 ? 2000 : 0;
        }
        else if (WithWord().Match(typed) is { Success: true } word)
        {
            string name = word.Groups[2].Value.ToLowerInvariant();
            (d, m, y) = (Number(word, 1), Array.FindIndex(Months, start => name.StartsWith(start, StringComparison.Ordinal)) + 1, Number(word, 3));
        }
        else
        {
            return DayFault.NotADate;
        }

        if (m is < 1 or > 12 || d is < 1 or > 31)
        {
            return DayFault.NoSuchDay;
        }

        if (y is < 1900 or > 2100)
        {
            return DayFault.YearFarAway;
        }

        if (d > DateTime.DaysInMonth(y, m))
        {
            return DayFault.NoSuchDay;
        }

        day = new DateOnly(y, m, d);
        return DayFault.None;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})\s*[-./, ]\s*([0-9]{1,2})\s*[-./, ]\s*([0-9]{4}|[0-9]{2})$|^(?<1>[0-9]{2})(?<2>[0-9]{2})(?<3>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^([0-9]{1,2})\s+(янв[а-я]*|фев[а-я]*|мар[а-я]*|апр[а-я]*|ма[йя]|июн[а-я]*|июл[а-я]*|авг[а-я]*|сен[а-я]*|окт[а-я]*|ноя[а-я]*|дек[а-я]*)\s+([0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithWord();
}
