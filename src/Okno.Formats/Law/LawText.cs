using System.Collections.Immutable;
using System.Text.Json;
using Okno.Formats.Canonical;

namespace Okno.Formats.Law;

/// <summary>The whole text of the law as one value: every file by its path, line ends as line feeds.</summary>
public static class LawText
{
    /// <summary>The files in one form, whatever the host that they were read on.</summary>
    public static ImmutableSortedDictionary<string, string> Of(IReadOnlyDictionary<string, string> files) =>
        files.ToImmutableSortedDictionary(file => file.Key, file => file.Value.ReplaceLineEndings("\n"), StringComparer.Ordinal);

    /// <summary>SHA-256 over the canonical JSON of path and text, in lower-case hexadecimal digits.</summary>
    public static string Hash(IReadOnlyDictionary<string, string> files) => CanonicalJson.Hash(CanonicalJson.Of(JsonSerializer.SerializeToElement<IReadOnlyDictionary<string, string>>(Of(files))));
}
