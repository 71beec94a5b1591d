using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class AssessPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "assess")
{
    protected override ICaseStep Read() => new Assess();
}
