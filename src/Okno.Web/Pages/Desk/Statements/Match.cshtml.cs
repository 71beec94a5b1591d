using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>Says whose payment a line is: the proposed case, or one that the accountant finds.</summary>
public sealed class MatchModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>What is searched for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Asked { get; set; }

    /// <summary>The number of the chosen case.</summary>
    [BindProperty(Name = "case")]
    public string? Chosen { get; set; }

    /// <summary>The receipt that the line is the money of, where the two name different sums; null where the line speaks for itself.</summary>
    [BindProperty(Name = "confirms")]
    public string? Confirms { get; set; }

    /// <summary>Why, for the second person.</summary>
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    /// <summary>"propose" asks the second person.</summary>
    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    public IncomingLine Line { get; private set; } = null!;

    public ImmutableArray<Proposed> Proposals { get; private set; } = [];

    public ImmutableArray<Case> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        string chosen = Chosen?.Trim() ?? "";
        if (chosen.Length == 0)
        {
            Wrong("case", "Напишите номер дела, например 26-000123.");
            return Show(StatusCodes.Status400BadRequest);
        }

        bool asks = Do == "propose";
        if (asks && string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "Напишите, почему это нужно: второй сотрудник прочитает.");
        }

        string why = Why?.Trim() ?? "";
        Performed performed = asks && why.Length > 0
            ? await Service.ProposeMatchAsync(Number, chosen, Me(why, Key), HttpContext.RequestAborted)
            : Confirms is { Length: > 0 } receipt ? await Service.TieReceiptAsync(Number, chosen, receipt, Me($"строка выписки {Number}", Key), HttpContext.RequestAborted)
            : await Service.MatchLineAsync(Number, chosen, Me($"строка выписки {Number}", Key), HttpContext.RequestAborted);
        string pile = Line.Match == LineMatch.Proposed ? "proposed" : "unknown";
        return Answer(
            performed,
            done => Redirect($"/desk/statements?pile={pile}&done={KindOf(done)}&line={Uri.EscapeDataString(Number)}&case={Uri.EscapeDataString(chosen)}"),
            _ => "case");
    }

    private static string KindOf(Performed.Done? done) =>
        done is null ? "already"
        : done.Events.Contains("contract-concluded") ? "contract"
        : done.Events.Contains("payment-bought-nothing") ? "nothing"
        : done.Events.Contains("payment-confirmed") ? "confirmed" : "payment";

    private async Task<bool> FindAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        if (await Service.FindLineByNumberAsync(Number, ct) is not { } seen)
        {
            return false;
        }

        Line = seen.State;
        Proposals = await IndexModel.WithNamesAsync(Service, Line, ct);
        Found = string.IsNullOrWhiteSpace(Asked) ? [] : await Service.SearchCasesAsync(Asked, 20, ct);
        return true;
    }
}
