using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Testing;
using Okno.Testing.Faults;

namespace Okno.Web.Tests.Faults;

/// <summary>The web process is killed (kill -9) at random instants while four people send forms, and started again on what it left. The people's own ledger says what must be in the record.</summary>
public sealed class KilledHostTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Killed_ten_times_over_sqlite_every_acknowledged_form_is_there_once() => RunAsync(10, null);

    [Fact]
    public Task Killed_five_times_over_postgresql_every_acknowledged_form_is_there_once() => OnPostgresAsync(5);

    [Fact(Explicit = true)]
    public Task Killed_five_hundred_times_over_sqlite_every_acknowledged_form_is_there_once() => RunAsync(500, null);

    [Fact(Explicit = true)]
    public Task Killed_five_hundred_times_over_postgresql_every_acknowledged_form_is_there_once() => OnPostgresAsync(500);

    private static async Task OnPostgresAsync(int kills)
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? string.Empty);
        string database = await PostgresServer.NewDatabaseAsync();
        await RunAsync(kills, database);
        await PostgresServer.DropDatabaseAsync(database);
    }

    private static async Task RunAsync(int kills, string? postgres)
    {
        using TemporaryFolder data = new();
        DeskSettings settings = new(data.Path, RepositoryRoot.Law, postgres);
        int port = OknoProcess.FreePort();
        ClientLedger ledger = new();
        List<(Guid Id, string Number)> cases = [];
        await using (OpenDesk own = await OpenDesk.OnAsync(settings, Ct))
        {
            for (int person = 0; person < 4; person++)
            {
                cases.Add(await FullDiskTests.OpenedAsync(own.Desk, person));
            }
        }

        Teller[] tellers = [];
        try
        {
            OknoProcess host = await OknoProcess.StartAsync(port, data.Path, postgres, data.File("log"), Ct);
            try
            {
                tellers = [.. cases.Select((one, at) => new Teller(host.Address, one.Number, $"{at}", ledger))];
                foreach (Teller teller in tellers)
                {
                    await teller.SignInAsync(Ct);
                }

                using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
                using SemaphoreSlim acknowledged = new(0);
                Task[] work = [.. tellers.Select(teller => Task.Run(() => teller.WorkAsync(() => acknowledged.Release(), stop.Token)))];
                for (int kill = 1; kill <= kills; kill++)
                {
                    for (int i = 0; i < 4; i++)
                    {
                        Assert.True(await acknowledged.WaitAsync(TimeSpan.FromMinutes(2), Ct), $"Nothing is recorded after kill {kill - 1}.");
                    }

                    await Task.Delay(Random.Shared.Next(60), Ct);
                    await host.KillAsync();
                    while (acknowledged.CurrentCount > 0)
                    {
                        await acknowledged.WaitAsync(Ct);
                    }

                    host.Dispose();
                    host = await OknoProcess.StartAsync(port, data.Path, postgres, data.File("log"), Ct);
                    if (kill % 25 == 0 || kill == kills)
                    {
                        Progress.Say($"faults: {(postgres is null ? "SQLite" : "PostgreSQL")}: killed {kill} of {kills} times, {ledger.Acknowledged} of {ledger.Sent} forms acknowledged");
                    }
                }

                await stop.CancelAsync();
                await Task.WhenAll(work);
            }
            finally
            {
                host.Dispose();
            }
        }
        finally
        {
            foreach (Teller teller in tellers)
            {
                teller.Dispose();
            }
        }

        await using OpenDesk after = await OpenDesk.OnAsync(settings, Ct);
        List<string> found = [];
        foreach ((_, string number) in cases)
        {
            found.AddRange((await after.Desk.FindCaseAsync(number, Ct))!.State.Payments.Select(payment => ((PaymentReceipt)payment.Evidence).Number));
        }

        Assert.Empty(ledger.Judge(found));
        Okno.Store.Verify.VerifyReport report = await after.Desk.VerifyAsync(ct: Ct);
        Assert.True(report.Sound, string.Join('\n', report.Faults));
        Assert.Equal(Money.Zero, (await after.Desk.BooksAsync(after.Desk.Now.Day, Ct)).Difference);
    }

    /// <summary>A desk of the test's own over the same record.</summary>
    private sealed record OpenDesk(ServiceDesk Desk) : IAsyncDisposable
    {
        public static async Task<OpenDesk> OnAsync(DeskSettings settings, CancellationToken ct) => new(await ServiceDesk.OpenAsync(settings, TimeProvider.System, ct));

        public ValueTask DisposeAsync() => Desk.Store.DisposeAsync();
    }
}
