using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class RecordAcceptancePage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "record-acceptance")
{
    protected override ICaseStep Read() => new RecordAcceptance(
        Typed.Text("actNumber", "Напишите номер акта."),
        Typed.Day("actDate", "Напишите дату акта."));

    protected override void Prefill() => Typed.Set("actDate", Today);

    protected override string? FieldOf(string code) => code switch { "act.has-number" => "actNumber", "act.day-fits" => "actDate", _ => null };
}
