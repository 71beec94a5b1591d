using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Web.Forms;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.NewCase;

/// <summary>What the law says of the patent's date as typed so far: the window, the plan, the region. Empty where there is no day yet.</summary>
internal static class PatentVerdict
{
    public static ImmutableArray<Finding> Of(Entries typed, DateOnly today, LawInForce law)
    {
        if (DayText.TryRead(typed["patentIssuedOn"], out DateOnly issued) != DayFault.None || issued > today)
        {
            return [];
        }

        DateOnly contact = DayText.TryRead(typed["contactedOn"], out DateOnly came) == DayFault.None ? came : today;
        AssessmentFacts facts = new(Issued: issued, Region: typed["patentSeries"] is { Length: 2 } series ? series : null, Contact: contact, Employer: IntakeForm.KindOf(typed));
        return [.. Assessment.Of(facts, today, law).Findings.Where(finding => finding.Code.Split('.')[0] is "window" or "plan" or "region")];
    }
}
