using System.Collections.Immutable;
using Okno.Domain.Names;

namespace Okno.Domain.Payments.Matching;

/// <summary>Reads the two texts of a line into words that may be names and numbers that may be papers. One pass, no look back further than the word before a number.</summary>
/// <param name="length">Characters of both texts.</param>
/// <param name="references">References found in the purpose: their digits are no numbers of papers.</param>
/// <param name="broken">The same of broken ones.</param>
internal ref struct LineReader(int length, ImmutableArray<FoundReference> references, ImmutableArray<string> broken)
{
    /// <summary>Banks cut the purpose here: a number that ends with the text may have lost digits.</summary>
    private const int Cut = 205;

    private const int MostNumbers = 16;

    private readonly List<NameWord> words = new(16);
    private readonly ImmutableArray<NumberClue>.Builder numbers = ImmutableArray.CreateBuilder<NumberClue>(4);
    private int[] sounds = new int[(length * 2) + 8];
    private int used;
    private int phrase;
    private NumberLabel label;
    private bool without;

    public PayerKind PayerKind { get; private set; }

    public bool SaysOtherPurpose { get; private set; }

    public bool HasLatin { get; private set; }

    public readonly ImmutableArray<NumberClue> Numbers => numbers.ToImmutable();

    public readonly int[] Sounds => sounds;

    public readonly NameWord[] TakeWords()
    {
        NameWord[] taken = [.. words];
        words.Clear();
        return taken;
    }

    /// <summary>The payer's field: banks write the address behind "//" and their own name before it, so the first part that holds a person's name is read.</summary>
    public void ReadPayer(ReadOnlySpan<char> payer)
    {
        bool organisation = false;
        foreach (Range range in payer.Split("//"))
        {
            PayerKind = PayerKind.Person;
            Read(payer[range], ofPayer: true);
            if (PayerKind == PayerKind.Organisation)
            {
                organisation = true;
                words.Clear();
            }
            else if (words.Count > 0)
            {
                break;
            }
        }

        PayerKind = words.Count > 0 ? PayerKind : organisation ? PayerKind.Organisation : PayerKind.Person;
        numbers.Clear();
        SaysOtherPurpose = false;
        phrase++;
    }

    public void ReadPurpose(ReadOnlySpan<char> purpose)
    {
        PayerKind payer = PayerKind;
        Read(purpose, ofPayer: false);
        PayerKind = payer;
    }

    private void Read(ReadOnlySpan<char> text, bool ofPayer)
    {
        label = NumberLabel.None;
        bool quoted = false;
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsAsciiDigit(c))
            {
                at = ReadNumber(text, at, ofPayer);
                phrase++;
            }
            else if (char.IsLetter(c))
            {
                int end = EndOfWord(text, at);
                if (!quoted)
                {
                    at = ReadWord(text, at, end);
                }
                else
                {
                    at = end;
                }
            }
            else
            {
                // Names of organisations stand in quotation marks.
                quoted = c is '«' || (c is not '»' && (c == '"' ? !quoted : quoted));
                if (c is ',' or ';' or ':' or '/' or '(' or ')' or '«' or '»' or '"' or '№' or '|' or '+' or '\n')
                {
                    phrase++;
                }

                at++;
            }
        }

        phrase++;
    }

    /// <summary>A word ends with its letters, and before a capital that follows a small letter ("КаримовБахтиёр").</summary>
    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || (NameLetters.IsSilent(text[end]) && end + 1 < text.Length && char.IsLetter(text[end + 1])))
            && !(char.IsUpper(text[end]) && char.IsLower(text[end - 1])))
        {
            end++;
        }

        return end;
    }

    private int ReadWord(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> word = text[start..end];
        if (word.Length <= 3 && end < text.Length && IsPaper(text, start, end, out int paperEnd))
        {
            if (!IsOfReference(text[end..paperEnd]))
            {
                Add(Joined(word, text[end..paperEnd]), label);
                label = NumberLabel.None;
            }

            phrase++;
            return paperEnd;
        }

        Span<char> capitals = stackalloc char[Math.Min(word.Length, NameLetters.Longest)];
        word[..capitals.Length].ToUpperInvariant(capitals);
        WordKind kind = word.Length == 1 ? WordKind.Name : PurposeWords.Of(capitals);
        switch (kind)
        {
            case WordKind.Name when word.Length == 1 || (word.Length == 2 && char.IsUpper(word[1]) && words.Count > 0 && words[^1].Phrase == phrase):
                // "Б.Р." and "БР" behind a surname.
                for (int i = 0; i < word.Length; i++)
                {
                    AddWord(word.Slice(i, 1), initial: true, patronymic: false);
                }

                break;
            case WordKind.Name:
                if (capitals.Length is < 3 or > 8 || !NameLetters.IsKinship(capitals.ToString()))
                {
                    AddWord(word, initial: false, EndsAsPatronymic(capitals));
                    label = NumberLabel.None;
                }
                else if (words.Count > 0 && words[^1].Phrase == phrase)
                {
                    words[^1] = words[^1] with { Patronymic = true };
                }

                break;
            default:
                phrase++;
                label = kind switch
                {
                    WordKind.Patent => NumberLabel.Patent,
                    WordKind.Paper => NumberLabel.Paper,
                    WordKind.Inn => NumberLabel.Inn,
                    WordKind.OtherNumber => NumberLabel.Other,
                    _ => label,
                };
                // "Без налога (НДС)" names no tax.
                SaysOtherPurpose |= kind == WordKind.OtherPurpose && !without;
                PayerKind = kind switch
                {
                    WordKind.Organisation => PayerKind.Organisation,
                    WordKind.Entrepreneur when PayerKind == PayerKind.Person => PayerKind.Entrepreneur,
                    _ => PayerKind,
                };
                break;
        }

        without = kind == WordKind.Plain && capitals is "БЕЗ" or "НЕ" or "BEZ";
        return end;
    }

    private static bool EndsAsPatronymic(ReadOnlySpan<char> capitals)
    {
        foreach (string ending in (ReadOnlySpan<string>)["ВИЧ", "ВИЧА", "ВИЧУ", "ВНА", "ВНУ", "ВНЕ", "ВНЫ", "ИЧ", "ИЧА", "VICH", "VNA"])
        {
            if (capitals.Length > ending.Length + 2 && capitals.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One to three letters and six to nine digits, with at most a space, a dash or a number sign between: "FA1234567", "ПР № 1234567".</summary>
    private static bool IsPaper(ReadOnlySpan<char> text, int start, int letters, out int end)
    {
        int at = letters;
        while (at < text.Length && at - letters < 3 && text[at] is ' ' or '№' or '-' or 'N')
        {
            at++;
        }

        end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        bool capitals = char.IsUpper(text[start]) && char.IsUpper(text[letters - 1]);
        return end - at is >= 6 and <= 9 && (capitals || at == letters);
    }

    private int ReadNumber(ReadOnlySpan<char> text, int start, bool ofPayer)
    {
        int end = EndOfDigits(text, start);
        int count = end - start;
        int taken = end;
        if (count == 2)
        {
            // "77 2400123456", "77 № 2400123456", "77-2400123456": the region and the number of a patent.
            int next = end;
            while (next < text.Length && next - end < 4 && text[next] is ' ' or '№' or '-' or 'N' or '.')
            {
                next++;
            }

            int nextEnd = EndOfDigits(text, next);
            if (nextEnd - next is >= 9 and <= 11)
            {
                taken = nextEnd;
            }
        }

        bool cutOff = taken >= text.Length && text.Length >= Cut;
        if (!ofPayer && !cutOff && taken - start >= 6)
        {
            string number = taken == end ? text[start..end].ToString() : Joined(text[start..end], text[end..taken]);
            if (!IsOfReference(number))
            {
                Add(number, label);
                label = NumberLabel.None;
            }
        }

        return taken;
    }

    /// <summary>True for a run of digits out of a reference; "77" alone is the region of a patent, though it stands in many a reference.</summary>
    private readonly bool IsOfReference(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 6)
        {
            return false;
        }

        foreach (FoundReference reference in references)
        {
            if (reference.Digits.AsSpan().Contains(digits, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (string one in broken)
        {
            if (one.AsSpan().Contains(digits, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    private static string Joined(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        Span<char> plain = stackalloc char[first.Length + second.Length];
        int count = 0;
        foreach (char c in first)
        {
            plain[count++] = PaperNumbers.Plain(c);
        }

        foreach (char c in second)
        {
            if (char.IsAsciiDigit(c))
            {
                plain[count++] = c;
            }
        }

        return plain[..count].ToString();
    }

    private readonly void Add(string number, NumberLabel of)
    {
        if (numbers.Count < MostNumbers)
        {
            numbers.Add(new NumberClue(number, of));
        }
    }

    private void AddWord(ReadOnlySpan<char> word, bool initial, bool patronymic)
    {
        if (used + (Math.Min(word.Length, NameLetters.Longest) * 2) > sounds.Length)
        {
            Array.Resize(ref sounds, sounds.Length * 2);
        }

        HasLatin |= word.ContainsAnyInRange('A', 'z');
        int count = NameSounds.Of(word, sounds.AsSpan(used));
        if (count > 0)
        {
            words.Add(new NameWord(used, count, phrase, initial, patronymic, NameSounds.Spelling(word)));
            used += count;
        }
    }
}
