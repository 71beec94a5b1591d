using System.Runtime.InteropServices;

namespace Okno.Benchmarks;

/// <summary>Where the figures come from: without it they say nothing.</summary>
internal static class Machine
{
    public static string Describe() => $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>The load averages of Linux; figures of a busy machine are bad figures.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    private static string Processor() =>
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null)
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
