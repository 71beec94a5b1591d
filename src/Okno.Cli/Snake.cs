using System.Collections.Concurrent;
using System.Text.Json;

namespace Okno.Cli;

/// <summary>Names of enum members as programs read them: "legal_entity". Understood in any case and with - or nothing for _.</summary>
internal static class Snake
{
    private static readonly ConcurrentDictionary<Enum, string> Names = [];

    public static string Of(Enum value) => Names.GetOrAdd(value, static known => JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()));

    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        string compact = (text ?? "").Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        value = default;
        return compact.Length > 0 && char.IsAsciiLetter(compact[0]) && Enum.TryParse(compact, ignoreCase: true, out value) && Enum.IsDefined(value);
    }
}
