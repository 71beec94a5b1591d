using System.Collections.Concurrent;
using Okno.Store;
using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Schema;
using Okno.Store.Search;

namespace Okno.Desk.Tests.Store;

public abstract class GroupCommitTests
{
    private readonly StoreFixture fixture;

    protected GroupCommitTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_hundreds_of_commits_at_once_each_ends_as_it_would_have_ended_alone()
    {
        // 48 streams; on each one good commit, one that is stale, one that wants another's claim, and one sent three times under one key.
        Guid[] ids = [.. Enumerable.Range(0, 48).Select(_ => Guid.CreateVersion7())];
        foreach (var id in ids)
        {
            await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one two").WithClaims(new UniqueClaim("group", $"{id}"))));
        }

        var seen = (await Store.LoadManyAsync(ids, ct: Ct)).Streams.ToDictionary(stream => stream.Id);
        var born = new ConcurrentBag<Guid>();
        var tasks = new List<(string What, Guid Id, Task<CommitOutcome> Task)>();
        foreach (var id in ids)
        {
            var keep = new UniqueClaim("group", $"{id}");
            var other = new UniqueClaim("group", $"{ids[(Array.IndexOf(ids, id) + 1) % ids.Length]}");
            Start("good", id, () => Ledger.Commit(seen[id].Say("three").WithClaims(keep)));
            Start("stale", id, () => Ledger.Commit((seen[id] with { Version = 1 }).Say("late").WithClaims(keep)));
            Start("claimed", id, () => Ledger.Commit(Ledger.Open(Guid.CreateVersion7(), "thief").WithClaims(other)));
            var twin = Guid.CreateVersion7();
            born.Add(twin);
            for (var i = 0; i < 3; i++)
            {
                Start("keyed", twin, () => Ledger.Commit(Ledger.Open(twin, "twin")).Keyed($"key of {twin}", $"answer of {twin}"));
            }
        }

        foreach (var (what, id, task) in tasks)
        {
            var outcome = await task;
            switch (what)
            {
                case "good":
                    Assert.IsType<CommitOutcome.Done>(outcome);
                    break;
                case "stale":
                    Assert.Equal(new CommitOutcome.Stale(id), outcome);
                    break;
                case "claimed":
                    Assert.IsType<CommitOutcome.Claimed>(outcome);
                    break;
                default:
                    Assert.True(outcome is CommitOutcome.Done || (outcome is CommitOutcome.AlreadyDone already && Ledger.Text(already.Answer) == $"answer of {id}"), $"{outcome}");
                    break;
            }
        }

        Assert.All(tasks.Where(one => one.What == "keyed").GroupBy(one => one.Id), twin => Assert.Single(twin, one => one.Task.Result is CommitOutcome.Done));
        Assert.All(ids, id => Assert.Equal("one two three", Ledger.Text(Store.StreamAsync(id).Result.State)));
        Assert.All(born, id => Assert.Equal("twin", Ledger.Text(Store.StreamAsync(id).Result.State)));
        Assert.Empty((await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Faults);

        void Start(string what, Guid id, Func<Commit> commit) => tasks.Add((what, id, Task.Run(() => Store.CommitAsync(commit(), Ct))));
    }

    [Fact]
    public async Task Each_of_many_commits_at_once_is_told_the_place_of_its_own_last_event()
    {
        Guid[] ids = [.. Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7())];
        var positions = await Task.WhenAll(ids.Select(id => Task.Run(() => Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one two three"))))));
        foreach (var (id, position) in ids.Zip(positions))
        {
            Assert.Equal(position, (await Store.HistoryAsync(id, Ct).LastAsync(Ct)).Position);
        }
    }
}

public sealed class SqliteGroupCommitTests(SqliteFixture fixture) : GroupCommitTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresGroupCommitTests(PostgresFixture fixture) : GroupCommitTests(fixture), IClassFixture<PostgresFixture>;

/// <summary>Who flies with whom, without a database.</summary>
public sealed class CommitGroupsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lone_writer_goes_at_once_and_those_who_come_meanwhile_leave_together()
    {
        var first = new TaskCompletionSource<AppendOutcome>();
        var alone = 0;
        var groups = new List<int>();
        var flights = new CommitGroups(
            1,
            (_, _) => ++alone == 1 ? first.Task : Task.FromResult(AppendOutcome.Done(1)),
            commits =>
            {
                groups.Add(commits.Count);
                return Task.FromResult<IReadOnlyList<AppendOutcome?>>([.. commits.Select((_, at) => (AppendOutcome?)AppendOutcome.Done(at + 10))]);
            });
        var lone = flights.AppendAsync(Of(Guid.CreateVersion7()), Ct);
        Assert.Equal(1, alone);
        var same = Guid.CreateVersion7();
        Task<AppendOutcome>[] late = [.. new[] { same, Guid.CreateVersion7(), same, Guid.CreateVersion7() }.Select(stream => flights.AppendAsync(Of(stream), Ct))];
        first.SetResult(AppendOutcome.Done(7));
        Assert.Equal(7, (await lone).Position);
        Assert.Equal([10, 11, 1, 12], (await Task.WhenAll(late)).Select(outcome => outcome.Position));

        // The second commit on the same stream had to wait for the first and went alone.
        Assert.Equal([3], groups);
        Assert.Equal(2, alone);
    }

    [Fact]
    public async Task If_the_end_of_a_group_is_unknown_each_of_it_is_told_so_and_the_next_go_on()
    {
        var first = new TaskCompletionSource<AppendOutcome>();
        var alone = 0;
        var flights = new CommitGroups(1, (_, _) => ++alone == 1 ? first.Task : Task.FromResult(AppendOutcome.Done(1)), _ => throw new TimeoutException("The wire is cut."));
        var lone = flights.AppendAsync(Of(Guid.CreateVersion7()), Ct);
        Task<AppendOutcome>[] late = [flights.AppendAsync(Of(Guid.CreateVersion7()), Ct), flights.AppendAsync(Of(Guid.CreateVersion7()), Ct)];
        first.SetResult(AppendOutcome.Done(7));
        await lone;
        foreach (var one in late)
        {
            Assert.Equal("The wire is cut.", (await Assert.ThrowsAsync<TimeoutException>(() => one)).Message);
        }

        Assert.Equal(1, (await flights.AppendAsync(Of(Guid.CreateVersion7()), Ct)).Position);
    }

    [Fact]
    public async Task Who_a_group_could_not_take_goes_alone_and_gets_its_own_end()
    {
        var first = new TaskCompletionSource<AppendOutcome>();
        var refused = Guid.CreateVersion7();
        var flights = new CommitGroups(
            1,
            (commit, _) => commit.Changes[0].Row.Id == refused ? Task.FromException<AppendOutcome>(new InvalidOperationException("Its own fault.")) : first.Task,
            commits => Task.FromResult<IReadOnlyList<AppendOutcome?>>([.. commits.Select(commit => commit.Changes[0].Row.Id == refused ? (AppendOutcome?)null : AppendOutcome.Done(5))]));
        var lone = flights.AppendAsync(Of(Guid.CreateVersion7()), Ct);
        var bad = flights.AppendAsync(Of(refused), Ct);
        var good = flights.AppendAsync(Of(Guid.CreateVersion7()), Ct);
        first.SetResult(AppendOutcome.Done(7));
        Assert.Equal(5, (await good).Position);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await lone;
    }

    private static SealedCommit Of(Guid stream)
    {
        var row = new StreamRow { Id = stream, Kind = "case", Number = "", Version = 2, Head = [], Phase = "", Turn = null, Due = default, Lane = null, SortDay = default, Marks = [], State = [] };
        return new SealedCommit(null, [new SealedChange(row, 1, [], [], null)], []);
    }
}
