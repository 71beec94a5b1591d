using System.Collections.Immutable;
using Okno.Domain.Calendar;

namespace Okno.Domain.Law;

/// <summary>Everything of the law that is loaded. Asked for a day, it answers the law in force.</summary>
/// <param name="editions">Ascending by publication, at least one.</param>
/// <param name="versions">The content hash of each edition by its id, and "statutes", "calendar"; "text" is that of all files (SHA-256, whole).</param>
public sealed class LawLibrary(
    ImmutableArray<Edition> editions,
    Statutes statutes,
    ImmutableArray<CalendarYear> years,
    UnknownYear unknownYear,
    HoursTable centreHours,
    HoursTable authorityHours,
    ImmutableArray<PriceOrder> prices,
    Switches switches,
    ImmutableDictionary<string, string> versions)
{
    private readonly Lazy<(ProductionCalendar Calendar, OpeningHours Centre, OpeningHours Authority)> bound = new(() =>
    {
        CalendarReading reading = new(switches.Is(SwitchCode.PresidentialDays, "working"), switches.Is(SwitchCode.MoscowDays, "not-working"));
        ProductionCalendar calendar = new(years, unknownYear, reading);
        return (calendar, new OpeningHours(centreHours, calendar), new OpeningHours(authorityHours, calendar));
    });

    public ImmutableArray<Edition> Editions => editions;

    public Statutes Statutes => statutes;

    public ImmutableArray<CalendarYear> Years => years;

    public UnknownYear UnknownYear => unknownYear;

    public HoursTable CentreHours => centreHours;

    public HoursTable AuthorityHours => authorityHours;

    public ImmutableArray<PriceOrder> Prices => prices;

    public Switches Switches => switches;

    public ImmutableDictionary<string, string> Versions => versions;

    /// <summary>Civil terms pinned at the day of acceptance, public law of the day of filing (Q22). Days before the first edition get the first.</summary>
    public LawInForce On(DateOnly civilDay, DateOnly publicDay)
    {
        Edition edition = Editions.LastOrDefault(known => known.Published <= civilDay) ?? Editions[0];
        return new LawInForce(
            edition,
            Statutes,
            bound.Value.Calendar,
            bound.Value.Centre,
            bound.Value.Authority,
            Prices,
            Switches,
            new LawVersion($"{edition.Id}@{Versions[edition.Id]}", $"statutes@{Versions["statutes"]}", $"{Years[0].Year}-{Years[^1].Year}@{Versions["calendar"]}"),
            civilDay,
            publicDay) { TextHash = Versions.GetValueOrDefault("text", "") };
    }

    public LawInForce On(DateOnly day) => On(day, day);

    /// <summary>The same library with another reading of a switch.</summary>
    /// <exception cref="ArgumentException">No such switch or reading.</exception>
    public LawLibrary With(string switchCode, string reading) =>
        new(Editions, Statutes, Years, UnknownYear, CentreHours, AuthorityHours, Prices, Switches.With(switchCode, reading), Versions);

    /// <summary>The same library with other facts of the calendar, such as a decree just loaded.</summary>
    public LawLibrary WithYears(ImmutableArray<CalendarYear> years) =>
        new(Editions, Statutes, years, UnknownYear, CentreHours, AuthorityHours, Prices, Switches, Versions);

    /// <summary>The same library with other hours, where the real ones of an office are known.</summary>
    public LawLibrary WithHours(HoursTable centre, HoursTable authority) =>
        new(Editions, Statutes, Years, UnknownYear, centre, authority, Prices, Switches, Versions);
}
