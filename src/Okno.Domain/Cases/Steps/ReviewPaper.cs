using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// A reviewer accepts or rejects a received paper: form (4.2), visible defects (4.3), and what 2.1 and 4.4 demand of its content. The last accepted paper of 2.1.4-2.1.11 starts the one-day clock of 3.9.3,
/// which runs from the day when that paper was received.
/// </summary>
public sealed record ReviewPaper(PaperId Paper, bool Accept, ImmutableArray<PaperDefect> Defects, string? Words) : CaseStep<ReviewPaper>
{
    private static readonly StepInfo Info = new(
        "review-paper", "4.1, 4.2, 4.3, 4.4", [Role.Reviewer, Role.Supervisor],
        [
            ContractRules.ContractIsInForce<ReviewPaper>(),
            new Rule<ReviewPaper>("paper.awaits-review", "3.7.1", "The paper is received and awaits review", Effect.Blocks,
                (s, c) => c.Case.PaperOf(s.Paper) is { Status: PaperStatus.Received } ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReviewPaper>("paper.rejection-has-reason", "4.3", "A rejection names a defect or says why", Effect.Blocks,
                (s, _) => s.Accept || !s.Defects.IsDefaultOrEmpty || !string.IsNullOrWhiteSpace(s.Words) ? null : Breach.With(("paper", s.Paper))),
            new Rule<ReviewPaper>("paper.accepted-form", "4.2", "An accepted paper is an original, or a certified copy where 4.2 allows one", Effect.Blocks,
                (s, c) => s.Accept && c.Case.PaperOf(s.Paper) is { } paper && c.Case.ItemOf(s.Paper) is { } item && !item.Forms.Contains(paper.Form)
                    ? Breach.With(("paper", s.Paper), ("form", paper.Form)) : null),
            new Rule<ReviewPaper>("paper.defect-unambiguous", "4.3", "A paper with a defect is accepted only where two persons read it the same way", Effect.NeedsSecondPerson,
                (s, _) => s.Accept && !s.Defects.IsDefaultOrEmpty ? Breach.ForHuman(("paper", s.Paper), ("defects", string.Join(", ", s.Defects))) : null),
            new Rule<ReviewPaper>("paper.no-illness", "2.1.7", "A medical paper states no illness", Effect.Blocks,
                (s, c) => s.Accept && s.Paper.Kind is PaperKind.InfectionsConclusion or PaperKind.HivCertificate or PaperKind.NarcologistConclusion && Detail(s, c, "illness") is "yes"
                    ? Breach.With(("paper", s.Paper)) : null),
            new Rule<ReviewPaper>("policy.covers-work", "2.1.4", "The policy covers the planned term of work", Effect.Blocks,
                (s, c) => s.Accept && s.Paper == new PaperId(PaperKind.MedicalPolicy) && Day(s, c, "validUntil") is { } end && end < c.Case.Intake!.WorkUntil
                    ? Breach.With(("validUntil", end), ("workUntil", c.Case.Intake.WorkUntil)) : null),
            new Rule<ReviewPaper>("paper.from-declared-employer", "2.1.9", "The petition and the contract come from the employer declared at intake", Effect.Blocks,
                (s, c) => s.Accept && s.Paper.Kind is PaperKind.Petition or PaperKind.WorkContract && Detail(s, c, "employerInn") is { Length: > 0 } inn
                    && c.Case.Intake!.Employer.Inn is { } declared && inn != declared ? Breach.With(("paper", s.Paper), ("inn", inn), ("declared", declared)) : null),
        ],
        [typeof(PaperAccepted), typeof(PaperRejected), typeof(PapersCompleted)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<Finding> FurtherFindings(StepContext context) =>
        Accept && Paper == new PaperId(PaperKind.IdentityPaper)
            ? CaseAssessment.Of(context).Findings.Where(finding => finding.Clause == "4.4" && finding.Verdict != Verdict.Met)
            : [];

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        ImmutableArray<PaperDefect> defects = Defects.IsDefault ? [] : Defects;
        if (!Accept)
        {
            yield return new PaperRejected(Paper, defects, Words);
            yield break;
        }

        PaperAccepted accepted = new(Paper, defects, warnings, Words);
        yield return accepted;
        if (PapersCompleted.IfNow(context.Case.Apply(accepted), context) is { } completed)
        {
            yield return completed;
        }
    }

    private static string? Detail(ReviewPaper step, StepContext context, string name) => context.Case.PaperOf(step.Paper)?.Details.GetValueOrDefault(name);

    private static DateOnly? Day(ReviewPaper step, StepContext context, string name) =>
        DateOnly.TryParseExact(Detail(step, context, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}

[Event("paper-accepted")]
public sealed record PaperAccepted(PaperId Paper, ImmutableArray<PaperDefect> Defects, ImmutableArray<Finding> Findings, string? Words) : CaseEvent;

[Event("paper-rejected")]
public sealed record PaperRejected(PaperId Paper, ImmutableArray<PaperDefect> Defects, string? Words) : CaseEvent;
