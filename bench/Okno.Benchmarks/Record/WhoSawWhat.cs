using System.Diagnostics;
using Npgsql;
using Okno.Store;
using Okno.Store.Reads;
using Okno.Testing;

namespace Okno.Benchmarks.Record;

/// <summary>Who saw what between two instants, over a log of ten million reads on PostgreSQL: a day of it, one person's year, one case's readers, and all of it.</summary>
internal static class WhoSawWhat
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        int reads = quick ? 200_000 : 10_000_000;
        string group = $"Who saw what, over {reads:#,0} reads of a year";
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(group, "PostgreSQL", missing)];
        }

        using TemporaryFolder folder = new();
        string database = await PostgresServer.NewDatabaseAsync();
        List<Figure> figures = [];
        StoreOptions options = new(StoreOptions.Postgres, database, folder.File("keys"));
        Guid[] cases;
        await using (MeasuredDesk desk = await MeasuredDesk.OpenAsync(options, 200))
        {
            cases = desk.Cases;
        }

        await using (NpgsqlConnection connection = new(database))
        {
            await connection.OpenAsync();
            await using NpgsqlCommand fill = new(
                """
                INSERT INTO reads (at, stream, account, role, page)
                SELECT $1 + i * (interval '364 days' / $2), $3[1 + i % array_length($3, 1)], 'staff-' || i % 50, 'operator', 'cases' FROM generate_series(0, $2 - 1) i;
                """,
                connection)
            { CommandTimeout = 0, Parameters = { new() { Value = First.UtcDateTime }, new() { Value = reads }, new() { Value = cases } } };
            await fill.ExecuteNonQueryAsync();
            await using NpgsqlCommand analyze = new("ANALYZE reads", connection) { CommandTimeout = 0 };
            await analyze.ExecuteNonQueryAsync();
        }

        await using (RecordStore store = await RecordStore.OpenAsync(options))
        {
            foreach ((string what, ReadQuery query, long expected) in new[]
            {
                ("one day", new ReadQuery(First.AddDays(100), First.AddDays(101)), reads / 364L),
                ("one person of fifty, the year", new ReadQuery(Account: "staff-7"), reads / 50L),
                ("one case of two hundred, the year", new ReadQuery(Stream: cases[3]), reads / 200L),
                ("every read of the year", new ReadQuery(First, First.AddYears(1)), reads),
            })
            {
                long began = Stopwatch.GetTimestamp();
                long found = 0;
                await foreach (RecordedRead _ in store.ReadsAsync(query))
                {
                    found++;
                }

                double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                if (Math.Abs(found - expected) > 1)
                {
                    throw new InvalidOperationException($"{what}: {found} reads found, not {expected}.");
                }

                figures.Add(new Figure(group, $"{what}: {found:#,0} reads named", $"{Figure.Said(seconds)} s", Budget: $"at most 60 s: {Figure.Kept(seconds <= 60)}"));
            }
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(database);
        return figures;
    }
}
