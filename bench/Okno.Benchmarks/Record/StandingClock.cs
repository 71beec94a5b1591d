namespace Okno.Benchmarks.Record;

/// <summary>A clock that stands: what is measured must not depend on the day of the measurement.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
