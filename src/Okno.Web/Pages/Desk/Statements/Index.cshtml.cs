using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Store.Streams;
using Okno.Web.Jobs;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>A case proposed for a line, with the name of the applicant.</summary>
public sealed record Proposed(MatchProposal Proposal, string Applicant);

/// <summary>The accountant's piles: lines with a proposed case, lines that nobody knows, and what was decided.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words, LinePosting posting) : OfficePage(desk, words)
{
    private const int PageSize = 20;

    public static readonly ImmutableArray<(string Key, LineMatch Pile)> Piles = 
    [
        ("proposed", LineMatch.Proposed), ("unknown", LineMatch.Unknown), ("matched", LineMatch.Matched), ("certain", LineMatch.Certain), ("aside", LineMatch.SetAside), ("foreign", LineMatch.Foreign),
        ("outgoing", LineMatch.Outgoing),
    ];

    /// <summary>Piles that are always there; of the others only those with lines are shown.</summary>
    private static readonly string[] Lasting = ["proposed", "unknown", "matched", "aside"];

    /// <summary>While lines are posted the page asks again after so many seconds.</summary>
    private const string RefreshSeconds = "3";

    public LinePosting Posting => posting;

    /// <summary>Lines are being posted now, by this process or another.</summary>
    public bool PostingRuns { get; private set; }

    /// <summary>The pile is shown among the tabs.</summary>
    public bool Shows(string pile) => Lasting.Contains(pile) || pile == Chosen || Counts[pile] != "0";

    [BindProperty(SupportsGet = true)]
    public string? Pile { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What was just decided: "contract", "payment", "nothing", "already", "aside", "posting", "stopped"; about the line and the case beside it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Line { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Case { get; set; }

    public string Chosen { get; private set; } = "";

    public Page<IncomingLine> Lines { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, ImmutableArray<Proposed>> Cases { get; private set; } = new Dictionary<Guid, ImmutableArray<Proposed>>();

    public IReadOnlyDictionary<string, string> Counts { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        Dictionary<string, string> counts = [];
        foreach ((string key, LineMatch pile) in Piles)
        {
            Page<IncomingLine> counted = await Service.ListLinesAsync(pile, null, 1, ct);
            counts[key] = counted.CountIsBound ? $"больше {counted.Count}" : $"{counted.Count}";
        }

        Counts = counts;

        // Without a choice the first pile that waits for a decision opens.
        Chosen = Piles.Any(pile => pile.Key == Pile) ? Pile! : counts["proposed"] == "0" && counts["unknown"] != "0" ? "unknown" : "proposed";
        Lines = await Service.ListLinesAsync(Piles.First(pile => pile.Key == Chosen).Pile, After, PageSize, ct);
        PostingRuns = Chosen == "certain" && await posting.IsRunningAsync(ct);
        if (PostingRuns)
        {
            Response.Headers.Append("Refresh", RefreshSeconds);
        }

        if (Chosen == "proposed")
        {
            Dictionary<Guid, ImmutableArray<Proposed>> cases = [];
            foreach (IncomingLine line in Lines.Rows)
            {
                cases[line.Id] = await WithNamesAsync(Service, line, ct);
            }

            Cases = cases;
        }
    }

    /// <summary>The button of the pile "certain": begins, goes on, or stops.</summary>
    public async Task<IActionResult> OnPostAsync(string what)
    {
        if (what == "stop")
        {
            await posting.StopAsync();
            return Redirect("/desk/statements?pile=certain&done=stopped");
        }

        await posting.StartAsync(TimeSpan.FromSeconds(2));
        return Redirect("/desk/statements?pile=certain&done=posting");
    }

    /// <summary>The proposals of a line with the applicants' names; a case that was erased is left out.</summary>
    internal static async Task<ImmutableArray<Proposed>> WithNamesAsync(ServiceDesk desk, IncomingLine line, CancellationToken ct)
    {
        ImmutableArray<Proposed>.Builder named = ImmutableArray.CreateBuilder<Proposed>();
        foreach (MatchProposal proposal in line.Proposals)
        {
            if (await desk.FindCaseAsync(proposal.CaseNumber, ct) is { } seen)
            {
                named.Add(new Proposed(proposal, seen.State.Intake?.Applicant.Name.Full ?? ""));
            }
        }

        return named.ToImmutable();
    }
}
