using Okno.Store;
using Okno.Store.Reads;

namespace Okno.Desk.Tests.Store;

/// <summary>3.9.2: who saw whose data, when and why.</summary>
public abstract class ReadLogTests
{
    private readonly StoreFixture fixture;
    private readonly string account = $"reader-{Guid.NewGuid():N}";

    protected ReadLogTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_is_found_by_case_person_and_moment_with_its_reason_opened()
    {
        Guid id = await StreamAsync();
        await Store.RecordReadsAsync([new NewRead(id, account, "operator", "cases", "заявитель у окна")], Ledger.Noon);
        await Store.RecordReadsAsync([new NewRead(id, account, "operator", "board")], Ledger.Noon.AddMinutes(1));
        RecordedRead first = (await FoundAsync(new ReadQuery(Stream: id)))[0];
        Assert.Equal((Ledger.Noon, account, "operator", "cases", "заявитель у окна", Ledger.Kind), (first.At, first.Account, first.Role, first.Page, first.Why, first.Kind));
        Assert.Equal(["cases", "board"], (await FoundAsync(new ReadQuery(Account: account))).Select(read => read.Page));
        Assert.Equal(["board", "cases"], (await Store.LatestReadsAsync(new ReadQuery(Account: account), null, 10, Ct)).Select(read => read.Page));
    }

    [Fact]
    public async Task Between_two_instants_the_first_counts_and_the_last_does_not()
    {
        Guid id = await StreamAsync();
        foreach (int minute in new[] { 0, 1, 2 })
        {
            await Store.RecordReadsAsync([new NewRead(id, account, "operator", $"page-{minute}")], Ledger.Noon.AddMinutes(minute));
        }

        Assert.Equal(["page-0", "page-1"], (await FoundAsync(new ReadQuery(Ledger.Noon, Ledger.Noon.AddMinutes(2), account))).Select(read => read.Page));
        Assert.Equal(["page-1"], (await FoundAsync(new ReadQuery(Ledger.Noon.AddMicroseconds(1), Ledger.Noon.AddMinutes(2), account))).Select(read => read.Page));
    }

    [Fact]
    public async Task Pages_of_the_latest_reads_follow_each_other_without_gap_or_double()
    {
        Guid id = await StreamAsync();
        await Store.RecordReadsAsync([.. Enumerable.Range(0, 25).Select(i => new NewRead(id, account, "operator", $"p{i}"))], Ledger.Noon);
        List<long> seen = [];
        (DateTimeOffset, long)? after = null;
        while (await Store.LatestReadsAsync(new ReadQuery(Account: account), after, 7, Ct) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(read => read.Id));
            after = (page[^1].At, page[^1].Id);
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(), seen);
    }

    [Fact]
    public async Task A_hundred_readers_at_once_are_all_recorded()
    {
        Guid id = await StreamAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => Store.RecordReadsAsync([new NewRead(id, account, "operator", $"p{i}")], Ledger.Noon), Ct)));
        Assert.Equal(100, (await FoundAsync(new ReadQuery(Account: account))).Select(read => read.Page).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_gave_a_reason_today_is_known_and_whoever_only_read_is_not()
    {
        Guid id = await StreamAsync();
        await Store.RecordReadsAsync([new NewRead(id, account, "operator", "board")], Ledger.Noon);
        Assert.False(await Store.GaveReasonAsync(id, account, Ledger.Noon, Ct));
        await Store.RecordReadsAsync([new NewRead(id, account, "operator", "reason", "звонит")], Ledger.Noon);
        Assert.True(await Store.GaveReasonAsync(id, account, Ledger.Noon, Ct));
        Assert.False(await Store.GaveReasonAsync(id, account, Ledger.Noon.AddMicroseconds(1), Ct));
    }

    [Fact]
    public async Task Different_cases_are_counted_once_and_lists_apart()
    {
        DateTimeOffset later = Ledger.Noon.AddYears(1);
        Guid[] ids = [await StreamAsync(), await StreamAsync(), await StreamAsync()];
        await Store.RecordReadsAsync([.. ids.Select(id => new NewRead(id, account, "operator", "board"))], later);
        await Store.RecordReadsAsync([.. ids.Select(id => new NewRead(id, account, "courier", "registers/act"))], later);
        await Store.RecordReadsAsync([new NewRead(ids[0], account, "operator", "cases"), new NewRead(ids[0], account, "operator", "cases/tax")], later);
        SeenCount mine = Assert.Single(await Store.SeenCountsAsync(later, "cases", Ct), seen => seen.Account == account);
        Assert.Equal((1, 3), (mine.Opened, mine.Listed));
        Assert.DoesNotContain(await Store.SeenCountsAsync(later.AddMicroseconds(1), "cases", Ct), seen => seen.Account == account);
    }

    [Fact]
    public async Task A_reading_notes_what_is_opened_and_not_what_the_program_opens_aside()
    {
        Guid shown = await StreamAsync();
        Guid aside = await StreamAsync();
        using Reading reading = Reading.Begin();
        await Store.LoadAsync(shown, ct: Ct);
        using (Reading.Aside())
        {
            await Store.LoadAsync(aside, ct: Ct);
        }

        Assert.Equal([shown], reading.Seen.Keys);
    }

    private async Task<Guid> StreamAsync()
    {
        Guid id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")));
        return id;
    }

    private async Task<List<RecordedRead>> FoundAsync(ReadQuery query)
    {
        List<RecordedRead> found = [];
        await foreach (RecordedRead read in Store.ReadsAsync(query, Ct))
        {
            found.Add(read);
        }

        return found;
    }
}

public sealed class ReadLogOnSqliteTests(SqliteFixture fixture) : ReadLogTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ReadLogOnPostgresTests(PostgresFixture fixture) : ReadLogTests(fixture), IClassFixture<PostgresFixture>;
