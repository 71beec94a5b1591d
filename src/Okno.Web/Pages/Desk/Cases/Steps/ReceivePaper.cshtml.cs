using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Web.Forms;
using System.Collections.Immutable;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class ReceivePaperPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "receive-paper")
{
    public PaperId? Paper => PaperId.TryParse(Typed["paper"], out PaperId paper) ? paper : null;

    public ChecklistItem? Item => Paper is { } paper ? Case.ItemOf(paper) : null;

    /// <summary>Papers of the checklist that are not at the desk.</summary>
    public IReadOnlyList<Choice> Wanted => [.. (Case.Contract?.Checklist ?? []).Where(item => item.Need != Need.NotRequired && Case.PaperOf(item.Paper) is not { Status: PaperStatus.Received or PaperStatus.Accepted, Waived: false })
        .Select(item => new Choice(item.Paper.ToString(), $"{Words.Paper(item.Paper)} — до {Russian.Day(item.Due)}"))];

    /// <summary>What 4.2 allows for this paper; every form where the paper is not chosen yet.</summary>
    public IReadOnlyList<Choice> Forms => [.. Enum.GetValues<PaperForm>().Select(form => new Choice(CaseWords.Kebab(form), Words.Of(form), Item is { } item && !item.Forms.Contains(form) ? "по п. 4.2 не принимают; запишется как есть" : null))];

    public IReadOnlyList<Choice> Keeping => [.. new[] { Custody.Taken, Custody.Copied, Custody.Shown }.Select(custody => new Choice(CaseWords.Kebab(custody), Words.Of(custody)))];

    /// <summary>The fields of the chosen paper; null until it is chosen.</summary>
    public PaperInputs? Fields => Paper is { } paper && Case.Intake is { } intake ? new PaperInputs(paper, intake, Law.Edition.PaperFields, Words) : null;

    public override string Consequence => Item is { } item && item.Due < Today
        ? $"Срок этого документа был {Russian.Day(item.Due)}. Опоздание запишется, получить документ можно только вдвоём."
        : base.Consequence;

    protected override ICaseStep? Read()
    {
        if (Paper is not { } paper)
        {
            Typed.Wrong("paper", "Выберите документ.");
            return null;
        }

        PaperForm form = Typed.Choose<PaperForm>("form", "Выберите, что лежит на столе: подлинник или копия.");
        Custody custody = Typed.Choose<Custody>("custody", "Выберите, где теперь документ.");
        return new ReceivePaper(paper, form, custody, Fields?.Read(Typed) ?? ImmutableSortedDictionary<string, string>.Empty);
    }

    protected override void Prefill()
    {
        if (Paper is null && Wanted is [{ } first, ..])
        {
            Typed.Set("paper", first.Value);
        }

        Typed.Set("form", CaseWords.Kebab(PaperForm.Original));
        Typed.Set("custody", CaseWords.Kebab(Paper?.Kind == PaperKind.IdentityPaper ? Custody.Copied : Custody.Taken));
    }

    protected override string? FieldOf(string code) => code switch
    {
        "paper.on-checklist" or "paper.not-received-already" or "paper.in-time" => "paper",
        _ => null,
    };
}
