using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>Sets a line aside with a reason: it pays for no case here.</summary>
public sealed class SetAsideModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public IncomingLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "Напишите причину: её увидит тот, кто будет возвращать деньги.");
            return Show(StatusCodes.Status400BadRequest);
        }

        string pile = Line.Match == LineMatch.Proposed ? "proposed" : "unknown";
        return Answer(
            await Service.SetLineAsideAsync(Number, Why, Me(Why.Trim(), Key), HttpContext.RequestAborted),
            _ => Redirect($"/desk/statements?pile={pile}&done=aside&line={Uri.EscapeDataString(Number)}"),
            _ => "why");
    }

    private async Task<bool> FindAsync()
    {
        if (await Service.FindLineByNumberAsync(Number, HttpContext.RequestAborted) is not { } seen)
        {
            return false;
        }

        Line = seen.State;
        return true;
    }
}
