using System.Collections.Immutable;
using Okno.Desk;
using Okno.Desk.Record;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Reconciling;
using Okno.Store.Book;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>The reconciliation of a day or a period: the bank's equation, the book's equation, every difference in words, and what came by day.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : BookPage(desk, words)
{
    public Reconciliation Found { get; private set; } = null!;

    /// <summary>The book at the end of the period.</summary>
    public Books Books { get; private set; } = null!;

    /// <summary>Days on which money came by the bank, with the lines.</summary>
    public ImmutableArray<(DateOnly Day, Money Amount, int Count)> Receipts { get; private set; } = [];

    public ReceiptsPlot Plot { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await ReadPeriodAsync();
        CancellationToken ct = HttpContext.RequestAborted;
        Found = await Service.ReconcileAsync(From, To, ct);
        Books = await Service.BooksAsync(To, ct);

        // A single day says little: the picture then shows the month that ends with it.
        DateOnly first = From == To ? To.AddDays(-29) : From;
        IReadOnlyList<BookTotal> totals = await Service.BookTotalsAsync(first, To, ct);
        Receipts = [.. totals.Where(total => total.Reason == "line-imported").Select(total => (total.Day, new Money(total.Kopecks), total.Count))];
        Plot = ReceiptsPlot.Of(Receipts, first, To);
    }

    /// <summary>Where a difference is mended; null where no page of ours can.</summary>
    public string? WhereTo(NamedDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Code switch
        {
            "difference.out-not-refund" => $"/desk/book/lines?{Period}&pile={LineMatch.Outgoing}",
            "difference.days-without-statement" => "/desk/statements/import",
            "difference.unexplained" => "/desk/audit",
            _ => null,
        };
    }

    /// <summary>Accounts of the book with money on them, in the order of the equation.</summary>
    public IEnumerable<(string Words, Money Amount)> Held => Books.Held.Where(account => Books.Balances[account] != Money.Zero).Select(account => (Words.Say($"book.account.{BookLines.Code(account)}"), Books.Balances[account]));
}
