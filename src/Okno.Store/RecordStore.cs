using Okno.Store.Journal;
using Okno.Store.Outbox;
using Okno.Store.Search;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Store;

/// <summary>The record: streams of sealed events, their folds, and what is found by them. Knows bytes, not cases. Safe for use by many threads.</summary>
public sealed class RecordStore : IAsyncDisposable
{
    /// <summary>Opens the record; makes the master key and the schema on the first start and brings an older schema up to date.</summary>
    /// <exception cref="Keys.MasterKeyException">The database exists but its master key does not, or is another one.</exception>
    public static Task<RecordStore> OpenAsync(StoreOptions options, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>One round trip: the stream as it stands, the answer once given for the key, and who holds the probed claims.</summary>
    public Task<Loaded> LoadAsync(Guid stream, string? idempotencyKey = null, IReadOnlyList<UniqueClaim>? probe = null, CancellationToken ct = default) =>
        LoadManyAsync([stream], idempotencyKey, probe, ct);

    /// <summary>One round trip: the same for several streams, in the order of their ids; those that do not exist are absent.</summary>
    public Task<Loaded> LoadManyAsync(IReadOnlyList<Guid> streams, string? idempotencyKey = null, IReadOnlyList<UniqueClaim>? probe = null, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>The stream with this human number, or null.</summary>
    public Task<LoadedStream?> FindByNumberAsync(string kind, string number, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Makes the change durable, whole or not at all. One round trip on PostgreSQL. If this throws, the outcome is unknown:
    /// send the same commit with the same key again.</summary>
    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>A page of streams.</summary>
    public Task<Page<LoadedStream>> ListAsync(StreamQuery query, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Streams of the kind that carry the tokens: more of them first, then latest SortDay first. 1-1000 rows.</summary>
    public Task<IReadOnlyList<LoadedStream>> SearchAsync(string kind, TokenMatch match, IReadOnlyList<Token> tokens, int limit, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>The stream's events from the first.</summary>
    public IAsyncEnumerable<RecordedEvent> HistoryAsync(Guid stream, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Checks chains, seals, and fold = state of every stream, on one snapshot. <paramref name="fold"/> gets the kind and the opened events.</summary>
    public Task<VerifyReport> VerifyAsync(Func<string, IEnumerable<RecordedEvent>, byte[]> fold, IProgress<VerifyProgress>? progress = null, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>The next number of a counter: 1, 2, 3, ... Never given twice; a number whose commit fails is lost. One round trip.</summary>
    public Task<long> NextAsync(string counter, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Destroys the stream's key and cleans its state, tokens, claims, answers and messages. Journal and number stay and still verify. Cannot be undone.</summary>
    /// <returns>False if there is no such stream.</returns>
    public Task<bool> EraseAsync(Guid stream, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Leases up to <paramref name="limit"/> messages that are due and not leased to another; kinds null = all.</summary>
    public Task<IReadOnlyList<LeasedMessage>> LeaseAsync(IReadOnlyList<string>? kinds, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Removes a message that is done. False if the lease was lost to another worker meanwhile.</summary>
    public Task<bool> CompleteAsync(LeasedMessage message, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Gives a message back, to be tried again from a moment on. False if the lease was lost.</summary>
    public Task<bool> GiveBackAsync(LeasedMessage message, DateTimeOffset notBefore, CancellationToken ct = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
