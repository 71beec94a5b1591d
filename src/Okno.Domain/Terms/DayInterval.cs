namespace Okno.Domain.Terms;

/// <summary>
/// A day, or, beyond the loaded calendar, the closed interval in which it must lie (Q32). Both ends inclusive. Only <see cref="Earliest"/> is ever advised.
/// </summary>
public readonly record struct DayInterval(DateOnly Earliest, DateOnly Latest)
{
    public static DayInterval Exactly(DateOnly day) => new(day, day);

    /// <summary>True where the calendar of the year is not yet decreed, even if both ends agree.</summary>
    public bool Provisional { get; init; }
}
