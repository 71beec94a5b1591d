namespace Okno.Formats.Statements;

/// <summary>A whole statement in memory; for long files pull from <see cref="StatementReader"/> instead.</summary>
public sealed record Statement(
    StatementSummary Summary,
    IReadOnlyList<StatementAccount> Accounts,
    IReadOnlyList<StatementDocument> Documents,
    IReadOnlyList<QuarantinedLine> Quarantined)
{
    /// <returns>Null with the statement, or one of <see cref="StatementError"/>.</returns>
    public static string? Read(Stream stream, out Statement? statement)
    {
        statement = null;
        if (StatementReader.Open(stream, out StatementReader? reader) is { } error)
        {
            return error;
        }

        List<StatementAccount> accounts = [];
        List<StatementDocument> documents = [];
        List<QuarantinedLine> quarantined = [];
        while (reader!.Read(out StatementEntry? entry))
        {
            switch (entry)
            {
                case StatementAccount account:
                    accounts.Add(account);
                    break;
                case StatementDocument document:
                    documents.Add(document);
                    break;
                case QuarantinedLine line:
                    quarantined.Add(line);
                    break;
            }
        }

        statement = new(reader.Summary, accounts, documents, quarantined);
        return null;
    }
}
