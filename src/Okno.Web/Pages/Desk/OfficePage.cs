using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk;

/// <summary>
/// A page of an office (statements, registers, approvals, law, audit). Each form carries a key of its own, so that the same form sent twice has one effect; every ending of performing is answered in its own arm.
/// </summary>
public abstract class OfficePage(ServiceDesk desk, TextBook words) : PageModel
{
    private string? key;

    public ServiceDesk Service => desk;

    public TextBook Words => words;

    public DateOnly Today => desk.Now.Day;

    /// <summary>What the form sent as its key.</summary>
    [BindProperty(Name = "key")]
    public string? SentKey { get; set; }

    /// <summary>The idempotency key of this form: what was sent, else a new one.</summary>
    public string Key => key ??= Guid.TryParse(SentKey, out Guid sent) ? sent.ToString("N") : Guid.NewGuid().ToString("N");

    /// <summary>Why a second person is needed; empty where none is.</summary>
    public ImmutableArray<Finding> ForSecondPerson { get; private set; } = [];

    public ImmutableArray<Role> MyRoles => [.. User.Roles()];

    protected By Me(string why, string? withKey = null) => new(User.Account(), User.FullName(), MyRoles, why, "desk", withKey);

    /// <summary>The page again, with a status that machines understand.</summary>
    protected PageResult Show(int status = StatusCodes.Status200OK)
    {
        PageResult page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>An error of a field, or of the form as a whole where the field is "".</summary>
    protected void Wrong(string field, string message) => ModelState.AddModelError(field, message);

    /// <summary>Answers an ending: goes on where it happened, shows the form again with the reason where it did not.</summary>
    /// <param name="fieldOf">The field that a broken rule is about.</param>
    protected IActionResult Answer(Performed performed, Func<Performed.Done?, IActionResult> done, Func<string, string>? fieldOf = null)
    {
        switch (performed)
        {
            case Performed.Done happened:
                return done(happened);
            case Performed.AlreadyDone:
                return done(null);
            case Performed.AwaitsSecondPerson awaits:
                return Redirect($"/desk/approvals/{Uri.EscapeDataString(awaits.Approval)}?asked=yes");
            case Performed.NeedsSecondPerson needs:
                ForSecondPerson = needs.Findings;
                return Show();
            case Performed.Refused refused:
                foreach (Finding finding in refused.Findings)
                {
                    Wrong(fieldOf?.Invoke(finding.Code) ?? "", words.WithClause(finding));
                }

                return Show(StatusCodes.Status409Conflict);
            case Performed.Stale:
                Wrong("", words.Ending(performed));
                return Show(StatusCodes.Status409Conflict);
            case Performed.NotFound:
                Wrong("", words.Ending(performed));
                return Show(StatusCodes.Status404NotFound);
            case Performed.Forbidden:
                Wrong("", words.Ending(performed));
                return Show(StatusCodes.Status403Forbidden);
            default:
                throw new InvalidOperationException($"{performed.GetType().Name} has no answer at the desk.");
        }
    }
}
