using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Approvals;

/// <summary>Confirms or declines a request with words; the address says which.</summary>
public sealed class AnswerModel(ServiceDesk desk, TextBook words, UserManager<StaffAccount> staff) : RequestPage(desk, words, staff)
{
    [BindProperty(Name = "words")]
    public string? Said { get; set; }

    public bool Confirms => (string)RouteData.Values["answer"]! == "confirm";

    public async Task<IActionResult> OnGetAsync() => !await FindAsync() ? NotFound() : MayAnswer ? Page() : Redirect($"/desk/approvals/{Uri.EscapeDataString(Number)}");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        string said = Said?.Trim() ?? "";
        if (said.Length == 0)
        {
            Wrong("words", Confirms ? "Напишите, почему вы согласны: слова останутся в истории." : "Напишите, почему вы против: тот, кто просил, это прочитает.");
            return Show(StatusCodes.Status400BadRequest);
        }

        By by = Me(said, Key);
        Performed performed = Confirms
            ? await Service.ConfirmAsync(Number, said, by, HttpContext.RequestAborted)
            : await Service.DeclineAsync(Number, said, by, HttpContext.RequestAborted);
        return Answer(performed, _ => Redirect($"/desk/approvals/{Uri.EscapeDataString(Number)}?done={(Confirms ? "confirmed" : "declined")}"));
    }
}
