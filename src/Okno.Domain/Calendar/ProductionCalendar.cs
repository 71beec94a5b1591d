using System.Collections.Immutable;
using Okno.Domain.Terms;

namespace Okno.Domain.Calendar;

/// <summary>
/// The production calendar of the five-day week. Counts by rank and select: adding or counting working days takes the same few nanoseconds for 1 day and for 5,000.
/// Beyond the loaded years it answers an interval that contains every calendar a decree may still make within <see cref="UnknownYear"/> (Q32).
/// Outside 1950-2149 it counts weekends and statutory holidays only, marked provisional. Never fails for any date.
/// </summary>
public sealed class ProductionCalendar
{
    private static readonly DateOnly SpanFirst = new(1950, 1, 1);
    private static readonly DateOnly SpanEnd = new(2150, 1, 1);
    private static readonly int Origin = SpanFirst.DayNumber;
    private static readonly int Length = SpanEnd.DayNumber - SpanFirst.DayNumber;

    private readonly ImmutableArray<CalendarYear> years;
    private readonly UnknownYear unknown;
    private readonly Dictionary<DateOnly, MarkedDay> marked;
    private readonly WorkdayTrack term;
    private readonly WorkdayTrack civil;

    private readonly UndecreedMonths undecreed;
    private readonly int knownFrom;
    private readonly int knownEnd;
    private readonly int knownFromRank;
    private readonly int knownEndRank;

    /// <param name="years">Decreed years, ascending, without a gap.</param>
    /// <exception cref="ArgumentException">No year, or a gap between years.</exception>
    public ProductionCalendar(ImmutableArray<CalendarYear> years, UnknownYear unknown, CalendarReading reading = default)
    {
        if (years.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A calendar needs at least one decreed year.", nameof(years));
        }

        for (int i = 1; i < years.Length; i++)
        {
            if (years[i].Year != years[i - 1].Year + 1)
            {
                throw new ArgumentException($"Between {years[i - 1].Year} and {years[i].Year} a year is missing.", nameof(years));
            }
        }

        this.years = years;
        this.unknown = unknown;
        Reading = reading;
        FirstKnownDay = new DateOnly(years[0].Year, 1, 1);
        FirstUnknownDay = new DateOnly(years[^1].Year + 1, 1, 1);
        knownFrom = FirstKnownDay.DayNumber - Origin;
        knownEnd = FirstUnknownDay.DayNumber - Origin;
        marked = years.SelectMany(year => year.Days).ToDictionary(day => day.Day);

        bool[] termWork = new bool[Length];
        bool[] civilWork = new bool[Length];
        bool[] mayWork = new bool[Length];
        for (int i = 0; i < Length; i++)
        {
            DateOnly day = DateOnly.FromDayNumber(Origin + i);
            bool plain = Knows(day) ? !UnknownYear.IsWeekend(day) : unknown.IsBaseWorkday(day);
            termWork[i] = civilWork[i] = plain;
            mayWork[i] = !Knows(day) && day.DayOfWeek == DayOfWeek.Saturday && !unknown.Holidays.Contains(new Holiday(day.Month, day.Day));
        }

        foreach (MarkedDay day in marked.Values)
        {
            int i = day.Day.DayNumber - Origin;
            termWork[i] = Works(day.Mark, reading);
            civilWork[i] = Works(day.Mark, new CalendarReading(PresidentialDaysWork: true, MoscowDaysOff: false));
        }

        term = new WorkdayTrack(termWork);
        (knownFromRank, knownEndRank) = (term.Before(knownFrom), term.Before(knownEnd));
        civil = new WorkdayTrack(civilWork);
        undecreed = new UndecreedMonths(term, SpanFirst, termWork, mayWork, month => Knows(month) ? (0, 0) : (unknown.ExtraDaysOff[month.Month - 1], unknown.ExtraWorkingSaturdays[month.Month - 1]));
    }

    public CalendarReading Reading { get; }

    public DateOnly FirstKnownDay { get; }

    /// <summary>The first day whose year has no decree here. Every day from <see cref="FirstKnownDay"/> to the day before this one is known.</summary>
    public DateOnly FirstUnknownDay { get; }

    /// <summary>The same facts under another reading of the disputed days.</summary>
    public ProductionCalendar With(CalendarReading reading) => reading == Reading ? this : new ProductionCalendar(years, unknown, reading);

    /// <summary>The same facts, as they were before the decree of <paramref name="year"/> and of all later years was known.</summary>
    /// <exception cref="ArgumentException">Nothing would be left.</exception>
    public ProductionCalendar WithoutDecreesFrom(int year) => new([.. years.Where(known => known.Year < year)], unknown, Reading);

    public bool Knows(DateOnly day) => day >= FirstKnownDay && day < FirstUnknownDay;

    /// <summary>What the day is and the act that made it so. In an undecreed year the answer is provisional.</summary>
    public DayKind KindOf(DateOnly day)
    {
        if (marked.TryGetValue(day, out MarkedDay? found))
        {
            return new DayKind(found.Mark, Works(found.Mark, Reading), found.Source, found.Shortened);
        }

        bool weekend = UnknownYear.IsWeekend(day);
        bool known = Knows(day);
        bool workday = known ? !weekend : unknown.IsBaseWorkday(day);
        DayMark mark = weekend ? DayMark.Weekend : workday ? DayMark.Workday : DayMark.DayOff;
        string source = mark switch
        {
            DayMark.Weekend => "ТК РФ, ст. 111",
            DayMark.DayOff => "ТК РФ, ст. 112",
            _ => known ? DecreeOf(day.Year) : unknown.Source,
        };
        return new DayKind(mark, workday, source, Provisional: !known);
    }

    /// <summary>Whether the day counts as a working day under this reading; in an undecreed year, by weekends and statutory holidays only.</summary>
    public bool IsWorkday(DateOnly day)
    {
        int i = day.DayNumber - Origin;
        return (uint)i < (uint)Length ? term.Works(i) : unknown.IsBaseWorkday(day);
    }

    /// <summary>The n-th working day strictly before <paramref name="day"/>; n = 0 gives the day itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public DayInterval NthWorkdayBefore(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        int end = day.DayNumber - Origin;
        if (n == 0 || (uint)end >= (uint)Length)
        {
            return n == 0 ? DayInterval.Exactly(day) : Walk(day, n, -1);
        }

        int at = term.Before(end) - n;
        if (at < 0)
        {
            return Walk(day, n, -1);
        }

        return at >= knownFromRank && end <= knownEnd ? Exact(term.Nth(at))
            : undecreed.TryBefore(end, n, at, out int earliest, out int latest) ? Provisional(earliest, latest)
            : Walk(day, n, -1);
    }

    /// <summary>The n-th working day strictly after <paramref name="day"/>; n = 0 gives the day itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public DayInterval NthWorkdayAfter(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        int start = day.DayNumber - Origin + 1;
        if (n == 0 || (uint)start >= (uint)Length)
        {
            return n == 0 ? DayInterval.Exactly(day) : Walk(day, n, 1);
        }

        int at = term.Before(start) + n - 1;
        if (at >= term.Count)
        {
            return Walk(day, n, 1);
        }

        return at < knownEndRank && start >= knownFrom ? Exact(term.Nth(at))
            : undecreed.TryAfter(start, n, at, out int earliest, out int latest) ? Provisional(earliest, latest)
            : Walk(day, n, 1);
    }

    /// <summary>How many working days lie from <paramref name="from"/> to <paramref name="to"/>, both included; 0 where <paramref name="to"/> is earlier.</summary>
    public WorkdayCount CountWorkdays(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return new WorkdayCount(0, 0, false);
        }

        int start = from.DayNumber - Origin;
        int end = to.DayNumber - Origin + 1;
        if (start < 0 || end > Length)
        {
            int walked = 0;
            for (int number = from.DayNumber; number <= to.DayNumber; number++)
            {
                walked += IsWorkday(DateOnly.FromDayNumber(number)) ? 1 : 0;
            }

            return new WorkdayCount(walked, walked, true);
        }

        int count = term.Before(end) - term.Before(start);
        if (start >= knownFrom && end <= knownEnd)
        {
            return new WorkdayCount(count, count, false);
        }

        (int fewest, int most) = undecreed.Count(start, end, count);
        return new WorkdayCount(fewest, most, true);
    }

    /// <summary>
    /// The roll of Civil Code Art. 193: the day itself if it is a working day, else the next one. Presidential and Moscow-only days never roll
    /// (Supreme Court reviews of 21.04.2020 and 30.04.2020), whatever the reading.
    /// </summary>
    public DayInterval NextWorkdayOnOrAfter(DateOnly day)
    {
        int start = day.DayNumber - Origin;
        if ((uint)start >= (uint)(Length - LongestRoll))
        {
            DateOnly rolled = day;
            while (!unknown.IsBaseWorkday(rolled) && rolled < DateOnly.MaxValue)
            {
                rolled = rolled.AddDays(1);
            }

            return new DayInterval(rolled, rolled) { Provisional = true };
        }

        int found = civil.Nth(civil.Before(start));
        if (start >= knownFrom && found < knownEnd)
        {
            return Exact(found);
        }

        int searched = start < knownFrom ? start : Math.Max(start, knownEnd);
        return new DayInterval(Day(EarliestRoll(start, found)), Day(undecreed.NthSureFrom(searched, 1))) { Provisional = true };
    }

    /// <summary>Near the end of the span the roll walks instead of looking up; no roll is longer than this many days.</summary>
    private const int LongestRoll = 120;

    /// <summary>A Saturday before the plain answer that a decree may make working ends the roll sooner.</summary>
    private int EarliestRoll(int start, int found)
    {
        for (int i = start; i < found; i++)
        {
            if (undecreed.MayTurnOn(i))
            {
                return i;
            }
        }

        return found;
    }

    private DayInterval Walk(DateOnly day, int n, int step)
    {
        int number = day.DayNumber;
        while (n > 0 && number + step >= DateOnly.MinValue.DayNumber && number + step <= DateOnly.MaxValue.DayNumber)
        {
            number += step;
            n -= IsWorkday(DateOnly.FromDayNumber(number)) ? 1 : 0;
        }

        DateOnly found = DateOnly.FromDayNumber(number);
        return new DayInterval(found, found) { Provisional = true };
    }

    private static bool Works(DayMark mark, CalendarReading reading) => mark switch
    {
        DayMark.Workday or DayMark.WorkingWeekend => true,
        DayMark.Presidential => reading.PresidentialDaysWork,
        DayMark.MoscowOnly => !reading.MoscowDaysOff,
        _ => false,
    };

    private string DecreeOf(int year) => years[year - years[0].Year].Decree;

    private static DateOnly Day(int index) => DateOnly.FromDayNumber(Origin + index);

    private static DayInterval Provisional(int earliest, int latest) => new(Day(earliest), Day(latest)) { Provisional = true };

    private static DayInterval Exact(int index) => DayInterval.Exactly(Day(index));
}
