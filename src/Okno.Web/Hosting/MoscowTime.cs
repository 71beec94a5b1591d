namespace Okno.Web.Hosting;

/// <summary>The clock as the law reads it: the zone of the law is Europe/Moscow.</summary>
public sealed class MoscowTime(TimeProvider clock)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <summary>Today in Moscow.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    /// <summary>This moment, in UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A moment as Moscow's clocks show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
