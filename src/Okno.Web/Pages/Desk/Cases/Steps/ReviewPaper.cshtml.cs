using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Web.Forms;
using System.Collections.Immutable;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class ReviewPaperPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "review-paper")
{
    public override string Button => "Записать решение";

    public PaperId? Paper => PaperId.TryParse(Typed["paper"], out PaperId paper) ? paper : null;

    public PaperState? State => Paper is { } paper ? Case.PaperOf(paper) : null;

    public ChecklistItem? Item => Paper is { } paper ? Case.ItemOf(paper) : null;

    public IReadOnlyList<Choice> Waiting => [.. Case.Papers.Where(paper => paper.Status == PaperStatus.Received).Select(paper => new Choice(paper.Paper.ToString(), Words.Paper(paper.Paper)))];

    /// <summary>A field read from the paper at the window, in words.</summary>
    public string Detail(string name, string value) => name switch
    {
        "illness" => value == "yes" ? "указано заболевание" : "заболевание не выявлено",
        _ => DateOnly.TryParseExact(value, "yyyy-MM-dd", out DateOnly day) ? Russian.Day(day) : value,
    };

    protected override ICaseStep? Read()
    {
        if (Paper is not { } paper)
        {
            Typed.Wrong("paper", "Выберите документ.");
            return null;
        }

        ImmutableArray<PaperDefect> defects = [.. Enum.GetValues<PaperDefect>().Where(defect => Typed.All("defects").Contains(CaseWords.Kebab(defect)))];
        bool? accept = Typed["decision"] switch { "accept" => true, "reject" => false, _ => null };
        if (accept is null)
        {
            Typed.Wrong("decision", "Выберите: принять или отклонить.");
        }

        return new ReviewPaper(paper, accept ?? false, defects, Typed.Optional("words"));
    }

    protected override void Prefill()
    {
        if (State is not { Status: PaperStatus.Received } && Waiting is [{ } first, ..])
        {
            Typed.Set("paper", first.Value);
        }

        Typed.Set("decision", "accept");
    }

    protected override string? FieldOf(string code) => code switch
    {
        "paper.rejection-has-reason" => "words",
        "paper.accepted-form" or "paper.no-illness" or "policy.covers-work" or "paper.from-declared-employer" => "decision",
        _ => null,
    };
}
