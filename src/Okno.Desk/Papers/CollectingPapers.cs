using System.Collections.Immutable;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Windows;

namespace Okno.Desk.Papers;

/// <summary>The papers of the first stage (3.7.1): what to bring, what both sides owe, what was left at the desk, what is wrong with a paper.</summary>
internal static class CollectingPapers
{
    public static CaseChecklist Checklist(Case @case, PrintedCase printed)
    {
        Contract contract = @case.Contract!;
        ImmutableArray<ChecklistItem> asked = [.. contract.Checklist.Where(item => item.Need != Need.NotRequired && @case.PaperOf(item.Paper) is not { Waived: true } && item.Paper.Kind != PaperKind.Application)];
        string lane = @case.Offer?.PapersAgreedBy is { } agreed ? printed.Words.Say("checklist.lane.agreed", ("by", agreed)) : printed.Words.Say($"checklist.lane.{Cases.CaseIndex.Camel(contract.Lane)}");
        return new CaseChecklist(
            printed.Head(@case.Number, contract.On), printed.Person(@case.Intake!), lane,
            [.. asked.Select(item => new ChecklistLine(printed.Paper(item.Paper), item.Clause, item.Due, item.AdvisedBy, printed.Clause(item.DueClause), printed.Words.Say(item.Why), item.Forms, item.Need == Need.HumanDecides ? printed.Words.Say("checklist.need.decides") : null))],
            [
                .. contract.Checklist.Where(item => item.Need == Need.NotRequired).Select(item => new ChecklistException(printed.Paper(item.Paper), item.Clause, printed.Words.Say("checklist.need.not-required"))),
                .. @case.Papers.Where(paper => paper.Waived).Select(paper => new ChecklistException(printed.Paper(paper.Paper), @case.ItemOf(paper.Paper)?.Clause ?? "2.1", printed.Words.Say("checklist.need.waived", ("words", paper.Words)))),
            ],
            @case.Complete?.HandoverDue ?? @case.Days?.LastFiling.Earliest);
    }

    public static Obligations Obligations(Case @case, string @operator, PrintedCase printed)
    {
        Contract contract = @case.Contract!;
        ILookup<bool, ChecklistItem> byDay = contract.Checklist
            .Where(item => item.StartsHandoverClock && item.Need != Need.NotRequired && item.Paper.TranslationOf is null)
            .ToLookup(item => item.Due > contract.On);
        string? later = byDay[true].Any() ? PrintedCase.Clauses(byDay[true].Select(item => item.Clause)) : null;
        return new Obligations(
            printed.Head(@case.Number, contract.On), printed.Person(@case.Intake!), printed.Authority(contract.On), contract.On, contract.Last,
            printed.Law.Edition.Term(TermCode.Contract).Amount, PrintedCase.Clauses(byDay[false].Select(item => item.Clause)), later, later is null ? null : byDay[true].Max(item => item.Due),
            @case.Days!.LastFiling.Earliest, printed.Words.Say("obligations.handover"), printed.Signer("operator", @operator));
    }

    public static CustodyReceipt Receipt(Case @case, string @operator, bool isReturn, PrintedCase printed)
    {
        ImmutableArray<PaperState> papers = [.. @case.Papers.Where(paper => !paper.Waived && (!isReturn || paper.Custody == Custody.ReturnedToApplicant))];
        DateOnly day = papers.Max(paper => paper.ReceivedOn);
        return new CustodyReceipt(
            printed.Head(@case.Number, day), printed.Person(@case.Intake!),
            [.. papers.Select(paper => new CustodyLine(printed.Paper(paper.Paper), paper.Details.GetValueOrDefault("number"), paper.Form, ActionOf(paper.Custody), null, paper.ReceivedOn))],
            printed.Signer("operator", @operator), isReturn);
    }

    public static DefectNote Defects(Case @case, string paperName, string @operator, PrintedCase printed)
    {
        _ = PaperId.TryParse(paperName, out PaperId id);
        PaperState paper = @case.PaperOf(id)!;
        ImmutableArray<DefectLine> defects = [.. paper.Defects.Select(defect => new DefectLine(printed.Words.Say($"defect.{Cases.CaseIndex.Camel(defect)}"), null, "4.3", printed.Words.Say("mend.defect")))];
        if (!string.IsNullOrWhiteSpace(paper.Words))
        {
            defects = defects.Add(new DefectLine(paper.Words, null, @case.ItemOf(id)?.Clause ?? "4.1"));
        }

        defects = defects.AddRange(paper.Findings.Where(IsForApplicant).Select(finding => Line(finding, printed)));
        return new DefectNote(
            printed.Head(@case.Number, paper.ReceivedOn), printed.Person(@case.Intake!), printed.Paper(id), paper.Details.GetValueOrDefault("number"), defects,
            printed.Words.Say("defect.mend"), @case.ItemOf(id)?.Due, printed.Signer("reviewer", @operator));
    }

    /// <summary>What the applicant can mend: not what a human at the Centre has yet to decide, nor rules of the step itself.</summary>
    private static bool IsForApplicant(Finding finding) =>
        finding.Verdict == Verdict.NotMet && (finding.Code is PaperRules.MissingCode or PaperRules.OtherwiseCode || PaperRules.All.Any(rule => rule.Code == finding.Code));

    /// <summary>A finding in the applicant's words: what is seen, where, and what to do.</summary>
    private static DefectLine Line(Finding finding, PrintedCase printed)
    {
        bool isMismatch = finding.Facts.ContainsKey("there");
        string code = isMismatch ? "mismatch" : finding.Code;
        string? where = (finding.Facts.GetValueOrDefault("field") ?? finding.Facts.GetValueOrDefault("here")) is { } place ? printed.Words.FieldName(place.Split('.')[0], place.Split('.')[1]) : null;
        return new DefectLine(
            printed.Words.Has($"defect.{code}") ? printed.Words.Say($"defect.{code}", finding.Facts) : printed.Words.Finding(finding), where,
            finding.Clause.StartsWith("annex", StringComparison.Ordinal) ? printed.Words.Say("clause.annex") : printed.Clause(finding.Clause),
            printed.Words.Has($"mend.{code}") ? printed.Words.Say($"mend.{code}", finding.Facts) : printed.Words.Say("mend.other"));
    }

    private static CustodyAction ActionOf(Custody custody) => custody switch
    {
        Custody.Shown => CustodyAction.Shown,
        Custody.Copied => CustodyAction.ShownAndCopied,
        Custody.ReturnedToApplicant => CustodyAction.Returned,
        _ => CustodyAction.Taken,
    };
}
