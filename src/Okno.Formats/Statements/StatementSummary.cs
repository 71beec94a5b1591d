namespace Okno.Formats.Statements;

/// <summary>
/// What is known when a statement has been read to its end. <paramref name="LineEnding"/>: "CRLF", "LF", "mixed", or null where no line ended (and for camt).
/// <paramref name="EndMarker"/>: the file was read to its own end mark. <paramref name="SumIn"/> and <paramref name="SumOut"/> add up the documents of those
/// directions in <see cref="Currency"/>; internal ones count in neither. <paramref name="BalanceHolds"/>: false if the equation of any account fails, null if
/// none can be checked. <paramref name="Quarantined"/> counts also what was no longer handed out because of its number.
/// </summary>
public sealed record StatementSummary(
    StatementHeader Header,
    string? LineEnding,
    bool EndMarker,
    bool UnterminatedSection,
    int AccountsCount,
    int DocumentsCount,
    StatementAmount SumIn,
    StatementAmount SumOut,
    bool? BalanceHolds,
    int Quarantined)
{
    /// <summary>Of the two sums: the rouble where the file has any rouble document, or none at all; else its first currency.</summary>
    public string Currency { get; init; } = StatementCurrency.Rouble;

    /// <summary>Sums by currency, in the order in which the currencies came.</summary>
    public IReadOnlyList<StatementTotal> Totals { get; init; } = [];

    /// <summary>What the bank says of each account against its documents, in the order in which the accounts came.</summary>
    public IReadOnlyList<StatementCheck> Checks { get; init; } = [];
}

/// <summary>The documents of a file in one currency.</summary>
public sealed record StatementTotal(string Currency, StatementAmount In, StatementAmount Out);

/// <summary>How the documents of an account stand to the turnover that the bank says. A file often has only some of the documents.</summary>
public enum Turnover
{
    /// <summary>The bank says no turnover.</summary>
    Unsaid,

    /// <summary>The documents add up to exactly the turnover.</summary>
    Equal,

    /// <summary>They add up to less: the file holds only some of them.</summary>
    Part,

    /// <summary>They add up to more than the bank says: somebody is wrong.</summary>
    More,
}

/// <summary>
/// One account in one currency. <paramref name="Credited"/> and <paramref name="Debited"/>: what the bank says, all sections together; null where it says nothing.
/// <paramref name="BalanceHolds"/>: opening + credited - debited = closing in each section; in a camt.053 without totals, its booked entries stand for them,
/// because it holds them all. Null where it cannot be checked.
/// </summary>
public sealed record StatementCheck(
    string? Account,
    string Currency,
    StatementAmount? Credited,
    StatementAmount? Debited,
    StatementAmount CreditedByDocuments,
    StatementAmount DebitedByDocuments,
    bool? BalanceHolds)
{
    public Turnover CreditedTurnover => Of(Credited, CreditedByDocuments);

    public Turnover DebitedTurnover => Of(Debited, DebitedByDocuments);

    private static Turnover Of(StatementAmount? said, StatementAmount documents) => said is not { } turnover ? Turnover.Unsaid
        : documents.Money == turnover.Money ? Turnover.Equal
        : documents.Money < turnover.Money ? Turnover.Part
        : Turnover.More;
}

public static class Turnovers
{
    /// <summary>"unsaid", "equal", "part" or "more".</summary>
    public static string Name(this Turnover turnover) => turnover switch
    {
        Turnover.Equal => "equal",
        Turnover.Part => "part",
        Turnover.More => "more",
        _ => "unsaid",
    };
}
