namespace Okno.Domain.Cases;

/// <summary>An instant (UTC, truncated to microseconds: PostgreSQL keeps no more) with its day and time in the zone of the law, Europe/Moscow. Made at the edge only.</summary>
public readonly record struct Moment(DateTimeOffset Utc, DateOnly Day, TimeOnly Time)
{
    public static Moment At(DateTimeOffset instant, TimeZoneInfo moscow)
    {
        DateTimeOffset utc = instant.ToUniversalTime();
        utc = new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        DateTime local = TimeZoneInfo.ConvertTime(utc, moscow).DateTime;
        return new Moment(utc, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
