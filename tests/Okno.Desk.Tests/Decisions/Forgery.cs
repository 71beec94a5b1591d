using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Formats.Canonical;

namespace Okno.Desk.Tests.Decisions;

/// <summary>Somebody with our code changes the last record of a file and makes every hash fit again: only deciding again, or the hash printed on a paper, can tell.</summary>
internal static class Forgery
{
    public static byte[] Of(byte[] file, Action<JsonNode> change)
    {
        JsonNode document = JsonNode.Parse(file)!;
        JsonNode record = document["records"]!.AsArray()[^1]!["record"]!;
        change(record);
        document["hash"] = CanonicalJson.Hash(CanonicalJson.Of(JsonSerializer.SerializeToElement(record)));
        return [.. CanonicalJson.Of(JsonSerializer.SerializeToElement(document)), (byte)'\n'];
    }
}
