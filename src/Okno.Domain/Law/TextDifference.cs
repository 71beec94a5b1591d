using System.Collections.Immutable;

namespace Okno.Domain.Law;

public enum LineKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A piece of a text (a line, or words that stand together) and whether both texts have it.</summary>
public sealed record DifferenceLine(LineKind Kind, string Text);

/// <summary>The difference of two texts piece by piece: the longest common subsequence, the removed before the added.</summary>
public static class TextDifference
{
    /// <summary>Cells of the table of common pieces; beyond it (two thousand changed pieces on both sides) everything between the common ends counts as replaced.</summary>
    private const long MostCells = 4_000_000;

    /// <summary>Line by line. Texts of any length; time grows with the product of the changed middles, up to a bound.</summary>
    public static ImmutableArray<DifferenceLine> Lines(string before, string after) => Between(LinesOf(before), LinesOf(after));

    /// <summary>Word by word; neighbours of one kind stand together, joined by single spaces.</summary>
    public static ImmutableArray<DifferenceLine> Words(string before, string after)
    {
        ImmutableArray<DifferenceLine>.Builder joined = ImmutableArray.CreateBuilder<DifferenceLine>();
        foreach (DifferenceLine piece in Between(WordsOf(before), WordsOf(after)))
        {
            if (joined.Count > 0 && joined[^1].Kind == piece.Kind)
            {
                joined[^1] = joined[^1] with { Text = $"{joined[^1].Text} {piece.Text}" };
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined.ToImmutable();
    }

    private static ImmutableArray<DifferenceLine> Between(string[] a, string[] b)
    {
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

    private static string[] LinesOf(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string[] WordsOf(string text) => text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
