using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class ClosePage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "close")
{
    protected override ICaseStep Read() => new Close(Typed.Optional("words"));
}
