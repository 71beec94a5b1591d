namespace Okno.Formats.Mrz;

/// <summary>The check digit of ICAO 9303-3: weights 7, 3, 1; A to Z count 10 to 35, the filler 0; the sum mod 10.</summary>
internal static class CheckDigit
{
    public static int Sum(ReadOnlySpan<char> text, int from = 0)
    {
        int sum = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int weight = ((from + i) % 3) switch { 0 => 7, 1 => 3, _ => 1 };
            sum += Value(text[i]) * weight;
        }

        return sum;
    }

    public static char Of(ReadOnlySpan<char> text) => (char)('0' + (Sum(text) % 10));

    /// <summary>The composite digit of the second line: places 1-10, 14-20 and 22-43.</summary>
    public static char Composite(ReadOnlySpan<char> line2) =>
        (char)('0' + ((Sum(line2[..10]) + Sum(line2[13..20], 10) + Sum(line2[21..43], 17)) % 10));

    private static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 0,
    };
}
