using System.Collections.Concurrent;
using System.Collections.Immutable;
using Okno.Domain.Calendar;
using Okno.Domain.Privacy;

namespace Okno.Domain.Law;

/// <summary>Everything of the law that is known. Asked for a day, it answers the law in force. What was known at another moment is another library.</summary>
/// <param name="editions">Published ones, ascending by publication, at least one.</param>
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

    private readonly ConcurrentDictionary<(string Civil, string Public), Edition> merged = [];

    public ImmutableArray<Edition> Editions => editions;

    /// <summary>Editions that are not published: they never govern.</summary>
    public ImmutableArray<Edition> Drafts { get; init; } = [];

    /// <summary>Versions of the consent, ascending by their first day; empty where the law is from before they were kept.</summary>
    public ImmutableArray<ConsentText> Consents { get; init; } = [];

    /// <summary>Terms of retention; null where the law is from before they were kept.</summary>
    public RetentionTable? Retention { get; init; }

    public Statutes Statutes => statutes;

    public ImmutableArray<CalendarYear> Years => years;

    public UnknownYear UnknownYear => unknownYear;

    public HoursTable CentreHours => centreHours;

    public HoursTable AuthorityHours => authorityHours;

    public ImmutableArray<PriceOrder> Prices => prices;

    public Switches Switches => switches;

    public ImmutableDictionary<string, string> Versions => versions;

    /// <summary>
    /// Civil terms pinned at the day of acceptance, public law of the day of filing (Q22): where another edition is in force by then, its clauses on papers and its terms of public law stand in the edition of the
    /// contract. Days before the first edition get the first.
    /// </summary>
    public LawInForce On(DateOnly civilDay, DateOnly publicDay)
    {
        Edition civil = EditionOn(civilDay);
        Edition @public = publicDay == civilDay ? civil : EditionOn(publicDay);
        bool same = ReferenceEquals(civil, @public);
        return new LawInForce(
            same ? civil : merged.GetOrAdd((civil.Id, @public.Id), _ => Merge(civil, @public)),
            Statutes,
            bound.Value.Calendar,
            bound.Value.Centre,
            bound.Value.Authority,
            Prices,
            Switches,
            new LawVersion(same ? NameOf(civil) : $"{NameOf(civil)}+{NameOf(@public)}", $"statutes@{Versions["statutes"]}", $"{Years[0].Year}-{Years[^1].Year}@{Versions["calendar"]}"),
            civilDay,
            publicDay)
        {
            TextHash = Versions.GetValueOrDefault("text", ""),
            CivilEdition = civil,
            PublicEdition = @public,
            Consents = Consents,
            Retention = Retention,
        };
    }

    public LawInForce On(DateOnly day) => On(day, day);

    /// <summary>The edition in force on a day; the first for earlier days.</summary>
    public Edition EditionOn(DateOnly day) => Editions.LastOrDefault(known => known.Published <= day) ?? Editions[0];

    /// <summary>A published edition or a draft by its id; null where there is none.</summary>
    public Edition? FindEdition(string id) => Editions.Concat(Drafts).FirstOrDefault(edition => edition.Id == id);

    /// <summary>How many editions an edition stands on; 0 for one that says everything itself.</summary>
    public int Depth(Edition edition) => edition.BasedOn is { } under && FindEdition(under) is { } found ? Depth(found) + 1 : 0;

    /// <summary>The same library with a draft published on <paramref name="day"/>: what a simulation asks.</summary>
    /// <exception cref="ArgumentException">No such draft.</exception>
    public LawLibrary Publishing(string draft, DateOnly day)
    {
        Edition found = Drafts.FirstOrDefault(edition => edition.Id == draft) ?? throw new ArgumentException($"No draft '{draft}'.", nameof(draft));
        ImmutableArray<Edition> published = [.. Editions.Where(edition => edition.Published < day), found with { IsDraft = false, Published = day }, .. Editions.Where(edition => edition.Published >= day)];
        return Copy(years, centreHours, authorityHours, switches, published, Drafts.Remove(found));
    }

    /// <summary>The same library with another reading of a switch.</summary>
    /// <exception cref="ArgumentException">No such switch or reading.</exception>
    public LawLibrary With(string switchCode, string reading) => Copy(years, centreHours, authorityHours, switches.With(switchCode, reading), editions, Drafts);

    /// <summary>The same library with other facts of the calendar, such as a decree just loaded.</summary>
    public LawLibrary WithYears(ImmutableArray<CalendarYear> years) => Copy(years, centreHours, authorityHours, switches, editions, Drafts);

    /// <summary>The same library with other hours, where the real ones of an office are known.</summary>
    public LawLibrary WithHours(HoursTable centre, HoursTable authority) => Copy(years, centre, authority, switches, editions, Drafts);

    private static Edition Merge(Edition civil, Edition @public) => civil with
    {
        Papers = @public.Papers,
        Terms = civil.Terms.RemoveRange(TermCode.PublicLaw).AddRange(@public.Terms.Where(term => TermCode.PublicLaw.Contains(term.Key))),
        OpenQuestions = @public.OpenQuestions,
        Notices = @public.Notices,
        PaperFields = @public.PaperFields,
        HumanClauses = @public.HumanClauses,
    };

    private string NameOf(Edition edition) => $"{edition.Id}@{Versions[edition.Id]}";

    private LawLibrary Copy(ImmutableArray<CalendarYear> ofYears, HoursTable ofCentre, HoursTable ofAuthority, Switches chosen, ImmutableArray<Edition> published, ImmutableArray<Edition> drafts) =>
        new(published, statutes, ofYears, unknownYear, ofCentre, ofAuthority, prices, chosen, versions) { Drafts = drafts, Consents = Consents, Retention = Retention };
}
