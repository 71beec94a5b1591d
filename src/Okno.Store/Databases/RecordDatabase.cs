using System.Data.Common;
using Okno.Store.Cards;
using Okno.Store.Journal;
using Okno.Store.Proofs;
using Okno.Store.Schema;

namespace Okno.Store.Databases;

/// <summary>What one round trip brought, still sealed.</summary>
internal sealed record RawLoad(IReadOnlyList<StreamRow> Streams, AnswerRow? Answer, IReadOnlyList<ClaimRow> Claims);

/// <summary>What differs between the two databases: opening, the hot read, the append, and how a single statement is written.</summary>
internal abstract class RecordDatabase : IAsyncDisposable
{
    /// <summary>The columns of <see cref="StreamRow"/> in the order in which <see cref="ReadStream"/> reads them.</summary>
    public const string StreamColumns = "id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased";

    /// <summary>Takes @p1 numbers of the counter @p0 and gives the last of them.</summary>
    public const string TakeNumbers = "INSERT INTO counters (name, value) VALUES (@p0, @p1) ON CONFLICT (name) DO UPDATE SET value = counters.value + @p1 RETURNING value";

    /// <summary>Ends a subquery that takes rows to work on, so that two workers never wait for each other.</summary>
    public abstract string TakeRows { get; }

    /// <summary>An expression: this moment by the database's own clock.</summary>
    public abstract string Clock { get; }

    /// <summary>An expression: this moment by the database's own clock and so many microseconds.</summary>
    public abstract string ClockAnd(string microseconds);

    public abstract RecordContext NewContext();

    /// <summary>For reports, which need not see what was written in this instant: reads from a replica where there is one.</summary>
    public virtual RecordContext NewReportContext() => NewContext();

    /// <summary>True if the schema is there.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken ct);

    /// <summary>Makes the schema or brings it up to date; one process at a time.</summary>
    public abstract Task MigrateAsync(CancellationToken ct);

    public abstract Task<RawLoad> LoadAsync(IReadOnlyList<Guid> streams, byte[]? answerKey, IReadOnlyList<byte[]> claims, CancellationToken ct);

    /// <summary>Makes a commit durable, with others that come at the same time (<see cref="CommitGroups"/>).</summary>
    public abstract Task<AppendOutcome> AppendAsync(SealedCommit commit, CancellationToken ct);

    /// <summary>Begins a transaction for many new streams.</summary>
    public abstract Task<BulkAppend> BeginBulkAsync(CancellationToken ct);

    /// <summary>The sealed cards of streams that carry any of the tokens; each pair of a place and a stream once. Of a token that more than <paramref name="perToken"/> streams carry, only so many are given.</summary>
    public abstract Task<RawCards> CardsAsync(IReadOnlyList<WantedCard> wanted, int perToken, CancellationToken ct);

    /// <summary>Makes reads durable, all or none; one round trip.</summary>
    public abstract Task WriteReadsAsync(IReadOnlyList<ReadRow> rows, CancellationToken ct);

    /// <summary>Runs one durable statement with parameters named @p0, @p1, ... and reads its rows.</summary>
    public abstract Task<IReadOnlyList<T>> WriteAsync<T>(string sql, IReadOnlyList<object> values, Func<DbDataReader, T> read, CancellationToken ct);

    /// <summary>A transaction in which every read sees the same moment.</summary>
    public abstract Task<DbTransaction> SnapshotAsync(RecordContext context, CancellationToken ct);

    /// <summary>An open connection for plain reading.</summary>
    public abstract Task<DbConnection> ConnectAsync(CancellationToken ct);

    /// <summary>A moment as this database keeps it.</summary>
    public abstract DateTimeOffset MomentAt(DbDataReader reader, int column);

    /// <summary>Where a log's writers are.</summary>
    public abstract Task<WriteFence> FenceAsync(ProvedLog log, CancellationToken ct);

    /// <summary>Adds leaves and tiles in one durable transaction. False, and nothing changed, if the tree has another size by now.</summary>
    public abstract Task<bool> GrowAsync(TreeGrowth growth, CancellationToken ct);

    /// <summary>One read, with parameters named @p0, @p1, ...; waits for no writer.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, IReadOnlyList<object> values, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await using var command = connection.Ask(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Makes the connection of this context leave nothing of what it deletes.</summary>
    public virtual Task BeforeErasureAsync(RecordContext context, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Takes what was deleted out of the log of the database as far as that is possible at once. What is left is sealed under a key that is gone.</summary>
    public virtual Task AfterErasureAsync(CancellationToken ct) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();

    public static StreamRow ReadStream(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Kind = reader.GetString(1),
        Number = reader.GetString(2),
        Version = reader.GetInt64(3),
        Head = reader.GetFieldValue<byte[]>(4),
        Phase = reader.GetString(5),
        Turn = reader.IsDBNull(6) ? null : reader.GetString(6),
        Due = reader.GetFieldValue<DateOnly>(7),
        Lane = reader.IsDBNull(8) ? null : reader.GetString(8),
        SortDay = reader.GetFieldValue<DateOnly>(9),
        Marks = reader.GetFieldValue<byte[]>(10),
        State = reader.GetFieldValue<byte[]>(11),
        Erased = reader.GetBoolean(12),
    };

    protected static AnswerRow ReadAnswer(DbDataReader reader, byte[] key) =>
        new() { Key = key, Stream = reader.GetGuid(0), Answer = reader.GetFieldValue<byte[]>(1), At = default };

    protected static ClaimRow ReadClaim(DbDataReader reader) =>
        new() { Token = reader.GetFieldValue<byte[]>(0), Stream = reader.GetGuid(1), Kind = reader.GetString(2) };
}
