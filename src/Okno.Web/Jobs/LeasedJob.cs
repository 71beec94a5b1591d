using System.Diagnostics;
using Okno.Store;
using Okno.Store.Leases;

namespace Okno.Web.Jobs;

/// <summary>
/// A job that one of several processes does at a time. The lease is taken from the database, renewed while the job runs, and given back at its end; what the job commits carries the lease's token, so that a process
/// which was stopped for longer than the lease and goes on writes nothing. A process that dies frees its lease after <see cref="Span"/>.
/// </summary>
/// <param name="store">Keeps the leases.</param>
/// <param name="name">Name of the job; the same in all processes.</param>
/// <param name="span">How long its lease lasts without being renewed; <see cref="Span"/> where none is given.</param>
public sealed class LeasedJob(RecordStore store, string name, TimeSpan? span = null)
{
    /// <summary>How long a lease lasts without being renewed.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    private readonly TimeSpan lasting = span ?? Span;

    private readonly string owner = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";

    /// <summary>Does the job once if nobody else is doing it.</summary>
    /// <param name="work">The job. Its token is cancelled when the lease is lost.</param>
    /// <param name="ct">Cancels; then the lease is given back.</param>
    /// <returns>False if another process is doing it now: nothing was begun.</returns>
    /// <exception cref="LeaseLostException">Another took the lease over before the end, or the job was stopped by <see cref="StopAsync"/>.</exception>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await store.TakeLeaseAsync(name, owner, lasting, ct) is not { } lease)
        {
            return false;
        }

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using CancellationTokenSource done = new();
        Task<bool> keeping = KeepAsync(lease, end, done.Token);
        try
        {
            await lease.RunAsync(() => work(end.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && end.IsCancellationRequested)
        {
            throw new LeaseLostException(lease);
        }
        finally
        {
            await done.CancelAsync();
            if (await keeping)
            {
                await GiveBackAsync(lease);
            }
        }

        return true;
    }

    /// <summary>Stops the job in whatever process does it: from now on nothing is written under its lease.</summary>
    public Task<bool> StopAsync(CancellationToken ct = default) => store.RevokeLeaseAsync(name, ct);

    /// <summary>Whether any process does the job now.</summary>
    public Task<bool> IsRunningAsync(CancellationToken ct = default) => store.IsLeasedAsync(name, ct);

    /// <summary>False once the lease is lost: refused by the database, or not renewed in time by the process's own monotonic clock.</summary>
    private async Task<bool> KeepAsync(Lease lease, CancellationTokenSource end, CancellationToken done)
    {
        long renewed = Stopwatch.GetTimestamp();
        using PeriodicTimer turns = new(lasting / 3);
        while (true)
        {
            try
            {
                await turns.WaitForNextTickAsync(done);
                long asked = Stopwatch.GetTimestamp();
                if (!await store.RenewLeaseAsync(lease, lasting, done))
                {
                    await end.CancelAsync();
                    return false;
                }

                renewed = asked;
            }
            catch (OperationCanceledException) when (done.IsCancellationRequested)
            {
                return true;
            }
#pragma warning disable CA1031 // The database away: the lease may still be had again until its end.
            catch (Exception)
            {
                if (Stopwatch.GetElapsedTime(renewed) >= lasting)
                {
                    await end.CancelAsync();
                    return false;
                }
            }
#pragma warning restore CA1031
        }
    }

    private async Task GiveBackAsync(Lease lease)
    {
        try
        {
            await store.ReleaseLeaseAsync(lease, CancellationToken.None);
        }
#pragma warning disable CA1031 // The lease ends by itself.
        catch (Exception)
        {
            // Nothing is lost but half a minute.
        }
#pragma warning restore CA1031
    }
}
