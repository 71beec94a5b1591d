using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store;

public abstract class CardTests
{
    private readonly StoreFixture fixture;

    protected CardTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cards_are_found_for_many_places_at_once_and_follow_their_streams()
    {
        var name = $"{Guid.NewGuid()}";
        var first = Carded("first", new Token("k", name), new Token("k", $"{name} first"));
        var second = Carded("second", new Token("k", name));
        var bare = Ledger.Open(Guid.CreateVersion7(), "bare").WithTokens(new Token("k", name));
        await Store.DoneAsync(Ledger.Commit(first, second, bare));

        var found = await Store.FindCardsAsync(Ledger.Kind, [(0, new Token("k", name)), (1, new Token("k", $"{name} first")), (2, new Token("k", "nobody")), (1, new Token("k", name))], 10, Ct);
        Assert.Equal(
            new HashSet<(int, Guid)> { (0, first.Stream), (0, second.Stream), (1, first.Stream), (1, second.Stream) },
            found.Pairs.ToHashSet());
        Assert.Equal(4, found.Pairs.Count);
        Assert.Equal(("first", "second"), (Ledger.Text(found.Cards[first.Stream]), Ledger.Text(found.Cards[second.Stream])));
        Assert.Empty((await Store.FindCardsAsync("register", [(0, new Token("k", name))], 10, Ct)).Pairs);
        Assert.Single((await Store.FindCardsAsync(Ledger.Kind, [(0, new Token("k", $"{name} first")), (0, new Token("k", $"{name} first"))], 1, Ct)).Pairs);

        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(first.Stream)).Say("more") with { Tokens = first.Tokens, Card = Ledger.Bytes("changed") }));
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(second.Stream)).Say("more") with { Tokens = second.Tokens }));
        found = await Store.FindCardsAsync(Ledger.Kind, [(0, new Token("k", name))], 10, Ct);
        Assert.Equal("changed", Ledger.Text(Assert.Single(found.Cards).Value));

        Assert.True(await Store.EraseAsync(first.Stream, Ct));
        Assert.Empty((await Store.FindCardsAsync(Ledger.Kind, [(0, new Token("k", name))], 10, Ct)).Cards);
        Assert.Equal(0L, Convert.ToInt64(await fixture.AskAsync($"SELECT count(*) FROM cards WHERE stream = {fixture.Literal(first.Stream)}"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain((await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Faults, fault => fault.Stream == first.Stream || fault.Stream == second.Stream);
    }

    [Fact]
    public async Task A_card_that_was_changed_taken_away_or_swapped_is_found_by_verify()
    {
        var streams = Enumerable.Range(0, 4).Select(i => Carded($"card {i}", new Token("k", $"{i}"))).ToList();
        await Store.DoneAsync(Ledger.Commit([.. streams]));
        Assert.DoesNotContain((await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Faults, fault => streams.Any(change => change.Stream == fault.Stream));
        await fixture.AttackAsync($"UPDATE cards SET card = {fixture.Flipped("card")} WHERE stream = {fixture.Literal(streams[0].Stream)}");
        await fixture.AttackAsync($"DELETE FROM cards WHERE stream = {fixture.Literal(streams[1].Stream)}");
        await fixture.AttackAsync($"UPDATE cards SET card = (SELECT card FROM cards WHERE stream = {fixture.Literal(streams[3].Stream)}) WHERE stream = {fixture.Literal(streams[2].Stream)}");
        var faults = (await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Faults.Where(fault => streams.Any(change => change.Stream == fault.Stream)).ToDictionary(fault => fault.Stream, fault => fault.What);
        Assert.Equal((FaultKind.Card, FaultKind.Tokens, FaultKind.Card), (faults[streams[0].Stream], faults[streams[1].Stream], faults[streams[2].Stream]));
        Assert.DoesNotContain(streams[3].Stream, faults.Keys);
        await Assert.ThrowsAsync<RecordDamagedException>(() => Store.FindCardsAsync(Ledger.Kind, [(0, new Token("k", "0"))], 10, Ct));
    }

    private static StreamChange Carded(string card, params Token[] tokens) => Ledger.Open(Guid.CreateVersion7(), card.Replace(' ', '-')).WithTokens(tokens) with { Card = Ledger.Bytes(card) };
}

public sealed class CardsOnSqliteTests(SqliteFixture fixture) : CardTests(fixture), IClassFixture<SqliteFixture>;

public sealed class CardsOnPostgresTests(PostgresFixture fixture) : CardTests(fixture), IClassFixture<PostgresFixture>;
