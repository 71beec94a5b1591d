using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Record;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Formats.Tables;
using Okno.Store.Book;
using Okno.Store.Streams;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>The entries of the book in a period, by account and reason, with their totals, and as a table to take away.</summary>
public sealed class EntriesModel(ServiceDesk desk, TextBook words) : BookPage(desk, words)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<BookEntry> Entries { get; private set; } = null!;

    /// <summary>The turnover of the period over the same filter.</summary>
    public ImmutableArray<BookTotal> Totals { get; private set; } = [];

    public IEnumerable<(string Code, string Words)> Accounts => Enum.GetValues<LedgerAccount>().Select(account => (BookLines.Code(account), Words.Say($"book.account.{BookLines.Code(account)}")));

    public override string Download => $"/desk/book/entries/{{0}}?{Period}{(Chosen is null ? "" : $"&account={Chosen}")}";

    /// <summary>The chosen account; null = all.</summary>
    public string? Chosen => Accounts.Any(account => account.Code == Account) ? Account : null;

    /// <param name="format">"xlsx" or "csv" for the whole list as a file; null for the page.</param>
    public async Task<IActionResult> OnGetAsync(string? format)
    {
        await ReadPeriodAsync();
        if (format is not null)
        {
            return TableDownload.Of(await TableAsync(), format, $"provodki-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}");
        }

        CancellationToken ct = HttpContext.RequestAborted;
        Entries = await Service.BookEntriesAsync(Query(After, PageSize), ct);
        Totals = [.. (await Service.BookTotalsAsync(From, To, ct)).Where(total => Chosen is null || total.From == Chosen || total.To == Chosen)
            .GroupBy(total => (total.From, total.To, total.Reason))
            .Select(group => new BookTotal(From, group.Key.From, group.Key.To, group.Key.Reason, group.Sum(total => total.Kopecks), group.Sum(total => total.Count)))];
        return Page();
    }

    /// <summary>A reason in words; its code where it has none.</summary>
    public string Reason(string code) => Words.Has($"book.reason.{code}") ? Words.Say($"book.reason.{code}") : Words.Has(code) ? Words.Say(code) : code;

    private BookQuery Query(string? after, int limit) => new(From, To) { Account = Chosen, After = after, Limit = limit, CountTo = 10_000 };

    private async Task<Table> TableAsync()
    {
        List<BookEntry> all = [];
        Page<BookEntry> page = await Service.BookEntriesAsync(Query(null, 1000), HttpContext.RequestAborted);
        all.AddRange(page.Rows);
        while (page.Next is { } next && all.Count < TableDownload.MostRows)
        {
            page = await Service.BookEntriesAsync(Query(next, 1000), HttpContext.RequestAborted);
            all.AddRange(page.Rows);
        }

        return new Table(
            "Проводки",
            [new("День", 12), new("Откуда", 28), new("Куда", 28), new("Сумма, ₽", 14), new("За что", 44), new("Дело или строка", 16)],
            all.Select(entry => ImmutableArray.Create(
                Cell.Of(entry.Day), Cell.Of(Words.Say($"book.account.{entry.From}")), Cell.Of(Words.Say($"book.account.{entry.To}")), Cell.Of(new Money(entry.Kopecks)), Cell.Of(Reason(entry.Reason)), Cell.Of(entry.Number))));
    }
}
