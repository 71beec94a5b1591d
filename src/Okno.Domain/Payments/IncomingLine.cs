using System.Collections.Immutable;

namespace Okno.Domain.Payments;

public enum LineMatch
{
    /// <summary>Nobody knows whose it is: it waits (orphan).</summary>
    Unknown,

    /// <summary>A case is proposed with a reason; the accountant confirms.</summary>
    Proposed,
    Matched,

    /// <summary>Not a payment for the service, or returned; with a reason.</summary>
    SetAside,

    /// <summary>Nobody's here: two persons decided that it goes back to its sender.</summary>
    ToReturn,
    Returned,
}

/// <summary>What the bank says of one incoming line. <paramref name="Identity"/>: account, day, number, amount and counterparty, because numbers repeat.</summary>
public sealed record BankFacts(string Identity, string Statement, string DocumentNumber, DateOnly DocumentDate, Money Amount, DateOnly? DebitedOn, DateOnly? CreditedOn, string Payer, string? PayerInn, string? PayerAccount, string Purpose);

/// <summary>A case that a line may pay for, with the reasons as text codes ("match.reference", "match.patent", "match.name", "match.amount") and a score 0-100.</summary>
/// <param name="ConfirmsPayment">The payment whose receipt waits for this line.</param>
/// <param name="Against">What speaks against it or must be known (Q15, Q23, Q33), as text codes; null where nothing does.</param>
/// <param name="Share">The part of the line for this case, where one line pays for several applicants.</param>
/// <param name="Certain">True where the system may post it under its own name; null where a human decides.</param>
public sealed record MatchProposal(Guid Case, string CaseNumber, int Score, ImmutableArray<string> Reasons, string? ConfirmsPayment = null, ImmutableArray<string>? Against = null, Money? Share = null, bool? Certain = null);

/// <summary>One incoming line of a bank statement: a stream of its own, so that the same line of an overlapping file adds nothing twice.</summary>
public sealed record IncomingLine(Guid Id, string Number)
{
    public BankFacts Bank { get; init; } = new("", "", "", default, Money.Zero, null, null, "", null, null, "");

    public LineMatch Match { get; init; }

    public ImmutableArray<MatchProposal> Proposals { get; init; } = [];

    public string? CaseNumber { get; init; }

    public string? Words { get; init; }

    /// <summary>The order by which the money goes back to its sender; null where it does not.</summary>
    public RefundOrder? Return { get; init; }

    /// <summary>Where this line's money is until a case takes it, and that it has taken it.</summary>
    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>The day on which the bank credited it; every entry that only says whose it is counts for this day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly Day => Bank.CreditedOn ?? Bank.DocumentDate;

    /// <summary>This line as evidence of a payment.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public BankLine Evidence => new(Bank.Identity, null, Bank.DebitedOn, Bank.CreditedOn, Bank.Payer);

    public IncomingLine Apply(LineEvent @event) => @event switch
    {
        LineImported e => (this with { Bank = e.Bank, Proposals = e.Proposals, Match = e.Proposals.IsEmpty ? LineMatch.Unknown : LineMatch.Proposed })
            .Post(LedgerAccount.Received, LedgerAccount.Unmatched, e.Bank.Amount, "line-imported"),
        LineMatched e => (this with { Match = LineMatch.Matched, CaseNumber = e.CaseNumber })
            .Post(LedgerAccount.Unmatched, LedgerAccount.OnTheWay, Ledger.Balance(LedgerAccount.Unmatched), "line-tied"),
        LineSetAside e => (this with { Match = LineMatch.SetAside, Words = e.Words })
            .Post(LedgerAccount.Unmatched, LedgerAccount.Received, Ledger.Balance(LedgerAccount.Unmatched), "line-not-for-service"),
        LineFreed e => this with
        {
            Match = Proposals.IsEmpty ? LineMatch.Unknown : LineMatch.Proposed,
            CaseNumber = null,
            Ledger = Ledger.Post(e.On, LedgerAccount.OnTheWay, LedgerAccount.Unmatched, Ledger.Balance(LedgerAccount.OnTheWay), "line-freed"),
        },
        LineTakenUp e => this with
        {
            Match = Proposals.IsEmpty ? LineMatch.Unknown : LineMatch.Proposed,
            Words = null,
            Ledger = Ledger.Post(e.On, LedgerAccount.Received, LedgerAccount.Unmatched, Ledger.Entries is [.., { Reason: "line-not-for-service" } aside] ? aside.Amount : Money.Zero, "line-taken-up"),
        },
        LineReturnDecided e => this with
        {
            Match = LineMatch.ToReturn,
            Words = e.Words,
            Return = e.Order,
            Ledger = Ledger.Post(e.Order.On, LedgerAccount.Unmatched, LedgerAccount.RefundDue, Ledger.Balance(LedgerAccount.Unmatched), "line-return-decided"),
        },
        LineReturned e => this with
        {
            Match = LineMatch.Returned,
            Ledger = Ledger.Post(e.PaidOn, LedgerAccount.RefundDue, LedgerAccount.Refunded, Ledger.Balance(LedgerAccount.RefundDue), "line-returned"),
        },
        _ => throw new InvalidOperationException($"A statement line does not know the event {@event.GetType().Name}."),
    };

    private IncomingLine Post(LedgerAccount from, LedgerAccount to, Money amount, string reason) => this with { Ledger = Ledger.Post(Day, from, to, amount, reason) };
}

/// <summary>A fact of an incoming line. A closed family.</summary>
public abstract record LineEvent
{
    private protected LineEvent()
    {
    }
}

[Cases.Event("line-imported")]
public sealed record LineImported(BankFacts Bank, ImmutableArray<MatchProposal> Proposals) : LineEvent;

[Cases.Event("line-matched")]
public sealed record LineMatched(Guid Case, string CaseNumber) : LineEvent;

[Cases.Event("line-set-aside")]
public sealed record LineSetAside(string Words) : LineEvent;
