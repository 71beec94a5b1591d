namespace Okno.Formats.Requisites;

internal static class Digits
{
    /// <summary>Null when <paramref name="text"/> is exactly <paramref name="length"/> ASCII digits, else the reason.</summary>
    public static string? Fault(ReadOnlySpan<char> text, int length) =>
        text.IsEmpty ? RequisiteReason.Empty
        : text.ContainsAnyExceptInRange('0', '9') ? RequisiteReason.Characters
        : text.Length != length ? RequisiteReason.Length
        : null;

    public static int WeightedSum(ReadOnlySpan<char> digits, ReadOnlySpan<byte> weights)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return sum;
    }

    /// <summary>The remainder of a decimal number of at most 18 digits.</summary>
    public static int Remainder(ReadOnlySpan<char> digits, int divisor)
    {
        long value = 0;
        foreach (char c in digits)
        {
            value = (value * 10) + (c - '0');
        }

        return (int)(value % divisor);
    }
}
