namespace Okno.Formats.Requisites;

/// <summary>ИНН and КПП, the numbers of the tax service (structure: order of ФНС ММВ-7-6/435@).</summary>
public static class TaxNumbers
{
    private static ReadOnlySpan<byte> Weights10 => [2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static ReadOnlySpan<byte> Weights11 => [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static ReadOnlySpan<byte> Weights12 => [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    /// <summary>ИНН: 10 digits (organisation) or 12 (person), the last one or two being control digits mod 11 mod 10.</summary>
    public static RequisiteVerdict Inn(ReadOnlySpan<char> text)
    {
        if (Digits.Fault(text, text.Length is 12 ? 12 : 10) is { } fault)
        {
            return RequisiteVerdict.Bad(fault);
        }

        if (!text.ContainsAnyExcept('0'))
        {
            return RequisiteVerdict.Bad(RequisiteReason.Placeholder);
        }

        bool good = text.Length == 10
            ? Control(text, Weights10)
            : Control(text, Weights11) && Control(text, Weights12);
        return good ? RequisiteVerdict.Good : RequisiteVerdict.Bad(RequisiteReason.CheckDigit);
    }

    /// <summary>КПП: tax office (4 digits), reason of registration (2 characters 0-9, A-Z), serial (3 digits); it has no control digit.</summary>
    public static RequisiteVerdict Kpp(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return RequisiteVerdict.Bad(RequisiteReason.Empty);
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) && !(i is 4 or 5 && char.IsAsciiLetterUpper(text[i])))
            {
                return RequisiteVerdict.Bad(RequisiteReason.Characters);
            }
        }

        if (text.Length != 9)
        {
            return RequisiteVerdict.Bad(RequisiteReason.Length);
        }

        // Zeros are written in payment orders where no КПП is assigned; other repetitions are fillers.
        return text[0] != '0' && !text.ContainsAnyExcept(text[0])
            ? RequisiteVerdict.Bad(RequisiteReason.Placeholder)
            : RequisiteVerdict.Good;
    }

    private static bool Control(ReadOnlySpan<char> text, ReadOnlySpan<byte> weights) =>
        Digits.WeightedSum(text, weights) % 11 % 10 == text[weights.Length] - '0';
}
