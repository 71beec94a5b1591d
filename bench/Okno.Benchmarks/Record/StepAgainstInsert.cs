using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Okno.Store;
using Okno.Testing;

namespace Okno.Benchmarks.Record;

/// <summary>What a step costs beside the least that any program could do: one insert of as many bytes, committed as durably.</summary>
internal static class StepAgainstInsert
{
    private const string Insert = "INSERT INTO raw (payload) VALUES (@bytes)";

    private const string Group = "A step against a raw insert + commit of the same bytes";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    /// <summary>Cases taken in turn by one writer.</summary>
    private const int Cases = 40;

    /// <summary>People at once, with the share of the raw rate that is wanted of them.</summary>
    private static readonly (int Writers, double Wanted)[] Crowds = [(16, 0.30), (64, 1.00)];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        List<Figure> figures = [];
        int steps = quick ? 100 : 500;
        using (TemporaryFolder folder = new())
        {
            figures.AddRange(await OnSqliteAsync(folder, steps));
        }

        if (PostgresServer.Missing is { } missing)
        {
            figures.Add(new Figure(Group, "PostgreSQL", missing));
            return figures;
        }

        using (TemporaryFolder folder = new())
        {
            string database = await PostgresServer.NewDatabaseAsync(durable: true);
            figures.AddRange(await OnPostgresAsync(folder, database, steps));
            NpgsqlConnection.ClearAllPools();
            await PostgresServer.DropDatabaseAsync(database);
        }

        return figures;
    }

    private static async Task<List<Figure>> OnSqliteAsync(TemporaryFolder folder, int steps)
    {
        string record = $"Data Source={folder.File("okno.db")}";
        await using MeasuredDesk desk = await MeasuredDesk.OpenAsync(new StoreOptions(StoreOptions.Sqlite, record, folder.File("keys")), Cases);
        await using SqliteConnection reader = new(record);
        await using SqliteConnection raw = new($"Data Source={folder.File("raw.db")};Pooling=False");
        await raw.OpenAsync();
        await using SqliteCommand insert = raw.CreateCommand();
        insert.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (position INTEGER PRIMARY KEY, payload BLOB NOT NULL)";
        await insert.ExecuteNonQueryAsync();
        List<Figure> figures = await AlternateAsync("SQLite", desk, reader, insert, Insert, steps, 0.5);
        SqliteConnection.ClearPool(reader);
        return figures;
    }

    private static async Task<List<Figure>> OnPostgresAsync(TemporaryFolder folder, string database, int steps)
    {
        List<Figure> figures;
        await using (MeasuredDesk desk = await MeasuredDesk.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys")), Math.Max(Cases, 2 * Crowds.Max(crowd => crowd.Writers))))
        {
            await using NpgsqlConnection reader = new(database);
            await using NpgsqlConnection raw = new(database + ";Pooling=False");
            await raw.OpenAsync();
            await using NpgsqlCommand insert = raw.CreateCommand();
            insert.CommandText = "CREATE TABLE raw (position bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, payload bytea NOT NULL)";
            await insert.ExecuteNonQueryAsync();
            figures = await AlternateAsync("PostgreSQL", desk, reader, insert, Insert, steps, 0.35);
            byte[] payload = Random(await WrittenAsync(reader));
            foreach ((int writers, double wanted) in Crowds)
            {
                figures.AddRange(await CrowdAsync(desk, database, payload, writers, wanted, rounds: steps < 200 ? 3 : 7));
            }
        }

        figures.Add(new Figure(Group, "PostgreSQL: round trips of a step", (await RoundTripsAsync(folder, database)).ToString(CultureInfo.InvariantCulture), Budget: "≤ 2"));
        return figures;
    }

    /// <summary>Many at once: bursts of inserts, each writer on a connection of its own, alternate with bursts of steps.</summary>
    private static async Task<List<Figure>> CrowdAsync(MeasuredDesk desk, string database, byte[] payload, int writers, double wanted, int rounds)
    {
        List<NpgsqlCommand> inserts = [];
        try
        {
            for (int i = 0; i < writers; i++)
            {
                NpgsqlConnection connection = new(database + ";Pooling=False");
                await connection.OpenAsync();
                NpgsqlCommand insert = new(Insert, connection) { Parameters = { new NpgsqlParameter("bytes", payload) } };
                await insert.PrepareAsync();
                inserts.Add(insert);
            }

            List<double> raw = [], stepped = [];
            for (int round = -1; round < rounds; round++)
            {
                double inserted = await RateAsync(writers, writer => inserts[writer].ExecuteNonQueryAsync());
                double performed = await RateAsync(writers, writer => desk.StepAsync(writer, writers));
                if (round >= 0)
                {
                    raw.Add(inserted);
                    stepped.Add(performed);
                }
            }

            double share = Statistics.Median(stepped.Zip(raw, (ours, theirs) => ours / theirs));
            return
            [
                new Figure(Group, $"PostgreSQL, {writers} people at once: steps", $"{Figure.Said(Statistics.Median(stepped))} /s", $"{Figure.Said(stepped.Min())} /s"),
                new Figure(Group, $"PostgreSQL, {writers} connections at once: raw inserts", $"{Figure.Said(Statistics.Median(raw))} /s", $"{Figure.Said(raw.Min())} /s"),
                new Figure(Group, $"PostgreSQL, {writers} at once: steps of the raw rate", Figure.Said(share), Budget: $"≥ {Figure.Said(wanted)}: {Figure.Kept(share >= wanted)}"),
            ];
        }
        finally
        {
            foreach (NpgsqlCommand insert in inserts)
            {
                NpgsqlConnection connection = insert.Connection!;
                await insert.DisposeAsync();
                await connection.DisposeAsync();
            }
        }
    }

    private static async Task<double> RateAsync(int writers, Func<int, Task> write)
    {
        int written = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < 1000)
            {
                await write(writer);
                Interlocked.Increment(ref written);
            }
        })));
        return written / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<List<Figure>> AlternateAsync(string name, MeasuredDesk desk, DbConnection reader, DbCommand insert, string sql, int steps, double wanted)
    {
        await desk.StepAsync();
        int bytes = await WrittenAsync(reader);
        insert.CommandText = sql;
        DbParameter payload = insert.CreateParameter();
        payload.ParameterName = "bytes";
        payload.Value = Random(bytes);
        insert.Parameters.Add(payload);
        await insert.PrepareAsync();

        // A desk runs for weeks: what is measured is the code that the compiler has had its time with.
        for (long warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm) < WarmUp;)
        {
            await desk.StepAsync();
        }

        List<double> step = [], raw = [];
        TimeSpan work = TimeSpan.Zero;
        for (int i = -10; i < steps; i++)
        {
            long began = Stopwatch.GetTimestamp();
            await insert.ExecuteNonQueryAsync();
            double inserted = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            TimeSpan before = Environment.CpuUsage.TotalTime;
            began = Stopwatch.GetTimestamp();
            await desk.StepAsync();
            double stepped = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            work += i >= 0 ? Environment.CpuUsage.TotalTime - before : TimeSpan.Zero;
            if (i >= 0)
            {
                raw.Add(inserted);
                step.Add(stepped);
            }
        }

        double share = Statistics.Median(raw) / Statistics.Median(step);
        return
        [
            Figure.Milliseconds(Group, $"{name}: PerformAsync ({bytes:#,0} B written)", step),
            Figure.Milliseconds(Group, $"{name}: raw insert + commit", raw),
            new Figure(Group, $"{name}: processor time of a step in our process", $"{Figure.Said(work.TotalMilliseconds / steps)} ms"),
            new Figure(Group, $"{name}, 1 writer: steps of the raw rate", Figure.Said(share), Budget: $"≥ {Figure.Said(wanted)}: {Figure.Kept(share >= wanted)}"),
        ];
    }

    /// <summary>Bytes of the columns that the last step wrote: its event, the case row, the answer.</summary>
    private static async Task<int> WrittenAsync(DbConnection reader)
    {
        await reader.OpenAsync();
        await using DbCommand ask = reader.CreateCommand();
        ask.CommandText = """
            SELECT (SELECT length(payload) + length(hash) FROM journal ORDER BY position DESC LIMIT 1)
                 + (SELECT length(s.state) + length(s.head) + length(s.marks) FROM streams s JOIN journal j ON j.stream = s.id ORDER BY j.position DESC LIMIT 1)
                 + (SELECT max(length(answer)) FROM answers)
            """;
        int bytes = Convert.ToInt32(await ask.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        await reader.CloseAsync();
        return bytes;
    }

    private static async Task<int> RoundTripsAsync(TemporaryFolder folder, string database)
    {
        NpgsqlConnectionStringBuilder direct = new(database);
        await using TurnCounter counter = new(direct.Host!, direct.Port);
        NpgsqlConnectionStringBuilder through = new(database) { Host = "127.0.0.1", Port = counter.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        string other = await PostgresServer.NewDatabaseAsync();
        through.Database = new NpgsqlConnectionStringBuilder(other).Database;
        int trips;
        await using (MeasuredDesk desk = await MeasuredDesk.OpenAsync(new StoreOptions(StoreOptions.Postgres, through.ConnectionString, folder.File("other-keys")), 1))
        {
            await desk.StepAsync();
            trips = await counter.CountAsync(() => desk.StepAsync());
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(other);
        return trips;
    }

    private static byte[] Random(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
