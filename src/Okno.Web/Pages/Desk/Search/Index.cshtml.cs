using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Search;

/// <summary>Finds cases by whatever was typed or scanned; one hit goes straight to its case.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : PageModel
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Asked { get; set; }

    public ImmutableArray<Case> Found { get; private set; } = [];

    public bool IsFull => Found.Length == Most;

    public TextBook Words => words;

    public async Task<IActionResult> OnGetAsync()
    {
        string asked = (Asked ?? "").Trim();
        if (asked.Length is > 0 and <= 200)
        {
            Found = await desk.SearchCasesAsync(asked, Most, HttpContext.RequestAborted);
        }

        return Found.Length == 1 ? Redirect($"/desk/cases/{Found[0].Number}") : Page();
    }
}
