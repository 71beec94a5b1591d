namespace Okno.Domain.Calendar;

/// <summary>
/// Working days of a span under one bound of what decrees may still do (the fewest, or the most). A month that a count cuts at its end is read from <paramref name="fromStart"/>, one cut at its start from
/// <paramref name="toEnd"/>. A whole month has as many in both, so the ranks of both agree wherever a month begins.
/// </summary>
internal sealed class CutMonths(WorkdayTrack fromStart, WorkdayTrack toEnd)
{
    /// <summary>The day lies in the very month where the count began: only the month's own allowance decides.</summary>
    public const int InMonth = -2;

    /// <summary>The day lies outside the span.</summary>
    public const int Outside = -1;

    /// <summary>From <paramref name="start"/> to before <paramref name="end"/>, which cut two different months.</summary>
    public int Count(int start, int end) => fromStart.Before(end) - toEnd.Before(start);

    /// <summary>The n-th before <paramref name="end"/> (excluded), whose month begins at <paramref name="month"/>; or <see cref="InMonth"/>, <see cref="Outside"/>.</summary>
    public int NthBefore(int end, int month, int n)
    {
        int at = fromStart.Before(end) - n;
        if (at < 0)
        {
            return Outside;
        }

        int found = toEnd.Nth(at);
        return found >= month ? InMonth : found;
    }

    /// <summary>The n-th from <paramref name="start"/> on (included), whose month ends before <paramref name="monthEnd"/>; or <see cref="InMonth"/>, <see cref="Outside"/>.</summary>
    public int NthFrom(int start, int monthEnd, int n)
    {
        int at = toEnd.Before(start) + n - 1;
        if (at >= fromStart.Count)
        {
            return Outside;
        }

        int found = fromStart.Nth(at);
        return found < monthEnd ? InMonth : found;
    }
}
