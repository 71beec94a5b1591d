namespace Okno.Domain.Names;

/// <summary>
/// Keys under which a name is found whatever alphabet and whatever transliteration it is written in: order 211 of the Russian authority, ICAO 9303,
/// the Uzbek, Tajik, Azerbaijani, Moldovan and Ukrainian passports, and the Russian of notarised translations. Keys are for finding and matching only:
/// the Russian spelling of a paper is never computed from them.
/// </summary>
public static class NameKeys
{
    /// <summary>
    /// The keys of every word of <paramref name="text"/>, without repetition. A key in small letters keeps rough vowels (agreement is strong), one in
    /// capitals only consonants (agreement is a candidate). Two spellings of one name share at least one key. Empty for a text without letters.
    /// </summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        List<string> keys = [];
        foreach (string word in Words(text))
        {
            foreach (string key in OfWord(word))
            {
                if (!keys.Contains(key))
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    /// <summary>
    /// The words of a name that tell people apart, in capitals: split at everything that is neither a letter nor an apostrophe. "Son of" and "daughter of"
    /// (o'g'li, угли, oglu, qizi, кызы ...) are left out unless nothing else is there.
    /// </summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        List<string> words = [];
        List<string> kinship = [];
        int start = -1;
        string capitals = Composed(text ?? "").ToUpperInvariant();
        for (int i = 0; i <= capitals.Length; i++)
        {
            bool inside = i < capitals.Length && (char.IsLetter(capitals[i]) || NameLetters.IsSilent(capitals[i]) || char.GetUnicodeCategory(capitals[i]) == System.Globalization.UnicodeCategory.NonSpacingMark);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                string word = capitals[start..i];
                (NameLetters.IsKinship(word) ? kinship : words).Add(word);
                start = -1;
            }
        }

        return words.Count > 0 ? words : kinship;
    }

    /// <summary>The keys of one word; to find a name of several words, ask that each word shares a key.</summary>
    public static IReadOnlyList<string> OfWord(string word)
    {
        Span<char> letters = stackalloc char[NameLetters.Longest * 2];
        letters = letters[..NameLetters.Fold(word, letters)];
        NameReadings.Roughen(letters);
        if (letters.IsEmpty)
        {
            return [];
        }

        List<string> keys = [];
        foreach (string reading in NameReadings.Of(letters.ToString()))
        {
            if (keys.Count == 0)
            {
                Add(keys, NameReadings.Vowelled(reading));
            }

            Add(keys, NameReadings.Consonants(reading));
        }

        return keys;
    }

    /// <summary>Letters and their marks put together; halves of surrogate pairs, which no name has and normalisation refuses, become spaces.</summary>
    private static string Composed(string text)
    {
        bool odd = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.AsSpan().ContainsAny('\uFFFE', '\uFFFF');
        return (odd ? string.Concat(text.Select(c => c is (>= '\uD800' and <= '\uDFFF') or >= '\uFFFE' ? ' ' : c)) : text).Normalize();
    }

    private static void Add(List<string> keys, string key)
    {
        if (key.Length > 0 && !keys.Contains(key))
        {
            keys.Add(key);
        }
    }
}
