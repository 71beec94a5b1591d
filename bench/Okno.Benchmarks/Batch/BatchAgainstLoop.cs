using System.Diagnostics;
using System.Globalization;
using Okno.Testing;

namespace Okno.Benchmarks.Batch;

/// <summary><c>okno window --batch</c> against <see cref="ParseAndWrite"/>, both as processes over the same file.</summary>
internal static class BatchAgainstLoop
{
    private const string Group = "Batch: okno window --batch";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick) =>
    [
        .. await MeasureAsync("issue days", quick ? 200_000 : 2_000_000, quick ? 2 : 3, (issued, _) => $"{{\"issued\":\"{issued:yyyy-MM-dd}\"}}\n"),
        .. await MeasureAsync(
            "issue days with a contact (answer: all papers, plan, findings)", quick ? 20_000 : 200_000, 2,
            (issued, i) => $"{{\"issued\":\"{issued:yyyy-MM-dd}\",\"contact\":\"{issued.AddDays(300 + (i % 60)):yyyy-MM-dd}\"}}\n"),
    ];

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string what, int lines, int times, Func<DateOnly, int, string> question)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllLinesAsync(folder.File("one.jsonl"), Questions(1, question));
        await File.WriteAllLinesAsync(folder.File("questions.jsonl"), Questions(lines, question));
        await RunAsync([Built.Cli, "window", "--batch"], folder.File("one.jsonl"), folder.File("shape.json"));

        string[] okno = [Built.Cli, "window", "--batch"], parsing = [Built.Self, "--parse-and-write", folder.File("shape.json")];
        List<double> batch = [], loop = [], batchWork = [], loopWork = [];
        for (int i = 0; i < times; i++)
        {
            // The start of a process is measured elsewhere: what one line takes is taken off.
            foreach ((string[] program, List<double> rates, List<double> work) in ((string[], List<double>, List<double>)[])[(parsing, loop, loopWork), (okno, batch, batchWork)])
            {
                (double oneSeconds, double oneWork) = await RunAsync(program, folder.File("one.jsonl"), folder.File("one.out"));
                (double allSeconds, double allWork) = await RunAsync(program, folder.File("questions.jsonl"), folder.File(program == okno ? "answers.jsonl" : "loop.jsonl"));
                rates.Add(lines / Math.Max(allSeconds - oneSeconds, 0.001));
                work.Add((allWork - oneWork) / lines * 1e6);
            }
        }

        long peak = await PeakAsync(okno, folder.File("questions.jsonl"));
        int answered = File.ReadLines(folder.File("answers.jsonl")).Count(line => !line.Contains("\"error\"", StringComparison.Ordinal));
        if (answered != lines)
        {
            throw new InvalidOperationException($"Of {lines} questions {answered} were answered.");
        }

        return
        [
            new Figure(Group, $"{lines:#,0} {what}", $"{Figure.Said(Statistics.Median(batch))} lines/s", $"{Figure.Said(batch.Min())} lines/s"),
            new Figure(Group, "the loop that only parses and writes them", $"{Figure.Said(Statistics.Median(loop))} lines/s", $"{Figure.Said(loop.Min())} lines/s"),
            new Figure(Group, "share of the loop's speed", Figure.Said(Statistics.Median(batch) / Statistics.Median(loop))),
            new Figure(Group, "processor time of a line, ours and the loop's", $"{Figure.Said(Statistics.Median(batchWork))} and {Figure.Said(Statistics.Median(loopWork))} µs"),
            new Figure(Group, "most memory of the process", $"{peak / 1024 / 1024} MB"),
        ];
    }

    /// <summary>Every issue date of 2013-2025 again and again.</summary>
    private static IEnumerable<string> Questions(int lines, Func<DateOnly, int, string> question) =>
        Enumerable.Range(0, lines).Select(i => question(new DateOnly(2013, 1, 1).AddDays(i % 4748), i).TrimEnd('\n'));

    /// <summary>Seconds by the clock, and seconds of processor time of the program as the shell counts them.</summary>
    private static async Task<(double Seconds, double Work)> RunAsync(string[] program, string input, string output)
    {
        long began = Stopwatch.GetTimestamp();
        using Process process = Start("dotnet \"$@\" < \"$OKNO_IN\" > \"$OKNO_OUT\"; code=$?; times; exit $code", program, input, output);
        string times = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Demand(process, program);
        return (seconds, times.Trim().Split('\n')[^1].Split(' ').Sum(Parsed));

        static double Parsed(string minutes) =>
            minutes.TrimEnd('s').Split('m') is [var whole, var rest] ? (double.Parse(whole, CultureInfo.InvariantCulture) * 60) + double.Parse(rest, CultureInfo.InvariantCulture) : 0;
    }

    private static async Task<long> PeakAsync(string[] program, string input)
    {
        using Process process = Start("exec dotnet \"$@\" < \"$OKNO_IN\" > \"$OKNO_OUT\"", program, input, "/dev/null");
        long memory = 0;
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            memory = process.HasExited ? memory : Math.Max(memory, process.PeakWorkingSet64);
        }

        await process.WaitForExitAsync();
        Demand(process, program);
        return memory;
    }

    private static Process Start(string script, string[] program, string input, string output)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", script, "sh", .. program]) { RedirectStandardOutput = true };
        start.Environment["OKNO_IN"] = input;
        start.Environment["OKNO_OUT"] = output;
        return Process.Start(start)!;
    }

    private static void Demand(Process process, string[] program)
    {
        if (process.ExitCode is not (0 or 1))
        {
            throw new InvalidOperationException($"{program[0]} ended with {process.ExitCode}.");
        }
    }
}
