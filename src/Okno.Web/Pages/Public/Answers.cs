using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Tax;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Public;

/// <summary>The five questions of the public page, in their order.</summary>
public enum Question
{
    Patent = 1,
    Employer = 2,
    Passport = 3,
    Tax = 4,
    Papers = 5,
}

/// <summary>
/// The answers as the address carries them (<c>?issued=12.05.2025&amp;series=77&amp;…</c>): nothing else is kept, nothing names the person. Read once; what could not be read stays as typed, with its error.
/// </summary>
public sealed class Answers
{
    /// <summary>Citizens of a country that the law's list does not name.</summary>
    public const string OtherCountry = "OTH";

    private const int MonthsOfPatent = 12;

    private readonly List<(Question Question, string Field, string Message)> wrong = [];

    private Answers()
    {
    }

    public string? IssuedText { get; private init; }

    public DateOnly? Issued { get; private set; }

    public string? Series { get; private init; }

    public string? Country { get; private init; }

    public string? EmployerText { get; private init; }

    public EmployerKind? Employer { get; private set; }

    public string? PassportText { get; private init; }

    public DateOnly? Passport { get; private set; }

    public string? PaidText { get; private init; }

    /// <summary>Months of the patent that are paid, 1-12.</summary>
    public int? Paid { get; private set; }

    /// <summary>The papers question was answered, be it with none.</summary>
    public bool PapersAsked { get; private init; }

    public IReadOnlyList<string> Have { get; private init; } = [];

    /// <summary>The papers in hand; default where the question was not answered.</summary>
    public ImmutableArray<PaperKind> Held { get; private set; }

    public static Answers Read(IQueryCollection query, DateOnly today, LawInForce law, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(query);
        Answers answers = new()
        {
            IssuedText = One(query, "issued"),
            Series = One(query, "series"),
            Country = One(query, "country"),
            EmployerText = One(query, "employer"),
            PassportText = One(query, "passport"),
            PaidText = One(query, "paid"),
            PapersAsked = One(query, "asked") is not null,
            Have = [.. query["have"].OfType<string>().Take(30)],
        };
        answers.ReadPatent(today, law, words);
        answers.ReadEmployer(words);
        answers.ReadPassport(words);
        answers.ReadTax(words);
        answers.ReadPapers();
        return answers;
    }

    /// <summary>The first of the first <paramref name="answered"/> questions whose answer does not stand; null where all stand.</summary>
    public Question? FirstWrong(int answered) => wrong.Where(one => (int)one.Question <= answered).Select(one => (Question?)one.Question).Min();

    /// <summary>Puts the errors of a question beside its fields.</summary>
    public void Tell(Question question, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach ((_, string field, string message) in wrong.Where(one => one.Question == question))
        {
            state.AddModelError(field, message);
        }
    }

    /// <summary>What is given so far, in one spelling, as it stands in links.</summary>
    public IEnumerable<KeyValuePair<string, string>> Given(Question? except = null)
    {
        if (except != Question.Patent)
        {
            yield return new("issued", Issued?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? IssuedText ?? "");
            yield return new("series", Series ?? "");
            yield return new("country", Country ?? "");
        }

        if (except != Question.Employer && EmployerText is not null)
        {
            yield return new("employer", EmployerText);
        }

        if (except != Question.Passport && PassportText is not null)
        {
            yield return new("passport", Passport?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? PassportText);
        }

        if (except != Question.Tax && PaidText is not null)
        {
            yield return new("paid", PaidText);
        }

        if (except != Question.Papers && PapersAsked)
        {
            yield return new("asked", "1");
            foreach (string paper in Have)
            {
                yield return new("have", paper);
            }
        }
    }

    /// <summary>All answers that are given, as an address or a form carries them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> All() => Given().Where(pair => pair.Value.Length > 0).Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value));

    /// <summary>Address of a page with these answers.</summary>
    public string Link(string path, params ReadOnlySpan<(string Name, string Value)> more)
    {
        List<KeyValuePair<string, string?>> all = [.. All()];
        foreach ((string name, string value) in more)
        {
            all.Add(new(name, value));
        }

        return path + QueryString.Create(all);
    }

    /// <summary>What the Domain judges. <paramref name="contact"/>: the day on which the person would come.</summary>
    public AssessmentFacts Facts(DateOnly contact, LawInForce law) => new(
        Citizenship: Country is { Length: > 0 } ? Country : null,
        Issued: Issued,
        Region: Series is { Length: > 0 } ? Series : null,
        Contact: contact,
        Contract: contact,
        Employer: Employer,
        PassportExpires: Passport,
        PaidThrough: PaidThrough(law),
        Held: Held);

    /// <summary>The months of the patent, each with its last day, for the question "paid up to".</summary>
    public static ImmutableArray<TaxMonth> MonthsOf(DateOnly issued, LawInForce law) => TaxCoverage.Of(issued, [], null, law).Decisive.Months;

    private DateOnly? PaidThrough(LawInForce law) => Issued is { } issued && Paid is { } paid ? MonthsOf(issued, law)[paid - 1].To : null;

    private void ReadPatent(DateOnly today, LawInForce law, TextBook words)
    {
        DayFault fault = DayText.TryRead(IssuedText, out DateOnly issued);
        if (fault != DayFault.None)
        {
            Wrong(Question.Patent, "issued", words, $"q1.issued.{fault}", IssuedText);
        }
        else if (issued > today)
        {
            Wrong(Question.Patent, "issued", words, "q1.issued.Future", words.Day(issued));
        }
        else
        {
            Issued = issued;
        }

        if (Series is { Length: > 0 } series && !(series.Length == 2 && series.All(char.IsAsciiDigit)))
        {
            Wrong(Question.Patent, "series", words, "q1.series.wrong", series);
        }

        if (string.IsNullOrEmpty(Country))
        {
            Wrong(Question.Patent, "country", words, "q1.country.empty", null);
        }
        else if (Country != OtherCountry && law.Statutes.Citizenships.All(rule => rule.Country != Country) && Country != "XXA")
        {
            Wrong(Question.Patent, "country", words, "q1.country.empty", Country);
        }
    }

    private void ReadEmployer(TextBook words)
    {
        switch (EmployerText)
        {
            case "business":
                Employer = EmployerKind.LegalEntity;
                break;
            case "person":
                Employer = EmployerKind.NaturalPerson;
                break;
            case "unknown":
                break;
            default:
                Wrong(Question.Employer, "employer", words, "q2.empty", null);
                break;
        }
    }

    private void ReadPassport(TextBook words)
    {
        DayFault fault = DayText.TryRead(PassportText, out DateOnly expires);
        if (fault == DayFault.None)
        {
            Passport = expires;
        }
        else if (fault != DayFault.Empty)
        {
            Wrong(Question.Passport, "passport", words, $"q3.{fault}", PassportText);
        }
    }

    private void ReadTax(TextBook words)
    {
        if (PaidText is null or "" or "unknown")
        {
            return;
        }

        if (int.TryParse(PaidText, NumberStyles.None, CultureInfo.InvariantCulture, out int months) && months is >= 1 and <= MonthsOfPatent)
        {
            Paid = months;
        }
        else
        {
            Wrong(Question.Tax, "paid", words, "q4.wrong", PaidText);
        }
    }

    private void ReadPapers()
    {
        if (PapersAsked)
        {
            Held = [.. Have.Select(name => PaperId.TryParse(name, out PaperId id) ? id.Kind : (PaperKind?)null).OfType<PaperKind>().Distinct()];
        }
    }

    private void Wrong(Question question, string field, TextBook words, string code, string? typed) =>
        wrong.Add((question, field, words.Say(code, ("typed", RussianBinding.Shorten(typed)))));

    private static string? One(IQueryCollection query, string name) => query[name] is { Count: > 0 } values ? (values[0] ?? "").Trim() : null;
}
