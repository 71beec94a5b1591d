namespace Okno.Benchmarks;

/// <summary>One line of the table. <paramref name="Median"/> and <paramref name="Worst"/> are written with their unit; worst is empty where a figure has no spread; <paramref name="Budget"/> says the limit that the house set and whether it is kept.</summary>
internal sealed record Figure(string Group, string What, string Median, string Worst = "", string Budget = "")
{
    public static string Kept(bool kept) => kept ? "kept" : "NOT KEPT";

    /// <summary>Milliseconds, from a list of measured ones.</summary>
    public static Figure Milliseconds(string group, string what, IReadOnlyList<double> measured) =>
        new(group, what, Said(Statistics.Median(measured)) + " ms", Said(measured.Max()) + " ms");

    /// <summary>Three digits that matter.</summary>
    public static string Said(double value) => value switch
    {
        >= 100 => value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
    };
}

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
