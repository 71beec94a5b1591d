using System.Text.Json;
using Okno.Testing;

namespace Okno.Domain.Tests;

internal static class SharedData
{
    /// <summary>The path of a shared file; where it is absent the test is skipped with the reason.</summary>
    public static string PathOf(params string[] parts)
    {
        string? path = Shared.Find(parts);
        Assert.SkipWhen(path is null, $"Shared data {string.Join('/', parts)} is absent (set OKNO_SHARED).");
        return path!;
    }

    public static JsonDocument Open(params string[] parts) => JsonDocument.Parse(File.ReadAllBytes(PathOf(parts)));

    public static DateOnly Day(this JsonElement element, string key) => LoadedLaw.Day(element.GetProperty(key).GetString()!);
}
