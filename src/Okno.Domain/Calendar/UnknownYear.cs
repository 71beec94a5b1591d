using System.Collections.Immutable;

namespace Okno.Domain.Calendar;

/// <summary>A statutory holiday of Labour Code Art. 112, every year the same.</summary>
public readonly record struct Holiday(int Month, int Day);

/// <summary>
/// How far a decree may still move the days of a year that has none yet (Q32): the statutory holidays, and per month (index 0 = January)
/// how many more weekdays it may take off and how many Saturdays it may make working.
/// </summary>
public sealed record UnknownYear(ImmutableHashSet<Holiday> Holidays, ImmutableArray<int> ExtraDaysOff, ImmutableArray<int> ExtraWorkingSaturdays, string Source)
{
    /// <summary>Weekends and statutory holidays only: what is known of a year before its decree.</summary>
    public bool IsBaseWorkday(DateOnly day) => !IsWeekend(day) && !Holidays.Contains(new Holiday(day.Month, day.Day));

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
