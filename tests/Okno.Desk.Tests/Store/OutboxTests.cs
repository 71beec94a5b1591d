using Okno.Store;
using Okno.Store.Outbox;

namespace Okno.Desk.Tests.Store;

public abstract class OutboxTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly StoreFixture fixture;
    private readonly string kind = $"print {Guid.NewGuid()}";

    protected OutboxTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_leased_opened_and_removed_when_done()
    {
        var id = await WriteAsync("first", "second");
        var messages = await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon, Ct);
        Assert.Equal(["first", "second"], messages.Select(message => Ledger.Text(message.Payload)));
        Assert.All(messages, message => Assert.Equal((kind, (Guid?)id, 1), (message.Kind, message.Stream, message.Attempt)));
        Assert.True(await Store.CompleteAsync(messages[0], Ct));
        Assert.False(await Store.CompleteAsync(messages[0], Ct));
        Assert.Equal(["second"], (await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon + Minute, Ct)).Select(message => Ledger.Text(message.Payload)));
    }

    [Fact]
    public async Task A_leased_message_is_hidden_until_the_lease_ends_and_its_late_worker_is_fenced_off()
    {
        await WriteAsync("work");
        var slow = Assert.Single(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon, Ct));
        Assert.Empty(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon + Minute - TimeSpan.FromMilliseconds(1), Ct));
        var quick = Assert.Single(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon + Minute, Ct));
        Assert.Equal(2, quick.Attempt);
        Assert.False(await Store.CompleteAsync(slow, Ct));
        Assert.False(await Store.GiveBackAsync(slow, Ledger.Noon, Ct));
        Assert.True(await Store.CompleteAsync(quick, Ct));
    }

    [Fact]
    public async Task A_message_given_back_waits_for_its_moment()
    {
        await WriteAsync("work");
        var message = Assert.Single(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon, Ct));
        Assert.True(await Store.GiveBackAsync(message, Ledger.Noon.AddHours(1), Ct));
        Assert.Empty(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon.AddMinutes(59), Ct));
        Assert.Equal(2, Assert.Single(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon.AddHours(1), Ct)).Attempt);
    }

    [Fact]
    public async Task A_message_is_not_due_before_its_moment_and_kinds_are_kept_apart()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")) with
        {
            Outbox = [new OutboxMessage(kind, null, Ledger.Bytes("of the house"), Ledger.Noon.AddDays(1))],
        });
        Assert.Empty(await Store.LeaseAsync([kind], 10, Minute, Ledger.Noon, Ct));
        Assert.Empty(await Store.LeaseAsync(["other", "kinds"], 10, Minute, Ledger.Noon.AddDays(1), Ct));
        var message = Assert.Single(await Store.LeaseAsync(["other", kind], 10, Minute, Ledger.Noon.AddDays(1), Ct));
        Assert.Equal(((Guid?)null, "of the house"), (message.Stream, Ledger.Text(message.Payload)));
    }

    [Fact]
    public async Task Of_a_hundred_messages_four_workers_take_each_once()
    {
        await WriteAsync([.. Enumerable.Range(0, 100).Select(number => $"{number}")]);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await Store.LeaseAsync([kind], 3, Minute, Ledger.Noon, Ct) is { Count: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    Assert.True(await Store.CompleteAsync(message, Ct));
                    mine.Add(Ledger.Text(message.Payload));
                }
            }

            return mine;
        }, Ct)));
        Assert.Equal(Enumerable.Range(0, 100), taken.SelectMany(list => list).Select(int.Parse).Order());
    }

    private async Task<Guid> WriteAsync(params string[] payloads)
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, "one")) with
        {
            Outbox = [.. payloads.Select(payload => new OutboxMessage(kind, id, Ledger.Bytes(payload), Ledger.Noon))],
        });
        return id;
    }
}

public sealed class OutboxOnSqliteTests(SqliteFixture fixture) : OutboxTests(fixture), IClassFixture<SqliteFixture>;

public sealed class OutboxOnPostgresTests(PostgresFixture fixture) : OutboxTests(fixture), IClassFixture<PostgresFixture>;
