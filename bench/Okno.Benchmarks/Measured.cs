using System.Diagnostics;
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

    /// <summary>Calls for a while what is to be measured, so that the compiler has done its best before the first burst, busy machine or not.</summary>
    public static void WarmUp<T>(Func<T> call)
    {
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalMilliseconds < 700)
        {
            call();
        }
    }

    /// <summary>
    /// Runs all methods of a class in this process, in many bursts of a millisecond: a burst that the machine gave to somebody else does not move the median of the others.
    /// </summary>
    public static IReadOnlyList<Measured> Run<TClass>(bool quick)
    {
        using TemporaryFolder folder = new();
        Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithIterationTime(TimeInterval.FromMilliseconds(1)).WithWarmupCount(quick ? 50 : 200).WithIterationCount(quick ? 101 : 401).WithGcForce(false);
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
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
