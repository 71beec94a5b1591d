using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Formats.Tables;
using Okno.Store.Streams;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>The lines of the bank's statements in a period, by pile, with their total, and as a table to take away.</summary>
public sealed class LinesModel(ServiceDesk desk, TextBook words) : BookPage(desk, words)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Pile { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<IncomingLine> Lines { get; private set; } = null!;

    /// <summary>Over all pages, roubles only, by direction.</summary>
    public (Money In, Money Out) Total { get; private set; }

    /// <summary>The chosen pile; null = all.</summary>
    public LineMatch? Chosen => Enum.TryParse(Pile, ignoreCase: true, out LineMatch pile) && Enum.IsDefined(pile) ? pile : null;

    public IEnumerable<Choice> Piles => Enum.GetValues<LineMatch>().Select(pile => new Choice(pile.ToString(), Words.Say($"book.pile.{pile}")));

    public override string Download => $"/desk/book/lines/{{0}}?{Period}{(Chosen is { } pile ? $"&pile={pile}" : "")}";

    /// <param name="format">"xlsx" or "csv" for the whole list as a file; null for the page.</param>
    public async Task<IActionResult> OnGetAsync(string? format)
    {
        await ReadPeriodAsync();
        CancellationToken ct = HttpContext.RequestAborted;
        if (format is not null)
        {
            return TableDownload.Of(TableOf(await Service.LinesOfPeriodAsync(From, To, Chosen, ct)), format, $"vypiska-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}");
        }

        Lines = await Service.ListLinesAsync(From, To, Chosen, After, PageSize, ct);
        Total = await Service.SumLinesAsync(From, To, Chosen, ct);
        return Page();
    }

    /// <summary>What became of a line, in words.</summary>
    public string Fate(IncomingLine line) => line switch
    {
        { CaseNumber: { } number } => $"{Words.Say($"book.line.{line.Match}")} {number}",
        { Words: { Length: > 0 } why } => $"{Words.Say($"book.line.{line.Match}")}: {why}",
        _ => Words.Say($"book.line.{line.Match}"),
    };

    private Table TableOf(IEnumerable<IncomingLine> lines) => new(
        "Строки выписок",
        [new("День", 12), new("Приход, ₽", 14), new("Расход, ₽", 14), new("Валюта", 8), new("Документ", 12), new("Плательщик", 36), new("ИНН плательщика", 14), new("Получатель", 36), new("Назначение", 60), new("Что с ней", 30), new("Строка", 14)],
        lines.Take(TableDownload.MostRows).Select(line => ImmutableArray.Create(
            Cell.Of(line.Day),
            line.Bank.IsIncoming ? Cell.Of(line.Bank.Amount) : Cell.Empty,
            line.Bank.IsIncoming ? Cell.Empty : Cell.Of(line.Bank.Amount),
            Cell.Of(line.Bank.Currency ?? "RUB"),
            Cell.Of(line.Bank.DocumentNumber),
            Cell.Of(line.Bank.Payer),
            Cell.Of(line.Bank.PayerInn),
            Cell.Of(line.Bank.Payee),
            Cell.Of(line.Bank.Purpose),
            Cell.Of(Fate(line)),
            Cell.Of(line.Number))));
}
