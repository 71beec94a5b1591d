using System.Collections.Immutable;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Web.Forms;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.NewCase;

/// <summary>What the fields of an intake need to show themselves: the kind of employer chosen, the verdict beside the patent's date, the countries.</summary>
public sealed record IntakeFields(Entries Typed, TextBook Words, ImmutableArray<Finding> Verdict)
{
    private static readonly ImmutableArray<string> First = ["UZB", "TJK", "AZE", "MDA"];

    public EmployerKind Employer => IntakeForm.KindOf(Typed);

    public static IReadOnlyList<Choice> YesNo { get; } = [new("yes", "да"), new("no", "нет"), new("", "не спрашивали")];

    /// <summary>Countries whose citizens come here most stand first; a code from a passport that we have no name for stays as it is.</summary>
    public IReadOnlyList<Choice> Countries
    {
        get
        {
            string typed = Typed["citizenship"];
            IEnumerable<string> known = Words.Codes.Where(code => code.StartsWith("country.", StringComparison.Ordinal)).Select(code => code["country.".Length..]).Where(code => !First.Contains(code) && code != "XXA").OrderBy(Words.Country, StringComparer.Ordinal);
            IEnumerable<string> all = First.Concat(known);
            return [.. (typed.Length == 3 && !all.Contains(typed) ? all.Prepend(typed) : all).Select(code => new Choice(code, Words.Country(code)))];
        }
    }

    public IReadOnlyList<Choice> Papers => [.. IntakeForm.MayBeForeign.Select(kind => new Choice(CaseWords.Kebab(kind), Words.Paper(new Okno.Domain.Papers.PaperId(kind))))];

    public IReadOnlyList<Choice> Languages => [.. IntakeForm.Languages.Select(language => new Choice(language, Words.Say($"desk.language.{language}")))];
}
