using System.Globalization;

namespace Okno.Domain.Names;

/// <summary>
/// Keys under which a person is found by name and year of birth although one word of the name has a slip, in whatever alphabet and transliteration. Two words of a name and the year make one key, so that lists stay short; of
/// three words with one slip, one pair is whole. Of two words with one slip, one is whole and the other begins with the same sound. A slip among vowels changes no key (<see cref="NameKeys"/>).
/// </summary>
public static class NamePairs
{
    /// <summary>Words of a name beyond these are not looked at.</summary>
    private const int MostWords = 5;

    /// <summary>The keys under which a person is kept; none where a name has fewer than two words.</summary>
    /// <param name="surname">In either alphabet.</param>
    /// <param name="given">In the same.</param>
    /// <param name="patronymic">In the same, or null.</param>
    /// <param name="year">Year of birth.</param>
    public static IReadOnlyList<string> Kept(string surname, string given, string? patronymic, int year)
    {
        HashSet<string> keys = [];
        List<IReadOnlyList<string>> main = [.. Sounds(NameKeys.Words(surname)).Take(1), .. Sounds(NameKeys.Words(given)).Take(1)];
        Pairs(keys, [.. main, .. Sounds(NameKeys.Words(patronymic)).Take(1)], year);
        Beginnings(keys, main, year);
        return [.. keys];
    }

    /// <summary>The keys to ask for, in whatever order the words were typed; none for fewer than two words.</summary>
    public static IReadOnlyList<string> Asked(IReadOnlyList<string> words, int year)
    {
        HashSet<string> keys = [];
        List<IReadOnlyList<string>> sounds = Sounds(words);
        Pairs(keys, sounds, year);
        Beginnings(keys, sounds, year);
        return [.. keys];
    }

    // Consonants only: a key in capitals. What has no key, such as a word of another alphabet, is left out.
    private static List<IReadOnlyList<string>> Sounds(IReadOnlyList<string> words) =>
        [.. words.Select(word => (IReadOnlyList<string>)[.. NameKeys.OfWord(word).Where(key => char.IsAsciiLetterUpper(key[0]))]).Where(keys => keys.Count > 0).Take(MostWords)];

    private static void Pairs(HashSet<string> keys, List<IReadOnlyList<string>> words, int year)
    {
        for (int i = 0; i < words.Count; i++)
        {
            for (int j = i + 1; j < words.Count; j++)
            {
                foreach (string one in words[i])
                {
                    foreach (string other in words[j])
                    {
                        keys.Add(string.CompareOrdinal(one, other) <= 0 ? Key(year, one, other) : Key(year, other, one));
                    }
                }
            }
        }
    }

    private static void Beginnings(HashSet<string> keys, List<IReadOnlyList<string>> words, int year)
    {
        for (int i = 0; i < words.Count; i++)
        {
            for (int j = 0; j < words.Count; j++)
            {
                if (i != j)
                {
                    keys.UnionWith(words[i].SelectMany(whole => words[j].Select(other => Key(year, whole, char.ToLowerInvariant(other[0]).ToString()))));
                }
            }
        }
    }

    private static string Key(int year, string one, string other) => string.Create(CultureInfo.InvariantCulture, $"{year}|{one}|{other}");
}
