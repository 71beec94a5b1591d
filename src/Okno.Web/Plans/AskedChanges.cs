using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Web.Forms;

namespace Okno.Web.Plans;

/// <summary>
/// What-if questions as an address carries them (<c>?if-come=2026-04-23&amp;if-bring=…</c>). What could not be read or makes no sense stays as typed with its message, and the other changes are tried all the same.
/// </summary>
public sealed class AskedChanges
{
    public const string Come = "if-come", Bring = "if-bring", Paper = "if-paper", PaperBy = "if-paper-by", Employer = "if-employer", Passport = "if-passport", Tax = "if-tax", Policy = "if-policy";

    /// <summary>All names, in the order of the form.</summary>
    public static readonly ImmutableArray<string> Names = [Come, Bring, Paper, PaperBy, Employer, Passport, Tax, Policy];

    private readonly IQueryCollection query;
    private readonly ModelStateDictionary state;
    private readonly TextBook words;
    private readonly AssessmentFacts facts;
    private readonly DateOnly today;
    private readonly LawInForce law;
    private readonly List<Change> changes = [];

    private AskedChanges(IQueryCollection query, ModelStateDictionary state, TextBook words, AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        (this.query, this.state, this.words, this.facts, this.today, this.law) = (query, state, words, facts, today, law);
        if (Day(Come) is { } come)
        {
            Add(Come, Changed.HasCome(facts, today) ? new PayOn(come) : new ComeOn(come));
        }

        if (Day(Bring) is { } bring)
        {
            Add(Bring, new BringPapers(bring));
        }

        ReadPaper();
        ReadEmployer();
        if (Day(Passport) is { } expires)
        {
            Add(Passport, new RenewPassport(expires));
        }

        ReadTax();
        if (Day(Policy) is { } policy)
        {
            Add(Policy, new ExtendPolicy(policy));
        }
    }

    public ImmutableArray<Change> Changes => [.. changes];

    /// <param name="state">Takes the messages, each at its field.</param>
    public static AskedChanges Read(IQueryCollection query, ModelStateDictionary state, TextBook words, AssessmentFacts facts, DateOnly today, LawInForce law) =>
        new(query, state, words, facts, today, law);

    /// <summary>What was typed in a field; empty where nothing was.</summary>
    public string Typed(string name) => DayText.TryRead(Raw(name), out DateOnly day) == DayFault.None ? words.Day(day) : Raw(name);

    /// <summary>Changes as an address carries them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Spell(IEnumerable<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (Change change in changes)
        {
            switch (change)
            {
                case ComeOn or PayOn or WaitUntil:
                    yield return new(Come, Iso(change.Day!.Value));
                    break;
                case BringPapers papers:
                    yield return new(Bring, Iso(papers.By));
                    break;
                case BringPaper paper:
                    yield return new(Paper, new PaperId(paper.Paper).ToString());
                    yield return new(PaperBy, Iso(paper.By));
                    break;
                case ChangeEmployer employer:
                    yield return new(Employer, employer.Employer == EmployerKind.NaturalPerson ? "person" : "business");
                    break;
                case RenewPassport passport:
                    yield return new(Passport, Iso(passport.ExpiresAtLeast));
                    break;
                case PayTax tax:
                    yield return new(Tax, tax.Months.ToString(CultureInfo.InvariantCulture));
                    break;
                case ExtendPolicy policy:
                    yield return new(Policy, Iso(policy.Through));
                    break;
            }
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Raw(string name) => query[name] is { Count: > 0 } values ? (values[0] ?? "").Trim() : "";

    private DateOnly? Day(string name)
    {
        DayFault fault = DayText.TryRead(Raw(name), out DateOnly day);
        if (fault is not (DayFault.None or DayFault.Empty))
        {
            Wrong(name, words.Say($"whatif.day.{fault}", ("typed", RussianBinding.Shorten(Raw(name)))));
        }

        return fault == DayFault.None ? day : null;
    }

    private void ReadPaper()
    {
        if (Raw(Paper).Length == 0)
        {
            return;
        }

        if (!PaperId.TryParse(Raw(Paper), out PaperId id) || id.Kind is PaperKind.Application or PaperKind.Translation)
        {
            Wrong(Paper, words.Say("whatif.paper.wrong"));
        }
        else if (Day(PaperBy) is { } by)
        {
            Add(PaperBy, new BringPaper(id.Kind, by));
        }
        else if (Raw(PaperBy).Length == 0)
        {
            Wrong(PaperBy, words.Say("whatif.day.Empty"));
        }
    }

    private void ReadEmployer()
    {
        switch (Raw(Employer))
        {
            case "":
                break;
            case "business":
                Add(Employer, new ChangeEmployer(EmployerKind.LegalEntity));
                break;
            case "person":
                Add(Employer, new ChangeEmployer(EmployerKind.NaturalPerson));
                break;
            default:
                Wrong(Employer, words.Say("whatif.employer.wrong"));
                break;
        }
    }

    private void ReadTax()
    {
        if (Raw(Tax).Length == 0)
        {
            return;
        }

        if (!int.TryParse(Raw(Tax), NumberStyles.None, CultureInfo.InvariantCulture, out int months) || PayTax.For(months, facts, law) is not { } pay)
        {
            Wrong(Tax, words.Say("whatif.tax.wrong", ("left", PayTax.MonthsLeft(facts, law))));
            return;
        }

        Add(Tax, pay);
    }

    private void Add(string name, Change change)
    {
        if (ChangeCheck.Of(change, Changed.By(changes, facts, today, law), today, law) is { } fault)
        {
            Wrong(name, words.Say($"change.wrong.{fault.Code}", ("limit", fault.Limit)));
            return;
        }

        changes.Add(change);
    }

    private void Wrong(string name, string message) => state.AddModelError(name, message);
}
