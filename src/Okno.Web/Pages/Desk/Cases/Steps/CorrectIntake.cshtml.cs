using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Web.Pages.Desk.NewCase;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class CorrectIntakePage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "correct-intake")
{
    public override string Button => "Сохранить исправления";

    public IntakeFields Fields => new(Typed, Words, PatentVerdict.Of(Typed, Case.ContactedOn ?? Today, Law));

    protected override ICaseStep? Read()
    {
        // The buttons inside the fields only show what was chosen.
        return Typed["do"] is "employer" or "verdict" ? null : new CorrectIntake(IntakeForm.Read(Typed, Words));
    }

    protected override void Prefill() => IntakeForm.Fill(Typed, Case.Intake!);

    protected override string? FieldOf(string code) => IntakeForm.FieldOf(code);
}
