using System.Text;

namespace Okno.Domain.Names;

/// <summary>The possible readings of folded letters, and the keys made of a reading.</summary>
internal static class NameReadings
{
    // More readings than this would make the keys of a word useless; real names stay far below.
    private const int Most = 12;

    /// <summary>Makes alike what keys do not tell apart: a, o and u; Cyrillic and Latin h.</summary>
    public static void Roughen(Span<char> letters)
    {
        letters.Replace('O', 'A');
        letters.Replace('U', 'A');
        letters.Replace(NameLetters.CyrillicH, 'H');
    }

    /// <summary>
    /// Every reading of the marks of <see cref="NameLetters"/>, the most usual first. Each mark is read by itself, unless that gives too many readings:
    /// then marks of one kind are read alike.
    /// </summary>
    public static IReadOnlyList<string> Of(string letters)
    {
        int readings = 1;
        foreach (char c in letters)
        {
            readings = Math.Min(Most + 1, readings * Math.Max(1, SoundsOf(c).Length));
        }

        return readings <= Most ? OneByOne(letters) : Alike(letters);
    }

    private static List<string> OneByOne(string letters)
    {
        List<string> readings = [letters];
        for (int i = letters.Length - 1; i >= 0; i--)
        {
            string[] sounds = SoundsOf(letters[i]);
            if (sounds.Length > 0)
            {
                readings = [.. sounds.SelectMany(sound => readings.Select(r => string.Concat(r.AsSpan(0, i), sound, r.AsSpan(i + 1))))];
            }
        }

        return readings;
    }

    private static List<string> Alike(string letters)
    {
        List<string> readings = [letters];
        foreach (char mark in letters.Where(char.IsAsciiLetterLower).Distinct())
        {
            readings = [.. SoundsOf(mark).SelectMany(sound => readings.Select(r => r.Replace(mark.ToString(), sound, StringComparison.Ordinal))).Take(Most)];
        }

        return readings;
    }

    private static string[] SoundsOf(char c) => c switch
    {
        NameLetters.CyrillicG => GorH,
        NameLetters.LatinQ => KorG,
        NameLetters.LatinCh => CorK,
        NameLetters.LatinC => JorCorK,
        NameLetters.LatinX => HorKs,
        NameLetters.LatinGe => GorJ,
        NameLetters.TajikJ => JorC,
        _ => [],
    };

    private static readonly string[] GorH = ["G", "H"];
    private static readonly string[] KorG = ["K", "G"];
    private static readonly string[] CorK = ["C", "K"];
    private static readonly string[] JorCorK = ["J", "C", "K"];
    private static readonly string[] HorKs = ["H", "KS"];
    private static readonly string[] GorJ = ["G", "J"];
    private static readonly string[] JorC = ["J", "C"];

    /// <summary>Rough vowels and consonants, in small letters.</summary>
    public static string Vowelled(string reading) => Join(reading, vowels: true).ToLowerInvariant();

    /// <summary>Consonants only, in capitals; a leading vowel of any kind stays as A. A word of vowels alone is "A".</summary>
    public static string Consonants(string reading) => Join(reading, vowels: false);

    private static string Join(string reading, bool vowels)
    {
        StringBuilder key = new(reading.Length);
        foreach (char c in reading)
        {
            Push(key, c);
        }

        // A final h comes and goes (Abdulloh, Абдулло).
        if (key.Length > 1 && key[^1] == 'H')
        {
            key.Length--;
        }

        if (vowels)
        {
            return key.ToString();
        }

        int kept = 0;
        for (int i = 0; i < key.Length; i++)
        {
            char c = key[i];
            if (c is not ('A' or 'I'))
            {
                key[kept++] = c;
            }
            else if (i == 0)
            {
                key[kept++] = 'A';
            }
        }

        key.Length = kept;
        return key.ToString();
    }

    /// <summary>Doubles become one letter, and two letters that another spelling writes as one sound become that sound.</summary>
    private static void Push(StringBuilder key, char c)
    {
        while (key.Length > 0)
        {
            char last = key[^1];
            if (last == c)
            {
                return;
            }

            char one = (last, c) switch
            {
                ('S', 'H') or ('S', 'C') => 'S',
                ('Z', 'H') or ('D', 'J') => 'J',
                ('K', 'H') => 'H',
                ('G', 'H') => 'G',
                ('T', 'S') or ('T', 'H') or ('T', 'Z') or ('T', 'C') => 'T',
                _ => '\0',
            };
            if (one == '\0')
            {
                break;
            }

            key.Length--;
            c = one;
        }

        key.Append(c);
    }
}
