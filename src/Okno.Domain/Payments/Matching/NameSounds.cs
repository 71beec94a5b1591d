using Okno.Domain.Names;

namespace Okno.Domain.Payments.Matching;

/// <summary>How well one word of a line agrees with one word of a name.</summary>
internal enum WordFit
{
    None,

    /// <summary>One sound is wrong, lost, doubled in another letter, or swapped with its neighbour; only in words of five sounds and more, one of them lost perhaps.</summary>
    Typo,

    /// <summary>The same word in either alphabet, in any case of declension.</summary>
    Same,
}

/// <summary>
/// A word as the sounds that it can be read with: one set of bits for each place, because a letter such as Latin <c>x</c> or Russian <c>г</c> is read in several ways. Unlike <see cref="NameKeys"/>, which
/// lists readings so that they can be looked up, this compares two words directly and without memory of its own.
/// </summary>
internal static class NameSounds
{
    /// <summary>Longer words are cut: no name field of a paper is longer.</summary>
    public const int Longest = NameLetters.Longest * 2;

    // Each letter of a, o, u shares a sound with its neighbour in this row (Bahrom and Bahram, O'tkir and Уткир), but a and u share none: Хасан and Хусан are twins, not one person.
    private const int A = 1 | AtoO, O = AtoO | OtoU, U = OtoU | 1 << 22, AtoO = 1 << 20, OtoU = 1 << 21;

    // Latin h is х or, in Ukrainian and Azerbaijani names, г; between Cyrillic words х and г are two letters.
    private const int CyrillicH = 256, LatinH = 1 << 23, H = CyrillicH | LatinH;

    private const int I = 2, B = 4, V = 8, D = 16, Z = 32, K = 64, G = 128, C = 512, J = 1024, S = 2048, L = 4096, M = 8192, N = 16384, P = 32768, R = 65536, T = 131072, F = 262144, X = 524288;
    private const int Vowels = A | O | U | I;

    /// <summary>Words with fewer sounds must agree in full: Али and Вали are two names.</summary>
    private const int ShortestWithTypo = 5;

    private static readonly int[] OfLetter = Letters();

    /// <summary>The one or two sounds of each Cyrillic letter by itself, so that the usual word is read without regard to its neighbours.</summary>
    private static readonly (int First, int Second)[] OfCyrillic = Cyrillic();

    /// <summary>Writes the sounds of a word and answers how many; none where it has no letters of a known alphabet.</summary>
    public static int Of(ReadOnlySpan<char> word, Span<int> sounds)
    {
        int count = 0;
        foreach (char c in word)
        {
            if (c is < FirstCyrillic or > LastCyrillic)
            {
                return OfAny(word, sounds);
            }

            (int first, int second) = OfCyrillic[c - FirstCyrillic];
            count = first == 0 ? count : Push(sounds, count, first);
            count = second == 0 ? count : Push(sounds, count, second);
        }

        return WithoutFinalH(sounds, count);
    }

    private const char FirstCyrillic = 'Ѐ', LastCyrillic = 'ԯ';

    private static int OfAny(ReadOnlySpan<char> word, Span<int> sounds)
    {
        Span<char> letters = stackalloc char[Longest];
        letters = letters[..NameLetters.Fold(word, letters)];
        int count = 0;
        foreach (char letter in letters)
        {
            count = Push(sounds, count, OfLetter[letter]);
        }

        return WithoutFinalH(sounds, count);
    }

    /// <summary>A final h comes and goes (Abdulloh, Абдулло).</summary>
    private static int WithoutFinalH(ReadOnlySpan<int> sounds, int count) => count > 1 && sounds[count - 1] is H or CyrillicH ? count - 1 : count;

    /// <summary>A number for the letters of a word as written, capitals and ё for е aside: equal words have equal numbers. Zero for no word.</summary>
    public static int Spelling(ReadOnlySpan<char> word)
    {
        uint hash = 0;
        foreach (char c in word)
        {
            char capital = char.ToUpperInvariant(c);
            hash = NameLetters.IsSilent(c) ? hash : ((hash ^ (capital == 'Ё' ? 'Е' : capital)) + 1) * 0x01000193;
        }

        return (int)hash;
    }

    /// <summary>Compares a word of a line with a word of a name.</summary>
    public static WordFit Compare(ReadOnlySpan<int> name, ReadOnlySpan<int> word)
    {
        if (name.IsEmpty || word.IsEmpty || Math.Abs(name.Length - word.Length) > 3)
        {
            return WordFit.None;
        }

        int first = FirstDifference(name, word);
        if (first == name.Length && first == word.Length)
        {
            return WordFit.Same;
        }

        ReadOnlySpan<int> nameStem = Stem(name);
        ReadOnlySpan<int> wordStem = Stem(word);
        if (first >= nameStem.Length && nameStem.Length == wordStem.Length && nameStem.Length >= 2)
        {
            return WordFit.Same;
        }

        return Math.Max(name.Length, word.Length) >= ShortestWithTypo && Math.Min(name.Length, word.Length) >= ShortestWithTypo - 1 && (OneEdit(name, word, first) || OneEdit(nameStem, wordStem, Math.Min(first, Math.Min(nameStem.Length, wordStem.Length))))
            ? WordFit.Typo
            : WordFit.None;
    }

    /// <summary>True where the first sounds of <paramref name="word"/> are <paramref name="name"/> and more follow.</summary>
    public static bool Begins(ReadOnlySpan<int> word, ReadOnlySpan<int> name) => name.Length > 0 && word.Length > name.Length && FirstDifference(name, word) == name.Length;

    /// <summary>True where both begin with the same two sounds: a garbled form of one name rather than another name.</summary>
    public static bool BeginAlike(ReadOnlySpan<int> name, ReadOnlySpan<int> word) => name.Length > 1 && word.Length > 1 && (name[0] & word[0]) != 0 && (name[1] & word[1]) != 0;

    /// <summary>True where the initial <paramref name="letter"/>, a consonant, can begin the name. Vowels are compared as letters (<see cref="CardName"/>): О. is not Умида.</summary>
    public static bool Initial(ReadOnlySpan<int> name, ReadOnlySpan<int> letter) =>
        !name.IsEmpty && !letter.IsEmpty && (letter[0] & Vowels) == 0 && ((name[0] & letter[0]) != 0 || BeginsSound(letter[0], name[0]));

    /// <summary>One sound may be written with two letters, of which the initial is the first: Д. for Джамшед, Z. for Zhamol, K. for Khasan.</summary>
    private static bool BeginsSound(int letter, int sound) => (letter, sound) is (D, J) or (Z, J) or (K, H) or (K, CyrillicH);

    /// <summary>
    /// The word without vowels, each consonant as the one letter that stands for its class (k for all that one alphabet or another mixes up with k, g, h, ch, j), doubles as one. For keys.
    /// </summary>
    /// <param name="vowels">Keeps a place for each vowel, whichever it is: of Югай little else is left.</param>
    /// <returns>How many letters were written.</returns>
    public static int Skeleton(ReadOnlySpan<int> sounds, Span<char> letters, bool vowels = false)
    {
        int count = 0;
        foreach (int sound in sounds)
        {
            char letter = Class(sound) is var consonant && consonant == '\0' && vowels ? 'a' : consonant;
            if (letter != '\0' && (count == 0 || letters[count - 1] != letter))
            {
                letters[count++] = letter;
            }
        }

        return count;
    }

    /// <summary>The class of a first sound, vowels too: "a" for any vowel.</summary>
    public static char FirstClass(ReadOnlySpan<int> sounds) => sounds.IsEmpty ? '\0' : Class(sounds[0]) is var letter and not '\0' ? letter : 'a';

    private static char Class(int sound) => sound switch
    {
        _ when (sound & Vowels) != 0 => '\0',
        B => 'b',
        V => 'v',
        D => 'd',
        Z => 'z',
        S => 's',
        L => 'l',
        M => 'm',
        N => 'n',
        P => 'p',
        R => 'r',
        T => 't',
        F => 'f',
        _ => 'k',
    };

    private static int FirstDifference(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int shorter = Math.Min(a.Length, b.Length);
        int i = 0;
        while (i < shorter && (a[i] & b[i]) != 0)
        {
            i++;
        }

        return i;
    }

    /// <summary>What declension leaves: final vowels go (Каримова, Нигоре), and so does an ending -ым, -ом of a longer word.</summary>
    private static ReadOnlySpan<int> Stem(ReadOnlySpan<int> word)
    {
        int length = word.Length;
        if (length > 6 && word[length - 1] == M && (word[length - 2] & Vowels) != 0)
        {
            length -= 2;
        }

        length = WithoutVowels(word, length);
        if (length > 3 && word[length - 1] is H or CyrillicH)
        {
            // Фаррух ends without its h, and so must Фарруха.
            length = WithoutVowels(word, length - 1);
        }

        return word[..length];
    }

    private static int WithoutVowels(ReadOnlySpan<int> word, int length)
    {
        while (length > 2 && (word[length - 1] & Vowels) != 0)
        {
            length--;
        }

        return length;
    }

    /// <summary>One sound in place of another, one more, one less, or two neighbours swapped; <paramref name="at"/> is the first place where they differ.</summary>
    private static bool OneEdit(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int at)
    {
        if (a.Length < b.Length)
        {
            ReadOnlySpan<int> longer = b;
            b = a;
            a = longer;
        }

        if (a.Length - b.Length > 1)
        {
            return false;
        }

        ReadOnlySpan<int> restOfA = a[at..];
        ReadOnlySpan<int> restOfB = b[at..];
        if (a.Length > b.Length)
        {
            return Agree(restOfA[1..], restOfB);
        }

        return restOfA.IsEmpty
            || Agree(restOfA[1..], restOfB[1..])
            || (restOfA.Length > 1 && (restOfA[0] & restOfB[1]) != 0 && (restOfA[1] & restOfB[0]) != 0 && Agree(restOfA[2..], restOfB[2..]));
    }

    private static bool Agree(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => a.Length == b.Length && FirstDifference(a, b) == a.Length;

    /// <summary>Doubles become one sound, and two letters that another spelling writes as one sound become that sound.</summary>
    private static int Push(Span<int> sounds, int count, int sound)
    {
        while (count > 0)
        {
            int last = sounds[count - 1];
            if (last == sound)
            {
                return count;
            }

            // Vowels in a row are one: ё is written е, yo, io and o (Бахтиёр, Бахтиер, Bakhtiyor, Baxtior).
            if ((last & Vowels) != 0 && (sound & Vowels) != 0)
            {
                sounds[count - 1] |= sound;
                return count;
            }

            int one = (last, sound) switch
            {
                (S, H or CyrillicH or C) => S,
                (Z, H or CyrillicH) or (D, J) => J,
                (K, H or CyrillicH) => H,
                (G, H or CyrillicH) => G,
                (T, S or H or CyrillicH or Z or C) => T,
                (K, S) => X,
                _ => 0,
            };
            if (one == 0)
            {
                break;
            }

            count--;
            sound = one;
        }

        sounds[count] = sound;
        return count + 1;
    }

    private static int[] Letters()
    {
        int[] table = new int[128];
        (char Letter, int Sounds)[] known =
        [
            ('A', A), ('O', O), ('U', U), ('I', I), ('B', B), ('V', V), ('D', D), ('Z', Z), ('K', K), ('G', G), ('H', H), ('C', C), ('J', J), ('S', S), ('L', L), ('M', M), ('N', N), ('P', P), ('R', R), ('T', T), ('F', F),
            (NameLetters.CyrillicG, G | LatinH), (NameLetters.CyrillicH, CyrillicH), (NameLetters.LatinQ, K | G), (NameLetters.LatinC, J | C | K), (NameLetters.LatinCh, C | K), (NameLetters.LatinX, CyrillicH | X), (NameLetters.LatinGe, G | J), (NameLetters.TajikJ, J | C),
        ];
        foreach ((char letter, int sounds) in known)
        {
            table[letter] = sounds;
        }

        return table;
    }

    private static (int First, int Second)[] Cyrillic()
    {
        (int First, int Second)[] table = new (int, int)[LastCyrillic - FirstCyrillic + 1];
        Span<char> letters = stackalloc char[Longest];
        for (char c = FirstCyrillic; c <= LastCyrillic; c++)
        {
            int count = NameLetters.Fold([c], letters);
            table[c - FirstCyrillic] = (count > 0 ? OfLetter[letters[0]] : 0, count > 1 ? OfLetter[letters[1]] : 0);
        }

        return table;
    }
}
