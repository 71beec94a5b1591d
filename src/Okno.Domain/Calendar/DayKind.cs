namespace Okno.Domain.Calendar;

/// <summary>What a day is in the production calendar of the five-day week (Labour Code Art. 111, 112 and the yearly decree).</summary>
public enum DayMark
{
    /// <summary>Monday to Friday with nothing that makes it a day off.</summary>
    Workday,

    /// <summary>Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A statutory holiday, or a weekday that statute or decree makes a day off.</summary>
    DayOff,

    /// <summary>A Saturday or Sunday that the decree makes a working day.</summary>
    WorkingWeekend,

    /// <summary>A "non-working day" by presidential act (2020, 2021); whether it counts is a reading (Q31).</summary>
    Presidential,

    /// <summary>A day off by an act of Moscow alone; whether it counts is a reading (Q31).</summary>
    MoscowOnly,
}

/// <summary>One day as the calendar reads it: its mark, whether it counts as a working day, the act that made it so, and whether the year is still without a decree.</summary>
public readonly record struct DayKind(DayMark Mark, bool IsWorkday, string Source, bool Shortened = false, bool Provisional = false);
