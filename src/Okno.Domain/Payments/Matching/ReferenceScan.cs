using System.Collections.Immutable;
using Okno.Domain.Cases;

namespace Okno.Domain.Payments.Matching;

/// <summary>A payment reference found in a text. <paramref name="Digits"/>: its eleven digits as understood. <paramref name="Repaired"/>: letters that look like digits were read as such.</summary>
public sealed record FoundReference(string Digits, bool Repaired)
{
    /// <summary>"26-000123".</summary>
    public string CaseNumber => $"{Digits[..2]}-{Digits[2..8]}";

    /// <summary>Which offer of the case, from 1.</summary>
    public int Ordinal => ((Digits[8] - '0') * 10) + Digits[9] - '0';

    /// <summary>True where it is a reference of this case.</summary>
    public bool IsOf(string caseNumber) => ReferenceScan.IsOf(Digits, caseNumber);
}

/// <summary>
/// Finds our references in what people type: separators lost, doubled or of another kind, words glued to it, O for 0, l for 1, З for 3, В for 8, in either alphabet. What passes the check digit is a reference; what
/// has its shape but fails is kept as a hint, because one wrong sign may have turned a reference into it.
/// </summary>
internal static class ReferenceScan
{
    private const int Length = 11;

    /// <summary>Separators in a row: "26--000123 - 01 - 7".</summary>
    private const int MostSeparators = 3;

    /// <summary>Letters that may be read as digits in one reference: more of them is a word.</summary>
    private const int MostLetters = 3;

    /// <summary>Years before the day of the line in which the case may have been opened.</summary>
    private const int YearsBack = 2;

    private const int MostOffers = 30;

    /// <summary>Scans <paramref name="text"/> of a line of <paramref name="day"/>.</summary>
    public static void Scan(ReadOnlySpan<char> text, DateOnly day, ref ImmutableArray<FoundReference> exact, ref ImmutableArray<string> broken)
    {
        Span<char> digits = stackalloc char[Length + 1];
        for (int start = 0; start < text.Length; start++)
        {
            if (DigitOf(text[start]) == '\0' || (start > 0 && char.IsAsciiDigit(text[start - 1])))
            {
                continue;
            }

            Shape shape = Read(text[start..], digits);
            if (!IsYear(digits, day))
            {
                continue;
            }

            if (shape.Count == Length && shape.Ends && shape.Groups != GroupsOf.Odd && IsWhole(digits[..Length]))
            {
                Add(ref exact, new FoundReference(digits[..Length].ToString(), shape.Letters > 0));
                start += shape.Taken - 1;
            }
            else if (shape.Ends && shape.Letters == 0 && shape.Count is Length - 1 or Length or Length + 1 && shape.Groups != GroupsOf.Odd && (shape.Count == Length || shape.Groups == GroupsOf.Marked))
            {
                broken = broken.Add(digits[..shape.Count].ToString());
                start += shape.Taken - 1;
            }
        }
    }

    /// <summary>The references which one wrong, lost or doubled digit, or one swap, may have turned into <paramref name="broken"/>: every one passes the check digit, so there are few.</summary>
    public static int Variants(string broken, DateOnly day, Span<char> variants, int most)
    {
        Span<char> trial = stackalloc char[Length];
        int count = 0;
        for (int at = 0; at < Length && count < most; at++)
        {
            for (char digit = '0'; digit <= '9' && count < most && broken.Length <= Length; digit++)
            {
                if (broken.Length == Length)
                {
                    broken.CopyTo(trial);
                    trial[at] = digit;
                }
                else
                {
                    broken.AsSpan(0, at).CopyTo(trial);
                    trial[at] = digit;
                    broken.AsSpan(at).CopyTo(trial[(at + 1)..]);
                }

                Keep(trial, day, variants, ref count);
            }

            if (broken.Length == Length && at + 1 < Length && count < most)
            {
                broken.CopyTo(trial);
                (trial[at], trial[at + 1]) = (trial[at + 1], trial[at]);
                Keep(trial, day, variants, ref count);
            }
        }

        for (int at = 0; at < broken.Length && broken.Length == Length + 1 && count < most; at++)
        {
            broken.AsSpan(0, at).CopyTo(trial);
            broken.AsSpan(at + 1).CopyTo(trial[at..]);
            Keep(trial, day, variants, ref count);
        }

        return count;
    }

    /// <summary>True where the first eight digits are those of the case number.</summary>
    public static bool IsOf(ReadOnlySpan<char> digits, ReadOnlySpan<char> caseNumber) =>
        caseNumber.Length == 9 && digits[..2].SequenceEqual(caseNumber[..2]) && digits[2..8].SequenceEqual(caseNumber[3..]);

    /// <summary>True where <paramref name="broken"/> is the reference of this offer with one digit wrong, lost or doubled, or two neighbours swapped.</summary>
    public static bool IsOneWrong(string broken, ReadOnlySpan<char> caseNumber, int ordinal)
    {
        if (caseNumber.Length != 9)
        {
            return false;
        }

        Span<char> own = stackalloc char[Length];
        caseNumber[..2].CopyTo(own);
        caseNumber[3..].CopyTo(own[2..]);
        own[8] = (char)('0' + (ordinal / 10));
        own[9] = (char)('0' + (ordinal % 10));
        own[10] = PaymentReference.CheckOf(own[..10]);
        return PaperNumbers.OneWrong(broken, own);
    }

    private static void Keep(ReadOnlySpan<char> trial, DateOnly day, Span<char> variants, ref int count)
    {
        if (!IsYear(trial, day) || !IsWhole(trial))
        {
            return;
        }

        for (int known = 0; known < count; known++)
        {
            if (variants.Slice(known * Length, 8).SequenceEqual(trial[..8]))
            {
                return;
            }
        }

        trial.CopyTo(variants[(count * Length)..]);
        count++;
    }

    private enum GroupsOf
    {
        /// <summary>Separators stand where ours do not.</summary>
        Odd,

        /// <summary>No separator is left.</summary>
        None,

        /// <summary>Separators stand where ours do.</summary>
        Marked,
    }

    private readonly record struct Shape(int Count, int Taken, int Letters, bool Ends, GroupsOf Groups);

    private static Shape Read(ReadOnlySpan<char> text, Span<char> digits)
    {
        int count = 0, letters = 0, at = 0, separators = 0, marked = 0, odd = 0, taken = 0;
        for (; at < text.Length && count <= Length; at++)
        {
            char digit = DigitOf(text[at]);
            if (digit == '\0')
            {
                if (!IsSeparator(text[at]) || ++separators > MostSeparators)
                {
                    break;
                }

                continue;
            }

            bool letter = !char.IsAsciiDigit(text[at]);
            if (letter && (letters == MostLetters || count == Length || BeginsWord(text, at)))
            {
                break;
            }

            // A whole reference ends before the next number unless the two are one run of digits.
            if (count == Length && separators > 0)
            {
                break;
            }

            if (separators > 0 && count is 2 or 8 or 10)
            {
                marked++;
            }
            else if (separators > 0)
            {
                odd++;
            }

            separators = 0;
            letters += letter ? 1 : 0;
            digits[count++] = digit;
            taken = at + 1;
        }

        // The extra digit of a reference with one too many moves the groups behind it.
        bool ends = count <= Length || at >= text.Length || !char.IsAsciiDigit(text[at]);
        bool shifted = count != Length && odd <= 3 && marked + odd >= 2;
        GroupsOf groups = shifted && count is Length - 1 or Length + 1 ? (marked > 0 || odd > 0 ? GroupsOf.Marked : GroupsOf.None) : odd > 0 ? GroupsOf.Odd : marked > 0 ? GroupsOf.Marked : GroupsOf.None;
        return new Shape(count, Math.Max(1, taken), letters, ends, groups);
    }

    /// <summary>A look-alike that more letters follow is the beginning of a word: "7За Каримова".</summary>
    private static bool BeginsWord(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsLetter(text[at + 1]) && DigitOf(text[at + 1]) == '\0';

    private static bool IsSeparator(char c) => c is '-' or ' ' or '–' or '—' or '−' or '/' or '.' or '_' or '\u00A0' or '\\';

    private static char DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c,
        'O' or 'o' or 'О' or 'о' => '0',
        'l' or 'I' or '|' or 'І' => '1',
        'З' or 'з' => '3',
        'S' => '5',
        'B' or 'В' => '8',
        _ => '\0',
    };

    private static bool IsYear(ReadOnlySpan<char> digits, DateOnly day)
    {
        int year = ((digits[0] - '0') * 10) + digits[1] - '0';
        int now = day.Year % 100;
        return year <= now && year >= now - YearsBack;
    }

    /// <summary>The check digit is right and the ordinal can be one.</summary>
    private static bool IsWhole(ReadOnlySpan<char> digits)
    {
        int ordinal = ((digits[8] - '0') * 10) + digits[9] - '0';
        return ordinal is >= 1 and <= MostOffers && PaymentReference.IsWhole(digits);
    }

    private static void Add(ref ImmutableArray<FoundReference> found, FoundReference reference)
    {
        foreach (FoundReference known in found)
        {
            if (known.Digits == reference.Digits)
            {
                return;
            }
        }

        found = found.Add(reference);
    }
}
