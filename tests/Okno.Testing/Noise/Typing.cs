using System.Text;

namespace Okno.Testing.Noise;

/// <summary>What happens to a word between the head and the bank: the slips of people who type.</summary>
public static class Typing
{
    private static readonly string[] Rows = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];

    private const string Cyrillic = "АВЕКМНОРСТХаеорсух";
    private const string LikeLatin = "ABEKMHOPCTXaeopcyx";

    /// <summary>One slip: two letters swapped, one lost, one doubled, or a neighbour on the keyboard. Never in a word of two letters.</summary>
    public static string Slip(string word, Random random)
    {
        if (word.Length < 3)
        {
            return word;
        }

        int at = random.Next(1, word.Length - 1);
        string slipped = random.Next(4) switch
        {
            0 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            1 => word[..at] + word[(at + 1)..],
            2 => word[..at] + word[at] + word[at..],
            _ => word[..at] + Neighbour(word[at], random) + word[(at + 1)..],
        };
        return slipped;
    }

    /// <summary>One wrong digit, two swapped, one lost or doubled; always another text.</summary>
    public static string WrongDigit(string number, Random random)
    {
        while (true)
        {
            int at = random.Next(number.Length);
            if (!char.IsAsciiDigit(number[at]))
            {
                continue;
            }

            int kind = random.Next(10);
            string wrong = kind < 6 || at + 1 >= number.Length || !char.IsAsciiDigit(number[at + 1])
                ? number[..at] + (char)('0' + random.Next(10)) + number[(at + 1)..]
                : kind < 8 ? number[..at] + number[at + 1] + number[at] + number[(at + 2)..]
                : kind == 8 ? number[..at] + number[(at + 1)..] : number[..at] + number[at] + number[at..];
            if (wrong != number)
            {
                return wrong;
            }
        }
    }

    /// <summary>Some Cyrillic letters become Latin ones that look the same.</summary>
    public static string LookAlike(string word, Random random)
    {
        StringBuilder text = new(word);
        for (int i = 0; i < text.Length; i++)
        {
            int at = Cyrillic.IndexOf(text[i], StringComparison.Ordinal);
            if (at >= 0 && random.Next(3) == 0)
            {
                text[i] = LikeLatin[at];
            }
        }

        return text.ToString();
    }

    /// <summary>A digit typed as the letter that looks like it: O, l, З, В, in either alphabet.</summary>
    public static string DigitAsLetter(string number, Random random)
    {
        int start = random.Next(number.Length);
        for (int i = 0; i < number.Length; i++)
        {
            int at = (start + i) % number.Length;
            string? letters = number[at] switch { '0' => "OОoо", '1' => "lI", '3' => "Зз", '8' => "BВ", _ => null };
            if (letters is not null)
            {
                return number[..at] + letters[random.Next(letters.Length)] + number[(at + 1)..];
            }
        }

        return number;
    }

    private static char Neighbour(char c, Random random)
    {
        char small = char.ToLowerInvariant(c);
        foreach (string row in Rows)
        {
            int at = row.IndexOf(small, StringComparison.Ordinal);
            if (at >= 0)
            {
                char near = row[at == 0 ? 1 : at == row.Length - 1 ? at - 1 : at + (random.Next(2) * 2) - 1];
                return char.IsUpper(c) ? char.ToUpperInvariant(near) : near;
            }
        }

        return c;
    }
}
