using System.Collections.Immutable;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class AssessPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "assess")
{
    /// <summary>What nobody has told yet and what no program decides: to be asked while the person is there.</summary>
    public ImmutableArray<Finding> Questions => Case.Intake is null ? [] : Assessment.Of(CaseAssessment.FactsOf(Case, Today, reissuesRenderedHere: 0), Today, Law).Questions;

    protected override ICaseStep Read() => new Assess();
}
