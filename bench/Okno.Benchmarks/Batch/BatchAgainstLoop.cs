using System.Diagnostics;
using System.Text;
using Okno.Testing;

namespace Okno.Benchmarks.Batch;

/// <summary><c>okno window --batch</c> against <see cref="ParseAndWrite"/>, both as processes over the same file.</summary>
internal static class BatchAgainstLoop
{
    private const string Group = "Batch: okno window --batch";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        int lines = quick ? 50_000 : 400_000;
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("questions.jsonl"), Questions(lines));
        await File.WriteAllTextAsync(folder.File("one.jsonl"), Questions(1));
        await RunAsync([Built.Cli, "window", "--batch"], folder.File("one.jsonl"), folder.File("shape.json"));

        List<double> batch = [], loop = [];
        long peak = 0;
        for (int i = 0; i < (quick ? 2 : 3); i++)
        {
            loop.Add(lines / (await RunAsync([Built.Self, "--parse-and-write", folder.File("shape.json")], folder.File("questions.jsonl"), folder.File("loop.jsonl"))).Seconds);
            (double seconds, long memory) = await RunAsync([Built.Cli, "window", "--batch"], folder.File("questions.jsonl"), folder.File("answers.jsonl"));
            batch.Add(lines / seconds);
            peak = Math.Max(peak, memory);
        }

        int answered = File.ReadLines(folder.File("answers.jsonl")).Count(line => !line.Contains("\"error\"", StringComparison.Ordinal));
        if (answered != lines)
        {
            throw new InvalidOperationException($"Of {lines} questions {answered} were answered.");
        }

        return
        [
            new Figure(Group, $"windows of {lines:#,0} patents", $"{Figure.Said(Statistics.Median(batch))} lines/s", $"{Figure.Said(batch.Min())} lines/s"),
            new Figure(Group, "the loop that only parses and writes", $"{Figure.Said(Statistics.Median(loop))} lines/s", $"{Figure.Said(loop.Min())} lines/s"),
            new Figure(Group, "share of the loop's speed", Figure.Said(Statistics.Median(batch) / Statistics.Median(loop))),
            new Figure(Group, "most memory of the process", $"{peak / 1024 / 1024} MB"),
        ];
    }

    /// <summary>Every issue date of 2013-2025 again and again, each with a day of contact.</summary>
    private static string Questions(int lines)
    {
        DateOnly first = new(2013, 1, 1);
        StringBuilder text = new();
        for (int i = 0; i < lines; i++)
        {
            DateOnly issued = first.AddDays(i % 4748);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"issued\":\"{issued:yyyy-MM-dd}\",\"contact\":\"{issued.AddDays(300 + (i % 60)):yyyy-MM-dd}\"}}\n");
        }

        return text.ToString();
    }

    private static async Task<(double Seconds, long Memory)> RunAsync(string[] program, string input, string output)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec dotnet \"$@\" < \"$OKNO_IN\" > \"$OKNO_OUT\"", "sh", .. program]);
        start.Environment["OKNO_IN"] = input;
        start.Environment["OKNO_OUT"] = output;
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        long memory = 0;
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            memory = process.HasExited ? memory : Math.Max(memory, process.PeakWorkingSet64);
        }

        await process.WaitForExitAsync();
        return process.ExitCode is 0 or 1
            ? (Stopwatch.GetElapsedTime(began).TotalSeconds, memory)
            : throw new InvalidOperationException($"{program[0]} ended with {process.ExitCode}.");
    }
}
