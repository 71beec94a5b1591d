using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Cards;
using Okno.Store.Journal;
using Okno.Store.Proofs;
using Okno.Store.Schema;

namespace Okno.Store.Databases;

/// <summary>The record in an SQLite file: write-ahead log, synchronous=FULL, one writer connection, readers beside it.</summary>
internal sealed class SqliteDatabase : RecordDatabase
{
    private readonly string connectionString;
    private readonly string file;
    private readonly DbContextOptions<SqliteRecordContext> options;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CommitGroups groups;

    // A connection with its prepared statements for each of those who have read at one time.
    private readonly ConcurrentBag<SqliteStatements> readers = [];
    private SqliteStatements? writer;

    public SqliteDatabase(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        file = settings.DataSource;
        this.connectionString = settings.ToString();
        groups = new CommitGroups(
            1,
            (commit, ct) => InTurnAsync(statements => SqliteAppend.Run(statements, commit), outcome => outcome.End == AppendEnd.Done, ct),
            commits => InTurnAsync(statements => SqliteAppend.RunEach(statements, commits), _ => true, CancellationToken.None));
        options = new DbContextOptionsBuilder<SqliteRecordContext>()
            .UseSqlite(this.connectionString, sqlite => sqlite.MigrationsHistoryTable(RecordContext.History))
            .Options;
    }

    public override string TakeRows => string.Empty;

    // SQLite's own clock is that of the one machine on which all its processes run.
    public override string Clock => "CAST(unixepoch('subsec') * 1000000 AS INTEGER)";

    public override string ClockAnd(string microseconds) => $"({Clock} + {microseconds})";

    public override RecordContext NewContext() => new SqliteRecordContext(options);

    public override async Task<bool> ExistsAsync(CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        await using var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'about'";
        return (long)(await command.ExecuteScalarAsync(ct))! > 0;
    }

    public override async Task MigrateAsync(CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var context = NewContext();
        if (!(await context.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return;
        }

        // EF's own lock is a row that a killed process leaves behind for ever; the file lock dies with its process and makes that row meaningless.
        await using var guard = await LockAsync(file + ".migrating", ct);
        if (File.Exists(file))
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        }

        await context.Database.MigrateAsync(ct);
    }

    public override async Task<RawLoad> LoadAsync(IReadOnlyList<Guid> streams, byte[]? answerKey, IReadOnlyList<byte[]> claims, CancellationToken ct)
    {
        var statements = await ReaderAsync(ct);
        try
        {
            statements.Execute("BEGIN");
            var loaded = Load(statements, streams, answerKey, claims);
            statements.Execute("COMMIT");
            readers.Add(statements);
            return loaded;
        }
        catch
        {
            await statements.DisposeAsync();
            throw;
        }
    }

    private static RawLoad Load(SqliteStatements statements, IReadOnlyList<Guid> streams, byte[]? answerKey, IReadOnlyList<byte[]> claims)
    {
        var rows = new List<StreamRow>(streams.Count);
        foreach (var stream in streams.Distinct().Order())
        {
            rows.AddRange(statements.Read($"SELECT {StreamColumns} FROM streams WHERE id = @p0", ReadStream, stream));
        }

        AnswerRow? answer = null;
        if (answerKey is not null)
        {
            var found = statements.Read("SELECT stream, answer FROM answers WHERE key = @p0", reader => ReadAnswer(reader, answerKey), answerKey);
            answer = found.Count == 0 ? null : found[0];
        }

        var holders = new List<ClaimRow>();
        foreach (var claim in claims)
        {
            holders.AddRange(statements.Read("SELECT token, stream, kind FROM claims WHERE token = @p0", ReadClaim, claim));
        }

        return new RawLoad(rows, answer, holders);
    }

    public override Task<AppendOutcome> AppendAsync(SealedCommit commit, CancellationToken ct) => groups.AppendAsync(commit, ct);

    // In the same process a prepared question costs microseconds: a set of them is no dearer than a join.
    public override async Task<RawCards> CardsAsync(IReadOnlyList<WantedCard> wanted, int perToken, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = connection.BeginTransaction(deferred: true);
        var statements = new SqliteStatements(connection) { Transaction = transaction };
        var pairs = new HashSet<(int Place, Guid Stream)>();
        var cards = new Dictionary<Guid, byte[]>();
        foreach (var (place, token) in wanted)
        {
            foreach (var stream in statements.Read("SELECT stream FROM tokens WHERE token = @p0 LIMIT @p1", reader => reader.GetGuid(0), token, perToken))
            {
                if (pairs.Add((place, stream)) && !cards.ContainsKey(stream) && statements.Read("SELECT card FROM cards WHERE stream = @p0", reader => reader.GetFieldValue<byte[]>(0), stream) is [var card])
                {
                    cards[stream] = card;
                }
            }
        }

        return new RawCards(pairs, cards);
    }

    public override async Task<BulkAppend> BeginBulkAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            writer ??= await OpenWriterAsync(ct);
            writer.Transaction = writer.Connection.BeginTransaction(deferred: false);
            return new SqliteBulk(writer, turn);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public override Task<IReadOnlyList<T>> WriteAsync<T>(string sql, IReadOnlyList<object> values, Func<DbDataReader, T> read, CancellationToken ct) =>
        InTurnAsync(statements => statements.Read(sql, read, [.. values]), _ => true, ct);

    public override Task WriteReadsAsync(IReadOnlyList<ReadRow> rows, CancellationToken ct) => InTurnAsync(
        statements =>
        {
            foreach (var row in rows)
            {
                statements.Execute(
                    "INSERT INTO reads (at, stream, account, role, page, why) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
                    row.At, row.Stream, row.Account, row.Role, row.Page, row.Why);
            }

            return rows.Count;
        },
        _ => true,
        ct);

    public override async Task<DbTransaction> SnapshotAsync(RecordContext context, CancellationToken ct)
    {
        await context.Database.OpenConnectionAsync(ct);
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(transaction, ct);
        return transaction;
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken ct) => await OpenAsync(ct);

    public override DateTimeOffset MomentAt(DbDataReader reader, int column) => RecordedMoment.FromMicroseconds(reader.GetInt64(column));

    // One writer at a time numbers and commits: whatever is numbered is visible.
    public override async Task<WriteFence> FenceAsync(ProvedLog log, CancellationToken ct) => new(
        (await ReadAsync(log == ProvedLog.Journal ? "SELECT coalesce(max(position), 0) FROM journal" : "SELECT coalesce(max(id), 0) FROM reads", [], reader => reader.GetInt64(0), ct))[0],
        new HashSet<string>());

    public override Task<bool> GrowAsync(TreeGrowth growth, CancellationToken ct) => InTurnAsync(statements => SqliteTree.Grow(statements, growth), grown => grown, ct);

    /// <summary>Freed pages are overwritten with zeros.</summary>
    public override async Task BeforeErasureAsync(RecordContext context, CancellationToken ct)
    {
        await context.Database.OpenConnectionAsync(ct);
        await context.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON; PRAGMA busy_timeout = 30000;", ct);
    }

    /// <summary>The write-ahead log goes into the file and is cut to nothing. A reader that holds an older moment keeps it longer; then a later checkpoint does it.</summary>
    public override async Task AfterErasureAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(ct);
    }

    public override async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        while (readers.TryTake(out var reader))
        {
            await reader.DisposeAsync();
        }

        await using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        turn.Dispose();
    }

    // Begun IMMEDIATE: a transaction that reads first and writes later could otherwise fail halfway for a writer in another process.
    private async Task<T> InTurnAsync<T>(Func<SqliteStatements, T> work, Func<T, bool> keep, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            writer ??= await OpenWriterAsync(ct);
            await using var transaction = writer.Connection.BeginTransaction(deferred: false);
            writer.Transaction = transaction;
            var result = work(writer);
            if (keep(result))
            {
                await transaction.CommitAsync(CancellationToken.None);
            }

            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SqliteStatements> ReaderAsync(CancellationToken ct) => readers.TryTake(out var free) ? free : new SqliteStatements(await OpenAsync(ct));

    private async Task<SqliteStatements> OpenWriterAsync(CancellationToken ct)
    {
        var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST; PRAGMA busy_timeout = 30000;";
        await command.ExecuteNonQueryAsync(ct);
        return new SqliteStatements(connection);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }
}
