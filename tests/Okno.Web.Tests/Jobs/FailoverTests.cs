using System.Net;
using Okno.Store.Backups;
using Okno.Testing;
using Okno.Web.Tests.Offices;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Jobs;

/// <summary>A web host over a primary and its synchronous standby.</summary>
public sealed class FailoverTests
{
    [Fact(Explicit = true)]
    public async Task When_the_standby_takes_over_the_host_serves_signs_in_and_writes_again_without_a_restart()
    {
        Assert.SkipWhen(PostgresTools.Find() is null, "PostgreSQL is not installed here: apt-get install -y postgresql.");
        using PostgresPair pair = await PostgresPair.StartAsync();
        await using RunningOkno okno = await RunningOkno.StartAsync(new DateTimeOffset(2026, 4, 20, 10, 0, 0, TimeSpan.FromHours(3)), postgres: pair.ConnectionString("okno"));
        using (Visitor before = await Visitor.SignInAsync(okno, "operator"))
        {
            pair.KillPrimary();
            pair.Promote();
            await pair.RebuildAsync();
            using HttpClient client = okno.NewClient();
            for (int attempt = 0; (await client.GetAsync("/account/sign-in", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK; attempt++)
            {
                Assert.True(attempt < 100, "The host does not come back.");
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        // The accounts are looked for on the former primary for at most ten seconds.
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                using Visitor after = await Visitor.SignInAsync(okno, "supervisor");
                await after.OpenAsync("/desk");
                Assert.Equal(HttpStatusCode.OK, after.Status);
                return;
            }
            catch (Exception notYet) when (notYet is not OperationCanceledException && attempt < 20)
            {
                await Task.Delay(1000, TestContext.Current.CancellationToken);
            }
        }
    }
}
