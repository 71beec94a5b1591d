using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Law;
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

    /// <summary>The fields of the paper under review; null until one is chosen.</summary>
    public PaperInputs? Fields => Paper is { } paper && Case.Intake is { } intake ? new PaperInputs(paper, intake, Law.Edition.PaperFields, Words) : null;

    /// <summary>The fields with the verdict beside each, judged with what stands in the form now.</summary>
    public PaperFieldsPart? FieldsUnderReview => Fields is { } fields && Look is { } look
        ? new PaperFieldsPart(fields, Typed, PaperRules.Fields(look), State!.Entered(Changed(fields), null).EnteredBy)
        : null;

    /// <summary>What the paper says otherwise than another paper or the case: each names both places.</summary>
    public IEnumerable<Finding> Mismatches => Look is { } look ? PaperRules.Judge(look).Where(finding => finding.Facts.ContainsKey("there")) : [];

    private PaperLook? Look => Paper is { } paper && State is not null && Fields is { } fields
        ? PaperEntry.Look(new StepContext(Case, Facts.None, Law, Service.Now), paper, Typed.IsGood ? Changed(fields) : null)
        : null;

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

        return new ReviewPaper(paper, accept ?? false, defects, Typed.Optional("words"), Fields is { } fields && Changed(fields) is { IsEmpty: false } changed ? changed : null);
    }

    /// <summary>What the reviewer changed of what was read at the window: an empty value takes a field away.</summary>
    private ImmutableSortedDictionary<string, string> Changed(PaperInputs fields)
    {
        ImmutableSortedDictionary<string, string> held = State?.Details ?? ImmutableSortedDictionary<string, string>.Empty;
        ImmutableSortedDictionary<string, string> read = fields.Read(Typed);
        return fields.Inputs.Select(input => input.Field.Code)
            .Where(code => held.GetValueOrDefault(code, "") != read.GetValueOrDefault(code, "") && !(held.GetValueOrDefault(code) == "no" && !read.ContainsKey(code)))
            .ToImmutableSortedDictionary(code => code, code => read.GetValueOrDefault(code, ""), StringComparer.Ordinal);
    }

    protected override void Prefill()
    {
        if (State is not { Status: PaperStatus.Received } && Waiting is [{ } first, ..])
        {
            Typed.Set("paper", first.Value);
        }

        if (State is { } state)
        {
            Fields?.Fill(Typed, state.Details);
        }

        Typed.Set("decision", "accept");
    }

    protected override string? FieldOf(string code) => code switch
    {
        "paper.rejection-has-reason" => "words",
        "paper.accepted-form" => "decision",
        _ => null,
    };

    protected override string? FieldOf(Finding finding) => FieldOf(finding.Code) ?? PaperInputs.FieldOf(finding);
}
