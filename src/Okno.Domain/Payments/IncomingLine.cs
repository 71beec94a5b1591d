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
}

/// <summary>What the bank says of one incoming line. <paramref name="Identity"/>: account, day, number, amount and counterparty, because numbers repeat.</summary>
public sealed record BankFacts(string Identity, string Statement, string DocumentNumber, DateOnly DocumentDate, Money Amount, DateOnly? DebitedOn, DateOnly? CreditedOn, string Payer, string? PayerInn, string? PayerAccount, string Purpose);

/// <summary>A case that a line may pay for, with the reasons as text codes ("match.reference", "match.patent", "match.name", "match.amount") and a score 0-100.</summary>
public sealed record MatchProposal(Guid Case, string CaseNumber, int Score, ImmutableArray<string> Reasons, string? ConfirmsPayment = null);

/// <summary>One incoming line of a bank statement: a stream of its own, so that the same line of an overlapping file adds nothing twice.</summary>
public sealed record IncomingLine(Guid Id, string Number)
{
    public BankFacts Bank { get; init; } = new("", "", "", default, Money.Zero, null, null, "", null, null, "");

    public LineMatch Match { get; init; }

    public ImmutableArray<MatchProposal> Proposals { get; init; } = [];

    public string? CaseNumber { get; init; }

    public string? Words { get; init; }

    /// <summary>This line as evidence of a payment.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public BankLine Evidence => new(Bank.Identity, null, Bank.DebitedOn, Bank.CreditedOn, Bank.Payer);

    public IncomingLine Apply(LineEvent @event) => @event switch
    {
        LineImported e => this with { Bank = e.Bank, Proposals = e.Proposals, Match = e.Proposals.IsEmpty ? LineMatch.Unknown : LineMatch.Proposed },
        LineMatched e => this with { Match = LineMatch.Matched, CaseNumber = e.CaseNumber },
        LineSetAside e => this with { Match = LineMatch.SetAside, Words = e.Words },
        _ => throw new InvalidOperationException($"A statement line does not know the event {@event.GetType().Name}."),
    };
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
