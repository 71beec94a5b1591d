using System.Diagnostics;
using Okno.Benchmarks.Record;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Domain.Cases;
using Okno.Store;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Papers;

/// <summary>The press: all papers of a whole case, again and again.</summary>
internal static class PagesPerSecond
{
    private const string Group = "Papers";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        const int Workers = 2;
        await using PaperPress press = new(PaperPressOptions.Find() with { Workers = Workers });
        if (press.WhyUnavailable is { } missing)
        {
            return [new Figure(Group, "pages per second", missing)];
        }

        using TemporaryFolder folder = new();
        await using MeasuredDesk desk = await MeasuredDesk.OpenAsync(new StoreOptions(StoreOptions.Sqlite, $"Data Source={folder.File("okno.db")};Pooling=False", folder.File("keys")), 1);
        CasePapers papers = new(desk.Desk, press, TextBook.Load("ru"));
        Case @case = Life.Usual().AcceptByAuthority().Case;
        string[] names = [.. papers.Of(@case).Select(offered => offered.Name)];

        async Task<(int Pages, double Milliseconds)> PrintAsync(string name)
        {
            long began = Stopwatch.GetTimestamp();
            return await papers.PrintAsync(name, @case, "Орлова О.") is PrintedPaper.Ready ready
                ? (ready.Pages, Stopwatch.GetElapsedTime(began).TotalMilliseconds)
                : throw new InvalidOperationException($"The paper {name} was not printed.");
        }

        double cold = (await PrintAsync("offer")).Milliseconds;
        List<double> alone = [];
        foreach (string name in names.Concat(names))
        {
            alone.Add((await PrintAsync(name)).Milliseconds);
        }

        int pages = 0, printed = 0;
        string[] work = [.. Enumerable.Repeat(names, quick ? 3 : 15).SelectMany(all => all)];
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (name, _) =>
        {
            Interlocked.Add(ref pages, (await PrintAsync(name)).Pages);
            Interlocked.Increment(ref printed);
        });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return
        [
            new Figure(Group, $"pages per second, {Workers} workers ({names.Length} kinds of papers)", $"{Figure.Said(pages / seconds)} pages/s, {Figure.Said(printed / seconds)} papers/s"),
            Figure.Milliseconds(Group, "one paper, nobody else waiting", alone.Skip(names.Length).ToArray()),
            new Figure(Group, "the first paper of a worker just started", Figure.Said(cold) + " ms"),
        ];
    }
}
