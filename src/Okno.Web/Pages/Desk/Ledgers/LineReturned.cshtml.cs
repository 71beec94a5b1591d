using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.Ledgers;

/// <summary>Records that the bank has paid the order of a return.</summary>
public sealed class LineReturnedModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public IncomingLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        new Entries(ModelState).Set("paidOn", Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Entries typed = new(ModelState, Request.Form);
        DateOnly paidOn = typed.Day("paidOn", "Напишите день, когда банк списал деньги.");
        return typed.IsGood
            ? Answer(await Service.RecordLineReturnAsync(Number, paidOn, Me($"возврат по строке {Number}", Key), HttpContext.RequestAborted), _ => Redirect("/desk/money?pile=Ordered&done=returned"), code => code == "refund.day-fits" ? "paidOn" : "")
            : Show(StatusCodes.Status400BadRequest);
    }

    private async Task<bool> FindAsync()
    {
        if (await Service.FindLineByNumberAsync(Number, HttpContext.RequestAborted) is not { State.Return: not null } seen)
        {
            return false;
        }

        Line = seen.State;
        return true;
    }
}
