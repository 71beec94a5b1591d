using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Okno.Benchmarks.Load;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Store;
using Okno.Store.Book;
using Okno.Store.Schema;
using Okno.Store.Streams;
using Okno.Testing;

namespace Okno.Benchmarks.Lists;

/// <summary>Every list that a page shows, in a small record and in a large one with the same work at hand: what the server reads, and how long it takes.</summary>
internal static class ListPages
{
    private const string Group = "List pages, a large record beside one of 10,000 cases";
    private const int Small = 10_000;
    private const int Runs = 5;

    private static readonly DateOnly Today = new(2026, 4, 6);

    private static readonly string[] OpenPhases = [.. Enum.GetValues<Phase>().Where(phase => !PhaseFacts.Of(phase).Ended).Select(phase => char.ToLowerInvariant(phase.ToString()[0]) + phase.ToString()[1..])];

    private static readonly StreamQuery Cases = new(StreamKinds.Case.Name);

    private static readonly (string What, Func<RecordContext, Task> Ask)[] Lists =
    [
        ("cases, nearest deadline first", context => StreamLists.ListAsync(context, Cases, default)),
        ("open cases, nearest deadline first", context => StreamLists.ListAsync(context, Cases with { Phases = OpenPhases }, default)),
        ("open cases, a page further on", async context => await StreamLists.ListAsync(context, Cases with { Phases = OpenPhases, After = (await StreamLists.ListAsync(context, Cases with { Phases = OpenPhases, Limit = 200, CountTo = 0 }, default)).Next }, default)),
        ("open cases whose turn is the operator's", context => StreamLists.ListAsync(context, Cases with { Phases = OpenPhases, Turn = "operator" }, default)),
        ("cases of one phase", context => StreamLists.ListAsync(context, Cases with { Phases = ["handedOver"] }, default)),
        ("ended cases", context => StreamLists.ListAsync(context, Cases with { Phases = ["rendered"] }, default)),
        ("cases overdue today", context => StreamLists.ListAsync(context, Cases with { Phases = OpenPhases, DueTo = Today }, default)),
        ("deadlines of a fortnight, counted", context => StreamLists.DueCountsAsync(context, StreamKinds.Case.Name, OpenPhases, Today, Today.AddDays(13), default)),
        ("registers not answered", context => StreamLists.ListAsync(context, new StreamQuery(StreamKinds.Register.Name) { Phases = ["open", "handed-over"] }, default)),
        ("approvals that wait", context => StreamLists.ListAsync(context, new StreamQuery(StreamKinds.Approval.Name) { Phases = ["proposed"] }, default)),
        ("lines of a pile, latest first", context => StreamLists.ListAsync(context, new StreamQuery(StreamKinds.Line.Name) { Phases = ["certain"], Order = StreamOrder.Newest }, default)),
        ("lines of a month", context => StreamLists.ListAsync(context, new StreamQuery(StreamKinds.Line.Name) { Order = StreamOrder.Newest, SortFrom = Today.AddDays(-30), SortTo = Today }, default)),
        ("statements, latest first", context => StreamLists.ListAsync(context, new StreamQuery(StreamKinds.Statement.Name) { Order = StreamOrder.Newest }, default)),
        ("entries of the book of a month", context => BookTable.EntriesAsync(context, new BookQuery(Today.AddDays(-30), Today), default)),
        ("entries of one account", context => BookTable.EntriesAsync(context, new BookQuery(Today.AddDays(-30), Today) { Account = "earned" }, default)),
        ("entries of an account without any", context => BookTable.EntriesAsync(context, new BookQuery(Today.AddDays(-30), Today) { Account = "refunded" }, default)),
        ("turnover of a month", context => BookTable.TotalsAsync(context, Today.AddDays(-30), Today, default)),
        ("balances of all accounts", context => BookTable.BalancesAsync(context, Today, default)),
    ];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        // A record that ./okno load has made may be named; otherwise a smaller one is made here, and the row says of which size.
        string? named = Environment.GetEnvironmentVariable("OKNO_LOADED");
        await using Loaded small = await Loaded.MakeAsync(Small);
        await using Loaded large = named is { Length: > 0 } ? new Loaded(named, null) : await Loaded.MakeAsync(quick ? 2 * Small : 4 * Small);
        long cases = await large.CasesAsync();
        List<Figure> figures = [new Figure(Group, "cases in the large record", cases.ToString("#,0", CultureInfo.InvariantCulture))];
        foreach ((string what, Func<RecordContext, Task> ask) in Lists)
        {
            (Cost few, Cost many) = (await small.CostAsync(ask), await large.CostAsync(ask));
            double slower = Statistics.Median(await SlowerAsync(small, large, ask, quick ? 20 : 60));
            double buffers = (double)many.Buffers / Math.Max(1, few.Buffers);
            bool kept = buffers <= 2 && many.Scanned <= 10_000 && slower <= 1.5;
            figures.Add(new Figure(
                Group, what, $"{few.Buffers:#,0} → {many.Buffers:#,0} buffers", $"p95 × {Figure.Said(slower)}", $"≤ 2 × buffers, ≤ 1.5 × p95, no scan over 10,000 rows (most {many.Scanned:#,0}): {Figure.Kept(kept)}"));
        }

        return figures;
    }

    /// <summary>The p95 of each run against the other record's of the same run.</summary>
    private static async Task<List<double>> SlowerAsync(Loaded small, Loaded large, Func<RecordContext, Task> ask, int calls)
    {
        List<double> ratios = [];
        for (int run = -1; run < Runs; run++)
        {
            List<double> few = [], many = [];
            for (int i = 0; i < calls; i++)
            {
                few.Add(await small.TimeAsync(ask));
                many.Add(await large.TimeAsync(ask));
            }

            if (run >= 0)
            {
                ratios.Add(P95(many) / P95(few));
            }
        }

        return ratios;
    }

    private static double P95(List<double> measured) => measured.Order().ElementAt((int)(measured.Count * 0.95) - 1);

    private sealed class Loaded(string database, TemporaryFolder? folder) : IAsyncDisposable
    {
        private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });

        public static async Task<Loaded> MakeAsync(int cases)
        {
            string database = await PostgresServer.NewDatabaseAsync(durable: true);
            TemporaryFolder folder = new();
            await Loader.LoadAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys")), cases);
            Loaded loaded = new(database, folder);
            await using NpgsqlCommand settle = loaded.source.CreateCommand("VACUUM ANALYZE");
            settle.CommandTimeout = 0;
            await settle.ExecuteNonQueryAsync();
            return loaded;
        }

        public async Task<long> CasesAsync()
        {
            await using NpgsqlCommand ask = source.CreateCommand("SELECT count(*) FROM streams WHERE kind = 'case'");
            ask.CommandTimeout = 0;
            return (long)(await ask.ExecuteScalarAsync())!;
        }

        public async Task<Cost> CostAsync(Func<RecordContext, Task> ask)
        {
            Explaining explaining = new();
            await using (PostgresRecordContext context = new(new DbContextOptionsBuilder<PostgresRecordContext>().UseNpgsql(source).AddInterceptors(explaining).Options))
            {
                await ask(context);
            }

            await using NpgsqlConnection connection = await source.OpenConnectionAsync();
            return await explaining.TakeAsync(connection);
        }

        public async Task<double> TimeAsync(Func<RecordContext, Task> ask)
        {
            await using PostgresRecordContext context = new(new DbContextOptionsBuilder<PostgresRecordContext>().UseNpgsql(source).Options);
            long began = Stopwatch.GetTimestamp();
            await ask(context);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        public async ValueTask DisposeAsync()
        {
            await source.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            if (folder is not null)
            {
                await PostgresServer.DropDatabaseAsync(database);
                folder.Dispose();
            }
        }
    }
}
