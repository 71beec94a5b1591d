using System.Diagnostics;
using Okno.Benchmarks;
using Okno.Benchmarks.Batch;
using Okno.Benchmarks.Decisions;
using Okno.Benchmarks.Lists;
using Okno.Benchmarks.Load;
using Okno.Benchmarks.Papers;
using Okno.Benchmarks.Record;
using Okno.Benchmarks.Search;
using Okno.Benchmarks.Start;
using Okno.Benchmarks.Statements;
using Okno.Desk;
using Okno.Testing;

if (args is ["--parse-and-write", var answer])
{
    ParseAndWrite.Run(await File.ReadAllBytesAsync(answer), Console.OpenStandardInput(), Console.OpenStandardOutput());
    return 0;
}

if (args is ["--bare-card", var file, var length, "--urls", var url])
{
    await BareCard.RunAsync(file, int.Parse(length, System.Globalization.CultureInfo.InvariantCulture), url);
    return 0;
}

if (args is ["--load", var wanted] && int.TryParse(wanted, out int cases) && cases > 0)
{
    await LoadRate.LoadAsync(DeskSettings.FromEnvironment().Store, cases);
    return 0;
}

bool quick = args.Contains("--quick");
string? only = args is [.., "--only", var word] ? word : null;
if (args.Except(["--quick", "--write", "--only", only]).FirstOrDefault() is { } unknown || (only is not null && args.Contains("--write")))
{
    Console.Error.WriteLine("./okno bench [--quick] [--write | --only WORD]");
    return 2;
}

if (Debugger.IsAttached || typeof(Figure).Assembly.GetCustomAttributes(typeof(DebuggableAttribute), false).OfType<DebuggableAttribute>().Any(built => built.IsJITOptimizerDisabled))
{
    Console.Error.WriteLine("A debug build measures nothing: use ./okno bench, which builds Release.");
    return 2;
}

string load = Machine.Load();
long began = Stopwatch.GetTimestamp();
List<Figure> figures = [];
foreach ((string name, Func<bool, Task<IReadOnlyList<Figure>>> measure) in ((string, Func<bool, Task<IReadOnlyList<Figure>>>)[])
[
    ("window and decision", WindowAndDecision.MeasureAsync),
    ("full assessment", FullAssessment.MeasureAsync),
    ("working days", WorkingDays.MeasureAsync),
    ("law on open cases", LawOnOpenCases.MeasureAsync),
    ("record: a step against a raw insert", StepAgainstInsert.MeasureAsync),
    ("record: the page of a case", CaseCard.MeasureAsync),
    ("who saw what", WhoSawWhat.MeasureAsync),
    ("load: whole cases", LoadRate.MeasureAsync),
    ("lists: pages", ListPages.MeasureAsync),
    ("proofs of ten million", ProofsOfTenMillion.MeasureAsync),
    ("verify against copy", VerifyAgainstCopy.MeasureAsync),
    ("store and propose", StoreAndPropose.MeasureAsync),
    ("posting", PostingRate.MeasureAsync),
    ("search by slip", SearchBySlip.MeasureAsync),
    ("batch against a loop", BatchAgainstLoop.MeasureAsync),
    ("statements against a bare split", ParseAgainstSplit.MeasureAsync),
    ("papers", PagesPerSecond.MeasureAsync),
    ("start: the published host against an empty one", StartAgainstEmpty.MeasureAsync),
    ("start: cold start", ColdStart.MeasureAsync),
])
{
    if (only is not null && !name.Contains(only, StringComparison.OrdinalIgnoreCase))
    {
        continue;
    }

    Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds,5:0} s  {name}");
    figures.AddRange(await measure(quick));
}

TimeSpan took = Stopwatch.GetElapsedTime(began);
Console.WriteLine(Table.Text(figures));
Console.WriteLine($"{Machine.Describe()}; load before {load}, after {Machine.Load()}; {took.TotalSeconds:0} s in all");
if (args.Contains("--write"))
{
    await File.WriteAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "performance.md"), Table.Document(figures, load, took, quick));
}

return 0;
