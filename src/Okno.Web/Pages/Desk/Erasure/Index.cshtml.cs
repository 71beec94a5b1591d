using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Erasures;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Domain.Privacy;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Erasure;

/// <summary>What is due to be forgotten and why, what may not be yet and from when it may, and the acts.</summary>
public sealed class IndexModel(ServiceDesk desk, ErasurePapers papers, TextBook words) : OfficePage(desk, words)
{
    public ErasurePapers Papers => papers;

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public KeptCase? Kept { get; private set; }

    public string? NotFoundNumber { get; private set; }

    public bool IsDue => Kept is { Erased: false } kept && kept.Retention.IsOverOn(Today);

    public Page<Okno.Domain.Privacy.Erasure> Due { get; private set; } = null!;

    public Page<Okno.Domain.Privacy.Erasure> Acts { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        if (Number?.Trim() is { Length: > 0 } number)
        {
            Kept = await Service.KeptAsync(number, HttpContext.RequestAborted);
            NotFoundNumber = Kept is null ? number : null;
        }

        Due = await Service.ListErasuresAsync(ErasureStatus.Due, After, ct: HttpContext.RequestAborted);
        Acts = await Service.ListErasuresAsync(ErasureStatus.Done, ct: HttpContext.RequestAborted);
    }

    /// <summary>The acts as a file.</summary>
    public async Task<IActionResult> OnGetLogAsync(string format)
    {
        ErasureLogLine[] lines = await Service.ErasureLogAsync(HttpContext.RequestAborted);
        return format switch
        {
            "csv" => File(ErasureLog.Csv(lines), "text/csv; charset=utf-8", "stiraniya.csv"),
            "json" => File(ErasureLog.Json(lines), "application/json", "stiraniya.json"),
            _ => NotFound(),
        };
    }
}
