using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Desk.Record;
using Okno.Formats.Canonical;

namespace Okno.Desk.Decisions;

/// <summary>
/// A decision as a file: one canonical JSON document, then a line feed. It has the name and the hash of the decision, the text of every law used, and all records of the case up to it with their events, so that
/// anyone can decide again without the Centre. It holds personal data: giving it out is for the applicant, a court, an auditor.
/// </summary>
public sealed record DecisionFile(string Format, string Number, string Hash, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Law, ImmutableArray<DecisionFile.Entry> Records)
{
    /// <summary>The name of this form of the file; another form gets another name and the old one stays readable.</summary>
    public const string FormatName = "okno-decision-1";

    public sealed record Entry(JsonElement Record, ImmutableArray<JsonElement> Events);

    /// <param name="laws">Files by path, by the hash of the text.</param>
    /// <param name="records">Raw records with the events that each made, first to last; at least one.</param>
    public static byte[] Compose(IReadOnlyDictionary<string, ImmutableSortedDictionary<string, string>> laws, IReadOnlyList<(JsonElement Record, IReadOnlyList<JsonElement> Events)> records)
    {
        byte[] last = CanonicalJson.Of(records[^1].Record);
        JsonObject document = new()
        {
            ["format"] = FormatName,
            ["number"] = RecordJson.Read<DecisionRecord>(last).Name,
            ["hash"] = CanonicalJson.Hash(last),
            ["law"] = new JsonObject(laws.Select(law => KeyValuePair.Create(law.Key, JsonSerializer.SerializeToNode<IReadOnlyDictionary<string, string>>(law.Value)))),
            ["records"] = new JsonArray([.. records.Select(entry => (JsonNode)new JsonObject
            {
                ["record"] = JsonNode.Parse(entry.Record.GetRawText()),
                ["events"] = new JsonArray([.. entry.Events.Select(e => JsonNode.Parse(e.GetRawText()))]),
            })]),
        };
        return [.. CanonicalJson.Of(JsonSerializer.SerializeToElement(document)), (byte)'\n'];
    }
}
