namespace Okno.Formats.Requisites;

/// <summary>Numbers on papers of the migration authority: the patent, its blank, the migration card.</summary>
public static class MigrationPapers
{
    /// <summary>
    /// A patent: series (region, two digits, not 00) and number (10 digits), with an optional space and № between ("77 №2400123456");
    /// or the blank it is printed on: two Cyrillic capital letters and 7 digits ("ПР1234567"). Which region may be served is the Rules' business, not the form's.
    /// </summary>
    public static RequisiteVerdict Patent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return RequisiteVerdict.Bad(RequisiteReason.Empty);
        }

        if (char.IsAsciiDigit(text[0]))
        {
            return SeriesAndNumber(text, 2, 10, 10) is { } fault ? RequisiteVerdict.Bad(fault)
                : text.StartsWith("00") ? RequisiteVerdict.Bad(RequisiteReason.LeadingDigits)
                : RequisiteVerdict.Good;
        }

        if (text.Length >= 2 && (char.IsAsciiLetter(text[0]) || char.IsAsciiLetter(text[1])) && char.IsLetter(text[0]) && char.IsLetter(text[1]))
        {
            return RequisiteVerdict.Bad(RequisiteReason.LatinLetters);
        }

        if (text.Length < 2 || !IsRussianCapital(text[0]) || !IsRussianCapital(text[1]))
        {
            return RequisiteVerdict.Bad(RequisiteReason.Characters);
        }

        return Digits.Fault(SkipDivider(text[2..]), 7) is { } wrong
            ? RequisiteVerdict.Bad(wrong == RequisiteReason.Empty ? RequisiteReason.Length : wrong)
            : RequisiteVerdict.Good;
    }

    /// <summary>A migration card: series (4 digits) and number (6 or 7 digits), with an optional space and № between ("4012 305784").</summary>
    public static RequisiteVerdict MigrationCard(ReadOnlySpan<char> text) =>
        text.IsEmpty ? RequisiteVerdict.Bad(RequisiteReason.Empty)
        : SeriesAndNumber(text, 4, 6, 7) is { } fault ? RequisiteVerdict.Bad(fault)
        : RequisiteVerdict.Good;

    private static string? SeriesAndNumber(ReadOnlySpan<char> text, int series, int fewest, int most)
    {
        ReadOnlySpan<char> head = text[..Math.Min(series, text.Length)];
        if (head.ContainsAnyExceptInRange('0', '9'))
        {
            return RequisiteReason.Characters;
        }

        ReadOnlySpan<char> number = SkipDivider(text[head.Length..]);
        return number.ContainsAnyExceptInRange('0', '9') ? RequisiteReason.Characters
            : head.Length < series || number.Length < fewest || number.Length > most ? RequisiteReason.Length
            : null;
    }

    private static ReadOnlySpan<char> SkipDivider(ReadOnlySpan<char> text)
    {
        text = SkipSpace(text);
        return text.Length > 0 && text[0] == '№' ? SkipSpace(text[1..]) : text;
    }

    private static ReadOnlySpan<char> SkipSpace(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is (' ' or '\u00A0') ? text[1..] : text;

    private static bool IsRussianCapital(char c) => c is (>= 'А' and <= 'Я') or 'Ё';
}
