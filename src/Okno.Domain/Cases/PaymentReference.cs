using System.Globalization;

namespace Okno.Domain.Cases;

/// <summary>
/// The reference that a payer copies into the purpose of a payment: the case number's digits, the offer's ordinal, and a check digit by Damm's algorithm, which finds every single wrong digit and every
/// swap of neighbours. Digits only, because they survive every keyboard and every bank. "26-000123-01-7".
/// </summary>
public static class PaymentReference
{
    private static readonly byte[][] Damm =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1], [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    public static string For(string caseNumber, int ordinal)
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"{caseNumber}-{ordinal:00}");
        return $"{body}-{Check(body)}";
    }

    /// <summary>The ordinal inside a reference of ours.</summary>
    public static int OrdinalOf(string reference) => int.Parse(reference.Split('-')[^2], CultureInfo.InvariantCulture);

    /// <summary>Finds the first well-formed reference in free text; separators may be lost or doubled. Null where none has a right check digit.</summary>
    public static string? FindIn(string text)
    {
        Span<char> digits = stackalloc char[Length];
        for (int start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiDigit(text[start - 1])))
            {
                continue;
            }

            int count = 0;
            int at = start;
            for (; at < text.Length && count < Length && (char.IsAsciiDigit(text[at]) || text[at] is '-' or ' ' or '–' or '—' or '/'); at++)
            {
                if (char.IsAsciiDigit(text[at]))
                {
                    digits[count++] = text[at];
                }
            }

            bool ends = at >= text.Length || !char.IsAsciiDigit(text[at]);
            if (count == Length && ends && Check(digits[..^1]) == digits[^1] - '0')
            {
                return $"{digits[..2]}-{digits[2..8]}-{digits[8..10]}-{digits[10]}";
            }
        }

        return null;
    }

    /// <summary>Two digits of the year, six of the case, two of the offer, one to check.</summary>
    private const int Length = 11;

    /// <summary>True where the last of the digits is the right check digit of those before it; signs between digits do not count.</summary>
    internal static bool IsWhole(ReadOnlySpan<char> digits) => Check(digits) == 0;

    /// <summary>The check digit of ten digits.</summary>
    internal static char CheckOf(ReadOnlySpan<char> body) => (char)('0' + Check(body));

    private static int Check(ReadOnlySpan<char> text)
    {
        int interim = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                interim = Damm[interim][c - '0'];
            }
        }

        return interim;
    }
}
