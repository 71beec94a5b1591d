using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Store;
using Okno.Store.Streams;

namespace Okno.Desk.Tests.Cases;

/// <summary>The book beside what the folds of cases and lines say: two ways to count the same money.</summary>
internal sealed record BookCheck(Dictionary<LedgerAccount, Money> Book, Dictionary<LedgerAccount, Money> Ledgers, Money Payments, Money Refunds, Money Credited, Money Tied, Money NotOurs, Money LinesReturned)
{
    public static async Task<BookCheck> OfAsync(RecordStore store)
    {
        List<Case> cases = await AllAsync(store, StreamKinds.Case);
        List<IncomingLine> lines = await AllAsync(store, StreamKinds.Line);
        Dictionary<LedgerAccount, Money> ledgers = Enum.GetValues<LedgerAccount>().ToDictionary(
            account => account,
            account => Sum(cases.Select(one => one.Ledger).Concat(lines.Select(line => line.Ledger)), ledger => ledger.Balance(account)));
        return new BookCheck(
            (await store.BookBalancesAsync(DateOnly.MaxValue)).ToDictionary(row => BookLines.Account(row.Account), row => new Money(row.Kopecks)),
            ledgers,
            Sum(cases.SelectMany(one => one.Payments), payment => payment.Amount + payment.OverReceipt),
            Sum(cases.SelectMany(one => one.Refunds), refund => refund.Amount),
            Sum(lines.Where(line => line.Bank is { IsIncoming: true, InRoubles: true }), line => line.Bank.Amount),
            Sum(lines.Where(line => line.Match == LineMatch.Matched), line => line.Bank.Amount),
            Sum(lines.Where(line => line is { Match: LineMatch.SetAside, Bank: { IsIncoming: true, InRoubles: true } }), line => line.Bank.Amount),
            Sum(lines.Where(line => line.Match == LineMatch.Returned), line => line.Bank.Amount));
    }

    /// <summary>received = unmatched + deposits + contracts in force + earned or retained + credits + refund due + refunded; and each side agrees with the folds.</summary>
    public void IsConserved()
    {
        foreach ((LedgerAccount account, Money balance) in Ledgers)
        {
            Assert.Equal((account, balance), (account, Of(account)));
        }

        Assert.Equal(Credited - NotOurs, -Of(LedgerAccount.Received));
        Assert.Equal(Payments - Tied, -Of(LedgerAccount.OnTheWay));
        Assert.Equal(Refunds + LinesReturned, Of(LedgerAccount.Refunded));
        TheBookIsWhole();
    }

    /// <summary>The equation alone: what still holds when cases that had money were erased and only the book remembers it.</summary>
    public void TheBookIsWhole()
    {
        Assert.Equal(
            -Of(LedgerAccount.Received) - Of(LedgerAccount.OnTheWay),
            Books.Held.Aggregate(Money.Zero, (sum, account) => sum + Of(account)));
    }

    private Money Of(LedgerAccount account) => Book.GetValueOrDefault(account);

    private static Money Sum<T>(IEnumerable<T> all, Func<T, Money> money) => all.Aggregate(Money.Zero, (sum, one) => sum + money(one));

    private static async Task<List<TState>> AllAsync<TState, TEvent>(RecordStore store, StreamKind<TState, TEvent> kind)
        where TState : notnull
        where TEvent : class
    {
        List<TState> all = [];
        string? after = null;
        do
        {
            Page<LoadedStream> page = await store.ListAsync(new StreamQuery(kind.Name) { Order = StreamOrder.Newest, After = after, Limit = 1000, CountTo = 0 });
            all.AddRange(page.Rows.Where(row => !row.Erased).Select(kind.Open));
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
