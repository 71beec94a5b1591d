using System.Collections.Immutable;

namespace Okno.Domain.Payments;

/// <summary>
/// Where a kopeck is. The equation of the book: received (by the bank and on the way) = unmatched + deposits + contracts + earned + credits + refund due + refunded. All accounts together are always zero.
/// </summary>
public enum LedgerAccount
{
    /// <summary>Outside: what the bank credited to the Centre's account, counted as negative so that all accounts add up to zero.</summary>
    Received,

    /// <summary>Came to the account, and nobody has said yet whose it is.</summary>
    Unmatched,

    /// <summary>A part of the price, before the contract (Q6).</summary>
    Deposit,

    /// <summary>The price of a contract in force.</summary>
    Contract,

    /// <summary>Kept for good: the service is rendered, or 3.12 / 3.14 says so.</summary>
    Earned,

    /// <summary>Paid over the price; the payer's.</summary>
    Credit,
    RefundDue,
    Refunded,

    /// <summary>
    /// Between the bank's line and the case (accountants' 57 "Переводы в пути"): a case takes its payment from here, the line that proves it gives it here. Negative by what the cases
    /// hold by receipts that the bank has not shown yet; never positive once every line is tied to the sum that its payment names.
    /// </summary>
    OnTheWay,
}

/// <summary>One double entry: the sum leaves <paramref name="From"/> and comes to <paramref name="To"/> on a day, for a reason named by the event that made it.</summary>
public sealed record LedgerEntry(DateOnly On, LedgerAccount From, LedgerAccount To, Money Amount, string Reason);

/// <summary>The ledger of one stream, a case or a statement line: a fold of money events. Nothing is ever edited; a correction is a counter-entry.</summary>
public sealed record Ledger(ImmutableArray<LedgerEntry> Entries)
{
    public static readonly Ledger Empty = new([]);

    /// <summary>Adds a double entry; a sum of zero adds nothing, a negative sum is a bug.</summary>
    public Ledger Post(DateOnly on, LedgerAccount from, LedgerAccount to, Money amount, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount.Kopecks, 0);
        return amount == Money.Zero ? this : new Ledger(Entries.Add(new LedgerEntry(on, from, to, amount, reason)));
    }

    public Money Balance(LedgerAccount account)
    {
        Money balance = Money.Zero;
        foreach (LedgerEntry entry in Entries)
        {
            if (entry.To == account)
            {
                balance += entry.Amount;
            }

            if (entry.From == account)
            {
                balance -= entry.Amount;
            }
        }

        return balance;
    }

    /// <summary>All money that came, by the bank or by a receipt that the bank has not shown yet, as a positive sum.</summary>
    public Money Received => -Balance(LedgerAccount.Received) - Balance(LedgerAccount.OnTheWay);
}
