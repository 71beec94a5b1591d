using System.Globalization;

namespace Okno.Web.Hosting;

/// <summary>The clock as the law reads it: the zone of the law is Europe/Moscow.</summary>
public sealed class MoscowTime(TimeProvider clock)
{
    private static readonly string[] Forms = ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd", "dd.MM.yyyy HH:mm", "d.M.yyyy H:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm"];

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <summary>Today in Moscow.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    /// <summary>This moment, in UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A moment as Moscow's clocks show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>A typed day (its first moment) or day and minute, as Moscow's clocks show it.</summary>
    public static bool TryParse(string? typed, out DateTimeOffset moment)
    {
        bool good = DateTime.TryParseExact(typed?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local);
        moment = good ? new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime() : default;
        return good;
    }
}
