using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Testing;

namespace Okno.Domain.Tests;

/// <summary>The law of the checkout, read once for all tests.</summary>
internal static class LoadedLaw
{
    private static readonly Lazy<LawLibrary> Read = new(() =>
    {
        LawReading reading = LawReader.ReadFolder(RepositoryRoot.Law);
        return reading.Library ?? throw new InvalidOperationException(string.Join('\n', reading.Errors));
    });

    public static LawLibrary Library => Read.Value;

    public static LawInForce Today { get; } = Library.On(Day("2026-11-22"));

    public static LawInForce On(string day) => Library.On(Day(day));

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Every day from one to the other, both included.</summary>
    public static IEnumerable<DateOnly> Days(string from, string to)
    {
        DateOnly last = Day(to);
        for (DateOnly day = Day(from); day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
