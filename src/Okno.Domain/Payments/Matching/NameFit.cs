namespace Okno.Domain.Payments.Matching;

/// <summary>How the names in one text of a line agree with the name of a card. In order of strength; the order is used.</summary>
internal enum NameFit
{
    /// <summary>No name is there at all.</summary>
    Nobody,

    /// <summary>Somebody else is named, and this person is not.</summary>
    Another,

    /// <summary>The surname is there with another given name or patronymic: a relative or a namesake by surname.</summary>
    Relative,

    /// <summary>The surname alone.</summary>
    Surname,

    /// <summary>Given name and patronymic without the surname, or the surname with one wrong sound and an initial.</summary>
    Part,

    /// <summary>The surname and an initial that fits.</summary>
    Initials,

    /// <summary>Surname and given name, one word of the name with one wrong sound.</summary>
    Near,

    /// <summary>Surname and given name, and the patronymic where the text has one.</summary>
    Full,
}

/// <summary>Compares the words of a text with the name of a card.</summary>
internal static class NameComparison
{
    /// <summary>The best agreement that any place in the text gives.</summary>
    public static NameFit Of(LineClues line, ReadOnlySpan<NameWord> words, CardName name)
    {
        if (words.IsEmpty)
        {
            return NameFit.Nobody;
        }

        NameFit best = NameFit.Nobody;
        bool namesSomebody = false;
        for (int i = 0; i < words.Length && best < NameFit.Full; i++)
        {
            if (words[i].Initial)
            {
                continue;
            }

            namesSomebody |= i + 1 < words.Length && words[i + 1].Phrase == words[i].Phrase;
            ReadOnlySpan<int> word = line.SoundsOf(words[i]);
            NameFit here = Surname(name, word) switch
            {
                WordFit.Same => Around(line, words, i, name, typo: false),
                WordFit.Typo => Around(line, words, i, name, typo: true),
                _ => RunTogether(line, words, i, name),
            };
            if (here == NameFit.Nobody && Given(name, word) == WordFit.Same && Next(line, words, i) is var next && !next.IsEmpty && Patronymic(name, next) == WordFit.Same)
            {
                here = NameFit.Part;
            }

            best = here > best ? here : best;
        }

        return best == NameFit.Nobody && namesSomebody ? NameFit.Another : best;
    }

    /// <summary>What stands beside a surname found at <paramref name="at"/>: behind it, else before it.</summary>
    private static NameFit Around(LineClues line, ReadOnlySpan<NameWord> words, int at, CardName name, bool typo)
    {
        NameFit behind = Side(line, words, at, 1, name, typo);
        NameFit before = Side(line, words, at, -1, name, typo);
        NameFit fit = behind > before ? behind : before;
        return fit == NameFit.Nobody && !typo ? NameFit.Surname : fit;
    }

    private static NameFit Side(LineClues line, ReadOnlySpan<NameWord> words, int at, int direction, CardName name, bool typo)
    {
        int phrase = words[at].Phrase;
        int first = at + direction;
        if (first < 0 || first >= words.Length || words[first].Phrase != phrase)
        {
            return NameFit.Nobody;
        }

        int second = first + direction;
        bool two = second >= 0 && second < words.Length && words[second].Phrase == phrase;
        // Before a surname stands "Имя Отчество Фамилия" or "Имя Фамилия": the given name is the farther of two.
        (int given, int patronymic) = direction > 0 || !two ? (first, two ? second : -1) : (second, first);
        NameFit fit = Judge(line, words, given, patronymic, name, typo);
        if (direction < 0 && two && fit <= NameFit.Relative && !words[first].Initial)
        {
            fit = Judge(line, words, first, -1, name, typo);
        }

        return fit;
    }

    private static NameFit Judge(LineClues line, ReadOnlySpan<NameWord> words, int given, int patronymic, CardName name, bool typo)
    {
        if (words[given].Initial)
        {
            bool fits = name.BeginsGiven(words[given], line.SoundsOf(words[given]))
                && (patronymic < 0 || !words[patronymic].Initial || name.Patronymic.IsEmpty || name.BeginsPatronymic(words[patronymic], line.SoundsOf(words[patronymic])));
            return fits ? (typo ? NameFit.Part : NameFit.Initials) : typo ? NameFit.Nobody : NameFit.Relative;
        }

        ReadOnlySpan<int> word = line.SoundsOf(words[given]);
        WordFit givenFit = Given(name, word);
        if (givenFit == WordFit.None)
        {
            // "КаримовБахтиёрРустамович" in two words: the given name and the patronymic run together.
            bool together = NameSounds.Begins(word, name.Given) && !name.Patronymic.IsEmpty && NameSounds.Compare(name.Patronymic, word[name.Given.Length..]) == WordFit.Same;
            return together ? (typo ? NameFit.Near : NameFit.Full) : typo ? NameFit.Nobody : NameFit.Relative;
        }

        WordFit patronymicFit = WordFit.Same;
        if (patronymic >= 0 && !name.Patronymic.IsEmpty)
        {
            ReadOnlySpan<int> text = line.SoundsOf(words[patronymic]);
            patronymicFit = words[patronymic].Initial
                ? (name.BeginsPatronymic(words[patronymic], text) ? WordFit.Same : WordFit.None)
                : Patronymic(name, text);
            if (patronymicFit == WordFit.None && !words[patronymic].Initial)
            {
                // A word that is no patronymic says nothing of the father; a garbled one begins alike, another man's does not.
                patronymicFit = !words[patronymic].Patronymic ? WordFit.Same : NameSounds.BeginAlike(name.Patronymic, text) ? WordFit.Typo : WordFit.None;
            }
        }

        if (patronymicFit == WordFit.None)
        {
            return typo || givenFit == WordFit.Typo ? NameFit.Nobody : NameFit.Relative;
        }

        int typos = (typo ? 1 : 0) + (givenFit == WordFit.Typo ? 1 : 0) + (patronymicFit == WordFit.Typo ? 1 : 0);
        return typos switch
        {
            0 => NameFit.Full,
            1 => NameFit.Near,
            _ => NameFit.Part,
        };
    }

    /// <summary>A whole name in one word: "КАРИМОВБАХТИЕР", "KARIMOVBAKHTIYOR", with or without the patronymic.</summary>
    private static NameFit RunTogether(LineClues line, ReadOnlySpan<NameWord> words, int at, CardName name)
    {
        ReadOnlySpan<int> word = line.SoundsOf(words[at]);
        return Together(word, name.Surname, name.Given, name.Patronymic) || Together(word, name.Given, name.Surname, default)
            || (!name.LatinSurname.IsEmpty && Together(word, name.LatinSurname, name.LatinGiven.IsEmpty ? name.Given : name.LatinGiven, default))
            ? NameFit.Full
            : NameFit.Nobody;
    }

    private static bool Together(ReadOnlySpan<int> word, ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> third)
    {
        if (second.IsEmpty || word.Length < first.Length + second.Length - 1 || !NameSounds.Begins(word, first))
        {
            return false;
        }

        ReadOnlySpan<int> rest = word[first.Length..];
        return NameSounds.Compare(second, rest) == WordFit.Same
            || (!third.IsEmpty && NameSounds.Begins(rest, second) && NameSounds.Compare(third, rest[second.Length..]) == WordFit.Same);
    }

    private static ReadOnlySpan<int> Next(LineClues line, ReadOnlySpan<NameWord> words, int at) =>
        at + 1 < words.Length && words[at + 1].Phrase == words[at].Phrase && !words[at + 1].Initial ? line.SoundsOf(words[at + 1]) : default;

    private static WordFit Surname(CardName name, ReadOnlySpan<int> word) => Better(NameSounds.Compare(name.Surname, word), name.LatinSurname, word);

    private static WordFit Given(CardName name, ReadOnlySpan<int> word) => Better(NameSounds.Compare(name.Given, word), name.LatinGiven, word);

    /// <summary>"Рустам" for "Рустамович" or "Рустам угли" is the same father.</summary>
    private static WordFit Patronymic(CardName name, ReadOnlySpan<int> word)
    {
        WordFit fit = NameSounds.Compare(name.Patronymic, word);
        bool sameFather = fit != WordFit.Same && word.Length >= 4 && name.Patronymic.Length >= 4 && (NameSounds.Begins(word, name.Patronymic) || NameSounds.Begins(name.Patronymic, word));
        return sameFather ? WordFit.Same : fit;
    }

    private static WordFit Better(WordFit fit, ReadOnlySpan<int> latin, ReadOnlySpan<int> word)
    {
        if (fit == WordFit.Same || latin.IsEmpty)
        {
            return fit;
        }

        WordFit other = NameSounds.Compare(latin, word);
        return other > fit ? other : fit;
    }
}
