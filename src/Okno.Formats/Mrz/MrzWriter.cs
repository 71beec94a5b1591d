using System.Globalization;

namespace Okno.Formats.Mrz;

/// <summary>A passport to be written as a zone: names in Latin letters, <paramref name="Sex"/> 'M', 'F' or '&lt;', <paramref name="Optional"/> up to 14 characters.</summary>
public sealed record MrzPassport(
    string IssuingState,
    string Surname,
    string GivenNames,
    string DocumentNumber,
    string Nationality,
    DateOnly Birth,
    char Sex,
    DateOnly Expiry,
    string Optional = "");

/// <summary>Writes a TD3 zone with right check digits, for synthetic passports.</summary>
public static class MrzWriter
{
    private const int NamesLength = 39;

    /// <summary>Two lines of 44 characters; names that do not fit are cut (ICAO 9303-4), keeping at least one letter of the given names.</summary>
    /// <exception cref="ArgumentException">A field is too long or holds a character that has no place in a zone.</exception>
    public static IReadOnlyList<string> Write(MrzPassport passport)
    {
        string surname = Letters(passport.Surname, nameof(passport.Surname));
        string given = Letters(passport.GivenNames, nameof(passport.GivenNames));
        if (given.Length > 0 && surname.Length > NamesLength - 3)
        {
            surname = surname[..(NamesLength - 3)];
        }

        string names = given.Length > 0 ? $"{surname}<<{given}" : surname;
        string upper = $"P<{Field(passport.IssuingState, 3)}{(names.Length > NamesLength ? names[..NamesLength] : names).PadRight(NamesLength, '<')}";

        string number = Field(passport.DocumentNumber, 9);
        string birth = passport.Birth.ToString("yyMMdd", CultureInfo.InvariantCulture);
        string expiry = passport.Expiry.ToString("yyMMdd", CultureInfo.InvariantCulture);
        string optional = Field(passport.Optional, 14);
        if (passport.Sex is not ('M' or 'F' or '<'))
        {
            throw new ArgumentException($"Sex '{passport.Sex}' is not M, F or <.", nameof(passport));
        }

        string lower = $"{number}{CheckDigit.Of(number)}{Field(passport.Nationality, 3)}{birth}{CheckDigit.Of(birth)}{passport.Sex}{expiry}{CheckDigit.Of(expiry)}{optional}{CheckDigit.Of(optional)}";
        return [upper, $"{lower}{CheckDigit.Composite(lower)}"];
    }

    private static string Field(string value, int length)
    {
        string field = value.ToUpperInvariant().Replace(' ', '<');
        return field.Length <= length && field.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '<')
            ? field.PadRight(length, '<')
            : throw new ArgumentException($"'{value}' does not fit a field of {length} characters.", nameof(value));
    }

    /// <summary>Apostrophes are left out, hyphens and spaces become fillers.</summary>
    private static string Letters(string name, string parameter)
    {
        IEnumerable<char> letters = name.ToUpperInvariant()
            .Where(c => c is not ('\'' or '’' or '‘' or 'ʻ' or 'ʼ' or '`' or '.'))
            .Select(c => c is ' ' or '-' ? '<' : c);
        string field = string.Join('<', string.Concat(letters).Split('<', StringSplitOptions.RemoveEmptyEntries));
        return field.All(c => char.IsAsciiLetterUpper(c) || c == '<')
            ? field
            : throw new ArgumentException($"'{name}' is not written in Latin letters.", parameter);
    }
}
