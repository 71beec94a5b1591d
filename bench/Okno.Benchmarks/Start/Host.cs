using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Okno.Benchmarks.Start;

/// <summary>A web process on a free port, from its start to its end.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly Process process;

    private Host(Process process, Uri address, double milliseconds)
    {
        this.process = process;
        Address = address;
        ToFirstAnswer = milliseconds;
    }

    public Uri Address { get; }

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Milliseconds from starting the process to its first answer.</summary>
    public double ToFirstAnswer { get; }

    /// <summary>Starts a program of ASP.NET Core and waits for its first answer.</summary>
    /// <param name="program">A library for <c>dotnet</c>, or a program by itself.</param>
    /// <param name="page">The page that must be answered.</param>
    /// <param name="postgres">The record, where it lies on PostgreSQL.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within 90 seconds.</exception>
    public static async Task<Host> StartAsync(string program, IReadOnlyList<string> arguments, string data, string page, string? postgres = null)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}");
        bool isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        ProcessStartInfo start = new(isLibrary ? "dotnet" : program, [.. isLibrary ? new[] { program } : [], .. arguments, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (postgres is not null)
        {
            start.Environment["OKNO_POSTGRES"] = postgres;
        }

        start.Environment["OKNO_DATA"] = data;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        using HttpClient client = new();
        long began = Stopwatch.GetTimestamp();
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri(address, page));
                answer.EnsureSuccessStatusCode();
                return new Host(process, address, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
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

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
