using Npgsql;
using Okno.Benchmarks.Load;
using Okno.Store;
using Okno.Testing;

namespace Okno.Benchmarks.Start;

/// <summary>The published web host over a large record against an empty program of ASP.NET Core and EF over the same database, both compiled ahead of time.</summary>
internal static class StartAgainstEmpty
{
    private const string Group = "Start of the published ReadyToRun build to the first answer";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        string ours = await Published.ProgramAsync("src/Okno.Web/Okno.Web.csproj");
        string empty = await Published.ProgramAsync("bench/Okno.EmptyHost/Okno.EmptyHost.csproj");
        using TemporaryFolder folder = new();

        // A record that ./okno load has made may be named together with its data folder.
        string? named = Environment.GetEnvironmentVariable("OKNO_LOADED"), keys = Environment.GetEnvironmentVariable("OKNO_LOADED_DATA");
        bool isNamed = named is { Length: > 0 } && keys is { Length: > 0 };
        string database = isNamed ? named! : await PostgresServer.NewDatabaseAsync(durable: true);
        string data = isNamed ? keys! : folder.Path;
        if (!isNamed)
        {
            await Loader.LoadAsync(new StoreOptions(StoreOptions.Postgres, database, Path.Combine(data, "keys")), quick ? 1_000 : 10_000);
        }

        List<double> started = [], bare = [];
        for (int i = -1; i < (quick ? 3 : 9); i++)
        {
            double these = await TimeAsync(ours, data, database), those = await TimeAsync(empty, data, database);
            if (i >= 0)
            {
                started.Add(these);
                bare.Add(those);
            }
        }

        long cases = await CountAsync(database);
        if (!isNamed)
        {
            NpgsqlConnection.ClearAllPools();
            await PostgresServer.DropDatabaseAsync(database);
        }

        double longer = Statistics.Median(started) / Statistics.Median(bare);
        return
        [
            Figure.Milliseconds(Group, $"Okno over {cases:#,0} cases", started),
            Figure.Milliseconds(Group, "an empty program of ASP.NET Core and EF, one question to the same database", bare),
            new Figure(Group, "Okno takes as long as", $"{Figure.Said(longer)} empty programs", Budget: $"≤ 1.5: {Figure.Kept(longer <= 1.5)}"),
        ];
    }

    private static async Task<double> TimeAsync(string program, string data, string database)
    {
        await using Host host = await Host.StartAsync(program, [], data, "/", database);
        return host.ToFirstAnswer;
    }

    private static async Task<long> CountAsync(string database)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand ask = new("SELECT count(*) FROM streams WHERE kind = 'case'", connection) { CommandTimeout = 0 };
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
