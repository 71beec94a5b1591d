using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Domain.Privacy;

namespace Okno.Web.Pages.Desk.Erasure;

/// <summary>The act of one erasure, on the screen and on paper.</summary>
public sealed class ActModel(ServiceDesk desk, ErasurePapers papers, TextBook words) : OfficePage(desk, words)
{
    public ErasurePapers Papers => papers;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public Okno.Domain.Privacy.Erasure Act { get; private set; } = null!;

    /// <summary>Why nothing could be printed.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnGetPrintAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        PrintedPaper printed = await papers.PrintActAsync(Act, HttpContext.RequestAborted);
        if (printed is PrintedPaper.Ready ready)
        {
            return File(ready.Pdf, "application/pdf");
        }

        Reason = (printed as PrintedPaper.Waits)?.Reason ?? "";
        return Show(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<bool> FindAsync()
    {
        if (await Service.FindErasureAsync(Number, HttpContext.RequestAborted) is not { State: { Decided: not null } found })
        {
            return false;
        }

        Act = found;
        return true;
    }
}
