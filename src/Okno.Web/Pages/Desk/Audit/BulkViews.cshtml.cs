using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Reads;
using Okno.Desk.Wording;
using Okno.Store.Streams;
using Okno.Web.Accounts;
using Okno.Web.Hosting;
using Okno.Web.Reads;

namespace Okno.Web.Pages.Desk.Audit;

/// <summary>Who saw more cases than the work of a window needs, and what it came to.</summary>
public sealed class BulkViewsModel(ServiceDesk desk, TextBook words, UserManager<StaffAccount> staff) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    [BindProperty(Name = "number")]
    public string? Number { get; set; }

    public Page<BulkView> Views { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public new string Me => User.Account();

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        // Each view has a form of its own on the page, so each has a field of its own.
        string field = $"words-{Number}";
        string said = Request.Form[field].ToString();
        ModelState.SetModelValue(field, said, said);
        IActionResult answer = Answer(
            await Service.AnswerBulkViewAsync(Number ?? "", said, base.Me("ответ о просмотре дел", Key), HttpContext.RequestAborted),
            _ => Redirect("/desk/audit/bulk-views"),
            _ => field);
        if (answer is PageResult)
        {
            await FillAsync();
        }

        return answer;
    }

    public string HourBefore(BulkView view) => Typed(view.NoticedAt - BulkViewLimit.Default.Within);

    public string MinuteAfter(BulkView view) => Typed(view.NoticedAt + TimeSpan.FromMinutes(1));

    private static string Typed(DateTimeOffset moment) => MoscowTime.Local(moment).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    private async Task FillAsync()
    {
        Views = await Service.ListBulkViewsAsync(waitingOnly: false, After, ct: HttpContext.RequestAborted);
        Names = await staff.NamesAsync(Views.Rows.Select(view => view.Account));
    }
}
