using System.Diagnostics;
using System.Globalization;

namespace Okno.Testing;

/// <summary>
/// An S3 storage for tests: s3rver from npm, one per test process, started when first asked for. It is an emulation: it speaks the protocol, signs included, but neither conditional writes nor a full storage are its strength;
/// what it shows is that the shelf speaks S3, not how a given product keeps its promises.
/// </summary>
public sealed class S3Server : IDisposable
{
    /// <summary>The keys that s3rver accepts.</summary>
    public const string AccessKey = "S3RVER";

    /// <summary>The secret that s3rver knows.</summary>
    public const string SecretKey = "S3RVER";

    private static readonly Lazy<Task<S3Server>> TheOne = new(StartAsync);

    private static int buckets = -1;

    private readonly int port;
    private readonly Process process;
    private readonly string folder;

    private S3Server(Process process, string folder, int port)
    {
        this.process = process;
        this.folder = folder;
        this.port = port;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Why there can be none here, with the command that brings it; null if there can be one. For <c>Assert.Skip</c>.</summary>
    public static string? Missing => Directory.Exists(Path.Combine(Home, "node_modules", "s3rver")) ? null : "s3rver is not installed here: cd tests/Okno.Testing/Storage && npm ci.";

    /// <summary>The address of a bucket that nobody else was given.</summary>
    public string NewBucket() => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/scans-{Interlocked.Increment(ref buckets)}");

    private static string Home => Path.Combine(RepositoryRoot.Path, "tests", "Okno.Testing", "Storage");

    /// <summary>The running storage.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message carries its output.</exception>
    public static Task<S3Server> GetAsync() => TheOne.Value;

    /// <summary>Stops it and deletes what it kept. Called by itself when the test process ends.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            process.WaitForExit();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<S3Server> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("okno-s3-").FullName;
        ProcessStartInfo start = new("node") { WorkingDirectory = Home, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("serve.mjs");
        start.ArgumentList.Add(folder);
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync();
        if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int port))
        {
            throw new InvalidOperationException($"s3rver did not start: {line} {await process.StandardError.ReadToEndAsync()}");
        }

        // Nobody reads what it says of single requests.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new S3Server(process, folder, port);
    }
}
