using Okno.Domain.Payments;

namespace Okno.Formats.Statements;

/// <summary>One thing met in a statement. <paramref name="Line"/> counts from 1 and is where it begins.</summary>
public abstract record StatementEntry(int Line);

/// <summary>What the bank says about one account. Sums and days that were absent, empty or unreadable are null.</summary>
public sealed record StatementAccount(
    int Line,
    string? Account,
    DateOnly? From,
    DateOnly? To,
    StatementAmount? Opening,
    StatementAmount? Credited,
    StatementAmount? Debited,
    StatementAmount? Closing) : StatementEntry(Line)
{
    /// <summary>ISO 4217 letters; <see cref="StatementCurrency.Rouble"/> where nothing says another.</summary>
    public string Currency { get; init; } = StatementCurrency.Rouble;

    /// <summary>Opening + credited - debited = closing; null where one of the four is missing.</summary>
    public bool? BalanceHolds => Opening is { } opening && Credited is { } credited && Debited is { } debited && Closing is { } closing
        ? opening.Money + credited.Money - debited.Money == closing.Money
        : null;
}

/// <summary>
/// One payment document. Texts are as written (an empty field is "", an absent one null); days that were empty or absent are null.
/// <paramref name="Fields"/> holds every field of the document in its order, those without a property of their own too.
/// </summary>
public sealed record StatementDocument(
    int Line,
    string? Kind,
    string? Number,
    DateOnly Date,
    StatementAmount Amount,
    StatementDirection Direction,
    string? PayerAccount,
    string? PayeeAccount,
    string? PayerInn,
    string? PayeeInn,
    string? PayerName,
    string? PayeeName,
    DateOnly? DebitedOn,
    DateOnly? CreditedOn,
    string? Purpose,
    string? Kbk,
    string? Uin,
    IReadOnlyList<KeyValuePair<string, string>> Fields) : StatementEntry(Line)
{
    /// <summary>The sum in kopecks (hundredths of <see cref="Currency"/>), without its spelling.</summary>
    public Money Sum => Amount.Money;

    /// <summary>ISO 4217 letters; <see cref="StatementCurrency.Rouble"/> where nothing says another. A sum in another currency is never roubles.</summary>
    public string Currency { get; init; } = StatementCurrency.Rouble;

    public bool InRoubles => Currency == StatementCurrency.Rouble;

    /// <summary>The account of the statement whose money moved; null where that is unknown.</summary>
    public string? OwnAccount { get; init; }

    /// <summary>The reference by which the bank itself knows the entry (camt: <c>AcctSvcrRef</c>); null where it gave none, and in 1C.</summary>
    public string? BankReference { get; init; }

    /// <summary>The bank takes an earlier entry back (camt: <c>RvslInd</c>): money moves as <see cref="Direction"/> says, but nobody paid it anew.</summary>
    public bool Reversal { get; init; }

    /// <summary>The day from which the bank counts the money (camt: <c>ValDt</c>); null in 1C.</summary>
    public DateOnly? ValuedOn { get; init; }

    /// <summary>
    /// What makes the document one and the same in two files of one account. 1C: day, number, sum and both accounts with the payer's ИНН
    /// (numbers repeat, and bank orders of one day differ only by number). camt: see <c>docs/adr/0012</c>; camt.053 and camt.054 agree where the bank gave a reference.
    /// </summary>
    public string Identity => Known ?? $"{Date:yyyy-MM-dd}|{Number}|{Amount.Money.Kopecks}|{PayerAccount}|{PayeeAccount}|{PayerInn}";

    /// <summary>The identity that a format other than 1C gave.</summary>
    internal string? Known { get; init; }
}

/// <summary>
/// A line, or the document or section beginning there, that could not be used; the rest of the statement goes on. <paramref name="Reason"/> is one of
/// <see cref="QuarantineReason"/>, <paramref name="Text"/> the line itself, cut at 200 characters.
/// </summary>
public sealed record QuarantinedLine(int Line, string Reason, string Text) : StatementEntry(Line);

/// <summary>Stable codes; their words for people live in <c>texts/</c>.</summary>
public static class QuarantineReason
{
    /// <summary>Neither a known mark nor Key=Value.</summary>
    public const string StrayLine = "stray_line";

    /// <summary>A sum that is not roubles and kopecks.</summary>
    public const string Amount = "amount";

    /// <summary>A day that is not дд.мм.гггг or that no calendar has.</summary>
    public const string Date = "date";

    /// <summary>The same key twice in one section: the first is kept.</summary>
    public const string DuplicateKey = "duplicate_key";

    /// <summary>Bytes that do not exist in the encoding of the file; the value is kept with replacement marks.</summary>
    public const string Encoding = "encoding";

    /// <summary>A line longer than any bank writes; it is skipped.</summary>
    public const string LineTooLong = "line_too_long";

    /// <summary>More fields in one section, or more accounts, than any bank writes; the surplus is skipped.</summary>
    public const string TooMany = "too_many";

    /// <summary>A document without a readable sum or day: it is left out and not counted.</summary>
    public const string DocumentIncomplete = "document_incomplete";

    /// <summary>A section that was not closed before the next began; what it holds is kept.</summary>
    public const string Unterminated = "unterminated_section";

    /// <summary>The end of a section that was never opened.</summary>
    public const string UnexpectedEnd = "unexpected_end";

    /// <summary>The file ends inside this document or section: it is left out and not counted.</summary>
    public const string CutHere = "cut_here";

    /// <summary>The mark КонецФайла is missing: the file may be cut.</summary>
    public const string NoEndMarker = "no_end_marker";

    /// <summary>Something after the mark КонецФайла.</summary>
    public const string AfterEnd = "after_end";

    /// <summary>camt: an entry that the bank has not booked (pending, for information): no money yet, so it is left out and not counted.</summary>
    public const string NotBooked = "not_booked";

    /// <summary>camt: a sum with a part below a hundredth that is not nought; it cannot be kept exactly and is left out.</summary>
    public const string Fraction = "fraction";

    /// <summary>camt: no currency that could be one, or a balance in another currency than its account's; the balance is left out.</summary>
    public const string Currency = "currency";

    /// <summary>camt: the transactions of an entry do not add up to its sum, so it stands as one document of its whole sum.</summary>
    public const string BatchSum = "batch_sum";
}
