using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>The reconciliation act of a period as PDF, made from the record each time.</summary>
public sealed class ActModel(ServiceDesk desk, BookPapers papers, TextBook words) : BookPage(desk, words)
{
    /// <summary>Why nothing could be printed, with the remedy where there is one.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await ReadPeriodAsync();
        PrintedPaper printed = await papers.PrintActAsync(From, To, User.FullName(), HttpContext.RequestAborted);
        if (printed is PrintedPaper.Ready ready)
        {
            return File(ready.Pdf, "application/pdf");
        }

        Reason = (printed as PrintedPaper.Waits)?.Reason;
        return Show(StatusCodes.Status503ServiceUnavailable);
    }
}
