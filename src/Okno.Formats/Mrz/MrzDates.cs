namespace Okno.Formats.Mrz;

/// <summary>Two-digit years of the zone. A date with unknown parts (fillers), or one that no calendar has, is null.</summary>
public static class MrzDates
{
    /// <summary>YYMMDD of birth: of the two centuries the later one that does not lie after <paramref name="today"/> (today itself is allowed).</summary>
    public static DateOnly? Birth(string? yymmdd, DateOnly today) =>
        Date(yymmdd, 2000) is { } recent && recent <= today ? recent : Date(yymmdd, 1900);

    /// <summary>YYMMDD of expiry: always of this century.</summary>
    public static DateOnly? Expiry(string? yymmdd) => Date(yymmdd, 2000);

    private static DateOnly? Date(ReadOnlySpan<char> text, int century)
    {
        if (text.Length != 6 || text.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        int year = century + Two(text);
        int month = Two(text[2..]);
        int day = Two(text[4..]);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Two(ReadOnlySpan<char> text) => ((text[0] - '0') * 10) + text[1] - '0';
}
