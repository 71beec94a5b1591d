using Okno.Store.Journal;

namespace Okno.Store.Databases;

/// <summary>One open transaction that takes many new streams. Disposed without <see cref="CommitAsync"/> it changed nothing.</summary>
internal abstract class BulkAppend : IAsyncDisposable
{
    /// <summary>The last of the next numbers of a counter; the counter stays locked to the end of the transaction.</summary>
    public abstract Task<long> NextAsync(string counter, long count, CancellationToken ct);

    /// <summary>Appends new streams, sorted by their ids. Once refused, the transaction is good for nothing.</summary>
    public abstract Task<AppendOutcome> AddAsync(IReadOnlyList<SealedChange> born, CancellationToken ct);

    public abstract Task CommitAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}
