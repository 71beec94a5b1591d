using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Law;

/// <summary>A draft edition of the law in use, tried on the open cases as if it were published today.</summary>
public sealed class SimulateModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    public string Edition { get; private set; } = "";

    public LawTrial Trial { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? edition)
    {
        LawLibrary law = Service.Law.Current;
        if (law.Drafts.FirstOrDefault(draft => draft.Id == edition) is not { } found)
        {
            return NotFound();
        }

        Edition = found.Id;
        Trial = await Service.SimulateLawAsync(law.Publishing(found.Id, Today), HttpContext.RequestAborted);
        return Page();
    }
}
