using Okno.Domain.Calendar;

namespace Okno.Web.Dates;

/// <summary>A mark on the line: its number in the legend, its day, the class of its colour ("today", "safe", "last", "").</summary>
public sealed record TimelineMark(int Number, DateOnly Day, string Kind, string Text, double X, int Level);

/// <summary>A run of days that are not worked, as a grey bar.</summary>
public sealed record TimelineBar(double X, double Width);

/// <summary>The picture of the days between today and the twelve months. Only draws: every day in it comes from the Domain.</summary>
public sealed record Timeline(IReadOnlyList<TimelineMark> Marks, IReadOnlyList<TimelineBar> Off, IReadOnlyList<(double X, string Text)> Months)
{
    /// <summary>Units of the view box, from the first day to the last.</summary>
    public const double Left = 4, Right = 356;

    private const double NearMarks = 27;

    /// <param name="days">Day, kind, text; any order; equal days stay side by side.</param>
    /// <param name="month">How the first day of a month is written under the line.</param>
    public static Timeline Of(IEnumerable<(DateOnly Day, string Kind, string Text)> days, ProductionCalendar calendar, Func<DateOnly, string> month)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(month);
        (DateOnly Day, string Kind, string Text)[] inOrder = [.. days.OrderBy(mark => mark.Day)];
        int first = inOrder[0].Day.DayNumber - 2;
        int last = inOrder[^1].Day.DayNumber + 2;
        double unit = (Right - Left) / Math.Max(1, last - first + 1);
        double At(int day) => Left + ((day - first) * unit);

        List<TimelineMark> marks = [];
        foreach ((DateOnly day, string kind, string text) in inOrder)
        {
            double x = At(day.DayNumber) + (unit / 2);
            int level = marks.Count > 0 && x - marks[^1].X < NearMarks ? (marks[^1].Level + 1) % 3 : 0;
            marks.Add(new TimelineMark(marks.Count + 1, day, kind, text, x, level));
        }

        List<TimelineBar> off = [];
        List<(double, string)> months = [];
        int? from = null;
        for (int day = first; day <= last + 1; day++)
        {
            bool works = day > last || calendar.IsWorkday(DateOnly.FromDayNumber(day));
            if (works && from is { } start)
            {
                off.Add(new TimelineBar(At(start), (day - start) * unit));
                from = null;
            }
            else if (!works)
            {
                from ??= day;
            }

            if (day <= last && DateOnly.FromDayNumber(day).Day == 1)
            {
                months.Add((At(day), month(DateOnly.FromDayNumber(day))));
            }
        }

        return new Timeline(marks, off, Thin(months));
    }

    private static List<(double, string)> Thin(List<(double X, string Text)> months)
    {
        List<(double X, string Text)> kept = [];
        foreach ((double x, string text) in months)
        {
            if (x < Right - 50 && (kept.Count == 0 || x - kept[^1].X > 70))
            {
                kept.Add((x, text));
            }
        }

        return kept;
    }
}
