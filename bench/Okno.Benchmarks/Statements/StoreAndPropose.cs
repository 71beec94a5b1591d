using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Formats.Statements;
using Okno.Store;
using Okno.Store.Keys;
using Okno.Store.Search;
using Okno.Testing;

namespace Okno.Benchmarks.Statements;

/// <summary>A statement stored and proposed, beside what the database alone needs for the same data: one COPY of the lines and one hash join of their keys with the keys of all offers.</summary>
internal static class StoreAndPropose
{
    private const string Group = "A statement against COPY + one hash join of the same data";

    private const double Most = 4;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        (int offers, int lines) = quick ? (20_000, 2_000) : (1_000_000, 100_000);
        using TemporaryFolder folder = new();
        string database = await PostgresServer.NewDatabaseAsync();
        List<Figure> figures;
        await using (RecordStore store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys"))))
        await using (NpgsqlDataSource raw = NpgsqlDataSource.Create(database))
        {
            ServiceDesk desk = new(store, LawShelf.Open(RepositoryRoot.Law), new Record.StandingClock(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero)));
            ManyOffers many = new(offers);
            await many.SeedAsync(raw, folder.File("keys"));
            string account = desk.Law.For(null, desk.Now.Day).Edition.Requisites.Account;
            By accountant = new("bench", "Замер", [Role.Accountant], "замер", "job");

            // A small statement first, so that the compiler has seen every road.
            using (MemoryStream warm = new(many.Statement(account[..^1] + "0", 500)))
            {
                await desk.ImportStatementAsync(warm, accountant);
            }

            byte[] file = many.Statement(account, lines);
            BankFacts[] facts = Read(file);
            (double copy, double join) = await DatabaseAloneAsync(raw, folder.File("keys"), facts);
            TimeSpan worked = Environment.CpuUsage.TotalTime;
            long began = Stopwatch.GetTimestamp();
            using MemoryStream content = new(file);
            StatementImported imported = (await desk.ImportStatementAsync(content, accountant))!;
            double took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            worked = Environment.CpuUsage.TotalTime - worked;
            if (imported.New != lines)
            {
                throw new InvalidOperationException($"Of {lines} lines {imported.New} were kept.");
            }

            double ratio = took / (copy + join);
            figures =
            [
                new Figure(Group, Said($"COPY of {lines:#,0} lines with their keys"), $"{Figure.Said(copy)} s"),
                new Figure(Group, Said($"hash join of those keys with the keys of {offers:#,0} offers"), $"{Figure.Said(join)} s"),
                new Figure(Group, "parse, store sealed and propose, one transaction", $"{Figure.Said(took)} s", "", Said($"{imported.Counts.Certain:#,0} certain, {imported.Counts.Proposed:#,0} proposed, {imported.Counts.Unknown:#,0} unknown")),
                new Figure(Group, "processor time of a line in our process", $"{Figure.Said(worked.TotalMicroseconds / lines)} µs"),
                new Figure(Group, "takes as long as so many times COPY + hash join", Figure.Said(ratio), "", $"at most {Most:0}: {Figure.Kept(ratio <= Most)}"),
            ];
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(database);
        return figures;
    }

    private static async Task<(double Copy, double Join)> DatabaseAloneAsync(NpgsqlDataSource raw, string keyFolder, BankFacts[] facts)
    {
        SearchKey search = new(HouseKey.ReadOrCreate(keyFolder).Searching);
        byte[][][] keys = [.. facts.Select(line => MatchKeys.OfLine(LineClues.Of(line)).Select(key => search.Of("case", new Token("card-" + key.Kind, key.Value))).ToArray())];
        await ManyOffers.RunAsync(raw, "CREATE TABLE raw_lines (id bigint PRIMARY KEY, number text, day date, kopecks bigint, payer text, account text, purpose text, keys bytea[])");
        long began = Stopwatch.GetTimestamp();
        await using NpgsqlConnection connection = await raw.OpenConnectionAsync();
        await using (NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync("COPY raw_lines FROM STDIN (FORMAT binary)"))
        {
            for (int i = 0; i < facts.Length; i++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync((long)i, NpgsqlDbType.Bigint);
                await copy.WriteAsync(facts[i].DocumentNumber, NpgsqlDbType.Text);
                await copy.WriteAsync(facts[i].DocumentDate, NpgsqlDbType.Date);
                await copy.WriteAsync(facts[i].Amount.Kopecks, NpgsqlDbType.Bigint);
                await copy.WriteAsync(facts[i].Payer, NpgsqlDbType.Text);
                await copy.WriteAsync(facts[i].PayerAccount ?? "", NpgsqlDbType.Text);
                await copy.WriteAsync(facts[i].Purpose, NpgsqlDbType.Text);
                await copy.WriteAsync(keys[i], NpgsqlDbType.Array | NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync();
        }

        double copied = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await using NpgsqlCommand settings = new("SET enable_nestloop = off; SET enable_mergejoin = off", connection);
        await settings.ExecuteNonQueryAsync();
        began = Stopwatch.GetTimestamp();
        await using NpgsqlCommand ask = new("SELECT count(*) FROM (SELECT id, unnest(keys) AS token FROM raw_lines) l JOIN tokens t ON t.token = l.token", connection) { CommandTimeout = 0 };
        _ = await ask.ExecuteScalarAsync();
        double joined = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await ManyOffers.RunAsync(raw, "DROP TABLE raw_lines");
        return (copied, joined);
    }

    private static BankFacts[] Read(byte[] file)
    {
        using MemoryStream content = new(file);
        StatementReader.Open(content, out StatementReader? reader);
        List<BankFacts> facts = [];
        while (reader!.Read(out StatementEntry? entry))
        {
            if (entry is StatementDocument line)
            {
                facts.Add(new BankFacts("", "", line.Number ?? "", line.Date, line.Sum, line.DebitedOn, line.CreditedOn, line.PayerName ?? "", line.PayerInn, line.PayerAccount, line.Purpose ?? ""));
            }
        }

        return [.. facts];
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
