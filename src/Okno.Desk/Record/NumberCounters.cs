using System.Globalization;

namespace Okno.Desk.Record;

/// <summary>Which counter made a human number: of "26-000123" of a case, number 123 of counter "case-2026". A number is its year in two digits and its place behind the last two dashes.</summary>
internal static class NumberCounters
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [StreamKinds.Case.Name] = "case",
        [StreamKinds.Register.Name] = "register",
        [StreamKinds.Statement.Name] = "statement",
        [StreamKinds.Line.Name] = "line",
        [StreamKinds.Approval.Name] = "approval",
    };

    /// <summary>Null where no counter makes the numbers of a kind.</summary>
    public static (string Counter, long Value)? Of(string kind, string number) =>
        Names.TryGetValue(kind, out string? name) && number.Split('-') is [.., { Length: 2 } year, { } place] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int short_)
        && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? (string.Create(CultureInfo.InvariantCulture, $"{name}-{2000 + short_}"), value)
            : null;
}
