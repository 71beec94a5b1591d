using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Domain.Privacy;
using Okno.Store.Erasure;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.Erasure;

/// <summary>Asks a second person to erase a case; shows by kind and count what would go, and no word of the applicant.</summary>
public sealed class ProposeModel(ServiceDesk desk, ErasurePapers papers, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public ImmutableArray<(string What, int Count)> Destroyed { get; private set; } = [];

    public ImmutableArray<string> Stays { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Entries typed = new(ModelState, Request.Form);
        string why = typed.Text("reason", Words.Say("erasure.has-reason"));
        return typed.IsGood
            ? Answer(await Service.ProposeErasureAsync(Number, Me(why, Key), HttpContext.RequestAborted), _ => Redirect("/desk/erasure"), code => code == "erasure.has-reason" ? "reason" : "")
            : Show(StatusCodes.Status400BadRequest);
    }

    private async Task<bool> FindAsync()
    {
        if (await Service.WouldEraseAsync(Number, HttpContext.RequestAborted) is not { } found)
        {
            return false;
        }

        (ImmutableArray<ErasureTarget> destroyed, ImmutableArray<ErasureTarget> kept, ErasedRows rows) = found;
        ErasureDecided would = new(Today, "", "", "", destroyed, kept, ServiceDesk.CountsOf(rows), Today, "");
        Destroyed = [.. ErasurePapers.Destroyed(would).Select(count => (papers.Of(count.Kind), count.Number))];
        Stays = [.. kept.Select(papers.Kept)];
        return true;
    }
}
