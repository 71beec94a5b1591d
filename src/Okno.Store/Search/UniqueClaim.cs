namespace Okno.Store.Search;

/// <summary>A thing that at most one stream may hold at a time; kept as a keyed token under a unique index.</summary>
/// <param name="Kind">"open-patent", "receipt", "statement-line", ...</param>
/// <param name="Value">The normalised value; compared exactly.</param>
public sealed record UniqueClaim(string Kind, string Value)
{
    /// <summary>Kind under which a clash of human numbers (kind + number of a stream) is reported. Not to be claimed directly.</summary>
    public const string NumberKind = "number";
}
