namespace Okno.Store.Search;

/// <summary>A value by which a stream is found. Compared exactly: the writer normalises (case, spaces, transliteration) before.
/// Kept only as HMAC-SHA256 under the search key, cut to 16 bytes.</summary>
/// <param name="Kind">"patent", "passport", "name", "phone", ...</param>
/// <param name="Value">The normalised value.</param>
public sealed record Token(string Kind, string Value);

/// <summary>How many of the tokens a stream must carry.</summary>
public enum TokenMatch
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>At least one; those with more come first.</summary>
    Any,
}
