using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>A sum with the words beside it.</summary>
/// <param name="Explained">What the sum is made of, or what to do about it; null where the words are enough.</param>
public sealed record NamedSum(string Words, Money Amount, string? Explained = null);

/// <summary>What moved on one account of the book in the period: where it stood at its begin, what came, what left, where it stands at its end.</summary>
public sealed record AccountTurnover(string Account, Money Opening, Money In, Money Out, Money Closing);

/// <summary>
/// Reconciliation act (акт сверки) of a period: the bank's statement against the book, every difference named. <see cref="PaperHead.Number"/> names the period.
/// </summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Accounts">The Centre's accounts that the statements speak of.</param>
/// <param name="Bank">The bank's equation: opening, received, paid, closing.</param>
/// <param name="Book">The accounts of the book.</param>
/// <param name="Equation">Both sides of the book's equation at the end of the period.</param>
/// <param name="Differences">None: statement and book agree.</param>
/// <param name="Open">What agrees but waits for somebody (on the way, unmatched, disputed).</param>
public sealed record ReconciliationAct(
    PaperHead Head,
    DateOnly From,
    DateOnly To,
    ImmutableArray<string> Accounts,
    ImmutableArray<NamedSum> Bank,
    ImmutableArray<AccountTurnover> Book,
    ImmutableArray<NamedSum> Equation,
    ImmutableArray<NamedSum> Differences,
    ImmutableArray<NamedSum> Open,
    Signer Accountant,
    Signer Supervisor) : IPaper
{
    public static string Template => "reconciliation-act";
}
