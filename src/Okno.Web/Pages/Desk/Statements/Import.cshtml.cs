using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
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

    /// <summary>A token is a few hundred characters.</summary>
    private const int LongestToken = 4096;

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
        if (HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.TryParse(Request.ContentType, out MediaTypeHeaderValue? type) ? type.Boundary : default).Value is not { Length: > 0 } boundary)
        {
            return BadRequest();
        }

        // Whoever asks for the form later (the list of errors) finds none and leaves the body alone.
        Request.Form = FormCollection.Empty;
        bool ours = false;
        MultipartReader body = new(boundary, Request.Body);
        while (await body.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? part))
            {
                continue;
            }

            // The token stands before the file in the form, so that nothing is read for a stranger.
            if (part.Name == "form-token")
            {
                using StreamReader text = new(section.Body);
                char[] token = new char[LongestToken];
                Request.Headers[TokenHeader] = new string(token, 0, await text.ReadBlockAsync(token, ct));
                ours = await antiforgery.IsRequestValidAsync(HttpContext);
            }
            else if (HeaderUtilities.RemoveQuotes(part.Name).Value?.Equals("file", StringComparison.OrdinalIgnoreCase) == true)
            {
                return ours ? await TakeAsync(section.Body, HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "", ct) : BadRequest();
            }
        }

        Wrong("file", "Выберите файл выписки.");
        return Show(StatusCodes.Status400BadRequest);
    }

    private const string TokenHeader = "RequestVerificationToken";

    private async Task<IActionResult> TakeAsync(Stream content, string name, CancellationToken ct)
    {
        FileName = Path.GetFileName(name);
        if (FileName.Length == 0)
        {
            Wrong("file", "Выберите файл выписки.");
            return Show(StatusCodes.Status400BadRequest);
        }

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
