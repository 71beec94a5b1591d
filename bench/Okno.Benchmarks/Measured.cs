using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Okno.Testing;
using Perfolizer.Horology;

namespace Okno.Benchmarks;

/// <summary>What BenchmarkDotNet found for one method: nanoseconds and bytes of one call. <paramref name="Parameters"/>: its parameter as text, empty where it has none.</summary>
internal sealed record Measured(string Method, string What, string Parameters, double Median, double Worst, long Bytes)
{
    public Figure InMicroseconds(string group) => new(group, What, $"{Figure.Said(Median / 1000)} µs, {Bytes:#,0} B", Figure.Said(Worst / 1000) + " µs");

    /// <summary>Runs all methods of a class in this process: a short job, or a shorter one.</summary>
    public static IReadOnlyList<Measured> Run<TClass>(bool quick)
    {
        using TemporaryFolder folder = new();
        Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithIterationTime(TimeInterval.FromMilliseconds(quick ? 100 : 200));
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(quick ? job.WithWarmupCount(1) : job.WithIterationCount(7))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(folder.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        List<Measured> found = [];
        foreach (BenchmarkReport report in BenchmarkRunner.Run<TClass>(config).Reports)
        {
            Descriptor descriptor = report.BenchmarkCase.Descriptor;
            BenchmarkDotNet.Mathematics.Statistics measured = report.ResultStatistics ?? throw new InvalidOperationException($"{descriptor.WorkloadMethodDisplayInfo} gave no result.");
            found.Add(new Measured(
                descriptor.WorkloadMethod.Name,
                descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(item => item.Value)),
                measured.Median,
                measured.Max,
                report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));
        }

        return found;
    }
}
