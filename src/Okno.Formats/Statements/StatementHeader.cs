namespace Okno.Formats.Statements;

/// <summary>
/// The head of a statement. <paramref name="Encoding"/> is what the bytes are in ("utf-8", "windows-1251", "cp866", "utf-16"), whatever
/// <paramref name="DeclaredEncoding"/> says. <paramref name="Fields"/> holds every field of the head in its order.
/// </summary>
public sealed record StatementHeader(
    StatementFormat Format,
    string Encoding,
    string? DeclaredEncoding,
    string? Version,
    string? Sender,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// What is known when a statement has been read to its end. <paramref name="LineEnding"/>: "CRLF", "LF", "mixed", or null where no line ended.
/// <paramref name="SumIn"/> and <paramref name="SumOut"/> add up the documents of those directions; internal ones count in neither.
/// <paramref name="BalanceHolds"/>: false if the equation of any account fails, null if none can be checked.
/// <paramref name="Quarantined"/> counts also what was no longer handed out because of its number.
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
    int Quarantined);
