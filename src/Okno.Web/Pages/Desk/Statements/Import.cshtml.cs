using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Web.Forms;
using Okno.Web.Jobs;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>
/// Takes a statement in. The same file twice adds nothing twice, so the result may be refreshed. The body is read as it comes and nowhere laid down in clear: the framework's own form reading would put a large file
/// into a temporary one.
/// </summary>
[RequestSizeLimit(AcceptedBytes)]
[IgnoreAntiforgeryToken]
[BodyUnread]
public sealed class ImportModel(ServiceDesk desk, TextBook words, IAntiforgery antiforgery, LinePosting posting) : OfficePage(desk, words)
{
    /// <summary>Larger requests are cut by the server; up to here the page can still answer at the field that the file is too large.</summary>
    private const long AcceptedBytes = 3L * 1024 * 1024 * 1024;

    /// <summary>How long the page waits for the posting of certain lines: a usual day is posted before the page is shown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public StatementImported? Result { get; private set; }

    public string FileName { get; private set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        if (await StreamedForm.OpenAsync(HttpContext, antiforgery, ct) is not { } form)
        {
            return BadRequest();
        }

        if (form.File is { } file)
        {
            return await TakeAsync(file, form.FileName, ct);
        }

        Wrong("file", "Выберите файл выписки.");
        return Show(StatusCodes.Status400BadRequest);
    }

    private async Task<IActionResult> TakeAsync(Stream content, string name, CancellationToken ct)
    {
        FileName = Path.GetFileName(name);
        StatementImported? imported = await Service.ImportStatementAsync(content, FileName, Me($"выписка {FileName}"), ct);
        if (imported is null)
        {
            return Forbid();
        }

        if (imported.Error is { } error)
        {
            Wrong("file", $"{Words.Say($"statement.error.{error}")} Ничего не записано.");
            return Show(error == StatementImported.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }

        // What left the Centre may be the refund that waits for its line: posting ties it too.
        if (imported.Counts is { Certain: > 0 } or { Outgoing: > 0 } && !imported.Again)
        {
            await posting.StartAsync(Patience);
        }

        Result = imported;
        return Page();
    }
}
