namespace Okno.Domain.Calendar;

/// <summary>
/// Working days of a span under one bound of what decrees may still do (the fewest, or the most). A month that a count cuts at its end is read from <paramref name="fromStart"/>, one cut at its start from
/// <paramref name="toEnd"/>; a whole month has as many in both.
/// </summary>
internal sealed class CutMonths(WorkdayTrack fromStart, WorkdayTrack toEnd)
{
    /// <summary>The day lies in the very month where the count began: only the month's own allowance decides.</summary>
    public const int InMonth = -2;

    /// <summary>The day lies outside the span.</summary>
    public const int Outside = -1;

    /// <summary>From <paramref name="start"/> to before <paramref name="end"/>, which lies in a later month that begins at <paramref name="lastMonth"/>.</summary>
    public int Count(int start, int lastMonth, int end) => toEnd.Before(lastMonth) - toEnd.Before(start) + fromStart.Before(end) - fromStart.Before(lastMonth);

    /// <summary>The n-th before <paramref name="end"/> (excluded), whose month begins at <paramref name="month"/>; or <see cref="InMonth"/>, <see cref="Outside"/>.</summary>
    public int NthBefore(int end, int month, int n)
    {
        int left = n - fromStart.Before(end) + fromStart.Before(month);
        int at = toEnd.Before(month) - left;
        return left <= 0 ? InMonth : at < 0 ? Outside : toEnd.Nth(at);
    }

    /// <summary>The n-th from <paramref name="start"/> on (included), whose month ends before <paramref name="monthEnd"/>; or <see cref="InMonth"/>, <see cref="Outside"/>.</summary>
    public int NthFrom(int start, int monthEnd, int n)
    {
        int left = n - toEnd.Before(monthEnd) + toEnd.Before(start);
        int at = fromStart.Before(monthEnd) + left - 1;
        return left <= 0 ? InMonth : at >= fromStart.Count ? Outside : fromStart.Nth(at);
    }
}
