using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Record;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Store.Book;
using Okno.Store.Streams;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.Ledgers;

/// <summary>The house's book on a day: where every kopeck is, the equation with its difference, and the entries of the day.</summary>
public sealed class BooksModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The day asked for; today where nothing, or no day, was typed.</summary>
    public DateOnly On { get; private set; }

    public Books Books { get; private set; } = null!;

    public Page<BookEntry> Entries { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Entries typed = new(ModelState, Request.Query);
        DateOnly? asked = typed.OptionalDay("on");
        On = typed.IsGood ? asked ?? Today : Today;
        Books = await Service.BooksAsync(On, HttpContext.RequestAborted);
        Entries = await Service.BookEntriesAsync(new BookQuery(On, On) { After = After, Limit = 50, CountTo = 1000 }, HttpContext.RequestAborted);
    }

    public string Account(string code) => Words.Of(BookLines.Account(code));

    public string Reason(string code) => Words.Has($"book.reason.{code}") ? Words.Say($"book.reason.{code}") : Words.Has(code) ? Words.Say(code) : code;
}
