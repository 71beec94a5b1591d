using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Law;

/// <summary>Two editions of the law in use, drafts too: what differs, in words.</summary>
public sealed class DiffModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    public Edition Before { get; private set; } = null!;

    public Edition After { get; private set; } = null!;

    public ImmutableArray<LawChange> Changes { get; private set; } = [];

    public IActionResult OnGet(string? before, string? after)
    {
        LawLibrary law = Service.Law.Current;
        if (law.FindEdition(before ?? law.On(Today).Edition.Id) is not { } old || law.FindEdition(after ?? "") is not { } now)
        {
            return NotFound();
        }

        (Before, After) = (old, now);
        Changes = LawDifference.Between(old, now);
        return Page();
    }
}
