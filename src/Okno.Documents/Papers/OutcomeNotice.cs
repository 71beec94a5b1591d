using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>Why the case ended, or why the service cannot be given.</summary>
public enum OutcomeKind
{
    /// <summary>The service cannot be given (1.2, 6.3.x known beforehand).</summary>
    Refusal,

    /// <summary>The contract's term ran out (3.4, 3.5).</summary>
    Expiry,

    /// <summary>The person withdrew.</summary>
    Withdrawal,

    /// <summary>The authority refused intake (6.3 or other).</summary>
    AuthorityRefusal,
}

/// <summary>What becomes of the money. <paramref name="Returned"/> + <paramref name="Kept"/> = <paramref name="Paid"/>.</summary>
/// <param name="ToWhom">To whom it is returned: the original payer; null where nothing is.</param>
public sealed record MoneyOutcome(Money Paid, Money Returned, Money Kept, string Reason, string Clause, string? ToWhom = null);

/// <summary>Where to complain: who, how, how long it takes.</summary>
public sealed record ComplaintRoute(string To, string How);

/// <summary>Notice of a refusal, expiry, withdrawal or refusal by the authority: grounds with clauses, the money outcome, how papers come back, and the way to complain.</summary>
/// <param name="Money">Null where no money was paid.</param>
/// <param name="StillPossible">What the person can still do; never empty-handed words; null where nothing is known.</param>
public sealed record OutcomeNotice(PaperHead Head, PersonLine Person, OutcomeKind Kind, ImmutableArray<ClauseText> Grounds, MoneyOutcome? Money, string? PapersReturned, ImmutableArray<string> StillPossible, ImmutableArray<ComplaintRoute> Complaints, Signer Signer) : IPaper
{
    public static string Template => "notice";

    public string Title => Display.Outcome(Kind);
}
