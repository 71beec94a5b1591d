using System.Globalization;
using System.Security.Cryptography;
using Okno.Store;
using Okno.Store.Book;
using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Outbox;
using Okno.Store.Proofs;
using Okno.Store.Scans;
using Okno.Store.Schema;
using Okno.Store.Search;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store.Proofs;

/// <summary>
/// A small record with rows in every table, its trees and exported heads, and copies of all tables as they were early and as they are: the attacker takes rows from the first, and after each attack everything is put back
/// from the second. The attacker has the database and our code, and neither the keys nor the heads folder.
/// </summary>
internal sealed class AttackedRecord : IAsyncDisposable
{
    /// <summary>Tables with the columns that make a row's key.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Tables = new Dictionary<string, string[]>
    {
        ["streams"] = ["id"],
        ["journal"] = ["position"],
        ["book"] = ["stream", "ordinal"],
        ["book_days"] = ["day", "from_account", "to_account", "reason"],
        ["tokens"] = ["token", "stream"],
        ["cards"] = ["stream"],
        ["claims"] = ["token"],
        ["answers"] = ["key"],
        ["outbox"] = ["id"],
        ["counters"] = ["name"],
        ["leaves"] = ["log", "position"],
        ["tiles"] = ["log", "level", "place"],
        ["heads"] = ["number"],
        ["reads"] = ["id"],
        ["scans"] = ["address"],
        ["about"] = ["name"],
    };

    private readonly StoreFixture fixture;
    private readonly RecordDatabase attacker;
    private readonly RecordStore store;
    private readonly string heads;

    private AttackedRecord(StoreFixture fixture, RecordDatabase attacker, RecordStore store, string heads) => (this.fixture, this.attacker, this.store, this.heads) = (fixture, attacker, store, heads);

    /// <summary>All rows as they are, by table.</summary>
    public Dictionary<string, List<Dictionary<string, object?>>> Rows { get; } = [];

    /// <summary>Streams that had fewer events when the early copy was made.</summary>
    public List<Guid> Grown { get; } = [];

    public StoreFixture Fixture => fixture;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AttackedRecord> MakeAsync(StoreFixture empty, int streams)
    {
        var fixture = await empty.AnotherAsync();
        var heads = fixture.Folder.File("heads");
        var store = await RecordStore.OpenAsync(fixture.Options with { HeadsFolder = heads }, Ct);
        RecordDatabase database = fixture.Options.Provider == StoreOptions.Sqlite ? new SqliteDatabase(fixture.Options.ConnectionString) : new PostgresDatabase(fixture.Options.ConnectionString);
        var record = new AttackedRecord(fixture, database, store, heads);
        Guid[] ids = [.. Enumerable.Range(0, streams).Select(_ => Guid.CreateVersion7())];
        foreach (var id in ids)
        {
            await store.NextAsync("case", Ct);
            await store.DoneAsync(WithAll(Ledger.Open(id, $"born pay:{Random.Shared.Next(1, 1000)} scan:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}:{Random.Shared.Next(1, 1000)}", Array.IndexOf(ids, id) is var place ? $"{place + 1}" : null), 0));
        }

        await record.ReadAsync(ids);
        await record.KeepAsync();
        await record.CopyAsync("early");
        record.Grown.AddRange(ids.Where((_, i) => i % 2 == 0));
        foreach (var id in record.Grown)
        {
            var stream = await store.StreamAsync(id);
            await store.DoneAsync(WithAll(stream.Say($"pay:{Random.Shared.Next(1, 1000)}"), 1));
            if (Random.Shared.Next(2) == 0)
            {
                await store.DoneAsync(WithAll((await store.StreamAsync(id)).Say("said"), 1));
            }
        }

        // One is erased: what remains of it must be proved without its key.
        await store.EraseAsync(ids[1], Ct);
        await record.ReadAsync(ids);
        await record.KeepAsync();
        await record.CopyAsync("now");
        foreach (var table in Tables.Keys)
        {
            record.Rows[table] = await record.RowsAsync(table);
        }

        Assert.Empty((await record.VerifyAsync()).Faults);
        return record;
    }

    public async Task<VerifyReport> VerifyAsync() => await store.VerifyAsync(
        new VerifyRules(Ledger.Fold)
        {
            Book = (_, state) => Lines(state, 0),
            Scans = (_, state) => ScansOf(Ledger.Text(state)),
            Counter = (_, number) => long.TryParse(number, CultureInfo.InvariantCulture, out var value) ? ("case", value) : null,
        },
        ct: Ct);

    /// <summary>Puts every table back as it was before the attack.</summary>
    public Task RestoreAsync() => fixture.AttackAsync(string.Concat(Tables.Keys.Select(table => $"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM now_{table};")));

    /// <summary>What the attacker can do himself with our code: leaves and tiles anew over what he left in the logs. He cannot sign.</summary>
    public async Task RebuildTreesAsync()
    {
        await fixture.AttackAsync("DELETE FROM leaves; DELETE FROM tiles; DELETE FROM about WHERE name LIKE 'settled%';");
        foreach (var log in Enum.GetValues<ProvedLog>())
        {
            using var keeper = new LogKeeper(attacker, new ProofTree(attacker, log));
            await keeper.PassAsync([], Ct);
        }
    }

    public string Literal(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => fixture.Literal(bytes),
        Guid id => fixture.Literal(id),
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        DateTime at => $"'{at.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>An id as a row gives it: a text on SQLite.</summary>
    public static Guid IdOf(object value) => value is Guid id ? id : Guid.Parse((string)value);

    public string Where(string table, Dictionary<string, object?> row) => string.Join(" AND ", Tables[table].Select(column => $"{column} = {Literal(row[column])}"));

    public async ValueTask DisposeAsync()
    {
        await attacker.DisposeAsync();
        await store.DisposeAsync();
        await fixture.DisposeAsync();
    }

    private static Commit WithAll(StreamChange change, int from)
    {
        var text = Ledger.Text(change.State.ToArray());
        var lines = Lines(change.State.ToArray(), 0);
        var fresh = change.Events.Count(word => Ledger.Text(word.Payload.ToArray()).StartsWith("pay:", StringComparison.Ordinal));
        return Ledger.Commit(change with
        {
            Tokens = [new Token("name", $"{change.Stream}"), new Token("word", text.Split(' ')[^1])],
            Claims = [new UniqueClaim("receipt", $"{change.Stream}")],
            Card = Ledger.Bytes($"card {text.Length}"),
            Book = [.. lines.TakeLast(fresh)],
            Scans = from == 0 ? ScansOf(text) : [],
        }) with
        {
            Outbox = [new OutboxMessage("print", change.Stream, Ledger.Bytes("payload"), Ledger.Noon.AddHours(1))],
            IdempotencyKey = $"{Guid.NewGuid()}",
            Answer = Ledger.Bytes("done"),
        };
    }

    private static List<BookLine> Lines(byte[] state, int from) =>
        [.. Ledger.Text(state).Split(' ').Where(word => word.StartsWith("pay:", StringComparison.Ordinal)).Skip(from).Select((word, i) => new BookLine(i, new DateOnly(2026, 4, 20), "bank", "deposits", long.Parse(word[4..], CultureInfo.InvariantCulture), "paid"))];

    private static List<ScanRef> ScansOf(string text) =>
        [.. text.Split(' ').Where(word => word.StartsWith("scan:", StringComparison.Ordinal)).Select(word => word.Split(':')).Select(parts => new ScanRef(parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture)))];

    private async Task ReadAsync(Guid[] ids)
    {
        await using var context = attacker.NewContext();
        foreach (var id in ids)
        {
            context.Reads.Add(new ReadRow { At = Ledger.Noon, Stream = id, Account = "operator", Role = "operator", Page = "case", Why = Random.Shared.Next(2) == 0 ? RandomNumberGenerator.GetBytes(40) : null });
        }

        await context.SaveChangesAsync(Ct);
    }

    private async Task KeepAsync()
    {
        await store.Proofs.KeepAsync(Ct);
        await store.Proofs.ExportAsync(heads, Ledger.Noon, Ct);
    }

    private Task<int> CopyAsync(string name) => fixture.AttackAsync(string.Concat(Tables.Keys.Select(table => $"CREATE TABLE {name}_{table} AS SELECT * FROM {table};")));

    private async Task<List<Dictionary<string, object?>>> RowsAsync(string table)
    {
        await using var connection = await attacker.ConnectAsync(Ct);
        await using var command = connection.Ask($"SELECT * FROM {table}", []);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync(Ct))
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        }

        return rows;
    }
}
