using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Web.Hosting;

namespace Okno.Web.Pages;

/// <summary>What to do when a page cannot be shown.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    /// <summary>Which words to use: "400", "403", "404", "413", "500", "503".</summary>
    public string Kind { get; private set; } = "500";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Kind = code switch
        {
            403 => "403",
            404 or 405 => "404",
            413 => "413",
            >= 400 and < 500 => "400",
            503 => "503",
            _ => "500",
        };
        if (Response.StatusCode < 400)
        {
            // Reached by its own address, not by a failure.
            Response.StatusCode = int.Parse(Kind, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Kind == "503")
        {
            Response.Headers.RetryAfter = RecordAwayPage.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
