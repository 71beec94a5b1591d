using System.Globalization;
using Okno.Demo.People;

namespace Okno.Demo.Scenario;

/// <summary>Something that happens to one life at a day and an hour.</summary>
public sealed record Deed(DateOnly Day, int Hour, Life Life, Func<Offices.Staff, Task> Do);

/// <summary>The courier takes this life to the authority on a day.</summary>
/// <param name="Refusal">Null: the authority accepts; else the ground as the act's form names it ("late", "other") and the authority's words.</param>
/// <param name="ListedByTwo">Listing needs a second person.</param>
/// <param name="HandedByTwo">Handing over needs a second person.</param>
public sealed record Trip(DateOnly Day, Life Life, (string Ground, string Words)? Refusal, bool ListedByTwo, bool HandedByTwo);

/// <summary>One of the forty: who came, with which patent, what was done on which day, and how it must end.</summary>
public sealed class Life(int no, string title, string patentIssued, Employer employer, Expected expected)
{
    private readonly List<Deed> deeds = [];

    public int No => no;

    /// <summary>What this life shows, in words.</summary>
    public string Title => title;

    public Person Who { get; init; } = Roster.All[no - 1];

    public Employer Employer => employer;

    public Expected Expected => expected;

    public DateOnly PatentIssued { get; } = DateOnly.ParseExact(patentIssued, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string PatentSeries { get; init; } = "77";

    /// <summary>Ten digits: the year of issue first, as Moscow writes them.</summary>
    public string PatentNumber => string.Create(CultureInfo.InvariantCulture, $"25{10_300_000 + (no * 7_919):00000000}");

    /// <summary>Papers in a foreign language, which need a translation each.</summary>
    public IReadOnlyList<string> ForeignPapers { get; init; } = [];

    public DateOnly? RefusedOn { get; init; }

    /// <summary>How the payer writes what the payment is for; {0} is the reference of the offer, {1} the name, {2} the patent.</summary>
    public string Purpose { get; init; } = "Оплата услуги по оферте {0}, {1}, патент {2}. НДС не облагается";

    public IReadOnlyList<Deed> Deeds => deeds;

    public List<Trip> Trips { get; } = [];

    /// <summary>The number that the desk gave; null before the case is open.</summary>
    public string? Number { get; set; }

    /// <summary>The reference of the offer that stands.</summary>
    public string? Reference { get; set; }

    /// <summary>Originals that the Centre took and has not given back or away.</summary>
    public HashSet<string> Taken { get; } = [];

    /// <summary>Where the life left its path; nothing more is played then. Null while all goes as planned.</summary>
    public string? Broken { get; set; }

    public string PatentShown => $"{PatentSeries} №{PatentNumber}";

    public Life On(string day, int hour, Func<Offices.Staff, Task> act)
    {
        deeds.Add(new Deed(Date(day), hour, this, act));
        return this;
    }

    /// <summary>"dd.MM" of 2026.</summary>
    public static DateOnly Date(string day) => DateOnly.ParseExact(day + ".2026", "dd.MM.yyyy", CultureInfo.InvariantCulture);
}
