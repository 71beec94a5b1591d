using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class ChangeKeeperPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "change-keeper")
{
    public PaperState? Paper => PaperId.TryParse(Typed["paper"], out PaperId paper) ? Movable.FirstOrDefault(state => state.Paper == paper) : null;

    public IReadOnlyList<Choice> Papers => [.. Movable.Select(paper => new Choice(paper.Paper.ToString(), $"{Words.Paper(paper.Paper)}: {CaseWords.Lower(Words.Of(paper.Custody))}"))];

    /// <summary>Where the chosen paper can go; every keeper that any paper of the case can go to where none is chosen.</summary>
    public IReadOnlyList<Choice> Keepers => [.. (Paper is { } paper ? KeeperMoves.From(paper.Custody) : Movable.SelectMany(state => KeeperMoves.From(state.Custody)).Distinct().Order()).Select(to => new Choice(CaseWords.Kebab(to), Words.Of(to)))];

    private IEnumerable<PaperState> Movable => Case.Papers.Where(paper => paper.Status != PaperStatus.Returned && KeeperMoves.From(paper.Custody).Any());

    protected override ICaseStep? Read()
    {
        string hand = Typed.Text("hand", "Напишите, кто отдал или принял подлинник.");
        Custody to = Typed.Choose<Custody>("to", "Выберите, у кого документ будет теперь.");
        if (PaperId.TryParse(Typed["paper"], out PaperId paper))
        {
            return new ChangeKeeper(paper, to, hand);
        }

        Typed.Wrong("paper", "Выберите документ.");
        return null;
    }

    protected override void Prefill() => Typed.Set("hand", "заявитель");

    protected override string? FieldOf(string code) => code switch
    {
        "keeper.hand-named" => "hand",
        "keeper.way-open" => "to",
        _ => null,
    };
}
