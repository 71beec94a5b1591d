using System.Security.Cryptography;
using Okno.Store;
using Okno.Store.Scans;

namespace Okno.Desk.Tests.Store;

public abstract class ScanRowTests
{
    private readonly StoreFixture fixture;

    protected ScanRowTests(StoreFixture fixture)
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        this.fixture = fixture;
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scan_is_named_in_the_transaction_of_the_event_that_names_it_or_not_at_all()
    {
        var id = Guid.CreateVersion7();
        ScanRef one = NewScan();
        ScanRef two = NewScan();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one") with { Scans = [one] }));
        var stream = await Store.StreamAsync(id);
        await Store.DoneAsync(Ledger.Commit(stream.Say("two")));
        Assert.IsType<Okno.Store.Journal.CommitOutcome.Stale>(await Store.CommitAsync(Ledger.Commit(stream.Say("late") with { Scans = [two] }), Ct));
        Assert.Equal([one], (await Store.Scans.NamedAsync(null, 1000, Ct)).Where(named => named.Stream == id).Select(named => named.Scan));
    }

    [Fact]
    public async Task Scans_of_a_bulk_are_named_too()
    {
        var id = Guid.CreateVersion7();
        ScanRef scan = NewScan();
        await using (var bulk = await Store.BeginBulkAsync(Ledger.Noon, Ct))
        {
            Assert.Null(await bulk.AddAsync([Ledger.Open(id, "one") with { Scans = [scan] }], Ct));
            await bulk.FinishAsync(Ct);
        }

        Assert.Contains((scan, id), await Store.Scans.NamedAsync(null, 1000, Ct));
    }

    [Fact]
    public async Task Scans_come_in_the_order_of_their_addresses_page_by_page()
    {
        var scans = Enumerable.Range(0, 7).Select(_ => NewScan()).ToList();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(Guid.CreateVersion7(), "one") with { Scans = scans }));
        List<string> found = [];
        string? after = null;
        while (await Store.Scans.NamedAsync(after, 3, Ct) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(named => named.Scan.Address));
            after = found[^1];
        }

        Assert.Equal(found.Order(StringComparer.Ordinal), found);
        Assert.Superset(scans.Select(scan => scan.Address).ToHashSet(), found.ToHashSet());
    }

    private static ScanRef NewScan() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), 1234);
}

public sealed class SqliteScanRowTests(SqliteFixture fixture) : ScanRowTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresScanRowTests(PostgresFixture fixture) : ScanRowTests(fixture), IClassFixture<PostgresFixture>;
