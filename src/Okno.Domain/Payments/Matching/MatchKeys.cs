using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Okno.Domain.Payments.Matching;

/// <summary>One thing under which a card is found: equality of both parts, nothing else, so that an index of keyed tokens is enough.</summary>
/// <param name="Kind">One of the constants of <see cref="MatchKeys"/>.</param>
public readonly record struct MatchKey(string Kind, string Value);

/// <summary>
/// Under which keys cards and lines meet. A card has at most <see cref="MostOfCard"/> keys (usually 10), a line at most <see cref="MostOfLine"/> (usually 10 to 14); a card is a candidate if one key is shared.
/// <para>Numbers are keys by themselves: the case number in a reference (a line with a broken reference asks for the few case numbers that one wrong digit may have come from), the patent, the passport, the
/// blank, the person's INN. A name is a key only in parts that are rare together, and, but for the whole name, only within the ten days of the offer and the ten before: two words of it in any order (so that one
/// wrong word does no harm), the surname with an initial, the given name with the first or the last two consonants of the surname (so that a typo in a surname written in Latin, where there is no patronymic,
/// does no harm). Words are consonant skeletons of their sounds: alphabet, transliteration, vowels, doubled letters and declension make no difference.</para>
/// <para>A million offers over two years put some 27,000 into twenty days; the most frequent surname (1 in 100) with one initial (1 in 12) then has 22 cards, two words of a name have fewer than 15.</para>
/// </summary>
public static class MatchKeys
{
    /// <summary>The most keys that one card has.</summary>
    public const int MostOfCard = 12;

    /// <summary>The most keys that one line has.</summary>
    public const int MostOfLine = 24;

    /// <summary>Days that share one dated key.</summary>
    public const int DaysTogether = 10;

    public const string Reference = "reference", Paper = "paper", Name = "full-name", Pair = "name-pair", Initial = "name-initial", Head = "name-head", Tail = "name-tail";

    /// <summary>Case numbers looked for because of broken references.</summary>
    private const int MostBroken = 8;

    private const int MostReferences = 8;

    private const int MostPapers = 8;

    /// <summary>Keys of a card, the surest first. Change whenever the card does: a new offer moves the dated ones.</summary>
    public static ImmutableArray<MatchKey> OfCard(OfferCard card)
    {
        KeyList keys = new(MostOfCard);
        if (card.Offers > 0)
        {
            keys.Add(Reference, card.Number);
        }

        foreach (string? number in (ReadOnlySpan<string?>)[card.Patent, card.Paper, card.Inn])
        {
            if (!string.IsNullOrEmpty(number))
            {
                keys.Add(Paper, number);
            }
        }

        CardName name = CardName.Of(card, stackalloc int[CardName.Room], latin: false);
        if (!name.Surname.IsEmpty && !name.Given.IsEmpty)
        {
            keys.Whole(name.Surname, name.Given, name.Patronymic);
            if (card.Day is { } day)
            {
                int days = day.DayNumber / DaysTogether;
                keys.Pair(name.Surname, name.Given, days);
                keys.Pair(name.Given, name.Patronymic, days);
                keys.Pair(name.Surname, name.Patronymic, days);
                keys.Initial(name.Surname, name.Given, days);
                keys.Ends(name.Surname, name.Given, days);
            }
        }

        if (!string.IsNullOrEmpty(card.Blank))
        {
            keys.Add(Paper, card.Blank);
        }

        return keys.Take();
    }

    /// <summary>Keys of a line, the surest first.</summary>
    public static ImmutableArray<MatchKey> OfLine(LineClues line)
    {
        KeyList keys = new(MostOfLine);
        for (int i = 0; i < line.References.Length && i < MostReferences; i++)
        {
            keys.Add(Reference, line.References[i].CaseNumber);
        }

        int papers = 0;
        if (line.PayerInn is { Length: 12 } inn)
        {
            keys.Add(Paper, inn);
        }

        foreach (NumberClue number in line.Numbers)
        {
            if (number.Value.Length is >= 7 and <= 13 && number.Label != NumberLabel.Other && papers++ < MostPapers)
            {
                keys.Add(Paper, number.Value);
            }
        }

        int days = line.Day.DayNumber / DaysTogether;
        AddNames(line, line.PurposeWords, days, keys, Phrases(line.PurposeWords) > 2);
        AddNames(line, line.PayerWords, days, keys, several: line.PayerKind == PayerKind.Organisation);
        Span<char> variants = stackalloc char[MostBroken * 11];
        foreach (string broken in line.BrokenReferences)
        {
            int count = ReferenceScan.Variants(broken, line.Day, variants, MostBroken);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<char> digits = variants[(i * 11)..];
                keys.Add(Reference, $"{digits[..2]}-{digits[2..8]}");
            }
        }

        return keys.Take();
    }

    private static int Phrases(NameWord[] words)
    {
        int phrases = 0;
        for (int i = 0; i < words.Length; i++)
        {
            phrases += i == 0 || words[i].Phrase != words[i - 1].Phrase ? 1 : 0;
        }

        return phrases;
    }

    /// <summary>Keys of each phrase. Of a line that names several persons only the whole names and the nearest pairs, so that all of them fit.</summary>
    private static void AddNames(LineClues line, NameWord[] words, int days, KeyList keys, bool several)
    {
        for (int start = 0; start < words.Length;)
        {
            int end = start + 1;
            while (end < words.Length && words[end].Phrase == words[start].Phrase)
            {
                end++;
            }

            AddPhrase(line, words.AsSpan(start, end - start), days, keys, several);
            start = end;
        }
    }

    private static void AddPhrase(LineClues line, ReadOnlySpan<NameWord> phrase, int days, KeyList keys, bool several)
    {
        Span<NameWord> full = stackalloc NameWord[4];
        int count = 0;
        NameWord initial = default;
        foreach (NameWord word in phrase)
        {
            if (word.Initial)
            {
                initial = initial.Length == 0 ? word : initial;
            }
            else if (count < full.Length)
            {
                full[count++] = word;
            }
        }

        ReadOnlySpan<int> a = count > 0 ? line.SoundsOf(full[0]) : default;
        ReadOnlySpan<int> b = count > 1 ? line.SoundsOf(full[1]) : default;
        ReadOnlySpan<int> c = count > 2 ? line.SoundsOf(full[2]) : default;
        if (count == 1 && initial.Length > 0)
        {
            keys.Initial(a, line.SoundsOf(initial), days);
            keys.Initial(a, line.SoundsOf(initial), days - 1);
        }
        else if (count == 1 && a.Length >= 9)
        {
            // Words run together, or a patronymic alone, which then finds nothing.
            keys.Whole(a, default, default);
        }
        else if (count >= 2)
        {
            keys.Whole(a, b, c);
            if (count > 2 && !several)
            {
                keys.Whole(c, a, b);
            }
            else if (count == 2 && !several)
            {
                keys.Whole(b, a, default);
            }

            for (int earlier = 0; earlier < 2; earlier++)
            {
                keys.Pair(a, b, days - earlier);
                if (count > 2)
                {
                    keys.Pair(b, c, days - earlier);
                    if (!several)
                    {
                        keys.Pair(a, c, days - earlier);
                    }
                }
                else if (!several)
                {
                    keys.Initial(a, b, days - earlier);
                    keys.Initial(b, a, days - earlier);
                    keys.Ends(a, b, days - earlier);
                    keys.Ends(b, a, days - earlier);
                }
            }
        }
    }

    /// <summary>Keys without repetition, as many as there is room for.</summary>
    private sealed class KeyList(int most)
    {
        /// <summary>Letters that a key of names has at least.</summary>
        private const int Shortest = 4;

        private readonly List<MatchKey> keys = new(most);

        public ImmutableArray<MatchKey> Take() => ImmutableCollectionsMarshal.AsImmutableArray(keys.ToArray());

        public void Add(string kind, string value)
        {
            if (keys.Count == most)
            {
                return;
            }

            foreach (MatchKey known in CollectionsMarshal.AsSpan(keys))
            {
                if (known.Kind == kind && known.Value == value)
                {
                    return;
                }
            }

            keys.Add(new MatchKey(kind, value));
        }

        /// <summary>The whole name, one skeleton: words run together make no difference. Short names keep their vowels, or too little would be left of them.</summary>
        public void Whole(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> third)
        {
            Span<char> text = stackalloc char[3 * NameSounds.Longest];
            for (int vowels = 0; vowels < 2; vowels++)
            {
                int count = 0;
                Append(first, text, ref count, vowels > 0);
                Append(second, text, ref count, vowels > 0);
                Append(third, text, ref count, vowels > 0);
                if (count >= Shortest)
                {
                    Add(Name, text[..count].ToString());
                    return;
                }
            }
        }

        /// <summary>Two words in any order.</summary>
        public void Pair(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int days)
        {
            Span<char> a = stackalloc char[NameSounds.Longest];
            Span<char> b = stackalloc char[NameSounds.Longest];
            for (int vowels = 0; vowels < 2 && !one.IsEmpty && !other.IsEmpty; vowels++)
            {
                ReadOnlySpan<char> left = a[..NameSounds.Skeleton(one, a, vowels > 0)];
                ReadOnlySpan<char> right = b[..NameSounds.Skeleton(other, b, vowels > 0)];
                if (left.Length + right.Length >= Shortest)
                {
                    Add(MatchKeys.Pair, left.SequenceCompareTo(right) <= 0 ? Text(left, '+', right, days) : Text(right, '+', left, days));
                    return;
                }
            }
        }

        /// <summary>The surname and the first sound of the given name.</summary>
        public void Initial(ReadOnlySpan<int> surname, ReadOnlySpan<int> given, int days)
        {
            Span<char> a = stackalloc char[NameSounds.Longest];
            int count = NameSounds.Skeleton(surname, a);
            count = count >= 2 ? count : NameSounds.Skeleton(surname, a, vowels: true);
            char first = NameSounds.FirstClass(given);
            if (count >= 2 && first != '\0')
            {
                Add(MatchKeys.Initial, Text(a[..count], ' ', [first], days));
            }
        }

        /// <summary>The given name with each end of the surname.</summary>
        public void Ends(ReadOnlySpan<int> surname, ReadOnlySpan<int> given, int days)
        {
            Span<char> a = stackalloc char[NameSounds.Longest];
            Span<char> b = stackalloc char[NameSounds.Longest];
            a = a[..NameSounds.Skeleton(surname, a)];
            b = b[..NameSounds.Skeleton(given, b)];
            if (a.Length >= 3 && b.Length >= 2)
            {
                Add(Head, Text(b, '+', a[..2], days));
                Add(Tail, Text(b, '+', a[^2..], days));
            }
        }

        private static void Append(ReadOnlySpan<int> word, Span<char> text, ref int count, bool vowels)
        {
            Span<char> letters = stackalloc char[NameSounds.Longest];
            foreach (char letter in letters[..NameSounds.Skeleton(word, letters, vowels)])
            {
                if (count == 0 || text[count - 1] != letter)
                {
                    text[count++] = letter;
                }
            }
        }

        private static string Text(ReadOnlySpan<char> a, char between, ReadOnlySpan<char> b, int days) => string.Create(CultureInfo.InvariantCulture, $"{a}{between}{b} {days}");
    }
}
