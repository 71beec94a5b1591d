using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Web.Plans;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>The case: who, where it stands, whose turn, the one next step; below it all that is known.</summary>
public sealed class IndexModel(ServiceDesk desk, CasePapers papers, TextBook words) : CasePage(desk, words)
{
    public NextStep? Next { get; private set; }

    public bool NextIsMine => Next is { } next && MyRoles.Any(role => next.Roles.Contains(role));

    /// <summary>The plan before a contract, with the offer's agreed paper day where it stands.</summary>
    public PlanView? Plan { get; private set; }

    public CaseTimeline Timeline { get; private set; } = null!;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public ImmutableArray<PaperOffered> Printed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Next = NextStep.Of(Case, MyRoles, Words);
        Plan = PlanOf(Case.OfferStands ? Case.Offer?.PapersAgreedBy : null, Request.Query, ModelState, answersHere: true);
        Timeline = CaseTimeline.Of(Case, Today);
        History = await Service.HistoryAsync(Case.Id, HttpContext.RequestAborted);
        Printed = papers.Of(Case);
        return Page();
    }

    /// <summary>The steps that can be done with one paper now, by name.</summary>
    public IEnumerable<string> ActionsOn(ChecklistItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        // 2.1.1: the application is printed by the Centre and never received.
        if (item.Paper.Kind == PaperKind.Application || Case.Phase is not (Phase.Collecting or Phase.Complete or Phase.RefusedOtherwise))
        {
            return [];
        }

        PaperState? paper = Case.PaperOf(item.Paper);
        return paper switch
        {
            null or { Status: PaperStatus.Returned } => item.Need == Need.HumanDecides ? ["receive-paper", "waive-paper"] : ["receive-paper"],
            { Waived: true } => ["receive-paper"],
            { Status: PaperStatus.Received } => ["review-paper", "return-paper", "attach-scan", "change-keeper"],
            { Status: PaperStatus.Rejected } => ["return-paper", "receive-paper"],
            _ => ["return-paper", "attach-scan", "change-keeper"],
        };
    }
}
