using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>A case proposed for a line, with the name of the applicant.</summary>
public sealed record Proposed(MatchProposal Proposal, string Applicant);

/// <summary>The accountant's piles: lines with a proposed case, lines that nobody knows, and what was decided.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    private const int PageSize = 20;

    public static readonly ImmutableArray<(string Key, LineMatch Pile)> Piles = [("proposed", LineMatch.Proposed), ("unknown", LineMatch.Unknown), ("matched", LineMatch.Matched), ("aside", LineMatch.SetAside)];

    [BindProperty(SupportsGet = true)]
    public string? Pile { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What was just decided: "contract", "payment", "nothing", "already", "aside"; about the line and the case beside it.</summary>
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
