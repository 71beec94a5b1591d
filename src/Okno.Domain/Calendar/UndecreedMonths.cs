namespace Okno.Domain.Calendar;

/// <summary>
/// How far decrees may still move the working days of a span (Q32), answered without walking. Days are indices of the span; a decreed month has the allowance (0, 0).
/// A month cut at its end keeps for sure all but its first working days, a month cut at its start all but its last ones; at most, the one has its first Saturdays made working, the other its last.
/// </summary>
internal sealed class UndecreedMonths
{
    private const int LongestMonth = 31;

    private readonly WorkdayTrack term;
    private readonly WorkdayTrack saturdays;
    private readonly CutMonths fewest;
    private readonly CutMonths most;
    private readonly ushort[] monthOf;
    private readonly Month[] months;

    /// <param name="works">The plain working days of the span, which begins on the first of a month and ends with a month.</param>
    /// <param name="saturdays">The Saturdays that a decree may make working: never a statutory holiday, whose rest it cannot move.</param>
    /// <param name="allowance">For the first day of a month: how many of its working days may be taken off, how many of its Saturdays may be made working.</param>
    public UndecreedMonths(WorkdayTrack term, DateOnly spanFirst, bool[] works, bool[] saturdays, Func<DateOnly, (int Off, int On)> allowance)
    {
        this.term = term;
        this.saturdays = new WorkdayTrack(saturdays);
        monthOf = new ushort[works.Length];
        List<Month> all = [];
        (bool[] fewestFromStart, bool[] fewestToEnd, bool[] mostFromStart, bool[] mostToEnd) = ([.. works], [.. works], [.. works], [.. works]);
        DateOnly month = spanFirst;
        for (int first = 0; first < works.Length; month = month.AddMonths(1))
        {
            int end = first + DateTime.DaysInMonth(month.Year, month.Month);
            (int off, int on) = allowance(month);
            monthOf.AsSpan(first, end - first).Fill((ushort)all.Count);
            all.Add(new Month(first, end, off, on));
            for (int i = first, offLeft = off, onLeft = on; i < end; i++)
            {
                Turn(fewestFromStart, works, i, false, ref offLeft);
                Turn(mostFromStart, saturdays, i, true, ref onLeft);
            }

            for (int i = end - 1, offLeft = off, onLeft = on; i >= first; i--)
            {
                Turn(fewestToEnd, works, i, false, ref offLeft);
                Turn(mostToEnd, saturdays, i, true, ref onLeft);
            }

            first = end;
        }

        months = [.. all];
        fewest = new CutMonths(new WorkdayTrack(fewestFromStart), new WorkdayTrack(fewestToEnd));
        most = new CutMonths(new WorkdayTrack(mostFromStart), new WorkdayTrack(mostToEnd));
    }

    /// <summary>
    /// The n-th working day before <paramref name="end"/> (excluded), by the plain calendar the day of rank <paramref name="at"/>: earliest by the days that no decree can take off, latest by the Saturdays that one may make working.
    /// False where the span is left.
    /// </summary>
    public bool TryBefore(int end, int n, int at, out int earliest, out int latest)
    {
        ref readonly Month month = ref MonthOf(end - 1);
        earliest = fewest.NthBefore(end, month.Start, n);
        if (earliest == CutMonths.InMonth)
        {
            earliest = term.Nth(at - month.Off);
        }

        latest = most.NthBefore(end, month.Start, n);
        if (latest == CutMonths.InMonth)
        {
            int plain = term.Nth(at);
            latest = Math.Min(end - 1, term.Nth(Math.Min(at + OnIn(month, Math.Max(plain, month.Start), end), term.Count - 1)));
            while (latest > plain && term.Before(end) - term.Before(latest) + OnIn(month, latest, end) < n)
            {
                latest--;
            }
        }

        return earliest >= 0;
    }

    /// <summary>The n-th working day from <paramref name="start"/> on (included), by the plain calendar the day of rank <paramref name="at"/>, in the same way.</summary>
    public bool TryAfter(int start, int n, int at, out int earliest, out int latest)
    {
        latest = NthSureFrom(start, n);
        ref readonly Month month = ref MonthOf(start);
        earliest = most.NthFrom(start, month.End, n);
        if (earliest == CutMonths.InMonth)
        {
            int plain = term.Nth(at);
            earliest = Math.Max(start, term.Nth(Math.Max(at - OnIn(month, start, Math.Min(plain + 1, month.End)), 0)));
            while (earliest < plain && term.Before(earliest + 1) - term.Before(start) + OnIn(month, start, earliest + 1) < n)
            {
                earliest++;
            }
        }

        return latest >= 0;
    }

    /// <summary>The day by which n working days from <paramref name="start"/> on (included) have passed whatever is decreed; -1 where it lies outside the span.</summary>
    public int NthSureFrom(int start, int n)
    {
        ref readonly Month month = ref MonthOf(start);
        int found = fewest.NthFrom(start, month.End, n);
        return found == CutMonths.InMonth ? term.Nth(term.Before(start) + n + month.Off - 1) : found;
    }

    /// <summary>
    /// The working days from <paramref name="start"/> to before <paramref name="end"/>, <paramref name="plain"/> by the plain calendar: the fewest are those that no decree can take off (per month all but its
    /// allowance), the most have every Saturday that one may make working.
    /// </summary>
    public (int Fewest, int Most) Count(int start, int end, int plain)
    {
        if (end - start > LongestMonth || MonthOf(end - 1).Start > start)
        {
            return (fewest.Count(start, end), most.Count(start, end));
        }

        ref readonly Month month = ref MonthOf(start);
        return (Math.Max(0, plain - month.Off), plain + OnIn(month, start, end));
    }

    /// <summary>Whether a decree may make this day, a Saturday, working.</summary>
    public bool MayTurnOn(int day) => saturdays.Works(day) && MonthOf(day).On > 0;

    /// <summary>How many days of a part of one month may be made working.</summary>
    private int OnIn(in Month month, int from, int end) => month.On == 0 ? 0 : Math.Min(month.On, saturdays.Before(end) - saturdays.Before(from));

    private ref readonly Month MonthOf(int day) => ref months[monthOf[day]];

    private static void Turn(bool[] days, bool[] which, int i, bool on, ref int left)
    {
        if (left > 0 && which[i])
        {
            days[i] = on;
            left--;
        }
    }

    /// <summary>The first day of a month, the day after it, how many of its working days may be taken off, how many of its Saturdays made working.</summary>
    private readonly record struct Month(int Start, int End, int Off, int On);
}
