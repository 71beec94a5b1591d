using System.Collections.Immutable;

namespace Okno.Domain.Payments;

/// <summary>Where a kopeck is. The equation of the ledger: received = unmatched + deposits + contracts + earned + credits + refund due + refunded.</summary>
public enum LedgerAccount
{
    /// <summary>Outside: what came to the Centre's account, counted as negative so that all accounts add up to zero.</summary>
    Received,
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
}

/// <summary>One double entry: the sum leaves <paramref name="From"/> and comes to <paramref name="To"/> on a day, for a reason named by the event that made it.</summary>
public sealed record LedgerEntry(DateOnly On, LedgerAccount From, LedgerAccount To, Money Amount, string Reason);

/// <summary>The ledger of one case: a fold of money events. Nothing is ever edited; a correction is a counter-entry.</summary>
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

    /// <summary>All money that came for this case, as a positive sum.</summary>
    public Money Received => -Balance(LedgerAccount.Received);
}
