using System.Globalization;
using Okno.Desk.Wording;
using Okno.Store.Reads;

namespace Okno.Web.Reads;

/// <summary>Reads as a table.</summary>
/// <param name="Names">The names that people see, by account.</param>
/// <param name="WithCase">Names whose data it was: not on the page of one case.</param>
public sealed record ReadTable(IReadOnlyList<RecordedRead> Reads, IReadOnlyDictionary<string, string> Names, TextBook Words, bool WithCase);

/// <summary>Where a list of reads goes on, as it stands in an address.</summary>
public static class ReadPlace
{
    public static string Of(RecordedRead last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return string.Create(CultureInfo.InvariantCulture, $"{last.At.UtcTicks}-{last.Id}");
    }

    /// <summary>Null for nothing and for what is no place.</summary>
    public static (DateTimeOffset At, long Id)? Parse(string? place) =>
        place?.Split('-') is [var ticksText, var idText]
        && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
}
