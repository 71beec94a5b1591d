namespace Okno.Formats.Statements;

/// <summary>
/// The head of a statement. <paramref name="Encoding"/> is what the bytes are in ("utf-8", "windows-1251", "cp866", "koi8-r", "utf-16", in camt any other declared), whatever
/// <paramref name="DeclaredEncoding"/> says. <paramref name="Version"/>: "1.03" of 1C, "camt.053.001.04" of ISO 20022. <paramref name="Accounts"/>: those of the
/// head in 1C; in camt those of the statements read so far. <paramref name="Fields"/> holds every field of the head in its order.
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
