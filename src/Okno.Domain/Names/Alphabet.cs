namespace Okno.Domain.Names;

/// <summary>Which letters a text is written in; digits, spaces and signs do not count.</summary>
public enum AlphabetKind
{
    /// <summary>No letters at all.</summary>
    None,
    Cyrillic,
    Latin,

    /// <summary>Cyrillic and Latin letters together, the usual trace of a wrong keyboard layout.</summary>
    Mixed,

    /// <summary>Letters of some other alphabet are among them.</summary>
    Other,
}

/// <summary>Tells Cyrillic and Latin letters apart, which often look the same.</summary>
public static class Alphabet
{
    /// <summary>Cyrillic letters in the order of their Latin look-alikes.</summary>
    private const string LikeCyrillic = "АВСЕНКМОРТХУІЈЅ";
    private const string LikeLatin = "ABCEHKMOPTXYIJS";

    public static AlphabetKind Of(ReadOnlySpan<char> text)
    {
        bool cyrillic = false;
        bool latin = false;
        foreach (char c in text)
        {
            AlphabetKind kind = Of(c);
            if (kind == AlphabetKind.Other)
            {
                return AlphabetKind.Other;
            }

            cyrillic |= kind == AlphabetKind.Cyrillic;
            latin |= kind == AlphabetKind.Latin;
        }

        return (cyrillic, latin) switch
        {
            (true, true) => AlphabetKind.Mixed,
            (true, false) => AlphabetKind.Cyrillic,
            (false, true) => AlphabetKind.Latin,
            _ => AlphabetKind.None,
        };
    }

    /// <summary>The alphabet of one character; <see cref="AlphabetKind.None"/> for what is no letter.</summary>
    public static AlphabetKind Of(char c) => c switch
    {
        >= '\u0400' and <= '\u052F' => AlphabetKind.Cyrillic,
        'ʻ' or 'ʼ' or 'ª' or 'º' => AlphabetKind.None,
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => AlphabetKind.Latin,
        _ when !char.IsLetter(c) => AlphabetKind.None,
        <= '\u024F' or 'ə' or (>= '\u1E00' and <= '\u1EFF') => AlphabetKind.Latin,
        _ => AlphabetKind.Other,
    };

    /// <summary>Index of the first letter of <paramref name="kind"/> (Cyrillic, Latin or Other), to point at it; -1 where there is none.</summary>
    public static int FirstOf(ReadOnlySpan<char> text, AlphabetKind kind)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (Of(text[i]) == kind && kind != AlphabetKind.None)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Puts the look-alike of the word's prevailing alphabet in place of a stray capital letter; other letters stay.</summary>
    internal static void Straighten(Span<char> capitals)
    {
        int cyrillic = 0;
        int latin = 0;
        foreach (char c in capitals)
        {
            AlphabetKind kind = Of(c);
            cyrillic += kind == AlphabetKind.Cyrillic ? 1 : 0;
            latin += kind == AlphabetKind.Latin ? 1 : 0;
        }

        if (cyrillic == 0 || latin == 0)
        {
            return;
        }

        (string from, string to) = cyrillic >= latin ? (LikeLatin, LikeCyrillic) : (LikeCyrillic, LikeLatin);
        foreach (ref char c in capitals)
        {
            int at = from.IndexOf(c, StringComparison.Ordinal);
            c = at < 0 ? c : to[at];
        }
    }
}
