using Okno.Desk.Tests.Store;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Leases;
using Okno.Store.Outbox;

namespace Okno.Desk.Tests.Leases;

public abstract class LeaseTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly StoreFixture fixture;
    private readonly string job = $"job {Guid.NewGuid():N}";

    protected LeaseTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_owners_one_has_the_lease_and_every_taking_has_a_higher_token()
    {
        var first = Assert.IsType<Lease>(await Store.TakeLeaseAsync(job, "one", Minute, Ct));
        Assert.Null(await Store.TakeLeaseAsync(job, "two", Minute, Ct));
        Assert.Null(await Store.TakeLeaseAsync(job, "one", Minute, Ct));
        Assert.True(await Store.IsLeasedAsync(job, Ct));
        Assert.True(await Store.ReleaseLeaseAsync(first, Ct));
        Assert.False(await Store.IsLeasedAsync(job, Ct));
        var second = Assert.IsType<Lease>(await Store.TakeLeaseAsync(job, "two", Minute, Ct));
        Assert.Equal((1, 2), (first.Token, second.Token));
    }

    [Fact]
    public async Task Of_many_who_take_at_once_one_gets_it()
    {
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => (number % 2 == 0 ? Store : other).TakeLeaseAsync(job, $"worker {number}", Minute, Ct), Ct)));
        Assert.Single(taken, lease => lease is not null);
    }

    [Fact]
    public async Task A_lease_that_ran_out_can_be_renewed_until_another_takes_it()
    {
        var sleeper = (await Store.TakeLeaseAsync(job, "sleeper", Minute, Ct))!;
        await RunOutAsync();
        Assert.True(await Store.RenewLeaseAsync(sleeper, Minute, Ct));
        Assert.Null(await Store.TakeLeaseAsync(job, "quick", Minute, Ct));
        await RunOutAsync();
        var quick = (await Store.TakeLeaseAsync(job, "quick", Minute, Ct))!;
        Assert.False(await Store.RenewLeaseAsync(sleeper, Minute, Ct));
        Assert.False(await Store.ReleaseLeaseAsync(sleeper, Ct));
        Assert.True(await Store.RenewLeaseAsync(quick, Minute, Ct));
    }

    [Fact]
    public async Task An_end_that_a_wrong_clock_wrote_years_ahead_binds_nobody()
    {
        var first = (await Store.TakeLeaseAsync(job, "one", Minute, Ct))!;
        await fixture.AttackAsync($"UPDATE leases SET until = {(fixture is PostgresFixture ? "'2199-01-01'" : "7226582400000000")} WHERE name = '{job}'");
        Assert.Equal(first.Token + 1, (await Store.TakeLeaseAsync(job, "two", Minute, Ct))!.Token);
    }

    [Fact]
    public async Task A_worker_that_slept_through_its_lease_and_wakes_writes_nothing()
    {
        var id = Guid.CreateVersion7();
        var sleeper = (await Store.TakeLeaseAsync(job, "sleeper", Minute, Ct))!;
        await sleeper.RunAsync(() => Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one"))));
        Commit late = null!;
        await sleeper.RunAsync(async () => late = Ledger.Commit((await Store.StreamAsync(id)).Say("late")).Keyed($"late {job}", "done"));

        await RunOutAsync();
        var quick = (await Store.TakeLeaseAsync(job, "quick", Minute, Ct))!;
        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => Store.CommitAsync(late, Ct));
        Assert.Equal(sleeper, lost.Lease);
        Assert.Equal(1, (await Store.StreamAsync(id)).Version);
        Assert.Null((await Store.LoadAsync(id, $"late {job}", ct: Ct)).Answer);

        await quick.RunAsync(async () => await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(id)).Say("quick"))));
        Assert.Null(Lease.Current);
        Assert.Equal("one quick", Ledger.Text((await Store.StreamAsync(id)).State));
    }

    [Fact]
    public async Task A_lease_that_was_revoked_or_whose_row_is_gone_writes_nothing()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")));
        var stopped = (await Store.TakeLeaseAsync(job, "stopped", Minute, Ct))!;
        Assert.True(await Store.RevokeLeaseAsync(job, Ct));
        Assert.False(await Store.RevokeLeaseAsync(job, Ct));
        var stream = await Store.StreamAsync(id);
        await Assert.ThrowsAsync<LeaseLostException>(() => Store.CommitAsync(Ledger.Commit(stream.Say("two")) with { Fence = stopped }, Ct));
        await Assert.ThrowsAsync<LeaseLostException>(() => Store.CommitAsync(Ledger.Commit(stream.Say("two")) with { Fence = new Lease($"never taken {job}", "nobody", 1) }, Ct));
        Assert.Equal(1, (await Store.StreamAsync(id)).Version);
    }

    [Fact]
    public async Task While_workers_write_under_ever_new_leases_no_write_of_an_older_one_comes_after_a_newer()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "0")));
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            var store = number % 2 == 0 ? Store : other;
            for (var round = 0; round < 10;)
            {
                if (await store.TakeLeaseAsync(job, $"worker {number}", Minute, Ct) is not { } lease)
                {
                    // Others' leases run out at any moment, also in the middle of their writing.
                    await RunOutAsync();
                    continue;
                }

                round++;
                try
                {
                    for (var write = 0; write < 3; write++)
                    {
                        await store.CommitAsync(Ledger.Commit((await store.StreamAsync(id)).Say($"{lease.Token}")) with { Fence = lease }, Ct);
                    }
                }
                catch (LeaseLostException)
                {
                    // Taken over meanwhile.
                }
            }
        }, Ct)));
        var tokens = Ledger.Text((await Store.StreamAsync(id)).State).Split(' ').Select(long.Parse).ToList();
        Assert.Equal(tokens.Order(), tokens);
        Assert.True(tokens.Distinct().Count() > 5, string.Join(' ', tokens));
    }

    [Fact]
    public async Task Four_processes_claim_a_thousand_messages_and_none_twice()
    {
        var kind = $"print {job}";
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")) with
        {
            Outbox = [.. Enumerable.Range(0, 1000).Select(number => new OutboxMessage(kind, id, Ledger.Bytes($"{number}"), Ledger.Noon))],
        });
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var process = await RecordStore.OpenAsync(fixture.Options, Ct);
            var mine = new List<int>();
            while (await process.LeaseAsync([kind], 7, Minute, Ledger.Noon, Ct) is { Count: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    Assert.Equal(1, message.Attempt);
                    if (await process.CompleteAsync(message, Ct))
                    {
                        mine.Add(int.Parse(Ledger.Text(message.Payload), System.Globalization.CultureInfo.InvariantCulture));
                    }
                }
            }

            return mine;
        }, Ct)));
        Assert.Equal(Enumerable.Range(0, 1000), done.SelectMany(list => list).Order());
    }

    private Task<int> RunOutAsync() => fixture.AttackAsync($"UPDATE leases SET until = {(fixture is PostgresFixture ? "'2020-01-01'" : "0")} WHERE name = '{job}'");
}

public sealed class LeasesOnSqliteTests(SqliteFixture fixture) : LeaseTests(fixture), IClassFixture<SqliteFixture>;

public sealed class LeasesOnPostgresTests(PostgresFixture fixture) : LeaseTests(fixture), IClassFixture<PostgresFixture>;
