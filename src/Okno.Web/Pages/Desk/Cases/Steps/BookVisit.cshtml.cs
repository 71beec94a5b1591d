using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using System.Globalization;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class BookVisitPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "book-visit")
{
    protected override ICaseStep? Read()
    {
        DateOnly on = Typed.Day("on", "Напишите день прихода.");
        if (!TimeOnly.TryParse(Typed["at"].Replace('.', ':'), CultureInfo.InvariantCulture, out TimeOnly at))
        {
            Typed.Wrong("at", "Напишите время, например 14:30.");
        }
        else if (Typed.IsGood && (Law.Centre.HoursOn(on) is not { } hours || at < hours.Opens || at > hours.Closes))
        {
            Typed.Wrong("on", "В это время Центр закрыт. Выберите другой день или час.");
        }

        return new BookVisit(on, at);
    }

    protected override string? FieldOf(string code) => code.StartsWith("visit.", StringComparison.Ordinal) ? "on" : null;
}
