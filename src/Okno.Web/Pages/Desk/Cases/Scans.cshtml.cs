using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Papers;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>All scans of a case, and where each original has been.</summary>
public sealed class ScansModel(ServiceDesk desk, TextBook words) : CasePage(desk, words)
{
    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The moves of originals, latest first, each with the line of the history that it comes from.</summary>
    public IEnumerable<(CustodyEntry Entry, HistoryLine Line)> Moves => CustodyLedger.Of(Case.Id, Case.Number, History.Select(line => line.Event)).Select(entry => (entry, History[entry.Place])).Reverse();

    public bool MaySee => CaseSteps.ByName["attach-scan"].Info.Roles.Any(role => MyRoles.Contains(role));

    public bool MayMove => CaseSteps.ByName["change-keeper"].Info.Roles.Any(role => MyRoles.Contains(role));

    /// <summary>Papers whose original can go to another hand by a step of its own.</summary>
    public IEnumerable<PaperState> Movable => Case.Papers.Where(paper => paper.Status != PaperStatus.Returned && KeeperMoves.From(paper.Custody).Any());

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        History = [.. (await Service.HistoryAsync(Case.Id, HttpContext.RequestAborted)).OrderBy(line => line.Revision)];
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
