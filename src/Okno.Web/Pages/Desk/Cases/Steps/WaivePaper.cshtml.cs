using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class WaivePaperPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "waive-paper")
{
    public override string Button => "Записать решение";

    public PaperId? Paper => PaperId.TryParse(Typed["paper"], out PaperId paper) && Case.ItemOf(paper) is not null ? paper : null;

    public IReadOnlyList<Choice> Papers => [.. (Case.Contract?.Checklist ?? []).Where(item => item.Need == Need.HumanDecides && Case.PaperOf(item.Paper) is not { Waived: true }).Select(item => item.Paper).Select(paper => new Choice(paper.ToString(), Words.Paper(paper)))];

    protected override ICaseStep? Read()
    {
        string reason = Typed.Text("reason", "Напишите причину: она останется в деле.");
        if (Paper is { } paper)
        {
            return new WaivePaper(paper, reason);
        }

        Typed.Wrong("paper", "Выберите документ.");
        return null;
    }

    protected override string? FieldOf(string code) => code is "paper.waiver-has-reason" ? "reason" : "paper";
}
