namespace Okno.Formats.Mrz;

/// <summary>
/// What was read from a machine readable zone. Where <paramref name="Error"/> is set (one of <see cref="MrzError"/>) the zone is no TD3 passport and
/// <paramref name="Checks"/> and <paramref name="Fields"/> are null; otherwise both are given, also when a check digit is wrong.
/// </summary>
public sealed record MrzResult(string? Error, MrzChecks? Checks, MrzFields? Fields)
{
    /// <summary>True only when the zone is of the right form and all five check digits agree.</summary>
    public bool Valid => Checks is { Number: true, Birth: true, Expiry: true, Optional: true, Composite: true };
}

/// <summary>The five check digits of TD3 (ICAO 9303-4): true where the digit agrees with its field.</summary>
public sealed record MrzChecks(bool Number, bool Birth, bool Expiry, bool Optional, bool Composite);

/// <summary>
/// The fields as printed, without fillers: inner fillers are spaces, an empty field is "". <paramref name="Birth"/> and <paramref name="Expiry"/> stay
/// as YYMMDD; <paramref name="Sex"/> is "M", "F" or "" (not stated).
/// </summary>
public sealed record MrzFields(
    string DocumentCode,
    string IssuingState,
    string Surname,
    string GivenNames,
    string DocumentNumber,
    string Nationality,
    string Birth,
    string Sex,
    string Expiry,
    string Optional);

/// <summary>Stable codes of a zone that cannot be read at all.</summary>
public static class MrzError
{
    /// <summary>Not exactly two lines.</summary>
    public const string LineCount = "line_count";

    /// <summary>A line is not exactly 44 characters long.</summary>
    public const string LineLength = "line_length";

    /// <summary>A character other than A-Z, 0-9 and the filler &lt;.</summary>
    public const string Characters = "characters";

    /// <summary>The first letter is not P: a visa or another paper of the same size.</summary>
    public const string NotPassport = "not_a_passport";
}
