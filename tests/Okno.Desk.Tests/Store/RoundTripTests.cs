using Npgsql;
using Okno.Store;
using Okno.Store.Outbox;
using Okno.Store.Search;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

public sealed class RoundTripTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_takes_two_round_trips_one_to_load_and_one_to_commit()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? string.Empty);
        using var folder = new TemporaryFolder();
        var direct = new NpgsqlConnectionStringBuilder(await PostgresServer.NewDatabaseAsync());
        await using var counter = new TurnCounter(direct.Host!, direct.Port);
        var through = new NpgsqlConnectionStringBuilder(direct.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = counter.Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        await using (var store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, through.ConnectionString, folder.File("keys")), Ct))
        {
            for (var i = 0; i < 6; i++)
            {
                var id = Guid.CreateVersion7();
                var claim = new UniqueClaim("receipt", $"{id}");
                Assert.Equal(1, await counter.CountAsync(() => store.LoadAsync(id, $"open {id}", [claim], Ct)));
                Assert.Equal(1, await counter.CountAsync(() => store.DoneAsync(Full(Ledger.Open(id, "one two"), claim, $"open {id}"))));

                var loaded = 0;
                var step = await counter.CountAsync(async () =>
                {
                    var seen = (await store.LoadAsync(id, $"say {id}", [claim], Ct)).Stream!;
                    loaded++;
                    await store.DoneAsync(Full(seen.Say("three").WithTokens(new Token("name", $"new {id}")), claim, $"say {id}"));
                });
                Assert.Equal((1, 2), (loaded, step));
            }

            var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7() };
            await store.DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "one"))]));
            Assert.Equal(2, await counter.CountAsync(async () =>
                await store.DoneAsync(Ledger.Commit([.. (await store.LoadManyAsync(ids, ct: Ct)).Streams.Select(stream => stream.Say("two"))]))));
        }

        await PostgresServer.DropDatabaseAsync(direct.ConnectionString);
    }

    private static Okno.Store.Journal.Commit Full(Okno.Store.Journal.StreamChange change, UniqueClaim claim, string key) =>
        Ledger.Commit((change.Tokens.Count == 0 ? change.WithTokens(new Token("name", $"{change.Stream}")) : change).WithClaims(claim)).Keyed(key, "answer") with
        {
            Outbox = [new OutboxMessage("print", change.Stream, Ledger.Bytes("payload"), Ledger.Noon)],
        };
}
