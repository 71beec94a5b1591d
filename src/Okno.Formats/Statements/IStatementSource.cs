using System.Diagnostics.CodeAnalysis;

namespace Okno.Formats.Statements;

/// <summary>A statement of one format, entry by entry; what <see cref="StatementReader"/> hands on.</summary>
internal interface IStatementSource
{
    StatementHeader Header { get; }

    StatementSummary Summary { get; }

    bool Read([NotNullWhen(true)] out StatementEntry? entry);
}
