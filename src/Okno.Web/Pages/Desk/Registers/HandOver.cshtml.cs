using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Handovers;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>Records that the register was handed to the authority: from this moment the service is rendered (3.11).</summary>
public sealed class HandOverModel(ServiceDesk desk, TextBook words) : RegisterPage(desk, words)
{
    /// <summary>The revision that the person saw: nobody hands over a line that they did not see.</summary>
    [BindProperty(Name = "seen")]
    public long? Seen { get; set; }

    public int Listed => Register.Lines.Count(line => line.Status == LineStatus.Listed);

    public OpeningHours Authority => Service.Law.For(null, Today).Authority;

    public override string? AskFor => "hand-over";

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Results = await Service.HandOverRegisterAsync(Register.Number, Me($"передача реестра {Register.Number}", Key) with { SeenRevision = Seen }, HttpContext.RequestAborted);
        await FindAsync();
        return Page();
    }
}
