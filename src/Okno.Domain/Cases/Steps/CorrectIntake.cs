using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Corrects what was entered (a typing error in the patent, a renewed passport, a new employer: Q9). After the contract a change of the patent's number or day needs a second person, because
/// every date of the case hangs on it. The old data stay in the journal.
/// </summary>
public sealed record CorrectIntake(Intake Intake) : CaseStep<CorrectIntake>
{
    private static readonly StepInfo Info = new(
        "correct-intake", "3.10.1, 3.10.3", [Role.Operator, Role.Supervisor],
        [
            ContractRules.PhaseIs<CorrectIntake>(Phase.Opened, Phase.Assessed, Phase.Offered, Phase.PaidPartly, Phase.Collecting, Phase.Complete),
            .. IntakeRules.For<CorrectIntake>(s => s.Intake),
            new Rule<CorrectIntake>("patent.no-open-case", "1.2", "No other case is open for this patent", Effect.Blocks,
                (_, c) => c.Facts.OpenCaseForPatent is null ? null : Breach.With(("number", c.Facts.OpenCaseForPatent))),
            new Rule<CorrectIntake>("intake.patent-unchanged-after-contract", "3.10.1", "After the contract the patent stays as it was", Effect.NeedsSecondPerson,
                (s, c) => c.Case.Contract is null || c.Case.Intake is not { } old || (old.Patent.Key == s.Intake.Patent.Key && old.Patent.IssuedOn == s.Intake.Patent.IssuedOn)
                    ? null : Breach.With(("before", c.Case.Intake!.Patent.Key), ("after", s.Intake.Patent.Key))),
            new Rule<CorrectIntake>("intake.employer-kind-unchanged-after-contract", "2.1.10", "After the contract the employer's kind, and so the list of papers, stays as it was", Effect.Blocks,
                (s, c) => c.Case.Contract is null || c.Case.Intake?.Employer.Kind == s.Intake.Employer.Kind ? null : Breach.With(("kind", s.Intake.Employer.Kind))),
            new Rule<CorrectIntake>("intake.employer-papers-fit", "2.1.9", "The petition and the contract that were brought come from the employer now named", Effect.Warns,
                (s, c) => c.Case.Intake is { } old && old.Employer != s.Intake.Employer && EmployerPapers(c.Case) is { Length: > 0 } papers ? Breach.ForHuman(("papers", papers)) : null),
        ],
        [typeof(IntakeCorrected), typeof(Assessed)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        IntakeCorrected corrected = new(Intake);
        yield return corrected;
        if (context.Case.Days is not null && context.Case.Intake?.SaysTheSameToTheLaw(Intake) == false)
        {
            // Every day of the case hangs on what was corrected: the window is computed anew, with the findings.
            yield return Assessed.Now(context with { Case = context.Case.Apply(corrected) });
        }
    }

    private static string EmployerPapers(Case @case) => string.Join(", ", @case.Papers
        .Where(paper => paper is { Paper.Kind: PaperKind.Petition or PaperKind.WorkContract, Status: PaperStatus.Received or PaperStatus.Accepted })
        .Select(paper => paper.Paper));
}

[Event("intake-corrected")]
public sealed record IntakeCorrected(Intake Intake) : CaseEvent;
