using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Okno.Desk;
using Okno.Desk.Scans;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Store.Reads;
using Okno.Web.Accounts;
using Okno.Web.Forms;

namespace Okno.Web.Scans;

/// <summary>
/// Uploads that go on where they broke off, in the manner of tus 1.0 (core and creation): POST begins, HEAD says how far it is, PATCH sends what follows, and a last POST takes the file into the case. Pictures are opened for each
/// request and never kept by a browser.
/// </summary>
internal static class ScanRoutes
{
    private const string Offset = "Upload-Offset";
    private const string Length = "Upload-Length";

    public static void MapScans(this WebApplication app)
    {
        RouteGroupBuilder scans = app.MapGroup("/desk/cases/{number}/scans").DisableAntiforgery();
        scans.MapGet("/{address}.jpg", ShowAsync);
        RouteGroupBuilder uploads = scans.MapGroup("/uploads");
        uploads.MapPost("", BeginAsync);
        uploads.MapMethods("/{upload:guid}", [HttpMethods.Head], SeeAsync);
        uploads.MapMethods("/{upload:guid}", [HttpMethods.Patch], AppendAsync);
        uploads.MapPost("/{upload:guid}", FinishAsync);
    }

    private static async Task<IResult> ShowAsync(string number, string address, HttpContext http, ServiceDesk desk, ScanDesk scans, CancellationToken ct)
    {
        using Reading reading = Reading.Begin();
        if (!MayAttach(http) || await desk.FindCaseAsync(number, ct) is not { } seen)
        {
            return Results.NotFound();
        }

        By reader = By(http);
        if (!await desk.IsInOwnQueueAsync(seen.State, reader, ct))
        {
            return Results.Redirect($"/desk/cases/{Uri.EscapeDataString(seen.State.Number)}/reason?to={Uri.EscapeDataString($"/desk/cases/{seen.State.Number}/scans")}");
        }

        // Opened and proved whole before the first byte leaves: a page that was tampered with is not shown by half.
        MemoryStream picture = new();
        if (!await scans.ShowAsync(seen.State, address, picture, ct))
        {
            return Results.NotFound();
        }

        await desk.RecordReadsAsync(reading, reader, "scan");
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        picture.Position = 0;
        return Results.Stream(picture, "image/jpeg");
    }

    private static Task<IResult> BeginAsync(string number, string of, HttpContext http, ServiceDesk desk, ScanDesk scans, IAntiforgery antiforgery, TextBook words, CancellationToken ct) =>
        WithCaseAsync(number, http, desk, antiforgery, words, async @case =>
        {
            if (!ScanOf.IsKnown(of) || !long.TryParse(http.Request.Headers[Length], NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                return Results.BadRequest();
            }

            if (await scans.BeginAsync(@case, of, length, By(http), ct) is not { } upload)
            {
                return Wrong(words, length < 1 ? "scan.empty" : "scan.too-long", StatusCodes.Status413PayloadTooLarge, ("limit", scans.Limits.MostBytes / (1024 * 1024)));
            }

            http.Response.Headers[Offset] = "0";
            return Results.Created($"/desk/cases/{@case.Number}/scans/uploads/{upload}", null);
        }, ct);

    private static async Task<IResult> SeeAsync(string number, Guid upload, HttpContext http, ServiceDesk desk, ScanDesk scans, CancellationToken ct)
    {
        if (!MayAttach(http) || await desk.FindCaseAsync(number, ct) is not { } seen || await scans.FindAsync(seen.State, upload, By(http), ct) is not { } found)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        Say(http, found);
        return Results.Ok();
    }

    private static Task<IResult> AppendAsync(string number, Guid upload, HttpContext http, ServiceDesk desk, ScanDesk scans, IAntiforgery antiforgery, TextBook words, CancellationToken ct) =>
        WithCaseAsync(number, http, desk, antiforgery, words, async @case =>
        {
            if (!long.TryParse(http.Request.Headers[Offset], NumberStyles.None, CultureInfo.InvariantCulture, out long offset))
            {
                return Results.BadRequest();
            }

            if (await scans.AppendAsync(@case, upload, offset, http.Request.Body, By(http), ct) is not { } appended)
            {
                return Results.NotFound();
            }

            Say(http, appended.Upload);
            return appended.Fits ? Results.NoContent() : Results.Conflict();
        }, ct);

    private static Task<IResult> FinishAsync(string number, Guid upload, HttpContext http, ServiceDesk desk, ScanDesk scans, IAntiforgery antiforgery, TextBook words, CancellationToken ct) =>
        WithCaseAsync(number, http, desk, antiforgery, words, async @case => await scans.FinishAsync(@case, upload, By(http), ct) switch
        {
            ScanTaken.Refused refused => Results.Json(new { error = words.Say(refused.Code, refused.Facts) }, statusCode: StatusCodes.Status422UnprocessableEntity),
            ScanTaken.Performed { How: Performed.Done or Performed.AlreadyDone } => Results.Json(new { href = $"/desk/cases/{@case.Number}/scans" }),
            ScanTaken.Performed { How: Performed.Refused broken } => Results.Json(new { error = string.Join(' ', broken.Findings.Select(words.Finding)) }, statusCode: StatusCodes.Status409Conflict),
            _ => Results.Conflict(),
        }, ct);

    private static async Task<IResult> WithCaseAsync(string number, HttpContext http, ServiceDesk desk, IAntiforgery antiforgery, TextBook words, Func<Case, Task<IResult>> answer, CancellationToken ct)
    {
        if (!MayAttach(http))
        {
            return Results.Forbid();
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        try
        {
            return await desk.FindCaseAsync(number, ct) is { } seen ? await answer(seen.State) : Results.NotFound();
        }
        catch (IOException away) when (ScanDesk.Trouble(away) is { } trouble)
        {
            return Wrong(words, trouble.Code, trouble.IsFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Wrong(TextBook words, string code, int status, params (string, object?)[] facts) => Results.Json(new { error = words.Say(code, facts) }, JsonSerializerOptions.Web, statusCode: status);

    private static void Say(HttpContext http, ScanUpload upload)
    {
        http.Response.Headers[Offset] = upload.Received.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[Length] = upload.Length.ToString(CultureInfo.InvariantCulture);
    }

    private static By By(HttpContext http) => new(http.User.Account(), http.User.FullName(), [.. http.User.Roles()], "", "desk");

    private static bool MayAttach(HttpContext http) => By(http).RoleFor(CaseSteps.ByName["attach-scan"].Info.Roles) is not null;
}
