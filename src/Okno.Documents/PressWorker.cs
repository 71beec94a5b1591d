using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Okno.Documents;

/// <summary>One Node process that prints one paper at a time. Not safe for parallel use: the press lends it to one caller.</summary>
internal sealed class PressWorker : IDisposable
{
    private readonly Process _process;
    private long _last;
    private volatile string? _lastWords;

    private PressWorker(Process process) => _process = process;

    /// <summary>Papers printed so far.</summary>
    public int Papers { get; private set; }

    /// <summary>Resident memory after the last paper, bytes.</summary>
    public long Memory { get; private set; }

    /// <summary>The last line that the worker wrote to its error stream; null where it wrote none.</summary>
    public string? LastWords => _lastWords;

    public int ProcessId => _process.Id;

    public bool IsAlive => !_process.HasExited;

    /// <exception cref="Win32Exception">Node could not be started.</exception>
    public static PressWorker Start(PaperPressOptions options)
    {
        ProcessStartInfo start = new(options.Node)
        {
            WorkingDirectory = options.WorkerFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add(Path.Combine(options.WorkerFolder, "render.mjs"));
        start.ArgumentList.Add(options.PapersFolder);
        Process process = Process.Start(start) ?? throw new Win32Exception();
        PressWorker worker = new(process);
        // Without a reader a talkative stderr would fill its pipe and stop the worker.
        process.ErrorDataReceived += (_, line) => worker._lastWords = string.IsNullOrWhiteSpace(line.Data) ? worker._lastWords : line.Data.Trim();
        process.BeginErrorReadLine();
        return worker;
    }

    /// <exception cref="IOException">The worker died or answered something else.</exception>
    public async Task<PrintedPaper> PrintAsync(string template, long timestamp, JsonElement data, CancellationToken cancellation)
    {
        long id = ++_last;
        string request = JsonSerializer.Serialize(new { id, template, timestamp, data, format = "pdf" });
        await _process.StandardInput.WriteLineAsync(request.AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        string line = await _process.StandardOutput.ReadLineAsync(cancellation) ?? throw new IOException("The worker closed its output.");
        using JsonDocument answer = Read(line);
        JsonElement root = answer.RootElement;
        if (!root.TryGetProperty("id", out JsonElement got) || got.ValueKind != JsonValueKind.Number || got.GetInt64() != id)
        {
            throw new IOException("The worker answered another question.");
        }

        Papers++;
        Memory = root.GetProperty("rss").GetInt64();
        return root.TryGetProperty("error", out JsonElement error)
            ? new PrintedPaper.Spoiled(error.GetString() ?? "")
            : new PrintedPaper.Ready(root.GetProperty("pdf").GetBytesFromBase64(), root.GetProperty("pages").GetInt32(), root.GetProperty("archival").GetBoolean());
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself, which is all we want.
        }

        _process.Dispose();
    }

    private static JsonDocument Read(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException broken)
        {
            throw new IOException("The worker answered something that is not JSON.", broken);
        }
    }
}
