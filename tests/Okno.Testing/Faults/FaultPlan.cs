using Okno.Store;
using Okno.Store.Keys;

namespace Okno.Testing.Faults;

/// <summary>How a call fails.</summary>
public enum FaultKind
{
    /// <summary>Nothing was done and the caller is told so by an exception: refused, unreachable, no space.</summary>
    Before,

    /// <summary>It was done, and the answer is lost. A file call that writes leaves half of what it wrote.</summary>
    After,

    /// <summary>Outcome unknown: the caller gives up, and the commit lands while the retry is between its reading and its writing. Other calls fail as <see cref="Before"/>.</summary>
    LandsDuringRetry,

    /// <summary>Outcome unknown: the caller gives up, and the commit lands when the retry is over. Other calls fail as <see cref="Before"/>.</summary>
    LandsAfterRetry,
}

/// <summary>The failure that was asked for. Nothing of ours may know it by name.</summary>
public sealed class InjectedFaultException(string call, FaultKind kind) : Exception($"Injected: {call} fails ({kind}).");

/// <summary>
/// Makes the N-th call of a piece of work fail: round trips to the database and calls to the file system are counted in one row, as they come. One piece of work at a time.
/// </summary>
public sealed class FaultPlan : IFileCallWatch
{
    private int at = -1;
    private FaultKind kind;
    private Func<Task>? late;

    /// <summary>Calls since the work began.</summary>
    public int Calls { get; private set; }

    /// <summary>The call that failed, by its name; null while none has.</summary>
    public string? Fired { get; private set; }

    /// <summary>A record over the same database whose calls this plan counts.</summary>
    public Task<RecordStore> OpenAsync(StoreOptions options, CancellationToken ct) => RecordStore.OpenAsync(options, database => new FaultyDatabase(database, this), ct);

    /// <summary>Runs a piece of work whose <paramref name="call"/>-th call (1, 2, ...) fails; 0 = none does.</summary>
    /// <returns>True if the work was failed by the plan; false if it ended by itself, whatever it answered.</returns>
    public async Task<bool> FailAsync(int call, FaultKind how, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        (at, kind, Calls, Fired, late) = (call == 0 ? -1 : call, how, 0, null, null);
        FileCalls.Watch = this;
        try
        {
            await work();
            return false;
        }
        catch (InjectedFaultException)
        {
            return true;
        }
        finally
        {
            FileCalls.Watch = null;
            at = -1;
        }
    }

    /// <summary>What was sent and not answered arrives now, if it has not yet.</summary>
    public async Task LandAsync()
    {
        if (Interlocked.Exchange(ref late, null) is { } work)
        {
            await work();
        }
    }

    void IFileCallWatch.Before(FileCall call, string path)
    {
        if (Counts(call.ToString()) && kind != FaultKind.After)
        {
            throw new InjectedFaultException(Fired!, kind);
        }
    }

    void IFileCallWatch.After(FileCall call, string path)
    {
        if (Calls != at || kind != FaultKind.After)
        {
            return;
        }

        if (call == FileCall.Write)
        {
            using FileStream torn = new(path, FileMode.Open, FileAccess.Write);
            torn.SetLength(torn.Length / 2);
        }

        throw new InjectedFaultException(Fired!, kind);
    }

    /// <summary>A round trip: <paramref name="commit"/> says that it may land late.</summary>
    internal async Task<T> TripAsync<T>(string name, Func<Task<T>> work, bool commit = false)
    {
        if (commit && at < 0 && kind == FaultKind.LandsDuringRetry)
        {
            await LandAsync();
        }

        if (!Counts(name))
        {
            return await work();
        }

        if (kind == FaultKind.After)
        {
            await work();
        }
        else if (commit && kind is FaultKind.LandsDuringRetry or FaultKind.LandsAfterRetry)
        {
            late = work;
        }

        throw new InjectedFaultException(name, kind);
    }

    private bool Counts(string name)
    {
        Calls++;
        if (Calls != at)
        {
            return false;
        }

        Fired = name;
        return true;
    }
}
