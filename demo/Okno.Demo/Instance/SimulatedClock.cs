namespace Okno.Demo.Instance;

/// <summary>
/// The clock of the demo: it stands still until the scenario moves it on, and never goes back. Whoever sleeps until a moment wakes when the clock is moved past it. Only the demo's own composition puts it in place;
/// the product's hosts have no such switch.
/// </summary>
public sealed class SimulatedClock(DateOnly firstDay) : TimeProvider
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    private readonly Lock gate = new();
    private readonly List<Sleeper> sleepers = [];
    private long ticks = At(firstDay, new TimeOnly(8, 59)).UtcTicks;

    /// <summary>The day in Moscow.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(GetUtcNow(), Moscow).DateTime);

    /// <summary>How many wait for a later moment.</summary>
    public int Sleeping
    {
        get
        {
            lock (gate)
            {
                return sleepers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Sleeper sleeper = new(this, callback, state);
        sleeper.Change(dueTime, period);
        return sleeper;
    }

    /// <summary>Moves on to a day and a time of Moscow; a moment that has passed leaves the clock where it is.</summary>
    public void MoveTo(DateOnly day, TimeOnly time)
    {
        long to = At(day, time).UtcTicks;
        Move(Math.Max(to, Interlocked.Read(ref ticks)));
    }

    /// <summary>A person needs time for each form, so that no two events fall on one moment.</summary>
    public void Tick() => Move(Interlocked.Read(ref ticks) + (TimeSpan.TicksPerSecond * 2));

    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        DateTime local = day.ToDateTime(time);
        return new DateTimeOffset(local, Moscow.GetUtcOffset(local));
    }

    private void Move(long to)
    {
        Sleeper[] woken;
        lock (gate)
        {
            Interlocked.Exchange(ref ticks, to);
            woken = [.. sleepers.Where(sleeper => sleeper.WakesAt <= to)];
            foreach (Sleeper sleeper in woken)
            {
                sleepers.Remove(sleeper);
            }
        }

        foreach (Sleeper sleeper in woken)
        {
            sleeper.Wake();
        }
    }

    private sealed class Sleeper(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan again;

        public long WakesAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.sleepers.Remove(this);
                again = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    WakesAt = Interlocked.Read(ref clock.ticks) + dueTime.Ticks;
                    clock.sleepers.Add(this);
                }
            }

            return true;
        }

        public void Wake()
        {
            if (again > TimeSpan.Zero)
            {
                Change(again, again);
            }

            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
