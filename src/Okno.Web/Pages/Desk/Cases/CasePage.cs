using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>A page about one case: the case as it stands, its revision, the law that holds for it today.</summary>
public abstract class CasePage(ServiceDesk desk, TextBook words) : PageModel
{
    public ServiceDesk Service => desk;

    public TextBook Words => words;

    public Case Case { get; private set; } = null!;

    public long Revision { get; private set; }

    public DateOnly Today => desk.Now.Day;

    public LawInForce Law => desk.Law.For(Case, Today);

    public ImmutableArray<Role> MyRoles => [.. User.Roles()];

    /// <summary>Loads the case of the address; false where there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        string number = (string)RouteData.Values["number"]!;
        if (await desk.FindCaseAsync(number, HttpContext.RequestAborted) is not { } seen)
        {
            return false;
        }

        Case = seen.State;
        Revision = seen.Revision;
        return true;
    }

    protected By Me(string why, string? key = null, long? seen = null) => new(User.Account(), User.FullName(), MyRoles, why, "desk", key, seen);

    public string Address => $"/desk/cases/{Case.Number}";
}
