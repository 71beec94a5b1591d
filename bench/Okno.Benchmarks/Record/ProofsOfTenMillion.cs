using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using Okno.Store;
using Okno.Store.Databases;
using Okno.Store.Proofs;
using Okno.Testing;

namespace Okno.Benchmarks.Record;

/// <summary>Proofs out of a tree of ten million leaves, whose tiles are made of numbers; the events that are asked for are real and lie at random places.</summary>
internal static class ProofsOfTenMillion
{
    private const string Group = "Proofs in a tree of 10,000,000 leaves";
    private const int AtOnce = 200_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        long leaves = quick ? 1_000_000 : 10_000_000;
        List<Figure> figures = [];
        using TemporaryFolder folder = new();
        string file = $"Data Source={folder.File("okno.db")}";
        await using (SqliteDatabase database = new(file))
        {
            figures.AddRange(await OnAsync("SQLite", new StoreOptions(StoreOptions.Sqlite, file, folder.File("keys")), database, leaves));
        }

        SqliteConnection.ClearAllPools();
        if (PostgresServer.Missing is { } missing)
        {
            figures.Add(new Figure(Group, "PostgreSQL", missing));
            return figures;
        }

        string postgres = await PostgresServer.NewDatabaseAsync();
        await using (PostgresDatabase database = new(postgres))
        {
            figures.AddRange(await OnAsync("PostgreSQL", new StoreOptions(StoreOptions.Postgres, postgres, folder.File("other-keys")), database, leaves));
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(postgres);
        return figures;
    }

    private static async Task<List<Figure>> OnAsync(string name, StoreOptions options, RecordDatabase database, long leaves)
    {
        Guid[] cases;
        await using (MeasuredDesk desk = await MeasuredDesk.OpenAsync(options, 100))
        {
            cases = desk.Cases;
        }

        long began = Stopwatch.GetTimestamp();
        await FillAsync(database, leaves);
        double filled = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await using RecordStore store = await RecordStore.OpenAsync(options);
        List<double> inclusion = [], consistency = [];
        for (int i = -100; i < 1000; i++)
        {
            began = Stopwatch.GetTimestamp();
            ProofFile? included = await store.Proofs.InclusionAsync(cases[RandomNumberGenerator.GetInt32(cases.Length)], 1 + RandomNumberGenerator.GetInt32(5));
            double one = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            began = Stopwatch.GetTimestamp();
            ProofFile? consistent = await store.Proofs.ConsistencyAsync(1 + RandomNumberGenerator.GetInt32((int)leaves - 1), leaves);
            double other = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (included is not { Path.Count: > 15 } || consistent?.Holds() != true)
            {
                throw new InvalidOperationException("A proof does not hold.");
            }

            if (i >= 0)
            {
                inclusion.Add(one);
                consistency.Add(other);
            }
        }

        return
        [
            Told("inclusion of an event", inclusion),
            Told("consistency of two sizes", consistency),
            new Figure(Group, $"{name}: leaves put into tiles", $"{Figure.Said(leaves / filled)} leaves/s"),
        ];

        Figure Told(string what, List<double> measured)
        {
            double median = Statistics.Median(measured);
            return new Figure(Group, $"{name}: {what}", $"{Figure.Said(median)} ms", $"{Figure.Said(measured.Order().ElementAt(measured.Count * 99 / 100))} ms (p99)", $"at most 1 ms: {Figure.Kept(median <= 1)}");
        }
    }

    private static async Task FillAsync(RecordDatabase database, long leaves)
    {
        Dictionary<TileId, byte[]> edge = [];
        byte[] hash = new byte[MerkleHash.Length];
        for (long from = 0; from < leaves; from += AtOnce)
        {
            GrowingTree tree = new(from, edge.GetValueOrDefault);
            for (long leaf = from; leaf < from + AtOnce; leaf++)
            {
                BinaryPrimitives.WriteInt64BigEndian(hash, leaf);
                tree.Add(hash);
            }

            edge = tree.Changed().ToDictionary(tile => tile.Key, tile => tile.Value);
            if (!await database.GrowAsync(new TreeGrowth(ProvedLog.Journal, 0, [], edge, 0), default))
            {
                throw new InvalidOperationException("The tree is not empty.");
            }
        }

        foreach (long position in await database.ReadAsync("SELECT position FROM journal", [], reader => reader.GetInt64(0), default))
        {
            await database.WriteAsync("INSERT INTO leaves (log, position, leaf) VALUES (@p0, @p1, @p2) RETURNING 1", [(short)1, position, (leaves - 2) / 2 / 1000 * position], reader => 1, default);
        }

        await database.WriteAsync("INSERT INTO leaves (log, position, leaf) VALUES (@p0, @p1, @p2) RETURNING 1", [(short)1, -1L, leaves - 1], reader => 1, default);
        if (database is PostgresDatabase)
        {
            await using System.Data.Common.DbConnection connection = await database.ConnectAsync(default);
            await using System.Data.Common.DbCommand settle = connection.Ask("VACUUM ANALYZE");
            await settle.ExecuteNonQueryAsync();
        }
    }
}
