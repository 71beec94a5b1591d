using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>Asks a second person for one line: to list it, or to hand it over.</summary>
public sealed class AskModel(ServiceDesk desk, TextBook words) : RegisterPage(desk, words)
{
    [BindProperty(SupportsGet = true, Name = "case")]
    public string CaseNumber { get; set; } = "";

    /// <summary>"list" or "hand-over".</summary>
    [BindProperty(SupportsGet = true, Name = "what")]
    public string What { get; set; } = "list";

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public Case Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindLineAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindLineAsync())
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "Напишите, почему это нужно: второй сотрудник прочитает.");
            return Show(StatusCodes.Status400BadRequest);
        }

        ICaseStep step = What == "hand-over" ? new HandOver(Register.Number) : new ListForHandover(Register.Number, Register.PlannedFor);
        return Answer(await Service.ProposeAsync(Case.Id, step, Me(Why.Trim(), Key), HttpContext.RequestAborted), _ => Redirect(Address));
    }

    private async Task<bool> FindLineAsync()
    {
        if (!await FindAsync() || await Service.FindCaseAsync(CaseNumber, HttpContext.RequestAborted) is not { } seen)
        {
            return false;
        }

        Case = seen.State;
        return true;
    }
}
