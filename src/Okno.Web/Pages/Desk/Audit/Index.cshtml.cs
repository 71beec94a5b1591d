using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;

namespace Okno.Web.Pages.Desk.Audit;

/// <summary>The auditor's page: who did what to a case, and the door to the proof of the record.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>Number, patent, passport, phone or name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Asked { get; set; }

    public ImmutableArray<Case> Found { get; private set; } = [];

    /// <summary>Set where exactly one case was found.</summary>
    public Case? Case { get; private set; }

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Asked))
        {
            return;
        }

        CancellationToken ct = HttpContext.RequestAborted;
        Found = await Service.SearchCasesAsync(Asked, 50, ct);
        if (Found.Length == 1)
        {
            Case = Found[0];
            History = await Service.HistoryAsync(Case.Id, ct);
        }
    }

    /// <summary>An event in words; its own name where it has none.</summary>
    public string EventName(string name) => Words.Has($"desk.event.{name}") ? Words.Say($"desk.event.{name}") : Words.Has($"event.{name}") ? Words.Say($"event.{name}") : name;
}
