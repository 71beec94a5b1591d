using System.Globalization;
using Npgsql;
using Okno.Store;
using Okno.Testing;

namespace Okno.Benchmarks.Load;

/// <summary>How long a million cases take to load, and how much room they need.</summary>
internal static class LoadRate
{
    private const string Group = "Loading whole cases through the domain (≥ 12 events each)";
    private const int Million = 1_000_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        int count = quick ? 5_000 : 20_000;
        string database = await PostgresServer.NewDatabaseAsync(durable: true);
        using TemporaryFolder folder = new();
        List<(int Cases, TimeSpan At)> marks = [];
        await Loader.LoadAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys")), count, (cases, at) => marks.Add((cases, at)));
        // The first transaction also pays for the start: the compiler, and the days on which one can live.
        TimeSpan took = marks is [var first, .., var last] ? (last.At - first.At) * count / (last.Cases - first.Cases) : marks[^1].At;
        IReadOnlyList<Figure> figures = await FiguresAsync(database, folder.File("keys"), count, took);
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(database);
        return figures;
    }

    /// <summary>Loads a record that stays (<c>./okno load N</c>) and says how far it is.</summary>
    public static async Task LoadAsync(StoreOptions options, int count)
    {
        TimeSpan took = TimeSpan.Zero;
        await Loader.LoadAsync(options, count, (cases, at) =>
        {
            took = at;
            Console.WriteLine($"{at.TotalSeconds,6:0} s  {cases:#,0}  {cases / at.TotalSeconds:0}/s");
        });
        if (options.Provider == StoreOptions.Postgres)
        {
            Console.WriteLine(Table.Text(await FiguresAsync(options.ConnectionString, options.KeyFolder, count, took)));
        }
    }

    private static async Task<IReadOnlyList<Figure>> FiguresAsync(string database, string keys, int count, TimeSpan took)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        long bytes = await AskAsync(connection, "SELECT pg_database_size(current_database())") + new DirectoryInfo(keys).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        long events = await AskAsync(connection, "SELECT count(*) FROM journal");
        List<string> rooms = [];
        await using (NpgsqlCommand ask = new("SELECT relname::text, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 2 DESC LIMIT 5", connection) { CommandTimeout = 0 })
        await using (NpgsqlDataReader reader = await ask.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                rooms.Add($"{reader.GetString(0)} {Figure.Said(reader.GetInt64(1) / 1e3 / count)}");
            }
        }

        double minutes = took.TotalMinutes * Million / count, gigabytes = (double)bytes / count * Million / 1e9;
        string made = count == Million ? "in all" : string.Create(CultureInfo.InvariantCulture, $"from {count:#,0}");
        return
        [
            new Figure(Group, $"cases in a second ({count:#,0}, {(double)events / count:0.0} events each)", $"{Figure.Said(count / took.TotalSeconds)} /s"),
            new Figure(Group, "room of a case with its indexes, KB", string.Join(", ", rooms)),
            new Figure(Group, $"1,000,000 cases, {made}: time", $"{Figure.Said(minutes)} min", Budget: $"≤ 30 min: {Figure.Kept(minutes <= 30)}"),
            new Figure(Group, $"1,000,000 cases, {made}: database and keys", $"{Figure.Said(gigabytes)} GB", Budget: $"≤ 25 GB: {Figure.Kept(gigabytes <= 25)}"),
        ];
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand ask = new(sql, connection) { CommandTimeout = 0 };
        return Convert.ToInt64(await ask.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
