using System.Diagnostics;
using Okno.Testing;

namespace Okno.Benchmarks.Start;

/// <summary>From starting a process to its first answer.</summary>
internal static class ColdStart
{
    private const string Group = "Cold start";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        int times = quick ? 3 : 9;
        List<double> days = [], window = [];
        for (int i = 0; i < times; i++)
        {
            days.Add(await CommandAsync("days", "nth_workday_before", "2013-02-20", "10"));
            window.Add(await CommandAsync("window", "2025-05-12", "--contact", "2026-04-20"));
        }

        List<double> fresh = [], again = [];
        for (int i = 0; i < (quick ? 1 : 3); i++)
        {
            using TemporaryFolder data = new();
            fresh.Add(await HostAsync(data.Path));
            again.Add(await HostAsync(data.Path));
        }

        return
        [
            Figure.Milliseconds(Group, "okno days", days),
            Figure.Milliseconds(Group, "okno window", window),
            Figure.Milliseconds(Group, "web host on an empty folder (database, keys, demo staff made) to the first page", fresh),
            Figure.Milliseconds(Group, "web host on an existing folder to the first page", again),
        ];
    }

    private static async Task<double> CommandAsync(params string[] words)
    {
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Built.Cli, .. words]) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode is 0 or 1
            ? Stopwatch.GetElapsedTime(began).TotalMilliseconds
            : throw new InvalidOperationException($"okno {words[0]} ended with {process.ExitCode}.");
    }

    private static async Task<double> HostAsync(string data)
    {
        await using Host host = await Host.StartAsync(Built.Web, [], data, "/");
        return host.ToFirstAnswer;
    }
}
