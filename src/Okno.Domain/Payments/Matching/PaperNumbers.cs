namespace Okno.Domain.Payments.Matching;

/// <summary>Numbers of patents, blanks and passports as they are compared.</summary>
public static class PaperNumbers
{
    private const string Cyrillic = "АВЕКМНОРСТУХІЈЅ";
    private const string Latin = "ABEKMHOPCTYXIJS";

    /// <summary>Letters and digits only, capitals; a Cyrillic letter that looks like a Latin one becomes it, because nobody sees which was typed. Empty for null.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        Span<char> plain = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
        int count = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain[count++] = Plain(c);
            }
        }

        return plain[..count].ToString();
    }

    internal static char Plain(char c)
    {
        if (c < '\u0080')
        {
            return char.ToUpperInvariant(c);
        }

        char capital = char.ToUpperInvariant(c);
        int at = Cyrillic.IndexOf(capital, StringComparison.Ordinal);
        return at < 0 ? capital : Latin[at];
    }

    /// <summary>One sign wrong, lost, doubled, or swapped with its neighbour; equal numbers are not.</summary>
    internal static bool OneWrong(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length < b.Length)
        {
            ReadOnlySpan<char> longer = b;
            b = a;
            a = longer;
        }

        int at = a.CommonPrefixLength(b);
        if (a.Length == b.Length)
        {
            return at < a.Length
                && (a[(at + 1)..].SequenceEqual(b[(at + 1)..]) || (at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at] && a[(at + 2)..].SequenceEqual(b[(at + 2)..])));
        }

        return a.Length == b.Length + 1 && a[(at + 1)..].SequenceEqual(b[at..]);
    }
}
