using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Okno.Store.Cards;
using Okno.Store.Journal;
using Okno.Store.Proofs;
using Okno.Store.Schema;

namespace Okno.Store.Databases;

/// <summary>The record on PostgreSQL. Any number of processes share it.</summary>
internal sealed class PostgresDatabase : RecordDatabase
{
    // Any fixed number: it names the lock under which one process at a time changes the schema.
    private const long MigrationLock = 0x6F6B6E6F;

    /// <summary>Seconds for the questions of a whole statement. Never without end: a connection that is half open would be waited for for ever.</summary>
    private const int CardsTimeout = 300;

    // One transaction waits for the disk while the next is being sent.
    private const int Flights = 2;

    private readonly NpgsqlDataSource source;
    private readonly CommitGroups groups;
    private readonly DbContextOptions<PostgresRecordContext> options;
    private readonly NpgsqlDataSource? replica;
    private readonly DbContextOptions<PostgresRecordContext>? replicaOptions;

    public PostgresDatabase(string connectionString, string? reports = null)
    {
        // Statements are prepared by themselves; the session is never altered, so resetting it would only cost; the failed command names the stale stream.
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            IncludeFailedBatchedCommand = true,
        };
        if (settings.Host?.StartsWith('/') != true)
        {
            // A server that went away without a word is noticed within a minute, also by a command that waits for its answer. (A socket of this machine knows no such thing.)
            settings.TcpKeepAlive = true;
            settings.TcpKeepAliveTime = 15;
            settings.TcpKeepAliveInterval = 5;
        }

        source = Open(settings, TargetSessionAttributes.Primary);
        groups = new CommitGroups(Flights, (commit, ct) => PostgresAppend.RunAsync(source, commit, ct), commits => PostgresAppend.RunAsync(source, commits));
        options = OptionsOf(source);
        if (reports is not null)
        {
            replica = Open(new NpgsqlConnectionStringBuilder(reports) { NoResetOnClose = true }, TargetSessionAttributes.PreferStandby);
            replicaOptions = OptionsOf(replica);
        }
    }

    /// <summary>Of several hosts ("a:5432,b:5432") the one that may write, or for reports the one that need not; whichever it is after a fail-over, it is found within a second.</summary>
    private static NpgsqlDataSource Open(NpgsqlConnectionStringBuilder settings, TargetSessionAttributes wanted)
    {
        if (settings.Host?.Contains(',', StringComparison.Ordinal) != true)
        {
            return NpgsqlDataSource.Create(settings);
        }

        if (!settings.ContainsKey("Host Recheck Seconds"))
        {
            settings.HostRecheckSeconds = 1;
        }

        // The builder takes the target by this call and refuses it in the text.
        settings.Remove("Target Session Attributes");
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).BuildMultiHost().WithTargetSession(wanted);
    }

    private static DbContextOptions<PostgresRecordContext> OptionsOf(NpgsqlDataSource source) => new DbContextOptionsBuilder<PostgresRecordContext>()
        .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(RecordContext.History))
        .Options;

    public override string TakeRows => " FOR UPDATE SKIP LOCKED";

    // Not now(): a statement that has waited for another transaction must see how late it is.
    public override string Clock => "clock_timestamp()";

    public override string ClockAnd(string microseconds) => $"(clock_timestamp() + {microseconds} * interval '1 microsecond')";

    public override RecordContext NewContext() => new PostgresRecordContext(options);

    public override RecordContext NewReportContext() => new PostgresRecordContext(replicaOptions ?? options);

    public override async Task<bool> ExistsAsync(CancellationToken ct)
    {
        await using var context = NewContext();
        if (!await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct))
        {
            return false;
        }

        await using var command = source.CreateCommand("SELECT to_regclass('about') IS NOT NULL");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public override async Task MigrateAsync(CancellationToken ct)
    {
        await using var context = NewContext();
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct))
        {
            try
            {
                await creator.CreateAsync(ct);
            }
            catch (PostgresException twice) when (twice.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another process made it in the same instant.
            }
        }

        await using var guard = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(guard, $"SELECT pg_advisory_lock({MigrationLock})", ct);
        try
        {
            await context.Database.MigrateAsync(ct);
        }
        finally
        {
            await ExecuteAsync(guard, $"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    /// <summary>A session that the server ended while it lay in the pool is found out only by its use. Reading may be asked twice; so one restart of the server does not fail one person for every session that was open.</summary>
    public override async Task<RawLoad> LoadAsync(IReadOnlyList<Guid> streams, byte[]? answerKey, IReadOnlyList<byte[]> claims, CancellationToken ct)
    {
        try
        {
            return await LoadOnceAsync(streams, answerKey, claims, ct);
        }
        catch (NpgsqlException gone) when (gone is { IsTransient: true, InnerException: not TimeoutException })
        {
            source.Clear();
            return await LoadOnceAsync(streams, answerKey, claims, ct);
        }
    }

    private async Task<RawLoad> LoadOnceAsync(IReadOnlyList<Guid> streams, byte[]? answerKey, IReadOnlyList<byte[]> claims, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT {StreamColumns} FROM streams WHERE id = ANY($1) ORDER BY id")
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. streams] } },
        });
        if (answerKey is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT stream, answer FROM answers WHERE key = $1")
            {
                Parameters = { new NpgsqlParameter<byte[]> { TypedValue = answerKey } },
            });
        }

        if (claims.Count > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT token, stream, kind FROM claims WHERE token = ANY($1)")
            {
                Parameters = { new NpgsqlParameter<byte[][]> { TypedValue = [.. claims] } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = new List<StreamRow>(streams.Count);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(ReadStream(reader));
        }

        AnswerRow? answer = null;
        if (answerKey is not null && await reader.NextResultAsync(ct) && await reader.ReadAsync(ct))
        {
            answer = ReadAnswer(reader, answerKey);
        }

        var holders = new List<ClaimRow>();
        if (claims.Count > 0 && await reader.NextResultAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                holders.Add(ReadClaim(reader));
            }
        }

        return new RawLoad(rows, answer, holders);
    }

    public override Task<AppendOutcome> AppendAsync(SealedCommit commit, CancellationToken ct) => groups.AppendAsync(commit, ct);

    public override async Task<RawCards> CardsAsync(IReadOnlyList<WantedCard> wanted, int perToken, CancellationToken ct)
    {
        // Both questions are set-based. For each token the index is asked once and left after a bounded number of rows, so that a name that thousands bear costs no more than a rare one.
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var ask = new NpgsqlCommand(
            "SELECT w.place, t.stream FROM unnest($1, $2) AS w (place, token) CROSS JOIN LATERAL (SELECT stream FROM tokens WHERE token = w.token LIMIT $3) t",
            connection)
        {
            CommandTimeout = CardsTimeout,
            Parameters =
            {
                new NpgsqlParameter<int[]> { TypedValue = [.. wanted.Select(one => one.Place)] },
                new NpgsqlParameter<byte[][]> { TypedValue = [.. wanted.Select(one => one.Token)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
                new NpgsqlParameter<int> { TypedValue = perToken },
            },
        };
        var pairs = new HashSet<(int Place, Guid Stream)>();
        await using (var reader = await ask.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                pairs.Add((reader.GetInt32(0), reader.GetGuid(1)));
            }
        }

        await using var fetch = new NpgsqlCommand("SELECT stream, card FROM cards WHERE stream = ANY($1)", connection)
        {
            CommandTimeout = CardsTimeout,
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. pairs.Select(pair => pair.Stream).Distinct()] } },
        };
        var cards = new Dictionary<Guid, byte[]>();
        await using (var reader = await fetch.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                cards[reader.GetGuid(0)] = reader.GetFieldValue<byte[]>(1);
            }
        }

        return new RawCards(pairs, cards);
    }

    public override Task<BulkAppend> BeginBulkAsync(CancellationToken ct) => PostgresBulk.BeginAsync(source, ct);

    public override async Task<IReadOnlyList<T>> WriteAsync<T>(string sql, IReadOnlyList<object> values, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters.Add(values[i] is DateTimeOffset at
                ? new NpgsqlParameter($"p{i}", NpgsqlDbType.TimestampTz) { Value = at.UtcDateTime }
                : new NpgsqlParameter($"p{i}", values[i]));
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public override async Task WriteReadsAsync(IReadOnlyList<ReadRow> rows, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();

        // The transaction has its number before it draws ids: whoever waits for all transactions of a moment then waits for every id drawn before it.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_current_xact_id()"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO reads (at, stream, account, role, page, why) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)")
        {
            Parameters =
            {
                Column(NpgsqlDbType.TimestampTz, rows.Select(row => row.At.UtcDateTime)),
                Column(NpgsqlDbType.Uuid, rows.Select(row => row.Stream)),
                Column(NpgsqlDbType.Text, rows.Select(row => row.Account)),
                Column(NpgsqlDbType.Text, rows.Select(row => row.Role)),
                Column(NpgsqlDbType.Text, rows.Select(row => row.Page)),
                Column(NpgsqlDbType.Bytea, rows.Select(row => row.Why)),
            },
        });
        await batch.ExecuteNonQueryAsync(ct);

        static NpgsqlParameter<T[]> Column<T>(NpgsqlDbType type, IEnumerable<T> values) => new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };
    }

    public override async Task<DbTransaction> SnapshotAsync(RecordContext context, CancellationToken ct)
    {
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        return transaction.GetDbTransaction();
    }

    public override async Task<DbConnection> ConnectAsync(CancellationToken ct) => await source.OpenConnectionAsync(ct);

    public override DateTimeOffset MomentAt(DbDataReader reader, int column) => reader.GetFieldValue<DateTimeOffset>(column);

    public override Task<WriteFence> FenceAsync(ProvedLog log, CancellationToken ct) => PostgresTree.FenceAsync(source, log, ct);

    public override Task<bool> GrowAsync(TreeGrowth growth, CancellationToken ct) => PostgresTree.GrowAsync(source, growth, ct);

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (replica is not null)
        {
            await replica.DisposeAsync();
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
