using System.Globalization;
using Okno.Store.Backups;
using Okno.Testing;

namespace Okno.Desk.Tests.Drills;

/// <summary>A primary is killed under load and its synchronous standby takes over (<c>./okno drill failover</c>).</summary>
public sealed class FailoverDrillTests(ITestOutputHelper output)
{
    private const string Times = "OKNO_DRILL_TIMES";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_fail_over_under_load_loses_no_acknowledged_step() => DrillAsync(1);

    [Fact(Explicit = true)]
    public Task Many_fail_overs_under_load_lose_no_acknowledged_step() =>
        DrillAsync(Environment.GetEnvironmentVariable(Times) is { Length: > 0 } told ? int.Parse(told, CultureInfo.InvariantCulture) : 20);

    private async Task DrillAsync(int failovers)
    {
        Assert.SkipWhen(PostgresTools.Find() is null, "PostgreSQL is not installed here: apt-get install -y postgresql.");
        using TemporaryFolder folder = new();
        using PostgresPair pair = await PostgresPair.StartAsync();
        DrillOutcome outcome = await new FailoverDrill(pair, folder.File("keys"), Say).RunAsync(failovers, Ct);
        Say($"drill: {outcome.Failovers} fail-overs; {outcome.Acknowledged} steps acknowledged, {outcome.Lost} lost, {outcome.Twice} done twice, {outcome.Unknown} answers that did not come and were asked for again; "
            + $"longest pause {outcome.LongestOutage.TotalSeconds:0.0} s; verify of {outcome.Verified.Events} events: {(outcome.Verified.Sound ? "sound" : "NOT SOUND")}");
        Assert.Equal((failovers, 0, 0), (outcome.Failovers, outcome.Lost, outcome.Twice));
        Assert.True(outcome.Verified.Sound, string.Join('\n', outcome.Verified.Faults));
        Assert.True(outcome.Unknown > 0, "Nobody noticed that the primary was killed.");
    }

    private void Say(string words)
    {
        output.WriteLine(words);
        Console.WriteLine(words);
    }
}
