namespace Okno.Demo.Scenario;

/// <summary>
/// The sums of all ledgers, reckoned by hand: 32 lives paid 6400, one 12 800, one 7000, one 2000, five nothing; 29 keep 6400 with the Centre, one 1500, one 800;
/// back go 6400 three times, 5600, 4900 and 600; held at the end are one contract of 6400 and one part of 2000. One orphan of 6400 is in no case.
/// </summary>
public static class Totals
{
    public const int Paid = 226_600;
    public const int Kept = 187_900;
    public const int Back = 30_300;
    public const int Held = 8_400;
    public const int AtBank = 233_000;
}
