using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Outbox;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Tests.Store;

public abstract class AppendTests
{
    private readonly StoreFixture fixture;

    protected AppendTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_is_loaded_with_its_state_and_columns()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one two", "O-1")));
        var stream = await Store.StreamAsync(id);
        Assert.Equal((id, "case", 2L, "one two", false), (stream.Id, stream.Kind, stream.Version, Ledger.Text(stream.State), stream.Erased));
        Assert.Equal(new StreamIndex("O-1", "open", "operator", new DateOnly(2026, 11, 22), "standard", null), stream.Index);

        var bare = stream.Say("three") with { Index = new StreamIndex("O-1", "closed", null, null, null, new DateOnly(2026, 12, 1)) };
        await Store.DoneAsync(Ledger.Commit(bare));
        stream = await Store.StreamAsync(id);
        Assert.Equal("one two three", Ledger.Text(stream.State));
        Assert.Equal(bare.Index, stream.Index);
        Assert.Equal(id, (await Store.FindByNumberAsync("case", "O-1", Ct))!.Id);
        Assert.Null(await Store.FindByNumberAsync("register", "O-1", Ct));
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_not_loaded()
    {
        var loaded = await Store.LoadAsync(Guid.CreateVersion7(), "never used", [new UniqueClaim("receipt", "never claimed")], Ct);
        Assert.Null(loaded.Stream);
        Assert.Null(loaded.Answer);
        Assert.Empty(loaded.Holders);
    }

    [Fact]
    public async Task History_gives_every_event_opened_in_order_with_its_moment_in_whole_microseconds()
    {
        var id = Guid.CreateVersion7();
        var at = new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.FromHours(3)).AddTicks(1_234_567);
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one two")) with { At = at });
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(id)).Say("three")));
        var history = await Store.HistoryAsync(id, Ct).ToListAsync(Ct);
        Assert.Equal(["one", "two", "three"], history.Select(@event => Ledger.Text(@event.Payload)));
        Assert.Equal([1L, 2L, 3L], history.Select(@event => @event.Number));
        Assert.True(history[0].Position < history[1].Position && history[1].Position < history[2].Position);
        Assert.Equal(("Said", 1), (history[0].Type, history[0].Version));
        Assert.Equal(at.AddTicks(-7), history[0].At);
        Assert.Equal(RecordedMoment.Of(at), history[0].At);
        Assert.Equal(TimeSpan.Zero, history[0].At.Offset);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")));
        var seen = await Store.StreamAsync(id);
        await Store.DoneAsync(Ledger.Commit(seen.Say("two")));
        Assert.Equal(new CommitOutcome.Stale(id), await Store.CommitAsync(Ledger.Commit(seen.Say("late")), Ct));
        Assert.Equal(new CommitOutcome.Stale(id), await Store.CommitAsync(Ledger.Commit(Ledger.Open(id, "again", "other number")), Ct));
        Assert.Equal(new CommitOutcome.Stale(id), await Store.CommitAsync(Ledger.Commit(Ledger.Open(id, "one")), Ct));
        var never = Guid.CreateVersion7();
        Assert.Equal(new CommitOutcome.Stale(never), await Store.CommitAsync(Ledger.Commit((seen with { Id = never }).Say("x")), Ct));
        Assert.Equal("one two", Ledger.Text((await Store.StreamAsync(id)).State));
        Assert.Equal(2, await Store.HistoryAsync(id, Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task Of_sixteen_writers_at_once_exactly_one_wins_each_round()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "start")));
        for (var round = 0; round < 5; round++)
        {
            var seen = await Store.StreamAsync(id);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(() => Store.CommitAsync(Ledger.Commit(seen.Say($"w{writer}")), Ct), Ct)));
            Assert.Single(outcomes.OfType<CommitOutcome.Done>());
            Assert.Equal(15, outcomes.Count(outcome => outcome == new CommitOutcome.Stale(id)));
        }

        Assert.Equal(6, (await Store.StreamAsync(id)).Version);
        Assert.True((await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
    }

    [Fact]
    public async Task Writers_in_two_processes_see_each_other()
    {
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")));
        var here = await Store.StreamAsync(id);
        var there = await other.StreamAsync(id);
        await other.DoneAsync(Ledger.Commit(there.Say("there")));
        Assert.Equal(new CommitOutcome.Stale(id), await Store.CommitAsync(Ledger.Commit(here.Say("here")), Ct));
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(id)).Say("here")));
        Assert.Equal("one there here", Ledger.Text((await other.StreamAsync(id)).State));
    }

    [Fact]
    public async Task A_version_seen_long_ago_can_still_be_written_if_nothing_happened_since()
    {
        await using var fresh = await RecordStore.OpenAsync(fixture.Options, Ct);
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")));
        var seen = await Store.StreamAsync(id);
        await fresh.DoneAsync(Ledger.Commit(seen.Say("two")));
        Assert.Equal("one two", Ledger.Text((await Store.StreamAsync(id)).State));
    }

    [Fact]
    public async Task The_same_request_again_gives_the_first_answer_and_changes_nothing()
    {
        var id = Guid.CreateVersion7();
        var key = $"key {id}";
        var first = Ledger.Commit(Ledger.Open(id, "one")).Keyed(key, "first answer");
        await Store.DoneAsync(first);
        Assert.Equal("first answer", Answer(await Store.CommitAsync(first.Keyed(key, "second answer"), Ct)));
        await using var fresh = await RecordStore.OpenAsync(fixture.Options, Ct);
        var later = Ledger.Commit((await Store.StreamAsync(id)).Say("two")).Keyed(key, "third answer");
        Assert.Equal("first answer", Answer(await fresh.CommitAsync(later, Ct)));
        Assert.Equal("first answer", Ledger.Text((await Store.LoadAsync(id, key, ct: Ct)).Answer!));
        Assert.Null((await Store.LoadAsync(id, "another key", ct: Ct)).Answer);
        Assert.Equal(1, (await Store.StreamAsync(id)).Version);
    }

    [Fact]
    public async Task The_same_request_sent_many_times_in_parallel_is_done_once()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")));
        var seen = await Store.StreamAsync(id);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            Task.Run(() => Store.CommitAsync(Ledger.Commit(seen.Say("two")).Keyed($"same {id}", $"answer {i}"), Ct), Ct)));
        Assert.Single(outcomes.OfType<CommitOutcome.Done>());
        Assert.Equal(31, outcomes.OfType<CommitOutcome.AlreadyDone>().Count());
        Assert.Single(outcomes.OfType<CommitOutcome.AlreadyDone>().Select(done => Ledger.Text(done.Answer)).Distinct());
        Assert.Equal(2, (await Store.StreamAsync(id)).Version);
    }

    [Fact]
    public async Task A_claim_has_one_holder_until_it_is_released()
    {
        var claim = new UniqueClaim("open-patent", $"77 {Guid.NewGuid()}");
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(first, "one").WithClaims(claim)));
        Assert.Equal(new CommitOutcome.Claimed(claim, first), await Store.CommitAsync(Ledger.Commit(Ledger.Open(second, "one").WithClaims(claim)), Ct));
        Assert.Null((await Store.LoadAsync(second, ct: Ct)).Stream);
        Assert.Equal([new ClaimHolder(claim, first)], (await Store.LoadAsync(second, null, [claim, claim with { Value = "free" }], Ct)).Holders);

        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(first)).Say("keeps").WithClaims(claim)));
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(first)).Say("releases")));
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(second, "one").WithClaims(claim)));
        Assert.Equal(second, (await Store.LoadAsync(second, null, [claim], Ct)).Holders[0].Stream);
    }

    [Fact]
    public async Task A_claim_can_pass_from_one_stream_to_another_within_a_commit_but_not_be_given_twice()
    {
        var claim = new UniqueClaim("statement-line", $"line {Guid.NewGuid()}");
        var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        foreach (var (from, to) in new[] { (ids[0], ids[1]), (ids[1], ids[0]) })
        {
            if (from == ids[0])
            {
                await Store.DoneAsync(Ledger.Commit(Ledger.Open(from, "one").WithClaims(claim), Ledger.Open(to, "one")));
            }

            var (giver, taker) = (await Store.StreamAsync(from), await Store.StreamAsync(to));
            await Store.DoneAsync(Ledger.Commit(giver.Say("gives"), taker.Say("takes").WithClaims(claim)));
            Assert.Equal(to, (await Store.LoadAsync(to, null, [claim], Ct)).Holders[0].Stream);
        }

        var (third, fourth) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var other = claim with { Value = "other " + third };
        var outcome = await Store.CommitAsync(Ledger.Commit(Ledger.Open(third, "a").WithClaims(other), Ledger.Open(fourth, "b").WithClaims(other)), Ct);
        Assert.Equal(new CommitOutcome.Claimed(other, third), outcome);
    }

    [Fact]
    public async Task One_of_many_takes_a_claim_that_all_want_at_once()
    {
        var claim = new UniqueClaim("receipt", $"receipt {Guid.NewGuid()}");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => Store.CommitAsync(Ledger.Commit(Ledger.Open(Guid.CreateVersion7(), "one").WithClaims(claim)), Ct), Ct)));
        Assert.Single(outcomes.OfType<CommitOutcome.Done>());
        Assert.Equal(15, outcomes.OfType<CommitOutcome.Claimed>().Count(taken => taken.Claim == claim));
    }

    [Fact]
    public async Task A_human_number_is_given_to_one_stream_of_a_kind()
    {
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(first, "one", $"N {first}")));
        Assert.Equal(
            new CommitOutcome.Claimed(new UniqueClaim(UniqueClaim.NumberKind, $"N {first}"), first),
            await Store.CommitAsync(Ledger.Commit(Ledger.Open(second, "one", $"N {first}")), Ct));
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(third, "one", $"N {first}") with { Kind = "register" }));
    }

    [Fact]
    public async Task Several_streams_change_together_or_not_at_all()
    {
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();
        await Store.DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "one"))]));
        var seen = (await Store.LoadManyAsync([.. ids.Reverse()], ct: Ct)).Streams;
        Assert.Equal(ids.Order(), seen.Select(stream => stream.Id));
        await Store.DoneAsync(Ledger.Commit(seen[7].Say("meanwhile")));
        var all = Ledger.Commit([.. seen.Reverse().Select(stream => stream.Say("two").WithTokens(new Token("name", "together")))])
            .Keyed($"all {ids[0]}", "done") with
        { Outbox = [new OutboxMessage("together", ids[0], Ledger.Bytes("work"), Ledger.Noon)] };
        Assert.Equal(new CommitOutcome.Stale(seen[7].Id), await Store.CommitAsync(all, Ct));
        Assert.All((await Store.LoadManyAsync(ids, ct: Ct)).Streams, stream => Assert.Equal(stream.Id == seen[7].Id ? 2 : 1, stream.Version));
        Assert.Null((await Store.LoadAsync(ids[0], $"all {ids[0]}", ct: Ct)).Answer);
        Assert.Empty(await Store.SearchAsync("case", TokenMatch.All, [new Token("name", "together")], 10, Ct));
        Assert.Empty(await Store.LeaseAsync(["together"], 10, TimeSpan.FromMinutes(1), Ledger.Noon, Ct));

        seen = (await Store.LoadManyAsync(ids, ct: Ct)).Streams;
        await Store.DoneAsync(all with { Changes = [.. seen.Select(stream => stream.Say("two"))] });
        Assert.All((await Store.LoadManyAsync(ids, ct: Ct)).Streams, stream => Assert.EndsWith(" two", Ledger.Text(stream.State), StringComparison.Ordinal));
        Assert.Single(await Store.LeaseAsync(["together"], 10, TimeSpan.FromMinutes(1), Ledger.Noon, Ct));
    }

    [Fact]
    public async Task Many_writers_over_the_same_streams_in_any_order_never_wait_for_each_other_in_a_circle()
    {
        var ids = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
        await Store.DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "start"))]));
        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var mine = writer % 2 == 0 ? ids : [.. ids.Reverse()];
            for (var turn = 0; ; turn++)
            {
                var seen = (await Store.LoadManyAsync(mine, ct: Ct)).Streams.OrderBy(stream => Array.IndexOf(mine, stream.Id));
                var outcome = await Store.CommitAsync(Ledger.Commit([.. seen.Select(stream => stream.Say($"w{writer}"))]), Ct);
                if (outcome is CommitOutcome.Done)
                {
                    return turn;
                }

                Assert.IsType<CommitOutcome.Stale>(outcome);
            }
        }, Ct)));
        Assert.Equal(8, done.Length);
        Assert.All((await Store.LoadManyAsync(ids, ct: Ct)).Streams, stream => Assert.Equal(9, stream.Version));
    }

    [Fact]
    public async Task A_commit_that_contradicts_itself_is_refused_before_anything_is_sent()
    {
        var id = Guid.CreateVersion7();
        var open = Ledger.Open(id, "one");
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Ledger.Commit(open, open), Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Ledger.Commit(open) with { IdempotencyKey = "no answer" }, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Ledger.Commit(open with { Events = [] }), Ct));
        Assert.Null((await Store.LoadAsync(id, ct: Ct)).Stream);
    }

    [Fact]
    public async Task Numbers_of_a_counter_are_given_once_each()
    {
        var counter = $"case {Guid.NewGuid()}";
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Store.NextAsync(counter, Ct), Ct)));
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), numbers.Order());
    }

    private static string Answer(CommitOutcome outcome) => Ledger.Text(Assert.IsType<CommitOutcome.AlreadyDone>(outcome).Answer);
}

public sealed class AppendOnSqliteTests(SqliteFixture fixture) : AppendTests(fixture), IClassFixture<SqliteFixture>;

public sealed class AppendOnPostgresTests(PostgresFixture fixture) : AppendTests(fixture), IClassFixture<PostgresFixture>;
