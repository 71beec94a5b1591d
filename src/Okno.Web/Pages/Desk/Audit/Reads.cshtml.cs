using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Store.Reads;
using Okno.Web.Accounts;
using Okno.Web.Hosting;
using Okno.Web.Reads;

namespace Okno.Web.Pages.Desk.Audit;

/// <summary>Who saw what between two instants.</summary>
public sealed class ReadsModel(ServiceDesk desk, TextBook words, UserManager<StaffAccount> staff) : OfficePage(desk, words)
{
    private const int AtOnce = 50;

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "case")]
    public string? CaseNumber { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Null before anything is asked and where it was asked wrongly.</summary>
    public IReadOnlyList<RecordedRead>? Shown { get; private set; }

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Request.QueryString.HasValue)
        {
            From = Today.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        }

        CancellationToken ct = HttpContext.RequestAborted;
        DateTimeOffset? from = MomentOf("from", From);
        DateTimeOffset? to = MomentOf("to", To);
        Guid? of = null;
        if (!string.IsNullOrWhiteSpace(CaseNumber))
        {
            Seen<Case>? found;
            using (Reading.Aside())
            {
                found = await Service.FindCaseAsync(CaseNumber.Trim(), ct);
            }

            of = found?.State.Id;
            if (of is null)
            {
                Wrong("case", "Дела с таким номером нет.");
            }
        }

        if (!ModelState.IsValid)
        {
            return Show(StatusCodes.Status400BadRequest);
        }

        string? account = string.IsNullOrWhiteSpace(Account) ? null : Account.Trim();
        Shown = await Service.Store.LatestReadsAsync(new ReadQuery(from, to, account, of), ReadPlace.Parse(After), AtOnce, ct);
        Names = await staff.NamesAsync(Shown.Select(read => read.Account));
        if (Shown.Count == AtOnce)
        {
            QueryBuilder next = new();
            foreach ((string name, string? value) in new[] { ("from", From), ("to", To), ("account", Account), ("case", CaseNumber), ("after", ReadPlace.Of(Shown[^1])) })
            {
                if (!string.IsNullOrWhiteSpace(value))
                {
                    next.Add(name, value);
                }
            }

            Next = $"/desk/audit/reads{next}";
        }

        return Page();
    }

    private DateTimeOffset? MomentOf(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (MoscowTime.TryParse(typed, out DateTimeOffset moment))
        {
            return moment;
        }

        Wrong(field, "Напишите день как 20.04.2026, с временем — как 20.04.2026 09:30.");
        return null;
    }
}
