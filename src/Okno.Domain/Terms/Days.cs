namespace Okno.Domain.Terms;

/// <summary>Plain calendar shifts that stop at the ends of <see cref="DateOnly"/> instead of failing.</summary>
public static class Days
{
    public static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
