using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Store.Reads;
using Okno.Web.Accounts;
using Okno.Web.Reads;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>Who read the case and why: what the applicant is told on asking (152-FZ art. 14 p. 7).</summary>
public sealed class ReadersModel(ServiceDesk desk, TextBook words, UserManager<StaffAccount> staff) : CasePage(desk, words)
{
    private const int AtOnce = 50;

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<RecordedRead> Reads { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Reads = await Service.ReadersAsync(Case.Id, ReadPlace.Parse(After), AtOnce, HttpContext.RequestAborted);
        Names = await staff.NamesAsync(Reads.Select(read => read.Account));
        Next = Reads.Count == AtOnce ? ReadPlace.Of(Reads[^1]) : null;
        return Page();
    }
}
