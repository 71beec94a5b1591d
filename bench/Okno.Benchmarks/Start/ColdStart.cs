using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
        string url = $"http://127.0.0.1:{FreePort()}";
        ProcessStartInfo start = new("dotnet", [Built.Web, "--urls", url]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OKNO_DATA"] = data;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        using HttpClient client = new();
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            while (true)
            {
                try
                {
                    using HttpResponseMessage answer = await client.GetAsync(new Uri(url));
                    answer.EnsureSuccessStatusCode();
                    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                }
                catch (HttpRequestException refused) when (refused.StatusCode is null)
                {
                    if (process.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(90))
                    {
                        throw new InvalidOperationException("The web host did not answer: " + (process.HasExited ? await errors : "90 s"));
                    }

                    await Task.Delay(10);
                }
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
