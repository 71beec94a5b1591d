using System.Collections.Immutable;
using Okno.Domain.Calendar;

namespace Okno.Domain.Terms;

public enum TermUnit
{
    CalendarDays,
    WorkingDays,
    Months,
    Years,
}

public enum TermDirection
{
    After,
    Before,
}

/// <summary>The named readings of a term whose text allows two (Q1, Q2).</summary>
public enum TermReading
{
    /// <summary>The text has one reading.</summary>
    Plain,

    /// <summary>E1: months end on the same number, or on the last day of a month without it (Civil Code Art. 192 cl. 3).</summary>
    SameNumber,

    /// <summary>E2: the day before E1, as the day of issue were day one.</summary>
    DayBefore,

    /// <summary>A: "not later than n days before" is the n-th day back.</summary>
    NthDay,

    /// <summary>B: n full days lie between, so the n+1-th day back.</summary>
    FullDaysBetween,
}

/// <summary>What happens when the last day is not a working day (Civil Code Art. 193).</summary>
public enum RollRule
{
    None,
    NextWorkingDay,
}

/// <summary>
/// A term (срок) of the Rules or of a statute: how long, in what unit, in which direction from its event, under which reading. The one type that counts.
/// <paramref name="Amount"/> comes from the edition or the statutes (0 to 10,000); the day of the event itself is never counted (Civil Code Art. 191).
/// </summary>
public sealed record Term(string Code, int Amount, TermUnit Unit, TermDirection Direction, TermReading Reading, RollRule Roll, string Clause, string? Statute)
{
    /// <summary>The last day of the term that starts with an event of the day <paramref name="from"/>; inclusive. Saturates at the ends of <see cref="DateOnly"/>.</summary>
    public DayInterval Count(DateOnly from, ProductionCalendar calendar) => Count(from, calendar, Reading, Roll);

    /// <summary>The same under another reading.</summary>
    public DayInterval Count(DateOnly from, ProductionCalendar calendar, TermReading reading) => Count(from, calendar, reading, Roll);

    /// <summary>The same under another rule of rolling.</summary>
    public DayInterval Count(DateOnly from, ProductionCalendar calendar, RollRule roll) => Count(from, calendar, Reading, roll);

    private DayInterval Count(DateOnly from, ProductionCalendar calendar, TermReading reading, RollRule roll)
    {
        DayInterval last = Unrolled(from, calendar, reading);
        if (roll == RollRule.None)
        {
            return last;
        }

        DayInterval early = calendar.NextWorkdayOnOrAfter(last.Earliest);
        DayInterval late = last.Latest == last.Earliest ? early : calendar.NextWorkdayOnOrAfter(last.Latest);
        return new DayInterval(early.Earliest, late.Latest) { Provisional = last.Provisional || early.Provisional || late.Provisional };
    }

    /// <summary>Every day counted or passed over on the way to <see cref="Count"/>.</summary>
    public DateProof Prove(DateOnly from, ProductionCalendar calendar)
    {
        ImmutableArray<ProofDay>.Builder days = ImmutableArray.CreateBuilder<ProofDay>();
        Add(days, calendar, from, DayRole.Start, 0);
        DateOnly at = from;
        if (Unit is TermUnit.Months or TermUnit.Years)
        {
            at = SameNumberOf(from, out bool clamped);
            Add(days, calendar, at, clamped ? DayRole.LastOfMonth : DayRole.SameNumber, Amount);
            if (Reading == TermReading.DayBefore)
            {
                at = Days.Shift(at, -1);
                Add(days, calendar, at, DayRole.DayBefore, 0);
            }
        }
        else
        {
            int wanted = DaysToCount(Reading);
            for (int number = 0; number < wanted;)
            {
                DateOnly next = Days.Shift(at, Sign);
                if (next == at)
                {
                    break;
                }

                at = next;
                bool counts = Unit == TermUnit.CalendarDays || calendar.IsWorkday(at);
                number += counts ? 1 : 0;
                Add(days, calendar, at, counts ? DayRole.Counted : DayRole.Skipped, counts ? number : 0);
            }
        }

        if (Roll == RollRule.NextWorkingDay)
        {
            DateOnly rolled = calendar.NextWorkdayOnOrAfter(at).Latest;
            while (at < rolled)
            {
                at = at.AddDays(1);
                Add(days, calendar, at, at == rolled ? DayRole.Rolled : DayRole.Skipped, 0);
            }
        }

        return new DateProof(this, from, Count(from, calendar), days.ToImmutable());
    }

    private int Sign => Direction == TermDirection.After ? 1 : -1;

    private int DaysToCount(TermReading reading) => reading == TermReading.FullDaysBetween ? Amount + 1 : Amount;

    private DayInterval Unrolled(DateOnly from, ProductionCalendar calendar, TermReading reading) => Unit switch
    {
        TermUnit.CalendarDays => DayInterval.Exactly(Days.Shift(from, Sign * DaysToCount(reading))),
        TermUnit.WorkingDays when Direction == TermDirection.Before => calendar.NthWorkdayBefore(from, DaysToCount(reading)),
        TermUnit.WorkingDays => calendar.NthWorkdayAfter(from, DaysToCount(reading)),
        _ => DayInterval.Exactly(Days.Shift(SameNumberOf(from, out _), reading == TermReading.DayBefore ? -1 : 0)),
    };

    private DateOnly SameNumberOf(DateOnly from, out bool clamped)
    {
        int months = Sign * Amount * (Unit == TermUnit.Years ? 12 : 1);
        long month = ((long)from.Year * 12) + from.Month - 1 + months;
        int year = month < 0 ? 0 : (int)(month / 12);
        if (year is < 1 or > 9999)
        {
            clamped = true;
            return year < 1 ? DateOnly.MinValue : DateOnly.MaxValue;
        }

        int number = (int)(month - (year * 12L)) + 1;
        int last = DateTime.DaysInMonth(year, number);
        clamped = from.Day > last;
        return new DateOnly(year, number, Math.Min(from.Day, last));
    }

    private static void Add(ImmutableArray<ProofDay>.Builder days, ProductionCalendar calendar, DateOnly day, DayRole role, int number)
    {
        DayKind kind = calendar.KindOf(day);
        days.Add(new ProofDay(day, role, number, kind.Mark, kind.Source, kind.Provisional));
    }
}
