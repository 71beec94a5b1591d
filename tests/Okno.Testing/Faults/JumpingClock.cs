namespace Okno.Testing.Faults;

/// <summary>A clock that goes as the machine's does from where it is put, and jumps when told, back too. Only what it says jumps: timers and elapsed time stay the machine's.</summary>
/// <param name="start">What it says first.</param>
public sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private readonly long began = System.GetTimestamp();
    private long jumped;

    /// <summary>From now on it says so much more, or less.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref jumped, by.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(began) + TimeSpan.FromTicks(Interlocked.Read(ref jumped));
}
