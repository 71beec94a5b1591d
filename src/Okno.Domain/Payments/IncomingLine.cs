using System.Collections.Immutable;
using Okno.Domain.Law;

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

    /// <summary>So certainly of one case that the system posts it under its own name; it waits for its turn.</summary>
    Certain,

    /// <summary>In another currency than the rouble: shown, never matched.</summary>
    Foreign,

    /// <summary>Money that left the Centre: kept for refunds and the reconciliation.</summary>
    Outgoing,

    /// <summary>Money that left the Centre as the refund of a case.</summary>
    Refund,
}

/// <summary>Where the money of a line went.</summary>
public enum LineDirection
{
    /// <summary>To the Centre.</summary>
    In,

    /// <summary>From the Centre.</summary>
    Out,
}

/// <summary>What the bank says of one line. <paramref name="Identity"/>: account, day, number, amount and counterparty, because numbers repeat.</summary>
/// <param name="Amount">More than zero; hundredths of <paramref name="Currency"/>.</param>
/// <param name="Direction">Null (as in lines of the first months) = <see cref="LineDirection.In"/>.</param>
/// <param name="Currency">ISO 4217 letters; null = the rouble.</param>
/// <param name="Account">The Centre's own account.</param>
/// <param name="Reversal">True: the bank takes an earlier entry back; nobody paid anew.</param>
public sealed record BankFacts(
    string Identity, string Statement, string DocumentNumber, DateOnly DocumentDate, Money Amount, DateOnly? DebitedOn, DateOnly? CreditedOn, string Payer, string? PayerInn, string? PayerAccount, string Purpose,
    LineDirection? Direction = null, string? Currency = null, string? Account = null, string? Payee = null, string? PayeeInn = null, string? PayeeAccount = null, bool? Reversal = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsIncoming => Direction != LineDirection.Out;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool InRoubles => Currency is null;

    /// <summary>True where the line may pay for a case: incoming roubles that nobody took back.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool MayPay => IsIncoming && InRoubles && Reversal != true;
}

/// <summary>A case that a line may pay for, with the reasons as text codes ("match.reference", "match.patent", "match.name", "match.amount") and a score 0-100.</summary>
/// <param name="ConfirmsPayment">The payment whose receipt waits for this line.</param>
/// <param name="Against">What speaks against it or must be known (Q15, Q23, Q33), as text codes; null where nothing does.</param>
/// <param name="Share">The part of the line for this case, where one line pays for several applicants.</param>
/// <param name="Certain">True where the system may post it under its own name; null where a human decides.</param>
public sealed record MatchProposal(Guid Case, string CaseNumber, int Score, ImmutableArray<string> Reasons, string? ConfirmsPayment = null, ImmutableArray<string>? Against = null, Money? Share = null, bool? Certain = null);

/// <summary>One line of a bank statement (incoming, or outgoing for refunds): a stream of its own, so that the same line of an overlapping file adds nothing twice.</summary>
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

    /// <summary>The day on which the bank credited it, or debited it where it left; every entry that only says whose it is counts for this day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly Day => (Bank.IsIncoming ? Bank.CreditedOn : Bank.DebitedOn) ?? Bank.DocumentDate;

    /// <summary>Why the case did not take what the system was certain of; null where it never refused.</summary>
    public ImmutableArray<Finding>? NotPosted { get; init; }

    /// <summary>This line as evidence of a payment.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public BankLine Evidence => new(Bank.Identity, null, Bank.DebitedOn, Bank.CreditedOn, Bank.Payer);

    public IncomingLine Apply(LineEvent @event) => @event switch
    {
        LineImported e when PileOf(e) is LineMatch.Outgoing or LineMatch.Foreign => this with { Bank = e.Bank, Match = PileOf(e) },
        LineImported e => (this with { Bank = e.Bank, Proposals = e.Proposals, Match = PileOf(e) })
            .Post(LedgerAccount.Received, LedgerAccount.Unmatched, e.Bank.Amount, "line-imported"),
        LineNotPosted e => this with { Match = LineMatch.Proposed, NotPosted = e.Why },
        LineMatched e => (this with { Match = Bank.IsIncoming ? LineMatch.Matched : LineMatch.Refund, CaseNumber = e.CaseNumber })
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
            Match = !Bank.IsIncoming ? LineMatch.Outgoing : Proposals.IsEmpty ? LineMatch.Unknown : LineMatch.Proposed,
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

    private static LineMatch PileOf(LineImported e) =>
        !e.Bank.IsIncoming ? LineMatch.Outgoing
        : !e.Bank.InRoubles ? LineMatch.Foreign
        : e.Proposals.IsEmpty ? LineMatch.Unknown
        : e.Proposals[0].Certain == true ? LineMatch.Certain
        : LineMatch.Proposed;
}

/// <summary>A fact of a line. A closed family.</summary>
public abstract record LineEvent
{
    private protected LineEvent()
    {
    }
}

[Cases.Event("line-imported")]
public sealed record LineImported(BankFacts Bank, ImmutableArray<MatchProposal> Proposals) : LineEvent;

/// <summary>The case did not take what the system was certain of; the accountant decides.</summary>
[Cases.Event("line-not-posted")]
public sealed record LineNotPosted(string CaseNumber, ImmutableArray<Finding> Why) : LineEvent;

[Cases.Event("line-matched")]
public sealed record LineMatched(Guid Case, string CaseNumber) : LineEvent;

[Cases.Event("line-set-aside")]
public sealed record LineSetAside(string Words) : LineEvent;
