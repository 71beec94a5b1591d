using System.Buffers;

namespace Okno.Formats.Mrz;

/// <summary>Reads the two lines of a passport (TD3, ICAO 9303-4). Never throws: what cannot be read is answered with a code.</summary>
public static class MrzReader
{
    public const int LineLength = 44;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789<");

    public static MrzResult Read(IReadOnlyList<string>? lines)
    {
        if (lines is not { Count: 2 } || lines[0] is null || lines[1] is null)
        {
            return new(MrzError.LineCount, null, null);
        }

        ReadOnlySpan<char> upper = lines[0];
        ReadOnlySpan<char> lower = lines[1];
        if (upper.Length != LineLength || lower.Length != LineLength)
        {
            return new(MrzError.LineLength, null, null);
        }

        if (upper.ContainsAnyExcept(Allowed) || lower.ContainsAnyExcept(Allowed))
        {
            return new(MrzError.Characters, null, null);
        }

        return upper[0] == 'P'
            ? new(null, ReadChecks(lower), ReadFields(upper, lower))
            : new(MrzError.NotPassport, null, null);
    }

    private static MrzChecks ReadChecks(ReadOnlySpan<char> lower)
    {
        ReadOnlySpan<char> birth = lower[13..19];
        ReadOnlySpan<char> expiry = lower[21..27];
        ReadOnlySpan<char> optional = lower[28..42];

        // Empty optional data may carry a filler in place of its digit.
        bool emptyOptional = lower[42] == '<' && !optional.ContainsAnyExcept('<');
        return new(
            Number: lower[9] == CheckDigit.Of(lower[..9]),
            Birth: lower[19] == CheckDigit.Of(birth) && !birth.ContainsAnyExcept(DateCharacters),
            Expiry: lower[27] == CheckDigit.Of(expiry) && !expiry.ContainsAnyExcept(DateCharacters),
            Optional: emptyOptional || lower[42] == CheckDigit.Of(optional),
            Composite: lower[43] == CheckDigit.Composite(lower));
    }

    private static MrzFields ReadFields(ReadOnlySpan<char> upper, ReadOnlySpan<char> lower)
    {
        ReadOnlySpan<char> names = upper[5..];
        int border = names.IndexOf("<<");
        ReadOnlySpan<char> surname = border < 0 ? names : names[..border];
        ReadOnlySpan<char> given = border < 0 ? [] : names[border..];
        return new(
            Plain(upper[..2]),
            Plain(upper[2..5]),
            Plain(surname),
            Plain(given),
            Plain(lower[..9]),
            Plain(lower[10..13]),
            lower[13..19].ToString(),
            Plain(lower[20..21]),
            lower[21..27].ToString(),
            Plain(lower[28..42]));
    }

    /// <summary>Fillers at the ends go, a run of fillers inside becomes one space.</summary>
    private static string Plain(ReadOnlySpan<char> field)
    {
        field = field.Trim('<');
        if (!field.Contains('<'))
        {
            return field.ToString();
        }

        Span<char> plain = stackalloc char[LineLength];
        int length = 0;
        foreach (char c in field)
        {
            if (c != '<')
            {
                plain[length++] = c;
            }
            else if (plain[length - 1] != ' ')
            {
                plain[length++] = ' ';
            }
        }

        return plain[..length].ToString();
    }
}
