using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Okno.Desk.Record;
using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Desk.LawInUse;

/// <summary>A file of the law by its place in the folder of the law ("calendar/2027.yaml").</summary>
public sealed record LawFile(string Path, string Text);

/// <summary>Files that belong together and are published at once or not at all. <paramref name="Publishes"/>: the draft edition that becomes the Rules with them (7.1); null where only files change.</summary>
public sealed record LawBundle(ImmutableArray<LawFile> Files, string? Publishes = null)
{
    public static LawBundle Of(string path, string text) => new([new LawFile(path, text)]);

    /// <summary>What the request to the second person is about, in a word: the edition, the file, the first file and how many more.</summary>
    public string Name => Publishes is { } edition ? $"editions/{edition}" : Files is [var only] ? only.Path : Files is [var first, ..] ? $"{first.Path} +{Files.Length - 1}" : "";

    /// <summary>Reads the content of a request; one of an earlier version of the program holds a single file.</summary>
    public static LawBundle Read(string content)
    {
        byte[] json = Encoding.UTF8.GetBytes(content);
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("path", out _) && RecordJson.Read<PublishedFile>(json) is { } single ? Of(single.Path, single.Text) : RecordJson.Read<LawBundle>(json);
    }
}

/// <summary>What a bundle would change in one file, line by line.</summary>
public sealed record FileDifference(string Path, ImmutableArray<DifferenceLine> Lines)
{
    public bool HasChanges => Lines.Any(line => line.Kind != LineKind.Same);
}

/// <summary>
/// A bundle before it is published: its difference from what is in use, file by file and in words, or every reason why it cannot be used. <paramref name="Law"/> is the law as it would be; null where there are errors.
/// </summary>
public sealed record LawDraft(LawBundle Bundle, ImmutableArray<FileDifference> Files, ImmutableArray<LawChange> Changes, ImmutableArray<LawError> Errors, LawLibrary? Law)
{
    public bool HasChanges => Bundle.Publishes is not null || Files.Any(file => file.HasChanges);
}
