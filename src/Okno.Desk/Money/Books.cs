using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Domain.Payments;
using Okno.Store.Book;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>
/// The book of the house at the end of a day. <paramref name="Balances"/> has every account; <see cref="ByBank"/> and <see cref="OnTheWay"/> are positive sums of what came.
/// </summary>
public sealed record Books(DateOnly UpTo, ImmutableSortedDictionary<LedgerAccount, Money> Balances)
{
    /// <summary>The accounts where money stays, in the order of the equation.</summary>
    public static readonly ImmutableArray<LedgerAccount> Held =
        [LedgerAccount.Unmatched, LedgerAccount.Deposit, LedgerAccount.Contract, LedgerAccount.Earned, LedgerAccount.Credit, LedgerAccount.RefundDue, LedgerAccount.Refunded];

    /// <summary>What the bank credited, less what was no payment for the service.</summary>
    public Money ByBank => -Balances[LedgerAccount.Received];

    /// <summary>What receipts prove and the bank has not shown yet.</summary>
    public Money OnTheWay => -Balances[LedgerAccount.OnTheWay];

    public Money Received => ByBank + OnTheWay;

    /// <summary>Received less everything that is held, kept or given back: zero, or the book is broken.</summary>
    public Money Difference => Held.Aggregate(Received, (left, account) => left - Balances[account]);
}

/// <summary>The house's book of money: balances, turnover and entries.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Every account at the end of a day, with the equation of the book.</summary>
    public async Task<Books> BooksAsync(DateOnly upTo, CancellationToken ct = default)
    {
        Dictionary<LedgerAccount, Money> known = (await store.BookBalancesAsync(upTo, ct)).ToDictionary(row => BookLines.Account(row.Account), row => new Money(row.Kopecks));
        return new Books(upTo, Enum.GetValues<LedgerAccount>().ToImmutableSortedDictionary(account => account, account => known.GetValueOrDefault(account)));
    }

    /// <summary>The turnover of a period, both days inclusive, by day, accounts and reason.</summary>
    public Task<IReadOnlyList<BookTotal>> BookTotalsAsync(DateOnly from, DateOnly to, CancellationToken ct = default) => store.BookTotalsAsync(from, to, ct);

    /// <summary>A page of entries with the numbers of the cases and lines that they belong to.</summary>
    public Task<Page<BookEntry>> BookEntriesAsync(BookQuery query, CancellationToken ct = default) => store.BookEntriesAsync(query, ct);
}
