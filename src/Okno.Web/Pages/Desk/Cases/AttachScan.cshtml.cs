using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Scans;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>Attaches a scan: a plain form, which a script turns into an upload that goes on where it broke off. The file is read as it comes and nowhere laid down in clear.</summary>
[RequestSizeLimit(AcceptedBytes)]
[IgnoreAntiforgeryToken]
[BodyUnread]
public sealed class AttachScanModel(ServiceDesk desk, ScanDesk scans, TextBook words, IAntiforgery antiforgery) : CasePage(desk, words)
{
    /// <summary>Larger requests are cut by the server; up to here the page can still answer at the field that the file is too large.</summary>
    private const long AcceptedBytes = 256L * 1024 * 1024;

    /// <summary>What the scan shows, as chosen.</summary>
    public string Of { get; private set; } = "";

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public StepInfo Info { get; } = CaseSteps.ByName["attach-scan"].Info;

    public bool MayPerform => Me("").RoleFor(Info.Roles) is not null;

    public int MostMegabytes => scans.Limits.MostBytes / (1024 * 1024);

    public int MostPages => scans.Limits.MostPages;

    /// <summary>What can be scanned in this case: the papers of its checklist, or of 2.1 before there is one.</summary>
    public IReadOnlyList<Choice> Choices => [.. (Case.Contract is { } contract
            ? contract.Checklist.Where(item => item.Need != Need.NotRequired).Select(item => item.Paper)
            : Enum.GetValues<PaperKind>().Where(kind => kind is not PaperKind.Translation).Select(kind => new PaperId(kind)))
        .Select(paper => new Choice(paper.ToString(), Words.Paper(paper))),
        new Choice(ScanOf.Consent, Words.Say("scan.of.consent")), new Choice(ScanOf.PaymentReceipt, Words.Say("scan.of.payment-receipt"))];

    /// <summary>What a scan shows, in words.</summary>
    public static string NameOf(TextBook words, string of)
    {
        ArgumentNullException.ThrowIfNull(words);
        return PaperId.TryParse(of, out PaperId paper) ? words.Paper(paper) : words.Say($"scan.of.{of}");
    }

    public async Task<IActionResult> OnGetAsync(string? paper, string? of)
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Choose(of ?? paper ?? "");
        return Show(MayPerform ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        if (!await FindAsync())
        {
            return NotFound();
        }

        if (!MayPerform)
        {
            return Show(StatusCodes.Status403Forbidden);
        }

        if (await StreamedForm.OpenAsync(HttpContext, antiforgery, ct) is not { } form)
        {
            return BadRequest();
        }

        Choose(form.Fields.GetValueOrDefault("of") ?? "");
        Key = Guid.TryParse(form.Fields.GetValueOrDefault("key"), out Guid key) ? key.ToString("N") : Key;
        if (Of.Length == 0)
        {
            return Wrong("of", "Выберите, что на скане.");
        }

        if (form.File is not { } file)
        {
            return Wrong("file", "Выберите файл или снимите документ.");
        }

        switch (await scans.TakeAsync(Case, Of, file, Me("", Key), ct))
        {
            case ScanTaken.Refused refused:
                return Wrong("file", Words.Say(refused.Code, refused.Facts));
            case ScanTaken.Performed { How: Performed.Done or Performed.AlreadyDone }:
                return Redirect($"{Address}/scans");
            case ScanTaken.Performed { How: Performed.Refused broken }:
                foreach (Finding finding in broken.Findings)
                {
                    ModelState.AddModelError(finding.Code == "scan.of-known" ? "of" : "", Words.WithClause(finding));
                }

                return Show(StatusCodes.Status409Conflict);
            case ScanTaken.Performed other:
                ModelState.AddModelError("", Words.Ending(other.How));
                return Show(StatusCodes.Status409Conflict);
            default:
                throw new InvalidOperationException("An ending of taking a scan has no answer at the desk.");
        }
    }

    private void Choose(string of)
    {
        Of = Choices.Any(choice => choice.Value == of) ? of : "";
        ModelState.SetModelValue("of", Of, Of);
    }

    private PageResult Wrong(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return Show(StatusCodes.Status400BadRequest);
    }

    private PageResult Show(int status)
    {
        PageResult page = Page();
        page.StatusCode = status;
        return page;
    }
}
