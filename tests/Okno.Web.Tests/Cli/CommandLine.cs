using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Okno.Web.Tests.Cli;

/// <summary>The command-line program as a process of its own, as a person or a script starts it. What the tests need of the machine's settings is given, nothing else is changed.</summary>
internal static class CommandLine
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What a finished call left: its exit code and what it said.</summary>
    internal sealed record Ended(int Code, string Output, string Complaints)
    {
        /// <summary>The output as one JSON document.</summary>
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        /// <summary>The output as JSON Lines.</summary>
        public IReadOnlyList<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static Process Start(IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Okno.Cli.dll"));
        foreach (string word in words)
        {
            start.ArgumentList.Add(word);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The command-line program does not start.");
    }

    public static Task<Ended> RunAsync(params string[] words) => RunAsync(words, "", null);

    /// <summary>Lines go to the standard input, each with its end.</summary>
    public static Task<Ended> BatchAsync(string command, IEnumerable<string> lines) => RunAsync([command, "--batch"], string.Concat(lines.Select(line => line + "\n")), null);

    public static async Task<Ended> RunAsync(IReadOnlyList<string> words, string input, IReadOnlyDictionary<string, string>? environment)
    {
        using Process process = Start(words, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had its answer and left before it heard everything.
        }

        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await complaints);
    }
}
