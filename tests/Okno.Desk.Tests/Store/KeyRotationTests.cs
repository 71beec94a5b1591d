using System.Collections.Concurrent;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Outbox;
using Okno.Store.Search;

namespace Okno.Desk.Tests.Store;

public abstract class KeyRotationTests
{
    private readonly StoreFixture fixture;

    protected KeyRotationTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RecordStore Store => fixture.Store;

    private string Keys => fixture.Options.KeyFolder;

    [Fact]
    public async Task A_new_master_key_takes_over_and_everything_written_under_the_old_one_is_read_and_found()
    {
        var ids = await OpenSomeAsync(5);
        var packed = await OpenPackAsync(4);
        var token = new Token("name", $"rotated {Guid.NewGuid():N}");
        var named = Guid.NewGuid();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(named, "named").WithTokens(token)).Keyed($"key {named}", "answer"));
        var before = await File.ReadAllTextAsync(Path.Combine(Keys, "master.key"), Ct);
        var old = Store.MasterKeys()[0].Id;

        var rotated = await Store.RotateMasterAsync(ct: Ct);

        Assert.Equal([old], rotated.Old);
        Assert.NotEqual(old, rotated.New);
        Assert.Equal([new MasterKept(rotated.New, "file")], Store.MasterKeys());
        Assert.NotEqual(before, await File.ReadAllTextAsync(Path.Combine(Keys, "master.key"), Ct));
        Assert.DoesNotContain(Directory.GetFiles(Keys, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(old, StringComparison.Ordinal));
        await using var again = await RecordStore.OpenAsync(fixture.Options, Ct);
        foreach (var store in (RecordStore[])[Store, again])
        {
            foreach (var id in ids.Concat(packed))
            {
                Assert.StartsWith("opened", Ledger.Text((await store.StreamAsync(id)).State), StringComparison.Ordinal);
            }

            Assert.Equal(named, Assert.Single(await store.SearchAsync(Ledger.Kind, TokenMatch.All, [token], 10, Ct)).Id);
            Assert.Equal("answer", Ledger.Text((await store.LoadAsync(named, $"key {named}", ct: Ct)).Answer!));
        }

        Assert.True((await again.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
    }

    [Fact]
    public async Task A_rotation_that_was_cut_short_leaves_everything_readable_and_goes_on_when_it_is_called_again()
    {
        var ids = await OpenSomeAsync(30);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.RotateMasterAsync(new Now<RotationProgress>(progress =>
        {
            if (progress.Rewrapped >= 5)
            {
                cut.Cancel();
            }
        }), cut.Token));
        Assert.Equal(2, Store.MasterKeys().Count);

        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        foreach (var id in ids)
        {
            Assert.Equal(1, (await other.StreamAsync(id)).Version);
        }

        var rotated = await other.RotateMasterAsync(ct: Ct);
        Assert.True(rotated.Resumed);
        Assert.True(rotated.Rewrapped > 0);
        Assert.Single(Store.MasterKeys());
        Assert.True((await other.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
    }

    [Fact]
    public async Task A_changed_case_key_seals_what_comes_and_opens_what_was()
    {
        var id = (await OpenSomeAsync(1))[0];
        await SayAsync(Store, id, "before");
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.Equal(2, (await other.StreamAsync(id)).Version);

        Assert.True(await Store.ChangeKeyAsync(id, Ct));
        await SayAsync(other, id, "after", new OutboxMessage("print", id, Ledger.Bytes("paper"), Ledger.Noon));
        Assert.True(await other.ChangeKeyAsync(id, Ct));
        await SayAsync(Store, id, "last");

        foreach (var store in (RecordStore[])[Store, other])
        {
            Assert.EndsWith("before after last", Ledger.Text((await store.StreamAsync(id)).State), StringComparison.Ordinal);
            Assert.Equal("before after last", string.Join(' ', (await store.HistoryAsync(id, Ct).ToListAsync(Ct)).Skip(1).Select(recorded => Ledger.Text(recorded.Payload))));
            Assert.True((await store.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
        }

        Assert.Equal(3L, Convert.ToInt64(await fixture.AskAsync($"SELECT count(DISTINCT key_id) FROM journal WHERE stream = {fixture.Literal(id)}"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(await Store.LeaseAsync(null, 100, TimeSpan.FromMinutes(1), Ledger.Noon, Ct), message => message.Stream == id && Ledger.Text(message.Payload) == "paper");
    }

    [Fact]
    public async Task A_key_changed_in_a_pack_moves_out_of_it_and_its_neighbours_stay()
    {
        var ids = await OpenPackAsync(3);
        Assert.True(await Store.ChangeKeyAsync(ids[1], Ct));
        await SayAsync(Store, ids[1], "moved");
        await Store.RotateMasterAsync(ct: Ct);
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.EndsWith("moved", Ledger.Text((await other.StreamAsync(ids[1])).State), StringComparison.Ordinal);
        Assert.All(ids, id => Assert.False(other.StreamAsync(id).GetAwaiter().GetResult().Erased));
        Assert.True((await other.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);

        Assert.True(await other.EraseAsync(ids[1], Ct));
        await using var third = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.True((await third.StreamAsync(ids[1])).Erased);
        Assert.All(await third.HistoryAsync(ids[1], Ct).ToListAsync(Ct), recorded => Assert.True(recorded.Erased));
        Assert.False((await third.StreamAsync(ids[2])).Erased);
    }

    [Fact]
    public async Task Erasure_destroys_every_key_that_a_case_ever_had_and_an_erased_case_gets_none()
    {
        var id = (await OpenSomeAsync(1))[0];
        Assert.True(await Store.ChangeKeyAsync(id, Ct));
        Assert.True(await Store.EraseAsync(id, Ct));
        Assert.False(await Store.ChangeKeyAsync(id, Ct));
        Assert.False(await Store.ChangeKeyAsync(Guid.NewGuid(), Ct));
        Assert.DoesNotContain(Directory.GetFiles(Keys, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith(id.ToString("N"), StringComparison.Ordinal));
        Assert.True((await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
    }

    [Fact]
    public async Task Eight_writers_and_a_reader_notice_nothing_of_a_rotation()
    {
        const int writers = 8;
        await OpenSomeAsync(60);
        await OpenPackAsync(20);
        await using var second = await RecordStore.OpenAsync(fixture.Options, Ct);
        using var stop = new CancellationTokenSource();
        var born = new ConcurrentDictionary<Guid, long>();
        var begun = 0;
        var work = Enumerable.Range(0, writers).Select(writer => Task.Run(
            async () =>
            {
                var store = writer % 2 == 0 ? Store : second;
                var mine = (await OpenSomeAsync(1, store))[0];
                Interlocked.Increment(ref begun);
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    if (i % 5 == 0)
                    {
                        mine = i % 10 == 0 ? (await OpenSomeAsync(1, store))[0] : (await OpenPackAsync(1, store))[0];
                    }

                    await SayAsync(store, mine, $"word{i}");
                    born[mine] = (await store.StreamAsync(mine)).Version;
                }
            },
            Ct)).ToList();
        work.Add(Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await using var fresh = await RecordStore.OpenAsync(fixture.Options with { KeysInMemory = 1 }, Ct);
                    foreach (var id in born.Keys.Take(50))
                    {
                        Assert.True((await fresh.StreamAsync(id)).Version > 0);
                        Assert.NotEmpty(await fresh.HistoryAsync(id, Ct).ToListAsync(Ct));
                    }
                }
            },
            Ct));
        while (begun < writers)
        {
            await Task.WhenAny(Task.WhenAny(work), Task.Delay(20, Ct));
            Assert.DoesNotContain(work, task => task.IsFaulted);
        }

        for (var round = 0; round < 3; round++)
        {
            var rotated = await Store.RotateMasterAsync(ct: Ct);
            Assert.True(rotated.Rewrapped >= 60);
            foreach (var id in born.Keys.Take(10))
            {
                Assert.True(await second.ChangeKeyAsync(id, Ct));
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(work);
        await using var last = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.Single(last.MasterKeys());
        foreach (var (id, version) in born)
        {
            Assert.Equal(version, (await last.StreamAsync(id)).Version);
        }

        Assert.True((await last.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
    }

    private static async Task SayAsync(RecordStore store, Guid id, string word, OutboxMessage? message = null)
    {
        while (true)
        {
            var said = await store.CommitAsync(Ledger.Commit((await store.StreamAsync(id)).Say(word)) with { Outbox = message is null ? [] : [message] }, Ct);
            if (said is CommitOutcome.Done)
            {
                return;
            }

            Assert.IsType<CommitOutcome.Stale>(said);
        }
    }

    private async Task<Guid[]> OpenSomeAsync(int count, RecordStore? store = null)
    {
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];
        foreach (var id in ids)
        {
            await (store ?? Store).DoneAsync(Ledger.Commit(Ledger.Open(id, "opened")));
        }

        return ids;
    }

    private async Task<Guid[]> OpenPackAsync(int count, RecordStore? store = null)
    {
        Guid[] ids = [.. RecordStore.NewIds(count, Ledger.Noon)];
        await (store ?? Store).DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "opened"))]));
        return ids;
    }

    /// <summary>Reports at once, on the thread of the work.</summary>
    private sealed class Now<T>(Action<T> told) : IProgress<T>
    {
        public void Report(T value) => told(value);
    }
}

public sealed class SqliteKeyRotationTests(SqliteFixture fixture) : KeyRotationTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresKeyRotationTests(PostgresFixture fixture) : KeyRotationTests(fixture), IClassFixture<PostgresFixture>;
