using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Documents.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Reconciling;
using Okno.Store.Book;

namespace Okno.Desk.Papers;

/// <summary>Prints the reconciliation act of a period: bank, book, equation, differences.</summary>
public sealed class BookPapers(ServiceDesk desk, PaperPress press, TextBook words)
{
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    public async Task<PrintedPaper> PrintActAsync(DateOnly from, DateOnly to, string accountant, CancellationToken ct = default)
    {
        PrintedCase printed = new(words, desk.Law.For(null, to));
        Reconciliation found = await desk.ReconcileAsync(from, to, ct);
        Books before = await desk.BooksAsync(from.AddDays(-1), ct), after = await desk.BooksAsync(to, ct);
        IReadOnlyList<BookTotal> totals = await desk.BookTotalsAsync(from, to, ct);
        return await press.PrintAsync(
            new ReconciliationAct(
                printed.Head(from == to ? $"СВ-{to:yyyyMMdd}" : $"СВ-{from:yyyyMMdd}-{to:yyyyMMdd}", desk.Now.Day), from, to, found.Bank.Accounts,
                BankOf(found), [.. Books.Held.Select(account => TurnoverOf(account, before, after, totals)).Where(turnover => turnover is not { Opening.Kopecks: 0, In.Kopecks: 0, Out.Kopecks: 0 })],
                EquationOf(after), [.. found.Differences.Select(difference => new NamedSum(words.Say(difference.Code, ("count", difference.Count)), difference.Amount, words.Say($"do.{difference.Code}")))],
                OpenOf(after), printed.Signer("accountant", accountant), printed.Signer("supervisor", null)),
            ct);
    }

    private ImmutableArray<NamedSum> BankOf(Reconciliation found) => found.Bank is { Opening: { } opening, Credited: { } credited, Debited: { } debited, Closing: { } closing }
        ?
        [
            new(words.Say("book.act.opening"), opening),
            new(words.Say("book.act.credited"), credited, $"{words.Say("book.lines", ("count", found.Lines.In.Count))}; {words.Say("book.statements", ("count", found.Bank.Statements))}"),
            new(words.Say("book.act.debited"), debited, words.Say("book.lines", ("count", found.Lines.Out.Count))),
            new(words.Say("book.act.closing"), closing),
        ]
        : [];

    private AccountTurnover TurnoverOf(LedgerAccount account, Books before, Books after, IReadOnlyList<BookTotal> totals)
    {
        string code = BookLines.Code(account);
        return new AccountTurnover(
            words.Say($"book.account.{code}"), before.Balances[account],
            Sum(totals.Where(total => total.To == code)), Sum(totals.Where(total => total.From == code)), after.Balances[account]);
    }

    private ImmutableArray<NamedSum> EquationOf(Books after) =>
    [
        new(words.Say("book.act.by-bank"), after.ByBank), new(words.Say("book.act.on-the-way"), after.OnTheWay), new(words.Say("book.act.received"), after.Received),
        new(words.Say("book.act.held"), after.Received - after.Difference),
    ];

    private ImmutableArray<NamedSum> OpenOf(Books after) =>
    [
        .. new[] { LedgerAccount.Unmatched, LedgerAccount.Deposit, LedgerAccount.Credit, LedgerAccount.RefundDue }
            .Select(account => new NamedSum(words.Say($"book.account.{BookLines.Code(account)}"), after.Balances[account]))
            .Prepend(new NamedSum(words.Say("book.act.on-the-way"), after.OnTheWay))
            .Where(open => open.Amount != Money.Zero),
    ];

    private static Money Sum(IEnumerable<BookTotal> totals) => new(totals.Sum(total => total.Kopecks));
}
