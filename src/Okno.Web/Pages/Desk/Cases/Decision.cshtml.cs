using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Decisions;
using Okno.Desk.Wording;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>A decision record: what was decided, by whom, under which texts, with which findings; decided again on request, and given out as a file that proves itself.</summary>
public sealed class DecisionModel(ServiceDesk desk, TextBook words) : CasePage(desk, words)
{
    public DecisionLine Line { get; private set; } = null!;

    /// <summary>Set where the reader asked to decide again.</summary>
    public DecisionCheck? Again { get; private set; }

    /// <summary>A file holds the whole case up to the decision: it is given out by those who answer for that.</summary>
    public bool MayTakeFile => MyRoles.Any(role => role is Role.Auditor or Role.Supervisor);

    public async Task<IActionResult> OnGetAsync(string? again)
    {
        if (!await FindLineAsync())
        {
            return NotFound();
        }

        if (again is not null)
        {
            Again = await Service.ExportDecisionAsync(Case.Id, Line.Record.Revision + 1, HttpContext.RequestAborted) is { } file ? DecisionCheck.Of(file) : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        if (!await FindLineAsync())
        {
            return NotFound();
        }

        if (!MayTakeFile)
        {
            return Forbid();
        }

        return await Service.ExportDecisionAsync(Case.Id, Line.Record.Revision + 1, HttpContext.RequestAborted) is { } file
            ? File(file, "application/json", $"okno-decision-{Line.Record.Name.Replace('/', '-')}.json")
            : NotFound();
    }

    private async Task<bool> FindLineAsync()
    {
        long first = long.TryParse((string?)RouteData.Values["first"], out long given) ? given : 0;
        if (!await FindAsync() || (await Service.ListDecisionsAsync(Case.Id, HttpContext.RequestAborted)).FirstOrDefault(line => line.Record.Revision == first - 1) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
