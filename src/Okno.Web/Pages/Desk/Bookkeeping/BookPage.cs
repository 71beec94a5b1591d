using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>A page about a period of the book. Without a period it is the last day that a statement speaks of.</summary>
public abstract class BookPage(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>First day as typed or linked.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? TypedFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? TypedTo { get; set; }

    /// <summary>First day, inclusive.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly To { get; private set; }

    public DateOnly? LastStatement { get; private set; }

    /// <summary>Whether the page has links to its period as a table to take away.</summary>
    public virtual string? Download => null;

    /// <summary>«22.11.2026», «01.11.2026 – 30.11.2026».</summary>
    public string PeriodWords => From == To ? Russian.Day(From) : $"{Russian.Day(From)} – {Russian.Day(To)}";

    /// <summary>The period for an address line.</summary>
    public string Period => Query(From, To);

    public static string Query(DateOnly from, DateOnly to) => $"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";

    /// <summary>Reads the period; what cannot be read is said at its field, and the period without it is shown.</summary>
    protected async Task ReadPeriodAsync()
    {
        LastStatement = await Service.LastStatementDayAsync(HttpContext.RequestAborted);
        DateOnly usual = LastStatement is { } last && last <= Today ? last : Today;
        From = Read("from", TypedFrom) ?? Read("to", TypedTo) ?? usual;
        To = Read("to", TypedTo) ?? (From > usual ? From : usual);
        if (To < From)
        {
            Wrong("to", "Последний день раньше первого.");
            To = From;
        }
    }

    private DateOnly? Read(string field, string? typed)
    {
        DayFault fault = DayText.TryRead(typed, out DateOnly day);
        if (fault is not DayFault.None and not DayFault.Empty && ModelState[field] is not { Errors.Count: > 0 })
        {
            Wrong(field, "Такого дня нет. Напишите, например, 22.11.2026.");
        }

        if (fault != DayFault.None)
        {
            return null;
        }

        // A link carries the day as machines write it; the field shows it as people do.
        ModelState.Remove(field);
        return day;
    }
}
