using System.Globalization;
using System.Text;

namespace Okno.Domain.Names;

/// <summary>
/// Folds a word of either alphabet into one small set of sounds: A, O, U, I (e i y), C (ч), J (ж дж), S (с ш щ), T (т ц), H (х ҳ), and single consonants.
/// Letters that are read in several ways become small marks which <see cref="NameReadings"/> resolves.
/// </summary>
internal static class NameLetters
{
    /// <summary>Longer words are cut: no name field of a paper is longer.</summary>
    public const int Longest = 64;

    /// <summary>г: G in Russian, H in Ukrainian passports and in Russian spellings of Azerbaijani h.</summary>
    public const char CyrillicG = 'g';

    /// <summary>Latin q: K in Uzbek, G in Azerbaijani.</summary>
    public const char LatinQ = 'q';

    /// <summary>Latin c alone: дж (Azerbaijani), к or ч (Romanian; ç without its tail in a machine readable zone).</summary>
    public const char LatinC = 'c';

    /// <summary>Latin ch: ч, but к in Romanian.</summary>
    public const char LatinCh = 'k';

    /// <summary>Latin x: х in Uzbek and Azerbaijani, кс in Romanian.</summary>
    public const char LatinX = 'x';

    /// <summary>Latin g before e and i: г, but дж in Romanian.</summary>
    public const char LatinGe = 'e';

    /// <summary>х: H, which no Cyrillic г is, though Latin h may be either.</summary>
    public const char CyrillicH = 'h';

    /// <summary>Tajik ҷ: written j or ch.</summary>
    public const char TajikJ = 'j';

    private static readonly HashSet<string> Kinship = new(StringComparer.Ordinal)
    {
        "ОГЛИ", "ОГЛЫ", "УГЛИ", "УГЛЫ", "ЎҒЛИ", "ЎГЛИ", "УҒЛИ", "УУЛУ", "УЛЫ", "ҰЛЫ", "OGLI", "OGLY", "OGLU", "OĞLU", "UGLI", "OʻGʻLI", "UULU",
        "КИЗИ", "КЫЗЫ", "ҚИЗИ", "ҚЫЗЫ", "ГЫЗЫ", "QIZI", "KIZI", "KYZY", "GIZI",
    };

    /// <summary>Signs inside a word that have no sound of their own.</summary>
    public static bool IsSilent(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʻ' or 'ʼ' or 'ʹ' or '′';

    public static bool IsKinship(string capitals)
    {
        if (Kinship.Contains(capitals))
        {
            return true;
        }

        string bare = string.Concat(capitals.Where(c => !IsSilent(c)));
        return Kinship.Contains(bare.Replace('İ', 'I'));
    }

    /// <summary>Writes the sounds of a word and answers how many.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> sounds)
    {
        Span<char> capitals = stackalloc char[Longest];
        int length = Capitals(word, capitals);
        capitals = capitals[..length];
        Alphabet.Straighten(capitals);
        int count = 0;
        for (int i = 0; i < capitals.Length;)
        {
            ReadOnlySpan<char> rest = capitals[i..];
            (string heard, int taken) = rest[0] < '\u0400' ? Latin(rest) : (Cyrillic(rest[0]), 1);
            heard.CopyTo(sounds[count..]);
            count += heard.Length;
            i += taken;
        }

        return count;
    }

    private static int Capitals(ReadOnlySpan<char> word, Span<char> capitals)
    {
        int count = 0;
        foreach (char small in word)
        {
            char c = char.ToUpperInvariant(small);
            // Cyrillic letters carry no marks to take off: the usual road, without a text for each letter.
            if (c is >= 'Ѐ' and <= 'ԯ')
            {
                if (count < capitals.Length)
                {
                    capitals[count++] = c;
                }

                continue;
            }

            foreach (char part in Plain(c))
            {
                if (count < capitals.Length && char.IsLetter(part) && !IsSilent(part))
                {
                    capitals[count++] = part;
                }
            }
        }

        return count;
    }

    /// <summary>A Latin letter without its marks; the letters whose mark changes the sound are written out.</summary>
    private static string Plain(char c) => c switch
    {
        < '\u0080' => Ascii[c],
        'Ş' or 'Ș' or 'Š' => "SH",
        'Ç' or 'Č' => "CH",
        'Ț' or 'Ţ' => "TS",
        'Ž' => "ZH",
        'Ə' or 'ə' => "A",
        'ı' or 'İ' => "I",
        'ß' => "SS",
        'Æ' => "AE",
        'Ø' => "O",
        'Ł' => "L",
        'Đ' => "D",
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => Bare(c),
        _ => c.ToString(),
    };

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(i => ((char)i).ToString())];

    private static string Bare(char c)
    {
        foreach (char part in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
            {
                return part.ToString();
            }
        }

        return "";
    }

    private static (string Heard, int Taken) Latin(ReadOnlySpan<char> rest) => rest switch
    {
        ['S', 'H', 'C', 'H', ..] => ("S", 4),
        ['T', 'S', 'H', 'C', 'H', ..] => ("T", 5),
        ['T', 'S', 'H', ..] => ("T", 3),
        ['D', 'Z', 'H', ..] => ("J", 3),
        ['S', 'H', ..] => ("S", 2),
        ['C', 'H', ..] => ("k", 2),
        ['Z', 'H', ..] => ("J", 2),
        ['K', 'H', ..] => ("H", 2),
        ['G', 'H', ..] => ("G", 2),
        ['T', 'S', ..] => ("T", 2),
        ['C', 'K', ..] => ("K", 2),
        ['G', 'E' or 'I', ..] => ("e", 1),
        ['E' or 'I' or 'Y', ..] => ("I", 1),
        ['W', ..] => ("V", 1),
        ['Q', ..] => ("q", 1),
        ['C', ..] => ("c", 1),
        ['X', ..] => ("x", 1),
        [>= 'A' and <= 'Z' and var c, ..] => (Ascii[c], 1),
        _ => ("", 1),
    };

    private static string Cyrillic(char c) => c switch
    {
        'А' or 'Ә' => "A",
        'О' or 'Ў' or 'Ӯ' or 'Ө' => "O",
        'У' or 'Ү' or 'Ұ' => "U",
        'Е' or 'Э' or 'И' or 'Й' or 'Ы' or 'І' or 'Ї' or 'Є' or 'Ӣ' => "I",
        'Я' => "IA",
        'Ю' => "IU",
        'Ё' => "IO",
        'Б' => "B",
        'В' => "V",
        'Г' => "g",
        'Ғ' or 'Ґ' or 'Ѓ' => "G",
        'Д' or 'Ђ' => "D",
        'Ж' or 'Ј' or 'Џ' or 'Ӂ' => "J",
        'З' => "Z",
        'К' or 'Қ' or 'Ҡ' => "K",
        'Л' or 'Љ' => "L",
        'М' => "M",
        'Н' or 'Ң' or 'Њ' => "N",
        'П' => "P",
        'Р' => "R",
        'С' or 'Ш' or 'Щ' or 'Ѕ' => "S",
        'Т' or 'Ц' => "T",
        'Ф' => "F",
        'Х' or 'Ҳ' or 'Һ' => "h",
        'Ч' or 'Ҹ' => "C",
        'Ҷ' => "j",
        _ => "",
    };
}
