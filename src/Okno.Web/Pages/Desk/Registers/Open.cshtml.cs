using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>Opens a register for a day of hand-over.</summary>
public sealed class OpenModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty]
    public DateOnly? PlannedFor { get; set; }

    public void OnGet() => PlannedFor = Service.Law.For(null, Today).Authority.NextOpenOnOrAfter(Today);

    public async Task<IActionResult> OnPostAsync()
    {
        if (PlannedFor is not { } day)
        {
            if (ModelState.IsValid)
            {
                Wrong(nameof(PlannedFor), "Напишите день передачи, например 22.11.2026.");
            }

            return Show(StatusCodes.Status400BadRequest);
        }

        return Answer(
            await Service.OpenRegisterAsync(day, Me("реестр открыт", Key), HttpContext.RequestAborted),
            done => Redirect($"/desk/registers/{Uri.EscapeDataString(done!.Number)}/add"),
            _ => nameof(PlannedFor));
    }
}
