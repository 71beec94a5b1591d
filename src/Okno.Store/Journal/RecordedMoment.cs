namespace Okno.Store.Journal;

/// <summary>Moments as both databases can keep them: UTC, whole microseconds (PostgreSQL keeps no more).</summary>
public static class RecordedMoment
{
    /// <summary>The moment cut (not rounded) to whole microseconds, in UTC. Use it for moments inside payloads that must equal the envelope.</summary>
    public static DateTimeOffset Of(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Whole microseconds since 1970-01-01T00:00:00Z.</summary>
    internal static long ToMicroseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    internal static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
