namespace Okno.Formats.Requisites;

/// <summary>
/// What a check of a requisite says. <paramref name="Reason"/> is null for a valid value, else one of <see cref="RequisiteReason"/>.
/// A valid verdict says that the value is well formed, not that it was ever issued.
/// </summary>
public readonly record struct RequisiteVerdict(bool Valid, string? Reason)
{
    public static readonly RequisiteVerdict Good = new(true, null);

    public static RequisiteVerdict Bad(string reason) => new(false, reason);
}

/// <summary>Stable codes of what is wrong with a requisite; their words for people live in <c>texts/</c>.</summary>
public static class RequisiteReason
{
    /// <summary>No value was given.</summary>
    public const string Empty = "empty";

    /// <summary>A character that this requisite never holds (the length is not looked at then).</summary>
    public const string Characters = "characters";

    /// <summary>Latin letters stand where the requisite is written in Cyrillic (the blank of a patent).</summary>
    public const string LatinLetters = "latin_letters";

    /// <summary>Too short or too long.</summary>
    public const string Length = "length";

    /// <summary>The control digit (or key) does not agree with the other digits.</summary>
    public const string CheckDigit = "check_digit";

    /// <summary>The first digits are none that this requisite begins with.</summary>
    public const string LeadingDigits = "leading_digits";

    /// <summary>A filler such as 0000000000 that arithmetic would let through.</summary>
    public const string Placeholder = "placeholder";

    /// <summary>The key of an account can only be checked together with the BIK of its bank.</summary>
    public const string BikMissing = "bik_missing";

    /// <summary>The BIK given beside the account is not nine digits.</summary>
    public const string BikMalformed = "bik_malformed";

    /// <summary>There is no requisite of this name.</summary>
    public const string UnknownType = "unknown_type";
}
