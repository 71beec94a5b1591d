using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Domain.Law;
using Okno.Web.Hosting;

namespace Okno.Web.Pages.Public;

/// <summary>The Rules as they are in force today: each clause with an anchor, and a search that needs no script.</summary>
public sealed class RulesModel(LawLibrary library, MoscowTime time) : PageModel
{
    private const int LongestQuery = 100;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "edition")]
    public string? EditionId { get; set; }

    public Edition Edition { get; private set; } = null!;

    public bool IsInForce { get; private set; }

    public ImmutableArray<Edition> Others { get; private set; } = [];

    public ImmutableArray<Clause> Shown { get; private set; } = [];

    public bool Searching => Query is { Length: > 0 };

    public IActionResult OnGet()
    {
        Edition now = library.On(time.Today).Edition;
        if (EditionId is not null && library.Editions.All(known => known.Id != EditionId))
        {
            return NotFound();
        }

        Edition = library.Editions.FirstOrDefault(known => known.Id == EditionId) ?? now;
        IsInForce = Edition.Id == now.Id;
        Others = [.. library.Editions.Where(known => known.Id != Edition.Id)];
        Query = Query?.Trim() is { Length: > 0 } asked ? asked[..Math.Min(asked.Length, LongestQuery)] : null;
        Shown = Searching
            ? [.. Edition.Clauses.Where(clause => clause.Number == Query || clause.Text.Contains(Query!, StringComparison.CurrentCultureIgnoreCase))]
            : Edition.Clauses;
        return Page();
    }

    /// <summary>A heading of the table of contents: "1", "2", …, "annex".</summary>
    public static bool IsSection(Clause clause) => clause.Number == "annex" || (clause.Number.Length == 1 && char.IsAsciiDigit(clause.Number[0]));

    /// <summary>The text cut at what was searched for: every second piece is a hit.</summary>
    public IEnumerable<(string Text, bool Hit)> Pieces(string text)
    {
        if (!Searching)
        {
            yield return (text, false);
            yield break;
        }

        int at = 0;
        while (text.IndexOf(Query!, at, StringComparison.CurrentCultureIgnoreCase) is var found && found >= 0)
        {
            yield return (text[at..found], false);
            yield return (text.Substring(found, Query!.Length), true);
            at = found + Query.Length;
        }

        yield return (text[at..], false);
    }
}
