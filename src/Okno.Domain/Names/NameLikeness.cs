namespace Okno.Domain.Names;

/// <summary>How far a typed name is from a person's: for putting the likeliest of a few candidates first. Equal names are 0 apart, one slip is 1 at most, another transliteration a fraction of that.</summary>
public static class NameLikeness
{
    /// <summary>A typed word that the person does not have.</summary>
    private const double Strange = 3;

    /// <summary>A word of the person that was not typed: a patronymic that nobody typed tells little.</summary>
    private const double Untyped = 0.3;

    private const double OtherSpelling = 0.4;

    /// <summary>The distance, 0 or more.</summary>
    /// <param name="typed">Words as <see cref="NameKeys.Words"/> gives them.</param>
    /// <param name="spellings">The person's words: for each, its spellings in capitals.</param>
    public static double Distance(IReadOnlyList<string> typed, IReadOnlyList<IReadOnlyList<string>> spellings)
    {
        double[,] apart = new double[typed.Count, spellings.Count];
        for (int i = 0; i < typed.Count; i++)
        {
            for (int j = 0; j < spellings.Count; j++)
            {
                apart[i, j] = spellings[j].Min(word => OfWords(typed[i], word));
            }
        }

        return Best(apart, 0, new bool[spellings.Count], spellings.Count);
    }

    // Names have a handful of words: every way of pairing them is tried.
    private static double Best(double[,] apart, int i, bool[] taken, int free)
    {
        if (i == apart.GetLength(0))
        {
            return free * Untyped;
        }

        double best = Strange + Best(apart, i + 1, taken, free);
        for (int j = 0; j < taken.Length; j++)
        {
            if (!taken[j] && apart[i, j] < Strange)
            {
                taken[j] = true;
                best = Math.Min(best, apart[i, j] + Best(apart, i + 1, taken, free - 1));
                taken[j] = false;
            }
        }

        return best;
    }

    private static double OfWords(string typed, string word)
    {
        double written = Alphabet.Of(typed) == Alphabet.Of(word) ? Slips(typed, word) : double.MaxValue;
        if (written <= OtherSpelling)
        {
            return written;
        }

        // What sounds alike is near, whatever letters it is written with.
        double heard = double.MaxValue;
        foreach (string one in NameKeys.OfWord(typed).Where(key => char.IsAsciiLetterLower(key[0])))
        {
            foreach (string other in NameKeys.OfWord(word).Where(key => char.IsAsciiLetterLower(key[0])))
            {
                heard = Math.Min(heard, OtherSpelling + Slips(one, other));
            }
        }

        return Math.Min(written, heard);
    }

    /// <summary>Letters put in, left out, put in the place of another, or swapped with their neighbour (optimal string alignment).</summary>
    private static int Slips(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > NameLetters.Longest || other.Length > NameLetters.Longest)
        {
            return NameLetters.Longest;
        }

        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int same = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            Span<int> spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[other.Length];
    }
}
