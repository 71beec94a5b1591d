using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class RecordVisitPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "record-visit")
{
    protected override ICaseStep? Read()
    {
        if (Typed.YesNo("attended") is { } attended)
        {
            return new RecordVisit(attended);
        }

        Typed.Wrong("attended", "Отметьте, пришёл ли заявитель.");
        return null;
    }
}
