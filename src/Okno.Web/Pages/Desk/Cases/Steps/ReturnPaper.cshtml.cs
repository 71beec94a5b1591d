using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class ReturnPaperPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "return-paper")
{
    public PaperId? Paper => PaperId.TryParse(Typed["paper"], out PaperId paper) && Case.PaperOf(paper) is not null ? paper : null;

    public IReadOnlyList<Choice> Papers => [.. Case.Papers.Where(paper => paper.Status != PaperStatus.Returned && paper.Custody != Custody.GivenToAuthority && (!paper.Waived || paper.Custody == Custody.Taken)).Select(paper => paper.Paper).Select(paper => new Choice(paper.ToString(), Words.Paper(paper)))];

    protected override ICaseStep? Read()
    {
        string reason = Typed.Text("reason", "Напишите причину: она останется в деле.");
        if (Paper is { } paper)
        {
            return new ReturnPaper(paper, reason);
        }

        Typed.Wrong("paper", "Выберите документ.");
        return null;
    }

    protected override string? FieldOf(string code) => code is "paper.waiver-has-reason" ? "reason" : "paper";
}
