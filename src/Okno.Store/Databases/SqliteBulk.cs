using Okno.Store.Journal;

namespace Okno.Store.Databases;

/// <summary>Many new streams in an SQLite file: the one writer connection, whose turn is held to the end. A row costs microseconds in the same process, so nothing is gained by more than one row in a statement.</summary>
internal sealed class SqliteBulk(SqliteStatements statements, SemaphoreSlim turn) : BulkAppend
{
    public override Task<long> NextAsync(string counter, long count, CancellationToken ct) =>
        Task.FromResult(statements.Read(RecordDatabase.TakeNumbers, reader => reader.GetInt64(0), counter, count)[0]);

    public override Task<AppendOutcome> AddAsync(IReadOnlyList<SealedChange> born, CancellationToken ct) =>
        Task.Run(() => SqliteAppend.Run(statements, new SealedCommit(null, born, [])), ct);

    public override Task CommitAsync(CancellationToken ct)
    {
        statements.Transaction!.Commit();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        // A transaction that was not committed is rolled back.
        await statements.Transaction!.DisposeAsync();
        statements.Transaction = null;
        turn.Release();
    }
}
