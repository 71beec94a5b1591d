using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>A printed paper of the case as PDF, made from the record each time; the same case prints the same bytes.</summary>
public sealed class PapersModel(ServiceDesk desk, CasePapers papers, TextBook words) : CasePage(desk, words)
{
    /// <summary>Why nothing could be printed, with the remedy where there is one; the case itself lives on.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        string paper = (string)RouteData.Values["paper"]!;
        return await papers.PrintAsync(paper, Case, User.FullName(), HttpContext.RequestAborted) switch
        {
            null => NotFound(),
            PrintedPaper.Ready ready => File(ready.Pdf, "application/pdf"),
            PrintedPaper.Waits waits => Broken(waits.Reason),
            _ => Broken(null),
        };
    }

    private PageResult Broken(string? reason)
    {
        Reason = reason;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
