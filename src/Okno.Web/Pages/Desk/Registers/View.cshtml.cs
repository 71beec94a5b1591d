using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Handovers;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>One register: its lines, what can be done next, its papers.</summary>
public sealed class ViewModel(ServiceDesk desk, TextBook words) : RegisterPage(desk, words)
{
    /// <summary>The case that was just taken off.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Off { get; set; }

    public int Listed => Register.Lines.Count(line => line.Status == LineStatus.Listed);

    public int Unanswered => Register.Lines.Count(line => line.Status == LineStatus.HandedOver);

    /// <summary>Calendar days that the act is overdue; 0 where it is not.</summary>
    public int ActOverdue => Register.HandedOverOn is { } handed && !Register.IsAnswered ? Math.Max(0, Today.DayNumber - handed.DayNumber) : 0;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public static string Shape(LineStatus status) => status switch
    {
        LineStatus.Accepted => "good",
        LineStatus.Refused => "bad",
        LineStatus.HandedOver => "wait",
        _ => "",
    };
}
