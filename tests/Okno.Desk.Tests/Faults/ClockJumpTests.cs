using Okno.Desk.Tests.Cases;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>The clock jumps forward by a day and back by an hour while four operators record payments and the daily job runs in two processes.</summary>
public abstract class ClockJumpTests(DeskFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_a_clock_that_jumps_every_payment_is_there_once_and_no_contract_ends_twice()
    {
        Workplace at = new(fixture);
        Guid[] cases = [.. (await at.KeepCopiesAsync(at.Contracted(), 6)).Select(kept => kept.Id)];

        // Their term is over on the first of the days that the clock jumps to.
        Guid[] ending = [.. (await at.KeepCopiesAsync(at.Contracted(), 6)).Select(kept => kept.Id)];
        JumpingClock clock = new(new DateTimeOffset(2026, 5, 1, 20, 30, 0, TimeSpan.Zero));
        ServiceDesk one = new(fixture.Store, at.Desk.Law, clock), other = new(fixture.Store, at.Desk.Law, clock);
        await using Traffic traffic = new(one, cases, workers: 4);
        for (int day = 0; day < 8; day++)
        {
            await traffic.AcknowledgedAsync(8, Patience);
            clock.Jump(TimeSpan.FromDays(1));
            Task<(int, int)>[] jobs = [one.ExpireAsync(Ct), other.ExpireAsync(Ct)];
            clock.Jump(TimeSpan.FromHours(-1));
            await Task.WhenAll(jobs);
            await traffic.AcknowledgedAsync(4, Patience);
        }

        await traffic.StopAsync();
        List<string> effects = [];
        foreach (Guid id in cases)
        {
            effects.AddRange(Traffic.EffectsIn(await at.CaseAsync(id)));
        }

        Assert.Empty(traffic.Ledger.Judge(effects));
        foreach (Guid id in ending)
        {
            Assert.Single(await one.HistoryAsync(id, Ct), line => line.EventName == "contract-expired");
        }
    }
}

public sealed class ClockJumpOnSqliteTests(SqliteDesk fixture) : ClockJumpTests(fixture), IClassFixture<SqliteDesk>;

public sealed class ClockJumpOnPostgresTests(PostgresDesk fixture) : ClockJumpTests(fixture), IClassFixture<PostgresDesk>;
