using System.Text.Json;
using Okno.Testing;

namespace Okno.Formats.Tests;

internal static class SharedJson
{
    /// <summary>Opens a shared JSON file, or skips the test where the data is absent.</summary>
    public static JsonDocument Open(params string[] parts) => JsonDocument.Parse(File.ReadAllBytes(PathOf(parts)));

    public static string PathOf(params string[] parts)
    {
        string? path = Shared.Find(parts);
        Assert.SkipWhen(path is null, $"Shared data {string.Join('/', parts)} is absent (set OKNO_SHARED).");
        return path!;
    }

    public static string? Text(this JsonElement element, string key) => element.GetProperty(key).GetString();
}
