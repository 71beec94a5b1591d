using Npgsql;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Store;
using Okno.Testing;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>
/// PostgreSQL behind a line that goes bad, stopped at once, or with its sessions killed, while four operators record payments. The same process works on when it is over; the clients' own ledger says what must be in the
/// record. It verifies and no kopeck is lost when the class is over.
/// </summary>
public sealed class BadLineTests(PostgresDesk fixture) : IClassFixture<PostgresDesk>
{
    /// <summary>After the trouble the desk works again within this: the patience of a command, of its cancelling and of a connection, and some for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cut")]
    [InlineData("cut in the middle")]
    [InlineData("stalled")]
    [InlineData("half open")]
    [InlineData("refused")]
    [InlineData("sessions killed")]
    public Task After_trouble_every_acknowledged_payment_is_there_once_and_the_desk_works_on(string trouble) => RunAsync(trouble, rounds: 1, TimeSpan.FromSeconds(4));

    [Theory(Explicit = true)]
    [InlineData("cut", 50, 0)]
    [InlineData("cut in the middle", 200, 0)]
    [InlineData("stalled", 3, 30)]
    [InlineData("half open", 10, 0)]
    [InlineData("refused", 10, 2)]
    [InlineData("sessions killed", 50, 0)]
    public Task After_much_trouble_every_acknowledged_payment_is_there_once_and_the_desk_works_on(string trouble, int rounds, int seconds) => RunAsync(trouble, rounds, TimeSpan.FromSeconds(seconds));

    [Fact]
    public Task A_server_that_is_stopped_at_once_and_started_again_has_lost_nothing_that_was_acknowledged() => StopServerAsync(1);

    [Fact(Explicit = true)]
    public Task A_server_that_is_stopped_at_once_many_times_has_lost_nothing_that_was_acknowledged() => StopServerAsync(20);

    private async Task RunAsync(string trouble, int rounds, TimeSpan lasts)
    {
        Workplace at = new(fixture);
        NpgsqlConnectionStringBuilder direct = new(fixture.Record.Options.ConnectionString);
        await using FaultProxy proxy = new(direct.Host!, direct.Port);
        await using RecordStore store = await RecordStore.OpenAsync(fixture.Record.Options with { ConnectionString = Through(direct, proxy.Port) }, Ct);
        Guid[] cases = [.. (await at.KeepCopiesAsync(at.Contracted(), 6)).Select(kept => kept.Id)];
        await using Traffic traffic = new(new ServiceDesk(store, at.Desk.Law, at.Clock), cases, workers: 4);
        await traffic.AcknowledgedAsync(20, Patience);
        for (int round = 0; round < rounds; round++)
        {
            switch (trouble)
            {
                case "cut":
                    proxy.Cut();
                    break;
                case "cut in the middle":
                    proxy.CutAfter(Random.Shared.Next(1, 40_000));
                    break;
                case "stalled":
                    proxy.Stall();
                    await Task.Delay(lasts, Ct);
                    break;
                case "half open":
                    proxy.Swallow();
                    break;
                case "refused":
                    proxy.Refuse();
                    await Task.Delay(lasts / 5, Ct);
                    break;
                default:
                    Assert.NotEqual(0L, await fixture.Record.AskAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
                    break;
            }

            if (trouble != "cut in the middle")
            {
                proxy.Heal();
            }

            await traffic.AcknowledgedAsync(20, Patience);
            Progress.Say($"faults: {trouble}, {round + 1} of {rounds}: {traffic.Ledger.Acknowledged} of {traffic.Ledger.Sent} payments acknowledged, {traffic.Errors} errors");
        }

        await traffic.StopAsync();
        Assert.True(trouble is "stalled" or "sessions killed" || proxy.Harmed >= rounds, $"{trouble}: {proxy.Harmed} connections harmed, {traffic.Errors} errors");
        Assert.Empty(traffic.Ledger.Judge(await EffectsAsync(at, cases)));
    }

    private static async Task StopServerAsync(int rounds)
    {
        Assert.SkipWhen(PostgresServer.MissingApart is not null, PostgresServer.MissingApart ?? string.Empty);
        using PostgresServer server = await PostgresServer.StartApartAsync();
        string database = await server.CreateDatabaseAsync();
        OwnServerDesk own = new(database);
        await own.InitializeAsync();
        Workplace at = new(own);
        Guid[] cases = [.. (await at.KeepCopiesAsync(at.Contracted(), 6)).Select(kept => kept.Id)];
        await using (Traffic traffic = new(at.Desk, cases, workers: 4))
        {
            for (int round = 0; round < rounds; round++)
            {
                await traffic.AcknowledgedAsync(20, Patience);
                await server.StopAtOnceAsync();
                await server.StartAgainAsync();
                await traffic.AcknowledgedAsync(20, Patience);
                Progress.Say($"faults: server stopped at once, {round + 1} of {rounds}: {traffic.Ledger.Acknowledged} of {traffic.Ledger.Sent} payments acknowledged, {traffic.Errors} errors");
            }

            await traffic.StopAsync();
            Assert.True(traffic.Errors > 0, "Nobody noticed that the server was away.");
            Assert.Empty(traffic.Ledger.Judge(await EffectsAsync(at, cases)));
        }

        // Verifies, and counts the money.
        await own.DisposeAsync();
    }

    private static async Task<List<string>> EffectsAsync(Workplace at, IEnumerable<Guid> cases)
    {
        List<string> effects = [];
        foreach (Guid id in cases)
        {
            effects.AddRange(Traffic.EffectsIn(await at.CaseAsync(id)));
        }

        return effects;
    }

    private static string Through(NpgsqlConnectionStringBuilder direct, int port) =>
        new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Host = "127.0.0.1", Port = port, CommandTimeout = 2, Timeout = 3, CancellationTimeout = 500 }.ConnectionString;

    /// <summary>A desk over a server of its own.</summary>
    private sealed class OwnServerDesk(string database) : DeskFixture(new Store.GivenFixture(database));
}
