namespace Okno.Domain.Calendar;

/// <summary>
/// How far decrees may still move the working days of a span (Q32), answered without walking. Days are indices of the span; a decreed month has the allowance (0, 0).
/// A month cut at its end keeps for sure all but its first working days, a month cut at its start all but its last ones.
/// </summary>
internal sealed class UndecreedMonths
{
    private readonly WorkdayTrack term;
    private readonly WorkdayTrack sureFromStart;
    private readonly WorkdayTrack sureToEnd;
    private readonly WorkdayTrack saturdays;
    private readonly int[] monthStart;
    private readonly int[] monthEnd;
    private readonly short[] mayTurnOff;
    private readonly short[] mayTurnOn;
    private readonly short[] onBefore;
    private readonly short[] onThrough;

    /// <param name="works">The plain working days of the span, which begins on the first of a month and ends with a month.</param>
    /// <param name="saturdays">The Saturdays that a decree may make working: never a statutory holiday, whose rest it cannot move.</param>
    /// <param name="allowance">For the first day of a month: how many of its working days may be taken off, how many of its Saturdays may be made working.</param>
    public UndecreedMonths(WorkdayTrack term, DateOnly spanFirst, bool[] works, bool[] saturdays, Func<DateOnly, (int Off, int On)> allowance)
    {
        this.term = term;
        this.saturdays = new WorkdayTrack(saturdays);
        monthStart = new int[works.Length];
        monthEnd = new int[works.Length];
        mayTurnOff = new short[works.Length];
        mayTurnOn = new short[works.Length];
        onBefore = new short[works.Length];
        onThrough = new short[works.Length];
        bool[] fromStart = [.. works];
        bool[] toEnd = [.. works];
        short onSoFar = 0;
        DateOnly month = spanFirst;
        for (int first = 0; first < works.Length;)
        {
            int end = first + DateTime.DaysInMonth(month.Year, month.Month);
            (int off, int on) = allowance(month);
            short before = onSoFar;
            on = Math.Min(on, this.saturdays.Before(end) - this.saturdays.Before(first));
            onSoFar += (short)on;
            for (int i = first; i < end; i++)
            {
                (monthStart[i], monthEnd[i], mayTurnOff[i], mayTurnOn[i], onBefore[i], onThrough[i]) = (first, end, (short)off, (short)on, before, onSoFar);
            }

            for (int i = first, left = off; left > 0 && i < end; i++)
            {
                left -= fromStart[i] ? 1 : 0;
                fromStart[i] = false;
            }

            for (int i = end - 1, left = off; left > 0 && i >= first; i--)
            {
                left -= toEnd[i] ? 1 : 0;
                toEnd[i] = false;
            }

            first = end;
            month = month.AddMonths(1);
        }

        sureFromStart = new WorkdayTrack(fromStart);
        sureToEnd = new WorkdayTrack(toEnd);
    }

    /// <summary>The n-th working day before <paramref name="end"/> (excluded): earliest by the days that no decree can take off, latest by the Saturdays that one may make working. Null where the span is left.</summary>
    public (int Earliest, int Latest)? Before(int end, int n)
    {
        int at = term.Before(end);
        int month = monthStart[end - 1];
        int inMonth = sureFromStart.Before(end) - sureFromStart.Before(month);
        int earliest;
        if (inMonth >= n)
        {
            earliest = term.Nth(at - n - mayTurnOff[month]);
        }
        else
        {
            int from = sureToEnd.Before(month) - (n - inMonth);
            if (from < 0)
            {
                return null;
            }

            earliest = sureToEnd.Nth(from);
        }

        int fewer = n - MayTurnOn(term.Nth(at - n), end);
        int latest = fewer >= 1 ? term.Nth(at - fewer) : end - 1;
        while (Most(latest, end) < n)
        {
            latest--;
        }

        return (earliest, latest);
    }

    /// <summary>The n-th working day from <paramref name="start"/> on (included), in the same way. Null where the span is left.</summary>
    public (int Earliest, int Latest)? After(int start, int n)
    {
        int latest = NthSureFrom(start, n);
        if (latest < 0)
        {
            return null;
        }

        int at = term.Before(start);
        int fewer = n - MayTurnOn(start, term.Nth(at + n - 1) + 1);
        int earliest = fewer >= 1 ? term.Nth(at + fewer - 1) : start;
        while (Most(start, earliest + 1) < n)
        {
            earliest++;
        }

        return (earliest, latest);
    }

    /// <summary>The day by which n working days from <paramref name="start"/> on (included) have passed whatever is decreed; -1 where it lies outside the span.</summary>
    public int NthSureFrom(int start, int n)
    {
        int nextMonth = monthEnd[start];
        int inMonth = sureToEnd.Before(nextMonth) - sureToEnd.Before(start);
        if (inMonth >= n)
        {
            return term.Nth(term.Before(start) + n + mayTurnOff[start] - 1);
        }

        int at = sureFromStart.Before(nextMonth) + n - inMonth - 1;
        return at < sureFromStart.Count ? sureFromStart.Nth(at) : -1;
    }

    /// <summary>The working days from <paramref name="start"/> to before <paramref name="end"/> that no decree can take off: per month all but its allowance.</summary>
    public int Sure(int start, int end)
    {
        int lastMonth = monthStart[end - 1];
        return lastMonth <= start
            ? Math.Max(0, term.Before(end) - term.Before(start) - mayTurnOff[start])
            : sureToEnd.Before(lastMonth) - sureToEnd.Before(start) + sureFromStart.Before(end) - sureFromStart.Before(lastMonth);
    }

    /// <summary>How many Saturdays from <paramref name="from"/> to before <paramref name="end"/> a decree may make working.</summary>
    public int MayTurnOn(int from, int end)
    {
        if (end <= from)
        {
            return 0;
        }

        int firstMonthEnd = monthEnd[from];
        int lastMonth = monthStart[end - 1];
        return lastMonth < firstMonthEnd
            ? Math.Min(mayTurnOn[from], Saturdays(from, end))
            : Math.Min(mayTurnOn[from], Saturdays(from, firstMonthEnd)) + onBefore[lastMonth] - onThrough[from] + Math.Min(mayTurnOn[lastMonth], Saturdays(lastMonth, end));
    }

    private int Most(int from, int end) => term.Before(end) - term.Before(from) + MayTurnOn(from, end);

    private int Saturdays(int from, int end) => saturdays.Before(end) - saturdays.Before(from);
}
