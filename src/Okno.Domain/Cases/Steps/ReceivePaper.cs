using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Receives a paper at the window: its form (4.2), what was read from it, and who keeps it now (Q18). A paper after its term is not impossible: it needs a second person and the record keeps the fault (Q28).
/// </summary>
/// <param name="Details">Fields read from the paper, by code, in the text form of <see cref="PaperField"/>; a field that is not there is a finding of the review, never an error here.</param>
public sealed record ReceivePaper(PaperId Paper, PaperForm Form, Custody Custody, ImmutableSortedDictionary<string, string> Details) : CaseStep<ReceivePaper>
{
    private static readonly StepInfo Info = new(
        "receive-paper", "2.1, 3.7.1, 3.10.2, 4.2", [Role.Operator, Role.Reviewer, Role.Supervisor],
        [
            ContractRules.ContractIsInForce<ReceivePaper>(),
            ContractRules.PhaseIs<ReceivePaper>(Phase.Collecting, Phase.Complete, Phase.RefusedOtherwise),
            new Rule<ReceivePaper>("paper.on-checklist", "2.1", "The paper is on the checklist of this case", Effect.Blocks,
                (s, c) => c.Case.Contract is null || c.Case.ItemOf(s.Paper) is not null ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReceivePaper>("paper.not-received-already", "2.1", "The paper is not at the desk already", Effect.Blocks,
                (s, c) => c.Case.PaperOf(s.Paper) is { Status: PaperStatus.Accepted or PaperStatus.Received, Waived: false } ? Breach.With(("paper", s.Paper)) : null),
            new Rule<ReceivePaper>("paper.earlier-one-returned", "4.3", "A rejected original goes back to the applicant before another one takes its place", Effect.Blocks,
                (s, c) => c.Case.PaperOf(s.Paper) is { Status: PaperStatus.Rejected, Custody: Custody.Taken } or { Waived: true, Custody: Custody.Taken } ? Breach.With(("paper", s.Paper)) : null),
            new Rule<ReceivePaper>("paper.custody-at-desk", "Q18", "A paper that is received is shown, copied or taken", Effect.Blocks,
                (s, _) => s.Custody is Custody.Shown or Custody.Copied or Custody.Taken ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReceivePaper>("paper.fields-readable", "4.1", "Each field that was entered belongs to the paper and is a value of its kind", Effect.Blocks,
                (s, c) => PaperEntry.Unreadable(s.Paper, s.Details, c.Law) is { Length: > 0 } wrong ? Breach.With(("paper", s.Paper), ("fields", wrong)) : null),
            new Rule<ReceivePaper>("paper.in-time", "3.10.2", "The paper comes not later than its day", Effect.NeedsSecondPerson,
                (s, c) => c.Case.ItemOf(s.Paper) is { } item && c.Today > item.Due && !WasHereInTime(item, c.Case) ? Breach.With(("paper", s.Paper), ("due", item.Due), ("day", c.Today)) : null),
            new Rule<ReceivePaper>("paper.form-allowed", "4.2", "The paper lies on the desk in a form that 4.2 allows", Effect.Warns,
                (s, c) => c.Case.ItemOf(s.Paper) is not { } item || c.Law.Edition.FormsOf(item).Contains(s.Form) ? null : Breach.With(("paper", s.Paper), ("form", s.Form))),
        ],
        [typeof(PaperReceived), typeof(TranslationDemanded), typeof(FaultRecorded)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        yield return new PaperReceived(Paper, Form, context.Today, Details, Custody, warnings, context.Facts.By);
        if (TranslationDemanded.By(Paper, Details, context) is { } translation)
        {
            yield return translation;
        }

        if (warnings.Any(finding => finding.Code == "paper.in-time"))
        {
            yield return new FaultRecorded(new Fault("fault.paper-late", context.Case.ItemOf(Paper)!.DueClause, OfTheCentre: false, context.Today));
        }
    }

    /// <summary>A paper that was brought in time and went back to be mended is never late again; its defect is on record already.</summary>
    private static bool WasHereInTime(ChecklistItem item, Case @case) => @case.PaperOf(item.Paper) is { Waived: false } earlier && earlier.FirstReceivedOn <= item.Due;
}

[Event("paper-received")]
public sealed record PaperReceived(PaperId Paper, PaperForm Form, DateOnly On, ImmutableSortedDictionary<string, string> Details, Custody Custody, ImmutableArray<Finding> Findings, string? By = null) : CaseEvent;

[Event("fault-recorded")]
public sealed record FaultRecorded(Fault Fault) : CaseEvent;
