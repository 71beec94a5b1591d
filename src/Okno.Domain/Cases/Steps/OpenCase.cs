using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Opens a case: the consent printed from the form is signed first (3.6), then everything of 3.10.1 is kept. <paramref name="ContactedOn"/> is the day on which the person came (Q25).
/// </summary>
public sealed record OpenCase(Intake Intake, Consent Consent, DateOnly ContactedOn) : CaseStep<OpenCase>
{
    private static readonly StepInfo Info = new(
        "open-case", "1.3, 3.6, 3.10.1", [Role.Operator, Role.Supervisor],
        [
            new Rule<OpenCase>("case.is-new", "3.7.1", "The case has no history yet", Effect.Blocks,
                (_, c) => c.Case.Phase == Phase.New ? null : Breach.With(("number", c.Case.Number))),
            .. ConsentRules.For<OpenCase>(s => s.Consent),
            new Rule<OpenCase>("contact.not-in-future", "1.2", "The day of contact is not in the future", Effect.Blocks,
                (s, c) => s.ContactedOn <= c.Today ? null : Breach.With(("contact", s.ContactedOn))),
            .. IntakeRules.For<OpenCase>(s => s.Intake),
            new Rule<OpenCase>("patent.no-open-case", "1.2", "No other case is open for this patent", Effect.Blocks,
                (_, c) => c.Facts.OpenCaseForPatent is null ? null : Breach.With(("number", c.Facts.OpenCaseForPatent))),
        ],
        [typeof(ConsentGiven), typeof(CaseOpened)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) =>
        [new ConsentGiven(Consent), new CaseOpened(Intake, ContactedOn)];
}

[Event("consent-given")]
public sealed record ConsentGiven(Consent Consent) : CaseEvent;

[Event("case-opened")]
public sealed record CaseOpened(Intake Intake, DateOnly ContactedOn) : CaseEvent;
