namespace Okno.Formats.Qr;

/// <summary>Something wrong in a payment code: a stable code of <see cref="QrFaultCode"/> and the field it concerns, where there is one.</summary>
public sealed record QrFault(string Code, string? Field = null);

/// <summary>Stable codes; their words for people live in <c>texts/</c>.</summary>
public static class QrFaultCode
{
    /// <summary>The bytes do not begin with ST and a full header of 8 bytes.</summary>
    public const string Header = "header";

    /// <summary>A version other than 0001.</summary>
    public const string Version = "version";

    /// <summary>An encoding digit other than 1, 2, 3.</summary>
    public const string Encoding = "encoding";

    /// <summary>The separator is a letter, a digit, = or no ASCII character; in writing: every possible separator stands in some value.</summary>
    public const string Separator = "separator";

    /// <summary>A part without a key and =.</summary>
    public const string MalformedField = "malformed_field";

    /// <summary>The same key twice (in any letter case).</summary>
    public const string DuplicateField = "duplicate_field";

    /// <summary>One of the five mandatory fields is absent or empty.</summary>
    public const string MandatoryMissing = "mandatory_missing";

    /// <summary>A value of another form than the standard's (account, BIC, sum in kopecks).</summary>
    public const string MalformedValue = "malformed_value";

    /// <summary>A value longer than the standard's limit: a warning in reading (banks do it), an error in writing.</summary>
    public const string TooLong = "too_long";

    /// <summary>Warning: the bytes are in another encoding than declared; they were read by what they are.</summary>
    public const string EncodingMismatch = "encoding_mismatch";

    /// <summary>Warning: the mandatory fields do not come first and in the standard's order.</summary>
    public const string MandatoryOrder = "mandatory_order";

    /// <summary>In writing: a character that the encoding does not have and that has no near replacement.</summary>
    public const string NotInEncoding = "not_in_encoding";
}
