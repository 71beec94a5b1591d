using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Okno.Web.Tests.Faults;

/// <summary>The web host as a process of its own, as <c>./okno run</c> starts it, to be killed, stopped and woken.</summary>
internal sealed class OknoProcess : IDisposable
{
    private readonly Process process;

    private OknoProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public bool HasEnded => process.HasExited;

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits for its first answer. What it says goes to the file <paramref name="log"/>; <paramref name="further"/> words are given to it as they are.</summary>
    public static async Task<OknoProcess> StartAsync(int port, string data, string? postgres, string log, CancellationToken ct, params string[] further)
    {
        Uri address = new($"http://127.0.0.1:{port}");
        ProcessStartInfo start = new("/bin/sh");
        string[] words =
        [
            "-c", "exec dotnet \"$@\" >>\"$0\" 2>&1 </dev/null", log,
            Path.Combine(AppContext.BaseDirectory, "Okno.Web.dll"), "--environment", "Demo", "--data", data, "--urls", address.ToString(), .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres], .. further,
        ];
        foreach (string word in words)
        {
            start.ArgumentList.Add(word);
        }

        OknoProcess okno = new(Process.Start(start)!, address);
        using HttpClient client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/health", ct)).StatusCode == HttpStatusCode.OK)
                {
                    return okno;
                }
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                // Not yet.
            }

            if (okno.HasEnded || waited.Elapsed > TimeSpan.FromMinutes(2))
            {
                string how = okno.HasEnded ? $"it ended with {okno.process.ExitCode}" : "it does not answer";
                okno.Dispose();
                throw new InvalidOperationException($"The host does not start, {how}: {await File.ReadAllTextAsync(log, ct)}");
            }

            await Task.Delay(25, ct);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Sends a signal by its name: STOP, CONT.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-s", name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
