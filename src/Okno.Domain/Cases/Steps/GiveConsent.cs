using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Cases.Steps;

/// <summary>A consent signed anew in a case that is running: a later version, or a purpose that was not agreed to or was taken back.</summary>
public sealed record GiveConsent(Consent Consent) : CaseStep<GiveConsent>
{
    private static readonly StepInfo Info = new(
        "give-consent", "3.6", [Role.Operator, Role.Supervisor],
        [
            new Rule<GiveConsent>("consent.case-running", "3.6", "The case is running", Effect.Blocks,
                (_, c) => c.Case.Phase != Phase.New && !c.Case.PhaseFacts.Ended ? null : Breach.With(("phase", c.Case.Phase))),
            .. ConsentRules.For<GiveConsent>(s => s.Consent),
        ],
        [typeof(ConsentGiven)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new ConsentGiven(Consent)];
}
