namespace Okno.Formats.Requisites;

/// <summary>СНИЛС, the number of a personal pension account: 11 digits, or written XXX-XXX-XXX YY.</summary>
public static class Snils
{
    // Numbers up to 001-001-998 were given before control digits existed.
    private const int LastWithoutControl = 1_001_998;

    private static ReadOnlySpan<byte> Weights => [9, 8, 7, 6, 5, 4, 3, 2, 1];

    public static RequisiteVerdict Check(scoped ReadOnlySpan<char> text)
    {
        Span<char> bare = stackalloc char[11];
        if (text.Length == 14 && text[3] == '-' && text[7] == '-' && text[11] == ' ')
        {
            text[..3].CopyTo(bare);
            text[4..7].CopyTo(bare[3..]);
            text[8..11].CopyTo(bare[6..]);
            text[12..].CopyTo(bare[9..]);
            text = bare;
        }

        if (Digits.Fault(text, 11) is { } fault)
        {
            return RequisiteVerdict.Bad(fault);
        }

        if (Digits.Remainder(text[..9], int.MaxValue) <= LastWithoutControl)
        {
            return RequisiteVerdict.Good;
        }

        // 100 and 101 are written 00; 100 left by the division as well.
        int control = Digits.WeightedSum(text, Weights) % 101 % 100;
        return control == Digits.Remainder(text[9..], 100)
            ? RequisiteVerdict.Good
            : RequisiteVerdict.Bad(RequisiteReason.CheckDigit);
    }
}
