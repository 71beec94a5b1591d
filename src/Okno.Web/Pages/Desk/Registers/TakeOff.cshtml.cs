using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>Takes a case off a register that has not been handed over.</summary>
public sealed class TakeOffModel(ServiceDesk desk, TextBook words) : RegisterPage(desk, words)
{
    [BindProperty(SupportsGet = true, Name = "case")]
    public string CaseNumber { get; set; } = "";

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
            Wrong("why", "Напишите причину.");
            return Show(StatusCodes.Status400BadRequest);
        }

        return Answer(
            await Service.PerformAsync(Case.Id, new TakeOffList(Why), Me(Why.Trim(), Key), HttpContext.RequestAborted),
            _ => Redirect($"{Address}?off={Uri.EscapeDataString(CaseNumber)}"));
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
