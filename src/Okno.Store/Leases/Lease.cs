namespace Okno.Store.Leases;

/// <summary>The right of one process to do a job, until a moment of the database's own clock. A worker that sleeps through its end and wakes is stopped by the token: whoever takes the lease after it has a
/// higher one, and a commit under the lower is refused inside its transaction (<see cref="LeaseLostException"/>).</summary>
/// <param name="Name">The job.</param>
/// <param name="Owner">Who took it: machine, process and a random part.</param>
/// <param name="Token">Fencing token: grows by one with every taking, for ever; never below 1.</param>
public sealed record Lease(string Name, string Owner, long Token)
{
    /// <summary>The longest span of one lease. An end further ahead than this was written by a clock that was wrong and binds nobody.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly AsyncLocal<Lease?> Flowing = new();

    /// <summary>The lease under which the work at hand runs, or null. Every <see cref="Journal.Commit"/> made in this flow, in its parallel branches too, carries it by itself.</summary>
    public static Lease? Current => Flowing.Value;

    /// <summary>Runs work under this lease.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        // The value flows down into the work and is gone when this method returns to its caller.
        Flowing.Value = this;
        await work();
    }
}

/// <summary>The lease under which something was to be written belongs to another by now. Nothing was changed. Not a fault: the worker has slept too long, or was stopped, and must end.</summary>
/// <param name="lease">The lease that was lost.</param>
public sealed class LeaseLostException(Lease lease) : Exception($"The lease \"{lease.Name}\" ({lease.Token}) belongs to another by now. Nothing was changed.")
{
    /// <summary>The lease that was lost.</summary>
    public Lease Lease => lease;
}
