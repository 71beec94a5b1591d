using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Search;

namespace Okno.Desk.Tests.Store;

public abstract class BulkTests
{
    private readonly StoreFixture fixture;

    protected BulkTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_streams_given_part_by_part_are_one_transaction_and_the_record_verifies()
    {
        var name = $"{Guid.NewGuid()}";
        var parts = Enumerable.Range(0, 3).Select(part => New(400, $"{name} {part}")).ToList();
        await using (var bulk = await Store.BeginBulkAsync(Ledger.Noon, Ct))
        {
            foreach (var part in parts)
            {
                Assert.Null(await bulk.AddAsync(part, Ct));
                Assert.Null((await Store.LoadAsync(part[0].Stream, ct: Ct)).Stream);
            }

            Assert.True((await bulk.FinishAsync(Ct)).Position > 0);
        }

        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        foreach (var change in parts.SelectMany(part => part).Where((_, i) => i % 97 == 0))
        {
            var loaded = await other.StreamAsync(change.Stream);
            Assert.Equal((Ledger.Text(change.State.ToArray()), change.Index, 2L), (Ledger.Text(loaded.State), loaded.Index, loaded.Version));
            await other.DoneAsync(Ledger.Commit(loaded.Say("more") with { Tokens = change.Tokens, Claims = change.Claims }));
            Assert.Equal(change.Stream, Assert.Single((await Store.LoadAsync(Guid.Empty, null, [.. change.Claims], Ct)).Holders).Stream);
        }

        Assert.Equal(1000, (await Store.SearchAsync(Ledger.Kind, TokenMatch.All, [new Token("all", "of them")], 1000, Ct)).Count);
        var report = await Store.VerifyAsync(Ledger.Fold, ct: Ct);
        Assert.True(report.Sound, string.Join('\n', report.Faults));
    }

    [Fact]
    public async Task A_bulk_that_is_not_finished_leaves_nothing_not_even_keys()
    {
        var before = Packs();
        var counter = $"bulk {Guid.NewGuid()}";
        var part = New(50, counter);
        await using (var bulk = await Store.BeginBulkAsync(Ledger.Noon, Ct))
        {
            Assert.Equal(1, await bulk.NextAsync(counter, 50, Ct));
            Assert.Equal(51, await bulk.NextAsync(counter, 7, Ct));
            Assert.Null(await bulk.AddAsync(part, Ct));
        }

        Assert.Null((await Store.LoadAsync(part[0].Stream, ct: Ct)).Stream);
        Assert.Equal(before, Packs());
        Assert.Equal(1, await Store.NextAsync(counter, Ct));
        Assert.Equal(2, await Store.NextAsync(counter, 10, Ct));
        Assert.Equal(12, await Store.NextAsync(counter, Ct));
    }

    [Fact]
    public async Task A_bulk_is_refused_for_the_reasons_of_an_ordinary_commit()
    {
        var name = $"{Guid.NewGuid()}";
        var holder = Ledger.Open(Guid.CreateVersion7(), "one", $"{name} number").WithClaims(new UniqueClaim("receipt", name));
        await Store.DoneAsync(Ledger.Commit(holder));

        Assert.Equal(new CommitOutcome.Claimed(new UniqueClaim("receipt", name), holder.Stream), await RefusedAsync(part => part[7] = part[7].WithClaims(new UniqueClaim("receipt", name))));
        Assert.Equal(
            new CommitOutcome.Claimed(new UniqueClaim(UniqueClaim.NumberKind, $"{name} number"), holder.Stream),
            await RefusedAsync(part => part[9] = part[9] with { Index = part[9].Index with { Number = $"{name} number" } }));
        Assert.Equal(new CommitOutcome.Stale(holder.Stream), await RefusedAsync(part => part.Add(Ledger.Open(holder.Stream, "again"))));
        var twice = new UniqueClaim("receipt", $"{name} twice");
        var clash = Assert.IsType<CommitOutcome.Claimed>(await RefusedAsync(part => (part[3], part[5]) = (part[3].WithClaims(twice), part[5].WithClaims(twice))));
        Assert.Equal(twice, clash.Claim);
        Assert.Empty((await Store.LoadAsync(Guid.Empty, null, [twice], Ct)).Holders);

        async Task<CommitOutcome?> RefusedAsync(Action<List<StreamChange>> spoil)
        {
            List<StreamChange> part = [.. New(20, $"{Guid.NewGuid()}")];
            spoil(part);
            await using var bulk = await Store.BeginBulkAsync(Ledger.Noon, Ct);
            Assert.Null(await bulk.AddAsync(New(20, $"{Guid.NewGuid()}"), Ct));
            var refused = await bulk.AddAsync(part, Ct);
            await Assert.ThrowsAsync<InvalidOperationException>(() => bulk.FinishAsync(Ct));
            return refused;
        }
    }

    [Fact]
    public async Task Of_two_bulks_that_want_the_same_claims_one_is_done_and_the_other_is_told_who_holds_them()
    {
        var name = $"{Guid.NewGuid()}";
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                await using var store = await RecordStore.OpenAsync(fixture.Options, Ct);
                await using var bulk = await store.BeginBulkAsync(Ledger.Noon, Ct);
                return await bulk.AddAsync([.. New(300, name).Reverse()], Ct) ?? await bulk.FinishAsync(Ct);
            },
            Ct)));
        Assert.Single(outcomes.OfType<CommitOutcome.Done>());
        var claimed = Assert.Single(outcomes.OfType<CommitOutcome.Claimed>());
        Assert.Equal(claimed.Holder, Assert.Single((await Store.LoadAsync(Guid.Empty, null, [claimed.Claim], Ct)).Holders).Stream);
    }

    [Fact]
    public async Task One_stream_of_a_pack_is_erased_and_its_neighbours_stay_readable()
    {
        var part = New(10, $"{Guid.NewGuid()}");
        await using (var bulk = await Store.BeginBulkAsync(Ledger.Noon, Ct))
        {
            Assert.Null(await bulk.AddAsync(part, Ct));
            await bulk.FinishAsync(Ct);
        }

        Assert.True(await Store.EraseAsync(part[4].Stream, Ct));
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.True((await other.StreamAsync(part[4].Stream)).Erased);
        Assert.All(await other.HistoryAsync(part[4].Stream, Ct).ToListAsync(Ct), @event => Assert.True(@event.Erased));
        Assert.Equal(Ledger.Text(part[5].State.ToArray()), Ledger.Text((await other.StreamAsync(part[5].Stream)).State));
        Assert.DoesNotContain(part[4].Stream, (await other.VerifyAsync(Ledger.Fold, ct: Ct)).KeysGone);
    }

    private static StreamChange[] New(int count, string name) =>
    [
        .. RecordStore.NewIds(count, Ledger.Noon).Select((id, i) => Ledger.Open(id, $"one {i}")
            .WithTokens(new Token("all", "of them"), new Token("one", $"{name} {i}"))
            .WithClaims(new UniqueClaim("bulk", $"{name} {i}"))),
    ];

    private string[] Packs() => Directory.Exists(fixture.Folder.File("keys/packs")) ? [.. Directory.GetFiles(fixture.Folder.File("keys/packs"), "*", SearchOption.AllDirectories).Order()] : [];
}

public sealed class BulkOnSqliteTests(SqliteFixture fixture) : BulkTests(fixture), IClassFixture<SqliteFixture>;

public sealed class BulkOnPostgresTests(PostgresFixture fixture) : BulkTests(fixture), IClassFixture<PostgresFixture>;
