using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Okno.Benchmarks.Record;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Testing;
using Okno.Testing.Cases;
using Okno.Testing.Noise;

namespace Okno.Benchmarks.Search;

/// <summary>Cases found by full name and year of birth, with one slip in one word or another transliteration: how often the right one is among the first ten, how long it takes, how much the index weighs.</summary>
internal static class SearchBySlip
{
    private const string Group = "Search by name and year of birth, one slip or another transliteration (PostgreSQL)";
    private const int AtOnce = 5_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        (int people, int questions) = quick ? (20_000, 500) : (1_000_000, 3_000);
        using TemporaryFolder folder = new();
        string database = await PostgresServer.NewDatabaseAsync();
        List<Figure> figures;
        await using (RecordStore store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys"))))
        await using (NpgsqlDataSource raw = NpgsqlDataSource.Create(database))
        {
            ServiceDesk desk = new(store, LawShelf.Open(RepositoryRoot.Law), new StandingClock(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero)));
            long began = Stopwatch.GetTimestamp();
            double searched = await FillAsync(store, desk, people);
            double filled = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await Statements.ManyOffers.RunAsync(raw, "VACUUM ANALYZE tokens");
            await Statements.ManyOffers.RunAsync(raw, "VACUUM ANALYZE streams");
            await using NpgsqlCommand weigh = raw.CreateCommand("SELECT pg_total_relation_size('tokens'), (SELECT count(*) FROM tokens)");
            await using NpgsqlDataReader weight = await weigh.ExecuteReaderAsync();
            await weight.ReadAsync();
            (long bytes, long tokens) = (weight.GetInt64(0), weight.GetInt64(1));

            Random random = new(20);
            List<double> took = new(questions);
            int found = 0;
            int first = 0;
            for (int i = -50; i < questions; i++)
            {
                int n = random.Next(people);
                string typed = SoughtPeople.Typed(n, random);
                long asked = Stopwatch.GetTimestamp();
                var answer = await desk.SearchCasesAsync(typed, 10);
                double milliseconds = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
                if (i < 0)
                {
                    // The compiler has seen every road before it is measured.
                    continue;
                }

                took.Add(milliseconds);
                int at = 0;
                while (at < answer.Length && answer[at].Number != Number(n))
                {
                    at++;
                }

                found += at < answer.Length ? 1 : 0;
                first += at == 0 && answer.Length > 0 ? 1 : 0;
                if (at == answer.Length && Environment.GetEnvironmentVariable("OKNO_BENCH_MISSED") is not null)
                {
                    await Console.Error.WriteLineAsync($"missed: {typed} for {SoughtPeople.Person(n).Name.Full}, {answer.Length} found");
                }
            }

            took.Sort();
            double p95 = took[(int)(took.Count * 0.95)];
            double recall = (double)found / questions;
            double gigabytes = bytes / 1e9;
            figures =
            [
                new Figure(Group, Said($"{people:#,0} cases written, each through the same code"), Said($"{filled:0} s")),
                new Figure(Group, Said($"right case among the first ten, of {questions:#,0} questions"), Said($"{recall:0.0000}"), "", Said($"at least 0.99: {Figure.Kept(recall >= 0.99)}")),
                new Figure(Group, "right case first (namesakes of one year are a draw)", Said($"{(double)first / questions:0.0000}")),
                new Figure(Group, "answer with the cases opened, median and 95 of 100", Figure.Said(took[took.Count / 2]) + " ms", Figure.Said(p95) + " ms", Said($"p95 at most 150 ms: {Figure.Kept(p95 <= 150)}")),
                new Figure(Group, Said($"tokens by which people search with their indexes, {searched * tokens / people:0.0} of a case"), Said($"{searched * gigabytes:0.00} GB"), "", Said($"at most 3 GB: {Figure.Kept(searched * gigabytes <= 3)}")),
                new Figure(Group, Said($"the whole table with the keys by which payments are matched, {(double)tokens / people:0.0} of a case"), Said($"{gigabytes:0.00} GB")),
            ];
        }

        await PostgresServer.DropDatabaseAsync(database);
        return figures;
    }

    /// <summary>The share of tokens by which people search; the others match payments.</summary>
    private static async Task<double> FillAsync(RecordStore store, ServiceDesk desk, int people)
    {
        Stamp by = new("bench", "Замер", Role.Operator, "замер", "job");
        (long all, long sought) = (0, 0);
        CaseEvent[] opened = [.. new Life(desk.Now.Day, new DateOnly(2025, 5, 12)).Open().Events];
        await using BulkCommit bulk = await store.BeginBulkAsync(desk.Now.Utc);
        for (int from = 0; from < people; from += AtOnce)
        {
            int count = Math.Min(AtOnce, people - from);
            IReadOnlyList<Guid> ids = RecordStore.NewIds(count, desk.Now.Utc);
            StreamChange[] born = new StreamChange[count];
            Parallel.For(0, count, i =>
            {
                string number = Number(from + i);
                CaseEvent[] events = [.. opened.Select(e => e is CaseOpened first ? first with { Intake = SoughtPeople.Intake(from + i) } : e)];
                born[i] = StreamKinds.Case.Change(ids[i], number, StreamKinds.Case.Empty(ids[i], number), 0, events, by).Change;
            });
            if (await bulk.AddAsync(born) is { } refused)
            {
                throw new InvalidOperationException($"The record did not take the people: {refused}");
            }

            all += born.Sum(change => change.Tokens.Count);
            sought += born.Sum(change => change.Tokens.Count(token => !token.Kind.StartsWith("card-", StringComparison.Ordinal)));
            if (from % 100_000 == 0)
            {
                await Console.Error.WriteLineAsync(Said($"       {from:#,0} cases"));
            }
        }

        await bulk.FinishAsync();
        return (double)sought / all;
    }

    private static string Number(int n) => string.Create(CultureInfo.InvariantCulture, $"{20 + (n / 900_000)}-{n % 900_000:000000}");

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
