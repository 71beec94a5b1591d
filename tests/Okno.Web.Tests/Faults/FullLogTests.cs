using System.Net;
using Okno.Testing;
using Okno.Testing.Faults;

namespace Okno.Web.Tests.Faults;

/// <summary>The disk of the logs is full: nobody is told, because nothing that a person asked for depends on it.</summary>
public sealed class FullLogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_of_logs_pages_are_answered_as_ever_and_logging_goes_on_when_there_is_room()
    {
        Assert.SkipWhen(SmallDisk.Missing is not null, SmallDisk.Missing ?? string.Empty);
        using TemporaryFolder data = new();
        using SmallDisk disk = new(1);
        string log = disk.File("log");
        using OknoProcess host = await OknoProcess.StartAsync(OknoProcess.FreePort(), data.Path, null, log, Ct, "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Information");
        using HttpClient client = new() { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in", Ct)).StatusCode);

        Assert.Contains("/account/sign-in", await File.ReadAllTextAsync(log, Ct), StringComparison.Ordinal);

        disk.Fill();
        long full = new FileInfo(log).Length;
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in", Ct)).StatusCode);
        }

        Assert.InRange(new FileInfo(log).Length, full, full + 4096);
        disk.Free();
        for (int i = 0; i < 200 && new FileInfo(log).Length < full + 10_000; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in", Ct)).StatusCode);
        }

        Assert.True(new FileInfo(log).Length > full, "Nothing is logged any more.");
    }
}
