namespace Okno.Demo.Scenario;

/// <summary>The forty lives and the days that they fill.</summary>
public static class Weeks
{
    public static readonly DateOnly First = new(2026, 4, 20);

    /// <summary>The last day played; a second contract ends the day before.</summary>
    public static readonly DateOnly Last = new(2026, 5, 27);

    public static IReadOnlyList<Life> Lives() => [.. UsualLives.All().Concat(EdgeLives.All()).Concat(MoneyLives.All()).OrderBy(life => life.No)];
}
