using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>The register or its act as PDF, made from the record each time.</summary>
public sealed class PaperModel(ServiceDesk desk, RegisterPapers papers, TextBook words) : RegisterPage(desk, words)
{
    /// <summary>Why nothing could be printed, with the remedy where there is one.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        CancellationToken ct = HttpContext.RequestAborted;
        PrintedPaper printed = (string)RouteData.Values["paper"]! == "act"
            ? await papers.PrintActAsync(Register, User.FullName(), ct)
            : await papers.PrintRegisterAsync(Register, User.FullName(), ct);
        if (printed is PrintedPaper.Ready ready)
        {
            return File(ready.Pdf, "application/pdf");
        }

        Reason = (printed as PrintedPaper.Waits)?.Reason;
        return Show(StatusCodes.Status503ServiceUnavailable);
    }
}
