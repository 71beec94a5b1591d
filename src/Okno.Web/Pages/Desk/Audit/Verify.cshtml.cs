using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Store.Verify;

namespace Okno.Web.Pages.Desk.Audit;

/// <summary>Proves the whole record and says in words what was found.</summary>
public sealed class VerifyModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    public VerifyReport Report { get; private set; } = null!;

    public IActionResult OnGet() => Redirect("/desk/audit");

    public async Task OnPostAsync() => Report = await Service.VerifyAsync(ct: HttpContext.RequestAborted);
}
