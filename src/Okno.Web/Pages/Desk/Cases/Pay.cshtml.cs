using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Documents;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>What the person at the window has to pay, on a screen that is turned to them: the code, the requisites to type by hand, the printed order. Only while the offer stands (Q23).</summary>
public sealed class PayModel(ServiceDesk desk, CasePapers papers, TextBook words) : CasePage(desk, words)
{
    public PaymentDue? Due { get; private set; }

    /// <summary>The code of GOST R 56042-2014; null where the requisites make none.</summary>
    public string? QrSvg { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Due = papers.Due(Case);
        QrSvg = Due?.Code().Bytes is { } code ? QrPicture.Svg(code) : null;
        return Page();
    }
}
