using System.Collections.Immutable;

namespace Okno.Domain.Payments.Reconciling;

/// <summary>A sum and how many documents it is made of.</summary>
public readonly record struct Tally(Money Amount, int Count)
{
    public static readonly Tally None = new(Money.Zero, 0);

    public static Tally operator +(Tally a, Tally b) => new(a.Amount + b.Amount, a.Count + b.Count);
}

/// <summary>What the record holds of a period's bank documents in roubles.</summary>
/// <param name="In">Incoming lines kept from statements.</param>
/// <param name="NotForService">Those of them that are no payment for the service.</param>
/// <param name="Out">Outgoing lines kept from statements.</param>
/// <param name="OutForRefunds">Those of them that are refunds recorded in the book.</param>
/// <param name="OutSetAside">Those of them that left for another purpose, each with a reason that an accountant wrote.</param>
/// <param name="Quarantined">Lines of files that could not be read: their sums are unknown, so they are named only where bank and record do not agree.</param>
/// <param name="Foreign">Lines in another currency, shown and never counted.</param>
public sealed record LinesSide(Tally In, Tally NotForService, Tally Out, Tally OutForRefunds, Tally OutSetAside, int Quarantined, int Foreign);

/// <summary>What the book holds of a period.</summary>
/// <param name="Received">Came by the bank (line imported less what was found to be no payment for the service).</param>
/// <param name="Refunded">Left as refunds, whether the bank has shown them or not.</param>
public sealed record BookSide(Money Received, Tally Refunded);

/// <summary>One difference with a name. <paramref name="Code"/> is a text code; <paramref name="Amount"/> = bank less record, with its sign; zero where the sum is not known.</summary>
public sealed record NamedDifference(string Code, Money Amount, int Count);

/// <summary>
/// The reconciliation of a period: the bank's statement against the record, each kopeck of difference under a name. Whatever no name explains stands as <see cref="Unexplained"/>: in a sound record there is never any.
/// </summary>
public sealed record Reconciliation(DateOnly From, DateOnly To, BankSide Bank, LinesSide Lines, BookSide Book, ImmutableArray<NamedDifference> Differences)
{
    /// <summary>Code of a difference that nothing explains.</summary>
    public const string Unexplained = "difference.unexplained";

    public bool Agrees => Differences.IsEmpty;

    public static Reconciliation Of(DateOnly from, DateOnly to, BankSide bank, LinesSide lines, BookSide book)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(book);
        List<NamedDifference> found = [];
        void Add(string code, Money amount, int count)
        {
            if (amount != Money.Zero || count > 0)
            {
                found.Add(new NamedDifference(code, amount, count));
            }
        }

        foreach (BalanceBreak @break in bank.Breaks)
        {
            Add(@break.BetweenStatements ? "difference.statements-do-not-join" : "difference.balance-fails", @break.Amount, 1);
        }

        Add("difference.days-without-statement", Money.Zero, bank.Missing.Length);
        Money? creditedAlone = bank.Credited - lines.In.Amount, debitedAlone = bank.Debited - lines.Out.Amount;
        Add("difference.quarantined", Money.Zero, creditedAlone == Money.Zero && debitedAlone == Money.Zero ? 0 : lines.Quarantined);
        Add("difference.credited-without-line", creditedAlone ?? Money.Zero, 0);
        Add("difference.debited-without-line", -(debitedAlone ?? Money.Zero), 0);
        Add("difference.out-not-refund", -(lines.Out.Amount - lines.OutForRefunds.Amount - lines.OutSetAside.Amount), lines.Out.Count - lines.OutForRefunds.Count - lines.OutSetAside.Count);
        Tally unseen = new(book.Refunded.Amount - lines.OutForRefunds.Amount, book.Refunded.Count - lines.OutForRefunds.Count);
        Add(unseen.Amount < Money.Zero ? "difference.refund-of-another-day" : "difference.refund-unseen", unseen.Amount, Math.Abs(unseen.Count));
        Add(Unexplained, lines.In.Amount - lines.NotForService.Amount - book.Received, 0);
        return new Reconciliation(from, to, bank, lines, book, [.. found]);
    }
}
