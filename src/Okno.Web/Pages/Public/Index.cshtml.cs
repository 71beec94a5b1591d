using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Web.Forms;
using Okno.Web.Hosting;

namespace Okno.Web.Pages.Public;

/// <summary>«Можно ли ещё переоформить патент?»: one question per page; each form carries the answers before it, so nothing is kept here.</summary>
public sealed class IndexModel(Speech speech, LawLibrary library, MoscowTime time) : PageModel
{
    public const int Questions = (int)Question.Papers;

    private readonly LawInForce law = library.On(time.Today);

    public Answers Answers { get; private set; } = null!;

    public Question Question { get; private set; } = Question.Patent;

    public TextBook Words => speech.Words;

    public bool IsFirst => Question == Question.Patent;

    /// <summary>The page before this one; null on the first.</summary>
    public string? Back => IsFirst ? null : speech.Link(Answers.Link("/", ("done", ((int)Question - 2).ToString(CultureInfo.InvariantCulture))));

    public IEnumerable<KeyValuePair<string, string>> Carried => Answers.Given(Question).Where(pair => pair.Value.Length > 0);

    public IEnumerable<Choice> Countries =>
        law.Statutes.Citizenships.Select(rule => rule.Country).Distinct().Where(code => code != "XXA")
            .Select(code => new Choice(code, Words.Say($"country.{code}")))
            .OrderBy(choice => choice.Text, StringComparer.Create(CultureInfo.GetCultureInfo(speech.Language), false))
            .Append(new Choice("XXA", Words.Say("country.XXA")))
            .Append(new Choice(Answers.OtherCountry, Words.Say("check.other-country")));

    public IEnumerable<Choice> Months => Answers.Issued is { } issued
        ? Answers.MonthsOf(issued, law).Select(month => new Choice($"{month.Number}", Words.Say("q4.month", ("number", month.Number), ("to", month.To))))
            .Append(new Choice("unknown", Words.Say("q4.unknown")))
        : [];

    public IEnumerable<Choice> Papers => law.Edition.Papers
        .Where(paper => paper.Kind is not (PaperKind.Application or PaperKind.Translation))
        .Where(paper => !(paper.NotForNaturalPersons && Answers.Employer == EmployerKind.NaturalPerson))
        .Select(paper => new PaperId(paper.Kind).ToString())
        .Select(name => new Choice(name, Words.Say($"paper.{name}.name")));

    public ImmutableArray<Choice> Employers => [.. new[] { "business", "person", "unknown" }.Select(code => new Choice(code, Words.Say($"q2.{code}"), Words.Has($"q2.{code}.hint") ? Words.Say($"q2.{code}.hint") : null))];

    public IActionResult OnGet([FromQuery] string? done)
    {
        Answers = Answers.Read(Request.Query, time.Today, law, Words);
        int answered = int.TryParse(done, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Clamp(given, 0, Questions) : 0;
        if (Answers.FirstWrong(answered) is { } wrong)
        {
            Question = wrong;
            Answers.Tell(wrong, ModelState);
            return Page();
        }

        if (answered == Questions)
        {
            return Redirect(speech.Link(Answers.Link("/answer")));
        }

        Question = (Question)(answered + 1);
        return Page();
    }
}
