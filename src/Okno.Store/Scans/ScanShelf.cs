namespace Okno.Store.Scans;

/// <summary>Something on the shelf.</summary>
/// <param name="Name">Its whole name, parts divided by '/'.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Age">How long it has been there, by the clock of the shelf.</param>
public sealed record ShelfItem(string Name, long Length, TimeSpan Age);

/// <summary>
/// Where sealed files lie: a folder, or a bucket of an S3-compatible storage. Knows names and bytes, no keys. Any number of processes share one shelf. A file is seen whole or not at all, and never changes.
/// </summary>
public abstract class ScanShelf : IDisposable
{
    /// <summary>Puts a file there; when this returns, it is durable under its name.</summary>
    /// <param name="name">Parts of a-z, 0-9 and '-', divided by '/'.</param>
    /// <param name="content">All of it.</param>
    /// <param name="ct">Cancels; a cancelled file is not there.</param>
    /// <returns>False, and nothing changed, where the name is taken.</returns>
    /// <exception cref="ShelfException">The shelf cannot take it; nothing of it can be seen.</exception>
    public abstract Task<bool> PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct = default);

    /// <summary>The file from its beginning, or null.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public abstract Task<Stream?> OpenAsync(string name, CancellationToken ct = default);

    /// <summary>Everything whose name begins with the prefix, which ends with '/'; in no order. Nothing half-written is among it.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public abstract Task<IReadOnlyList<ShelfItem>> ListAsync(string prefix, CancellationToken ct = default);

    /// <summary>Removes a file. None is no error.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public abstract Task RemoveAsync(string name, CancellationToken ct = default);

    /// <summary>Removes what crashed writers left behind unfinished and unseen.</summary>
    /// <param name="age">Only what is older.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public abstract Task SweepAsync(TimeSpan age, CancellationToken ct = default);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of connections.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
