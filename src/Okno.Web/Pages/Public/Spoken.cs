using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Windows;

namespace Okno.Web.Pages.Public;

/// <summary>The answer in one sentence, and whether the rest of the page (papers, price, way) is of use to this person.</summary>
/// <param name="Kind">"good", "care", "bad": how the sentence is framed.</param>
/// <param name="HasDays">The person has days to keep; not so where another service or none is needed.</param>
/// <param name="About">The finding that the sentence speaks of; it is not repeated below.</param>
public sealed record Spoken(string Kind, string Headline, string? More, bool GoesOn, bool HasDays, Finding? About)
{
    private static readonly string[] NotThisService = ["person.stateless-id", "citizenship.patent-not-needed", "citizenship.visa-country", "region.other"];

    /// <summary>Speaks of the day to come, never of the filing limit alone (screens, "For the applicant").</summary>
    public static Spoken Of(AssessmentResult result, DateOnly contact, DateOnly today, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(words);
        PatentWindow window = result.Window!;
        Finding? Named(params ReadOnlySpan<string> codes)
        {
            foreach (string code in codes)
            {
                if (result.Findings.FirstOrDefault(finding => finding.Code == code) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        if (Named(NotThisService) is { } other)
        {
            return new Spoken("accent", words.Finding(other), words.Repair(other), false, false, other);
        }

        (string, object?)[] days =
        [
            ("safe", window.SafeContact), ("last", window.LastContact.Earliest), ("latest", window.LastContact.Latest), ("opens", window.OpensOn),
            ("twelve", window.TwelveMonths), ("contact", contact),
        ];
        if (Named("window.closed") is { } closed)
        {
            return new Spoken("bad", words.Say("verdict.closed", days), words.Say(today <= window.TwelveMonths ? "verdict.closed.still-valid" : "verdict.closed.over", days), false, true, closed);
        }

        if (Named("window.freeze", "window.provisional-edge") is { } human)
        {
            return new Spoken("care", words.Finding(human), words.Say("verdict.human", days), true, true, human);
        }

        if (Named("passport.expires-too-early") is { } passport)
        {
            return new Spoken("bad", words.Finding(passport), words.Say(window.SafeContact >= contact ? "verdict.passport" : "verdict.passport.late", days), true, true, passport);
        }

        if (Named("window.early") is { } early)
        {
            return new Spoken("good", words.Say("verdict.early", days), words.Say("verdict.early.more", days), true, true, early);
        }

        if (Named("plan.too-late", "plan.may-be-too-late") is { } late)
        {
            return new Spoken("bad", words.Say("verdict.too-late", days), words.Finding(late), true, true, late);
        }

        if (contact > window.SafeContact)
        {
            return new Spoken("care", words.Say(contact == today ? "verdict.hurry-today" : "verdict.hurry", days), words.Say("verdict.hurry.more", days), true, true, Named("window.after-safe-day"));
        }

        return new Spoken("good", words.Say(window.SafeContact == contact ? "verdict.last-safe" : "verdict.open", days), words.Say("verdict.open.more", days), true, true, Named("window.open"));
    }
}
