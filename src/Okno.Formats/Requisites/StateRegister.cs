namespace Okno.Formats.Requisites;

/// <summary>ОГРН and ОГРНИП, the numbers of the state registers of organisations and of sole traders.</summary>
public static class StateRegister
{
    /// <summary>ОГРН: 13 digits, the first not 0, the last = (first twelve mod 11) mod 10.</summary>
    public static RequisiteVerdict Ogrn(ReadOnlySpan<char> text)
    {
        if (Digits.Fault(text, 13) is { } fault)
        {
            return RequisiteVerdict.Bad(fault);
        }

        return text[0] == '0' ? RequisiteVerdict.Bad(RequisiteReason.LeadingDigits) : Control(text, 11);
    }

    /// <summary>ОГРНИП: 15 digits, the first 3 or 4, the last = (first fourteen mod 13) mod 10.</summary>
    public static RequisiteVerdict Ogrnip(ReadOnlySpan<char> text)
    {
        if (Digits.Fault(text, 15) is { } fault)
        {
            return RequisiteVerdict.Bad(fault);
        }

        return text[0] is '3' or '4' ? Control(text, 13) : RequisiteVerdict.Bad(RequisiteReason.LeadingDigits);
    }

    private static RequisiteVerdict Control(ReadOnlySpan<char> text, int divisor) =>
        Digits.Remainder(text[..^1], divisor) % 10 == text[^1] - '0'
            ? RequisiteVerdict.Good
            : RequisiteVerdict.Bad(RequisiteReason.CheckDigit);
}
