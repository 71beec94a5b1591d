using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class RecordRefusalPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "record-refusal")
{
    protected override ICaseStep Read() => new RecordRefusal(
        Typed.Choose<RefusalGround>("ground", "Выберите основание."),
        Typed.Text("words", "Запишите причину словами органа."),
        Typed.Optional("actNumber"));

    protected override string? FieldOf(string code) => code switch { "refusal.has-words" => "words", "refusal.ground-in-law" => "ground", _ => null };
}
