using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Approvals;

/// <summary>One request, with the two answers as links to their own forms.</summary>
public sealed class ViewModel(ServiceDesk desk, TextBook words, UserManager<StaffAccount> staff) : RequestPage(desk, words, staff)
{
    /// <summary>"yes" right after it was asked.</summary>
    [BindProperty(SupportsGet = true, Name = "asked")]
    public string? JustAsked { get; set; }

    /// <summary>"confirmed" or "declined" right after the answer.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();
}
