using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Calendar;
using Okno.Domain.Papers;
using Okno.Domain.Terms;

namespace Okno.Domain.Law;

/// <summary>What differs between two editions, or between two whole laws, thing by thing: never line by line, so that order and remarks of the files do not matter.</summary>
public static class LawDifference
{
    /// <summary>Two editions: their head, terms, papers, clauses word by word, requisites, open questions.</summary>
    public static ImmutableArray<LawChange> Between(Edition before, Edition after)
    {
        LawChanges changes = new(after.Id);
        changes.Parts("edition", "7.1", after.Id, HeadOf(before), HeadOf(after));
        changes.Parts("provider", "1.6", "", ProviderOf(before.Provider), ProviderOf(after.Provider));
        changes.Parts("requisites", "5.2", "", RequisitesOf(before.Requisites), RequisitesOf(after.Requisites));
        changes.Compare("term", before.Terms.Values.OrderBy(term => term.Code, StringComparer.Ordinal), after.Terms.Values.OrderBy(term => term.Code, StringComparer.Ordinal), term => term.Code, term => term.Clause, term => [("length", TermText(term)), ("clause", term.Clause), ("statute", term.Statute)]);
        changes.Compare("paper", before.Papers, after.Papers, paper => new PaperId(paper.Kind).ToString(), paper => paper.Clause, PaperOf);
        changes.Compare("clause", before.Clauses, after.Clauses, clause => clause.Number, clause => clause.Number, clause => [("text", clause.Text)]);
        changes.Compare("question", before.OpenQuestions, after.OpenQuestions, question => question.Code, question => question.Clause, question =>
            [("question", question.Question), ("in-force", PeriodText(question.InForce)), ("before-publication", Flag(question.BeforePublication))]);
        changes.Compare("notice", before.Notices, after.Notices, notice => notice.Code, notice => notice.Clause, notice => [("text", notice.Text), ("statute", notice.Statute)]);
        return changes.Found;
    }

    /// <summary>Two whole laws: every edition of both by its id (a new one beside the one it is based on, else beside the latest), statutes, calendar, hours, prices, switches.</summary>
    public static ImmutableArray<LawChange> Between(LawLibrary before, LawLibrary after)
    {
        LawChanges changes = new(null);
        changes.Compare("edition", [.. before.Editions, .. before.Drafts], [.. after.Editions, .. after.Drafts], edition => edition.Id, _ => "7.1", edition => [("title", edition.Title)]);
        HashSet<(string? Edition, LawChange Change)> told = [];
        foreach (Edition edition in after.Editions.Concat(after.Drafts).OrderBy(edition => after.Depth(edition)))
        {
            Edition beside = before.FindEdition(edition.Id) ?? (edition.BasedOn is { } under ? before.FindEdition(under) : null) ?? before.Editions[^1];
            ImmutableArray<LawChange> own = Between(beside, edition);
            told.UnionWith(own.Select(change => ((string?)edition.Id, change with { Edition = null, Words = [] })));
            // What an edition only takes over from the one it stands on is told once, there.
            changes.Add(own.Where(change => change is not { Subject: "edition", Field: "title" } && !told.Contains((edition.BasedOn, change with { Edition = null, Words = [] }))));
        }

        Statutes old = before.Statutes;
        Statutes now = after.Statutes;
        changes.Parts("statutes", "1.2", "", [("region", old.Region)], [("region", now.Region)]);
        changes.Compare("tariff", old.Tariffs, now.Tariffs, tariff => Start(tariff.InForce), _ => "4.6", tariff => [("monthly", tariff.Monthly.ToString()), ("in-force", PeriodText(tariff.InForce)), ("source", tariff.Source)]);
        changes.Compare("authority", old.Authorities, now.Authorities, authority => Start(authority.InForce), _ => "3.7.2", authority => [("name", authority.Name), ("short", authority.ShortName), ("in-force", PeriodText(authority.InForce))]);
        changes.Compare("citizenship", old.Citizenships, now.Citizenships, rule => $"{rule.Country} {Start(rule.InForce)}".TrimEnd(), _ => "1.1", rule =>
            [("need", $"@law-need.{Kebab(rule.Need)}"), ("in-force", PeriodText(rule.InForce)), ("source", rule.Source)]);
        changes.Compare("state-fee", old.StateFees, now.StateFees, fee => Start(fee.InForce), _ => "", fee => [("amount", fee.Amount.ToString()), ("in-force", PeriodText(fee.InForce))]);
        changes.Compare("presidential-act", old.PresidentialActs, now.PresidentialActs, act => Start(act.Days), _ => "Q31", act => [("act", act.Act), ("in-force", PeriodText(act.Days))]);
        changes.Compare("dated-rule", [old.OnceOnly, old.Freeze], [now.OnceOnly, now.Freeze], rule => rule.Code, _ => "6.3.2", rule => [("in-force", PeriodText(rule.InForce)), ("statute", rule.Statute)]);
        changes.Compare("price", before.Prices, after.Prices, order => order.Number, _ => "5.1", order => [("amount", order.Amount.ToString()), ("in-force", PeriodText(new Period(order.InForceFrom, order.InForceTo))), ("date", Iso(order.Date)), ("publication", order.Publication is { } published ? $"{published.Place}, {Iso(published.On)}" : null)]);
        changes.Compare("hours", [before.CentreHours, before.AuthorityHours], [after.CentreHours, after.AuthorityHours], table => $"@law-office.{table.Code}", table => table.Code == "centre" ? "1.5" : "3.9.3", HoursOf);
        changes.Compare("switch", before.Switches.All.Values, after.Switches.All.Values, item => item.Code, item => item.Clause, item => [("chosen", item.Readings.FirstOrDefault(reading => reading.Code == item.Chosen)?.Text ?? item.Chosen), ("question", item.Question), ("risk", item.Risk)]);
        changes.Compare("calendar-year", before.Years, after.Years, year => Number(year.Year), _ => "Q4", year => [("decree", year.Decree)]);
        HashSet<int> both = [.. before.Years.Select(year => year.Year).Intersect(after.Years.Select(year => year.Year))];
        changes.Compare("calendar-day", DaysOf(before, both), DaysOf(after, both), day => Iso(day.Day), _ => "Q4", day => [("mark", $"@law-day.{Kebab(day.Mark)}"), ("shortened", Flag(day.Shortened)), ("by", day.Source)]);
        return changes.Found;
    }

    private static IEnumerable<MarkedDay> DaysOf(LawLibrary law, HashSet<int> years) => law.Years.Where(year => years.Contains(year.Year)).SelectMany(year => year.Days);

    private static IEnumerable<(string, string?)> HeadOf(Edition edition) =>
    [
        ("title", edition.Title),
        ("published", edition.IsDraft ? "@law-value.draft" : Iso(edition.Published)),
        ("offer-freeze", $"@term|{edition.OfferFreezeDays}|calendar-days|after|plain|none"),
    ];

    private static IEnumerable<(string, string?)> ProviderOf(Provider provider) =>
        [("name", provider.FullName), ("short", provider.ShortName), ("reception-address", provider.ReceptionAddress), ("legal-address", provider.LegalAddress), ("site", provider.Site)];

    private static IEnumerable<(string, string?)> RequisitesOf(Requisites to) =>
    [
        ("recipient", to.Recipient), ("personal-account", to.PersonalAccount), ("account", to.Account), ("bank", to.Bank), ("bic", to.Bic),
        ("correspondent-account", to.CorrespondentAccount), ("inn", to.Inn), ("kpp", to.Kpp),
    ];

    private static IEnumerable<(string, string?)> PaperOf(EditionPaper paper) =>
    [
        ("due", paper.Due == PaperDue.ContractDay ? "@law-value.contract-day" : "@law-value.late-papers"),
        ("forms", string.Join(", ", paper.Forms.Select(form => $"@law-form.{Kebab(form)}"))),
        ("when-needed", Flag(paper.WhenNeeded)),
        ("not-for-natural-persons", Flag(paper.NotForNaturalPersons)),
        ("starts-clock", Flag(paper.StartsHandoverClock)),
        ("by-centre", Flag(paper.DueByCentre)),
        ("clause", paper.Clause),
        ("due-clause", paper.DueClause),
    ];

    private static IEnumerable<(string, string?)> HoursOf(HoursTable table)
    {
        foreach (DayOfWeek day in Enum.GetValues<DayOfWeek>().OrderBy(day => ((int)day + 6) % 7))
        {
            yield return ($"weekday-{Kebab(day)}", table.Week.TryGetValue(day, out DayHours hours) ? HoursText(hours) : "@law-value.closed");
        }

        yield return ("by-calendar", Flag(table.ByProductionCalendar));
        yield return ("exceptions", string.Join("; ", table.Exceptions.Select(exception => $"{Iso(exception.Key)} {(exception.Value is { } hours ? HoursText(hours) : "@law-value.closed")}")));
    }

    private static string HoursText(DayHours hours) => string.Create(CultureInfo.InvariantCulture, $"{hours.Opens:HH\\:mm}-{hours.Closes:HH\\:mm}");

    private static string TermText(Term term) => $"@term|{Number(term.Amount)}|{Kebab(term.Unit)}|{Kebab(term.Direction)}|{Kebab(term.Reading)}|{Kebab(term.Roll)}";

    private static string PeriodText(Period period) => $"@period|{(period.From is { } from ? Iso(from) : "")}|{(period.To is { } to ? Iso(to) : "")}";

    private static string Start(Period period) => period.From is { } from ? Iso(from) : "";

    private static string Flag(bool flag) => flag ? "@law-value.yes" : "@law-value.no";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Kebab<T>(T member)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
