using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// A reviewer accepts or rejects a received paper: form (4.2), visible defects (4.3), and what 2.1, 4.4-4.8 and the Annex demand of its content (<see cref="PaperRules"/>). The last accepted paper of 2.1.4-2.1.11 starts the one-day clock of 3.9.3,
/// which runs from the day when that paper was received.
/// </summary>
/// <param name="Details">Fields that the reviewer entered or changed, by code; an empty value takes one away. Null: as they were read at the window.</param>
public sealed record ReviewPaper(PaperId Paper, bool Accept, ImmutableArray<PaperDefect> Defects, string? Words, ImmutableSortedDictionary<string, string>? Details = null) : CaseStep<ReviewPaper>
{
    private static readonly StepInfo Info = new(
        "review-paper", "4.1, 4.2, 4.3, 4.4, 4.5, 4.7, 4.8", [Role.Reviewer, Role.Supervisor],
        [
            ContractRules.ContractIsInForce<ReviewPaper>(),
            new Rule<ReviewPaper>("paper.awaits-review", "3.7.1", "The paper is received and awaits review", Effect.Blocks,
                (s, c) => c.Case.PaperOf(s.Paper) is { Status: PaperStatus.Received } ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReviewPaper>("paper.rejection-has-reason", "4.3", "A rejection names a defect or says why", Effect.Blocks,
                (s, _) => s.Accept || !s.Defects.IsDefaultOrEmpty || !string.IsNullOrWhiteSpace(s.Words) ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReviewPaper>("paper.accepted-form", "4.2", "An accepted paper is an original, or a certified copy where 4.2 allows one", Effect.Blocks,
                (s, c) => s.Accept && c.Case.PaperOf(s.Paper) is { } paper && c.Case.ItemOf(s.Paper) is { } item && !c.Law.Edition.FormsOf(item).Contains(paper.Form)
                    ? Breach.With(("paper", s.Paper), ("form", paper.Form)) : null),
            new Rule<ReviewPaper>("paper.defect-unambiguous", "4.3", "A paper with a defect is accepted only where two persons read it the same way", Effect.NeedsSecondPerson,
                (s, _) => s.Accept && !s.Defects.IsDefaultOrEmpty ? Breach.ForHuman(("paper", s.Paper), ("defects", string.Join(", ", s.Defects))) : null),
            new Rule<ReviewPaper>("paper.fields-readable", "4.1", "Each field that was entered belongs to the paper and is a value of its kind", Effect.Blocks,
                (s, c) => s.Details is { } entered && PaperEntry.Unreadable(s.Paper, entered, c.Law) is { Length: > 0 } wrong ? Breach.With(("paper", s.Paper), ("fields", wrong)) : null),
        ],
        [typeof(PaperAccepted), typeof(PaperRejected), typeof(TranslationDemanded), typeof(PapersCompleted)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<Finding> ContentFindings(StepContext context) => Accept ? [.. Content(context), .. Paper == new PaperId(PaperKind.TaxReceipts) ? CaseTax.AtAcceptance(context) : []] : [];

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        ImmutableArray<PaperDefect> defects = Defects.IsDefault ? [] : Defects;
        if (!Accept)
        {
            ImmutableArray<Finding> found = [.. Content(context)];
            yield return new PaperRejected(Paper, defects, Words, Details, Details is null ? null : context.Facts.By, found.IsEmpty ? null : found);
            yield break;
        }

        PaperAccepted accepted = new(Paper, defects, warnings, Words, Details, Details is null ? null : context.Facts.By);
        yield return accepted;
        Case after = context.Case.Apply(accepted);
        if (Details is not null && TranslationDemanded.By(Paper, after.PaperOf(Paper)!.Details, context) is { } translation)
        {
            yield return translation;
            after = after.Apply(translation);
        }

        if (PapersCompleted.IfNow(after, context) is { } completed)
        {
            yield return completed;
        }
    }

    private ImmutableArray<Finding> Content(StepContext context) => PaperEntry.Look(context, Paper, Details) is { } look ? PaperRules.Judge(look) : [];
}

[Event("paper-accepted")]
public sealed record PaperAccepted(
    PaperId Paper, ImmutableArray<PaperDefect> Defects, ImmutableArray<Finding> Findings, string? Words, ImmutableSortedDictionary<string, string>? Details = null, string? By = null) : CaseEvent;

[Event("paper-rejected")]
public sealed record PaperRejected(
    PaperId Paper, ImmutableArray<PaperDefect> Defects, string? Words, ImmutableSortedDictionary<string, string>? Details = null, string? By = null, ImmutableArray<Finding>? Findings = null) : CaseEvent;
