using Okno.Store;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Tests.Store;

public abstract class ListTests
{
    private readonly StoreFixture fixture;
    private readonly string kind = $"kind {Guid.NewGuid()}";

    protected ListTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StreamOrder.Due)]
    [InlineData(StreamOrder.Newest)]
    public async Task Pages_give_every_stream_once_in_order_with_those_without_a_day_last(StreamOrder order)
    {
        var days = new DateOnly?[] { new(2026, 5, 3), null, new(2026, 5, 1), new(2026, 5, 2), new(2026, 5, 1), null, new(2026, 5, 2), new(2026, 5, 3), new(2026, 5, 1) };
        var streams = days.Select(day => (Id: Guid.CreateVersion7(), Day: day)).ToList();
        await Store.DoneAsync(Ledger.Commit([.. streams.Select(stream => Open(stream.Id, due: stream.Day, sortDay: stream.Day))]));
        var expected = order == StreamOrder.Due
            ? streams.OrderBy(stream => stream.Day ?? DateOnly.MaxValue).ThenBy(stream => stream.Id)
            : streams.OrderByDescending(stream => stream.Day ?? DateOnly.MinValue).ThenByDescending(stream => stream.Id);

        var seen = new List<LoadedStream>();
        var query = new StreamQuery(kind) { Order = order, Limit = 2 };
        var pages = 0;
        do
        {
            var page = await Store.ListAsync(query, Ct);
            Assert.Equal((9, false), (page.Count, page.CountIsBound));
            Assert.InRange(page.Rows.Count, 1, 2);
            seen.AddRange(page.Rows);
            query = query with { After = page.Next };
            pages++;
        }
        while (query.After is not null);

        Assert.Equal(5, pages);
        Assert.Equal(expected.Select(stream => (stream.Id, stream.Day)), seen.Select(stream => (stream.Id, order == StreamOrder.Due ? stream.Index.Due : stream.Index.SortDay)));
        Assert.All(seen, stream => Assert.Equal("one", Ledger.Text(stream.State)));
    }

    [Fact]
    public async Task A_full_last_page_has_no_next()
    {
        await Store.DoneAsync(Ledger.Commit(Open(Guid.CreateVersion7()), Open(Guid.CreateVersion7())));
        var page = await Store.ListAsync(new StreamQuery(kind) { Limit = 2 }, Ct);
        Assert.Equal(2, page.Rows.Count);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Counting_stops_at_the_bound()
    {
        await Store.DoneAsync(Ledger.Commit([.. Enumerable.Range(0, 6).Select(_ => Open(Guid.CreateVersion7()))]));
        var bounded = await Store.ListAsync(new StreamQuery(kind) { Limit = 1, CountTo = 5 }, Ct);
        Assert.Equal((5, true), (bounded.Count, bounded.CountIsBound));
        var exact = await Store.ListAsync(new StreamQuery(kind) { Limit = 1, CountTo = 6 }, Ct);
        Assert.Equal((6, false), (exact.Count, exact.CountIsBound));
    }

    [Fact]
    public async Task Filters_by_phase_turn_lane_and_deadline_combine()
    {
        var wanted = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(
            Open(wanted, "review", "reviewer", "compressed", new DateOnly(2026, 5, 4)),
            Open(Guid.CreateVersion7(), "intake", "reviewer", "compressed", new DateOnly(2026, 5, 4)),
            Open(Guid.CreateVersion7(), "review", "operator", "compressed", new DateOnly(2026, 5, 4)),
            Open(Guid.CreateVersion7(), "review", "reviewer", "standard", new DateOnly(2026, 5, 4)),
            Open(Guid.CreateVersion7(), "review", "reviewer", "compressed", new DateOnly(2026, 5, 5)),
            Open(Guid.CreateVersion7(), "review", null, null, null)));
        var query = new StreamQuery(kind) { Phases = ["review", "closed"], Turn = "reviewer", Lane = "compressed", DueTo = new DateOnly(2026, 5, 4) };
        var page = await Store.ListAsync(query, Ct);
        Assert.Equal([wanted], page.Rows.Select(row => row.Id));
        Assert.Equal(1, page.Count);
        Assert.Empty((await Store.ListAsync(query with { Phases = [] }, Ct)).Rows);
        Assert.Equal(6, (await Store.ListAsync(new StreamQuery(kind), Ct)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("99999999-00000000000000000000000000000000")]
    [InlineData("1-2-3")]
    [InlineData("' OR 1=1 --")]
    public async Task A_place_that_cannot_be_read_starts_the_list_from_its_beginning(string after)
    {
        await Store.DoneAsync(Ledger.Commit(Open(Guid.CreateVersion7())));
        Assert.Single((await Store.ListAsync(new StreamQuery(kind) { After = after }, Ct)).Rows);
    }

    [Fact]
    public async Task Streams_are_found_by_all_or_any_of_their_tokens()
    {
        var (karimov, karimova, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Token surname = new("name", "karimov"), given = new("name", "aziz"), patent = new("patent", "77 1500000001");
        await Store.DoneAsync(Ledger.Commit(
            Open(karimov, sortDay: new DateOnly(2026, 1, 1)).WithTokens(surname, given, patent, patent),
            Open(karimova, sortDay: new DateOnly(2026, 2, 2)).WithTokens(surname),
            Open(other).WithTokens(given with { Kind = "phone" })));
        Assert.Equal([karimov], await FindAsync(TokenMatch.All, surname, given));
        Assert.Equal([karimov, karimova], await FindAsync(TokenMatch.Any, surname, given));
        Assert.Equal([karimova, karimov], await FindAsync(TokenMatch.Any, surname));
        Assert.Equal([karimov], await FindAsync(TokenMatch.All, patent));
        Assert.Empty(await FindAsync(TokenMatch.All, surname, new Token("name", "unknown")));
        Assert.Empty(await FindAsync(TokenMatch.All));
        Assert.Empty(await Store.SearchAsync("another kind", TokenMatch.All, [surname], 10, Ct));
        Assert.Single(await Store.SearchAsync(kind, TokenMatch.Any, [surname], 1, Ct));
    }

    [Fact]
    public async Task Tokens_are_replaced_with_each_change()
    {
        var id = Guid.CreateVersion7();
        Token old = new("passport", "AA 1"), kept = new("name", "kept"), fresh = new("passport", "AB 2");
        await Store.DoneAsync(Ledger.Commit(Open(id).WithTokens(old, kept)));
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(id)).Say("same").WithTokens(kept, old)));
        Assert.Equal([id], await FindAsync(TokenMatch.All, old, kept));
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(id)).Say("new").WithTokens(kept, fresh)));
        Assert.Empty(await FindAsync(TokenMatch.All, old));
        Assert.Equal([id], await FindAsync(TokenMatch.All, kept, fresh));
    }

    private async Task<IEnumerable<Guid>> FindAsync(TokenMatch match, params Token[] tokens) =>
        (await Store.SearchAsync(kind, match, tokens, 10, Ct)).Select(stream => stream.Id);

    private Okno.Store.Journal.StreamChange Open(
        Guid id, string phase = "open", string? turn = null, string? lane = null, DateOnly? due = null, DateOnly? sortDay = null) =>
        Ledger.Open(id, "one") with { Kind = kind, Index = new StreamIndex(id.ToString("N"), phase, turn, due, lane, sortDay) };
}

public sealed class ListOnSqliteTests(SqliteFixture fixture) : ListTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ListOnPostgresTests(PostgresFixture fixture) : ListTests(fixture), IClassFixture<PostgresFixture>;
