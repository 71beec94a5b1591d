using System.Collections.Immutable;
using Okno.Domain.Calendar;

namespace Okno.Domain.Law;

/// <summary>Opening and closing time of a day of the week.</summary>
public readonly record struct DayHours(TimeOnly Opens, TimeOnly Closes);

/// <summary>Hours as data: per weekday (a missing one is closed), or the weekday hours of every working day of the production calendar.</summary>
/// <param name="ByProductionCalendar">True: open exactly on working days; <paramref name="Week"/> then only gives the times (Friday's times on a working Saturday).</param>
/// <param name="Exceptions">Days with hours of their own; null = closed.</param>
public sealed record HoursTable(string Code, ImmutableDictionary<DayOfWeek, DayHours> Week, bool ByProductionCalendar, ImmutableSortedDictionary<DateOnly, DayHours?> Exceptions, string Source, bool Assumption);

/// <summary>When an office is open; three calendars are kept apart: the Centre's (1.5), the authority's (3.9.3), the working days of the law.</summary>
public sealed class OpeningHours(HoursTable table, ProductionCalendar calendar)
{
    /// <summary>No office stays shut longer in a row; a search stops there so that a week without hours cannot hang it.</summary>
    private const int LongestClosure = 60;

    public HoursTable Table => table;

    public bool IsOpen(DateOnly day) => HoursOn(day) is not null;

    /// <summary>The hours of a day, null when closed.</summary>
    public DayHours? HoursOn(DateOnly day)
    {
        if (table.Exceptions.TryGetValue(day, out DayHours? exception))
        {
            return exception;
        }

        if (table.ByProductionCalendar)
        {
            return !calendar.IsWorkday(day) ? null
                : table.Week.TryGetValue(day.DayOfWeek, out DayHours hours) ? hours
                : table.Week[DayOfWeek.Friday];
        }

        return table.Week.TryGetValue(day.DayOfWeek, out DayHours plain) ? plain : null;
    }

    /// <summary>The first open day on or after <paramref name="day"/>; the day itself where none is found within 60 days.</summary>
    public DateOnly NextOpenOnOrAfter(DateOnly day) => Find(day, 1);

    /// <summary>The last open day on or before <paramref name="day"/>; the day itself where none is found within 60 days.</summary>
    public DateOnly LastOpenOnOrBefore(DateOnly day) => Find(day, -1);

    private DateOnly Find(DateOnly day, int step)
    {
        for (int i = 0; i <= LongestClosure; i++)
        {
            int number = day.DayNumber + (i * step);
            if (number < DateOnly.MinValue.DayNumber || number > DateOnly.MaxValue.DayNumber)
            {
                break;
            }

            if (IsOpen(DateOnly.FromDayNumber(number)))
            {
                return DateOnly.FromDayNumber(number);
            }
        }

        return day;
    }
}
