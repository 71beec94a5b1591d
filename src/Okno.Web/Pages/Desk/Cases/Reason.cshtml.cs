using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>Asks why somebody needs a case that is not in their queue, before anything of it is shown. Knows its number only.</summary>
public sealed class ReasonModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>What is typed most often; anything else may be typed too.</summary>
    public static readonly IReadOnlyList<string> Usual = ["заявитель у окна", "заявитель звонит", "поручение старшего смены", "проверка"];

    private const int Longest = 300;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        string why = (Why ?? "").Trim();
        if (why.Length is 0 or > Longest)
        {
            Wrong("why", why.Length == 0 ? "Напишите, зачем вам это дело." : $"Напишите короче: не больше {Longest} знаков.");
            return Show(StatusCodes.Status400BadRequest);
        }

        return await Service.GiveReasonAsync(Number, why, Me(why), HttpContext.RequestAborted)
            ? Redirect(Url.IsLocalUrl(To) ? To : $"/desk/cases/{Uri.EscapeDataString(Number)}")
            : NotFound();
    }
}
