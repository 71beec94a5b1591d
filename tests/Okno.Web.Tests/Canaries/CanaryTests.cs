using System.Diagnostics;
using System.Globalization;
using Okno.Testing;

namespace Okno.Web.Tests.Canaries;

public sealed class CanaryTests
{
    [Fact]
    public async Task Nothing_of_fifty_persons_reaches_the_disk_in_clear() => await SoundAsync(50, null);

    /// <summary><c>./okno canaries</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Nothing_of_a_thousand_persons_reaches_the_disk_of_either_database_in_clear()
    {
        await SoundAsync(1_000, null);
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        string database = await PostgresServer.NewDatabaseAsync();
        await SoundAsync(1_000, database);
        await PostgresServer.DropDatabaseAsync(database);
    }

    private static async Task SoundAsync(int count, string? postgres)
    {
        long began = Stopwatch.GetTimestamp();
        CanaryReport report = await CanaryRun.RunAsync(count, postgres);
        string said = string.Create(
            CultureInfo.InvariantCulture,
            $"canaries: {(postgres is null ? "SQLite" : "PostgreSQL")}, {report.Planted} of each kind, {report.Forms:N0} forms, {report.Files} files of {report.Bytes / 1e6:0} MB, {report.Hits.Count} hits, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        await Console.Out.WriteLineAsync(said);
        foreach (var group in report.Hits.GroupBy(hit => (hit.Kind, hit.Form, hit.Where)).Take(40))
        {
            await Console.Out.WriteLineAsync($"canaries: LEAK {group.Key.Kind} as {group.Key.Form}, {group.Count()} times, {group.Key.Where} at {group.First().At}");
        }

        Assert.True(report.Proved, "The searcher does not find what was put there in clear.");
        Assert.Empty(report.Hits);
    }
}
