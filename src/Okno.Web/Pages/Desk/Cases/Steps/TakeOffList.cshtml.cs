using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class TakeOffListPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "take-off-list")
{
    protected override ICaseStep Read() => new TakeOffList(Typed.Text("reason", "Напишите причину: она останется в деле."));
}
