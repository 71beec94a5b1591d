using System.Collections.Immutable;
using Okno.Formats.Law;

namespace Okno.Desk.LawInUse;

/// <summary>A file of the law before it is published: its text, the difference from what is in use, and why it cannot be used, if so.</summary>
public sealed record LawDraft(string Path, string Text, ImmutableArray<DifferenceLine> Difference, ImmutableArray<LawError> Errors);

public enum LineKind
{
    Same,
    Added,
    Removed,
}

public sealed record DifferenceLine(LineKind Kind, string Text);

/// <summary>The difference of two texts line by line: the longest common subsequence, the removed before the added.</summary>
public static class LineDifference
{
    /// <summary>Cells of the table of common lines; beyond it (two thousand changed lines on both sides) everything between the common ends counts as replaced.</summary>
    private const long MostCells = 4_000_000;

    /// <summary>Texts of any length; time grows with the product of the changed middles, up to a bound.</summary>
    public static ImmutableArray<DifferenceLine> Between(string before, string after)
    {
        string[] a = Lines(before);
        string[] b = Lines(after);
        int head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        ReadOnlySpan<string> x = a.AsSpan(head, a.Length - head - tail);
        ReadOnlySpan<string> y = b.AsSpan(head, b.Length - head - tail);
        bool small = (long)x.Length * y.Length <= MostCells;
        int[,] common = small ? new int[x.Length + 1, y.Length + 1] : new int[1, 1];
        for (int i = x.Length - 1; i >= 0 && small; i--)
        {
            for (int j = y.Length - 1; j >= 0; j--)
            {
                common[i, j] = x[i] == y[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        ImmutableArray<DifferenceLine>.Builder result = ImmutableArray.CreateBuilder<DifferenceLine>();
        result.AddRange(a[..head].Select(line => new DifferenceLine(LineKind.Same, line)));
        for (int i = 0, j = 0; i < x.Length || j < y.Length;)
        {
            if (small && i < x.Length && j < y.Length && x[i] == y[j])
            {
                result.Add(new DifferenceLine(LineKind.Same, x[i++]));
                j++;
            }
            else if (i < x.Length && (!small || j == y.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                result.Add(new DifferenceLine(LineKind.Removed, x[i++]));
            }
            else
            {
                result.Add(new DifferenceLine(LineKind.Added, y[j++]));
            }
        }

        result.AddRange(b[(b.Length - tail)..].Select(line => new DifferenceLine(LineKind.Same, line)));
        return result.ToImmutable();
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
