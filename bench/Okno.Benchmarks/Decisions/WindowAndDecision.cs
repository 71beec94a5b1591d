using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Windows;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Decisions;

/// <summary>The pure part: what one question costs before anything is loaded or written.</summary>
public class WindowAndDecision
{
    private readonly DateOnly issued = Sample.Day("2025-05-12");
    private readonly LawInForce law = CheckoutLaw.Library.On(Sample.Day("2026-04-06"));
    private readonly Life assessed = Life.Usual().Assess();
    private readonly Life contracted = Life.Usual().Contract();

    [Benchmark(Description = "window of a patent (all its days)")]
    public PatentWindow Window() => PatentWindow.Of(issued, law);

    [Benchmark(Description = "decision: assess a person")]
    public Decision Assess() => assessed.Ask(new Assess());

    [Benchmark(Description = "decision: make an offer, the guard's plan played through")]
    public Decision MakeOffer() => assessed.Ask(new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true));

    [Benchmark(Description = "decision: book a visit")]
    public Decision BookVisit() => contracted.Ask(new BookVisit(contracted.Today, new TimeOnly(15, 0)));

    internal static Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        using TemporaryFolder folder = new();
        Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.DontLogOutput);
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(quick ? job.WithWarmupCount(1) : job.WithIterationCount(5))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(folder.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        Summary summary = BenchmarkRunner.Run<WindowAndDecision>(config);
        List<Figure> figures = [];
        foreach (BenchmarkReport report in summary.Reports)
        {
            BenchmarkDotNet.Mathematics.Statistics measured = report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo} gave no result.");
            long bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            figures.Add(new Figure(
                "Window and decision",
                report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                $"{Figure.Said(measured.Median / 1000)} µs, {bytes:#,0} B",
                Figure.Said(measured.Max / 1000) + " µs"));
        }

        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }
}
