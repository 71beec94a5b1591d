using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Calendar;
using Okno.Domain.Cases;
using Okno.Store.Streams;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.Board;

/// <summary>The board «Сегодня»: one search box, and the cases by nearest legal deadline, overdue first.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : PageModel
{
    /// <summary>Tabs in the order of a case's life; null shows every case that is not closed.</summary>
    private static readonly ImmutableArray<Turn?> Turns = [null, Turn.Operator, Turn.Applicant, Turn.Reviewer, Turn.Accountant, Turn.Courier, Turn.Authority, Turn.Supervisor];

    private static readonly ImmutableArray<Phase> Open = [.. Enum.GetValues<Phase>().Where(phase => phase is not (Phase.New or Phase.Closed))];

    /// <summary>Whose turn is asked for: the kebab name of a <see cref="Turn"/>; nothing or another word for all.</summary>
    [BindProperty(SupportsGet = true, Name = "turn")]
    public string? Asked { get; set; }

    /// <summary>Whose turn is shown: the kebab name, "" for all.</summary>
    public string Chosen { get; private set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<Case> Cases { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Name, string Count)> Tabs { get; private set; } = [];

    public DateOnly Today => desk.Now.Day;

    public TextBook Words => words;

    public async Task<IActionResult> OnGetAsync()
    {
        Turn? turn = Turns.FirstOrDefault(turn => turn is { } one && CaseWords.Kebab(one) == Asked);
        Chosen = turn is { } shown ? CaseWords.Kebab(shown) : "";
        CaseList list = new(Open, turn, After: After);
        Cases = await desk.ListCasesAsync(list, HttpContext.RequestAborted);
        List<(string, string, string)> tabs = [];
        foreach (Turn? tab in Turns)
        {
            Page<Case> counted = tab == turn && After is null ? Cases : await desk.ListCasesAsync(new CaseList(Open, tab, Limit: 1), HttpContext.RequestAborted);
            tabs.Add((tab is { } one ? CaseWords.Kebab(one) : "", words.Say($"desk.tab.{(tab is { } named ? CaseWords.Kebab(named) : "all")}"), counted.CountIsBound ? $"{counted.Count}+" : $"{counted.Count}"));
        }

        Tabs = tabs;
        return Page();
    }

    /// <summary>«осталось 3 рабочих дня», counted by the production calendar from tomorrow to the day itself.</summary>
    public string Left(DateOnly due)
    {
        ProductionCalendar calendar = desk.Law.For(null, Today).Calendar;
        int days = due >= Today ? calendar.CountWorkdays(Today.AddDays(1), due).Fewest : -calendar.CountWorkdays(due.AddDays(1), Today).Fewest;
        return due == Today ? "сегодня последний день"
            : due < Today ? days == 0 ? "просрочено" : Russian.WorkdaysLeft(days)
            : days == 0 ? "рабочих дней не осталось" : Russian.WorkdaysLeft(days);
    }

    /// <summary>How the row is marked: overdue, due within two working days, or not at all.</summary>
    public string Marked(Case @case) => @case.NearestDeadline is not { } deadline ? ""
        : deadline.On < Today ? "overdue"
        : desk.Law.For(null, Today).Calendar.CountWorkdays(Today.AddDays(1), deadline.On).Fewest <= 2 ? "soon" : "";
}
