namespace Okno.Demo.Scenario;

/// <summary>The stretches that many lives share. Each names its days; what a day must come to is written in <see cref="Expected"/> by hand.</summary>
public static class Paths
{
    public const int Price = 6400;

    /// <summary>A person comes, the law finds nothing against, the offer is made; <paramref name="byTwo"/> says why a second person is needed.</summary>
    public static Life Comes(this Life life, string day, string? byTwo = null) => life.On(day, 10, async staff =>
    {
        await staff.Window.OpenAsync(life);
        await staff.Window.OfferAsync(life, why: byTwo);
    });

    /// <summary>Comes, pays by a receipt at the window, and leaves the papers of the contract day except <paramref name="except"/>.</summary>
    public static Life Contracts(this Life life, string day, string? byTwo = null, params IReadOnlyList<string> except) => life.Comes(day, byTwo).On(day, 11, async staff =>
    {
        await staff.Window.PayAsync(life, Price);
        await staff.Window.BringAsync(life, [.. Papers.OfContractDay(life).Except(except)]);
        await staff.Window.VisitAsync(life);
    });

    /// <summary>Brings the papers that had five days.</summary>
    public static Life BringsTheRest(this Life life, string day) => life.On(day, 12, staff => staff.Window.BringAsync(life, Papers.Later));

    /// <summary>The courier takes it to the authority, which accepts.</summary>
    public static Life GoesToAuthority(this Life life, string day, bool listedByTwo = false)
    {
        life.Trips.Add(new Trip(Life.Date(day), life, null, listedByTwo, HandedByTwo: false));
        return life;
    }

    public static Life IsRefused(this Life life, string day, string ground, string words, bool listedByTwo = false, bool handedByTwo = false)
    {
        life.Trips.Add(new Trip(Life.Date(day), life, (ground, words), listedByTwo, handedByTwo));
        return life;
    }

    public static Life Closes(this Life life, string day) => life.On(day, 17, staff => staff.Window.CloseAsync(life));

    /// <summary>Comes too late, or is not one whom this service is for: the desk says so before any money, and closes.</summary>
    public static Life IsTurnedAway(this Life life, string day) => life.On(day, 10, async staff =>
    {
        await staff.Window.OpenAsync(life);
        await staff.Window.MustNotOfferAsync(life);
    });
}
