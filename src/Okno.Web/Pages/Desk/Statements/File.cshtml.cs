using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>One statement that was taken in.</summary>
public sealed class FileModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public BankStatement Statement { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Service.FindStatementAsync(Number, HttpContext.RequestAborted) is not { Facts: not null } statement)
        {
            return NotFound();
        }

        Statement = statement;
        return Page();
    }
}
