using System.Diagnostics.CodeAnalysis;
using System.Xml;

namespace Okno.Formats.Statements.Camt;

/// <summary>
/// Reads camt.053 and camt.054 (ISO 20022, v2 to v8 and what came after with the same names) entry by entry. A file that breaks off or is no XML from some place on
/// keeps every entry before that place; the one in which it broke is not believed.
/// </summary>
internal sealed class CamtReader : IStatementSource
{
    private const int MostHeadFields = 20;

    private readonly CamtSignature _signature;
    private readonly CamtXml _xml;
    private readonly CamtDocuments _makes = new(new CamtIdentity());
    private readonly StatementTally _tally = new();
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<string> _accounts = [];

    private CamtStatement? _statement;
    private DateOnly? _from;
    private DateOnly? _to;
    private bool _inMessage;
    private bool _ended;
    private bool _endMarker;
    private bool _cut;

    private CamtReader(CamtSignature signature, Stream stream)
    {
        _signature = signature;
        _xml = new(stream, signature.Coding);
    }

    /// <summary>Reads up to the first statement.</summary>
    /// <returns>Null with the reader, or one of <see cref="StatementError"/>.</returns>
    public static string? Open(CamtSignature signature, Stream stream, out CamtReader? reader)
    {
        reader = new(signature, stream);
        while (reader._statement is null && !reader._ended)
        {
            reader.Step();
        }

        if (reader._statement is not null)
        {
            return null;
        }

        string error = reader._cut ? StatementError.Broken : StatementError.NoStatement;
        reader = null;
        return error;
    }

    public StatementHeader Header => new(StatementFormat.Camt, _signature.Encoding, _signature.Declared, _signature.Message, null, _from, _to, [.. _accounts], [.. _fields]);

    public StatementSummary Summary => _tally.Summary(Header, null, _endMarker, _cut && _statement is not null);

    public bool Read([NotNullWhen(true)] out StatementEntry? entry)
    {
        while (!_tally.TryTake(out entry))
        {
            if (_ended)
            {
                return false;
            }

            Step();
        }

        return true;
    }

    private void Step()
    {
        try
        {
            Advance();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException)
        {
            _ended = true;
            _cut = true;
            Quarantine(QuarantineReason.CutHere, broken is XmlException at ? $"XML {at.LineNumber}:{at.LinePosition}" : "XML");
        }
    }

    private void Advance()
    {
        if (!_xml.Next())
        {
            _ended = true;
            _endMarker = true;
            return;
        }

        if (_xml.Node == XmlNodeType.EndElement && _statement is not null && _xml.Depth == _statement.Depth)
        {
            Tell(null);
            _statement = null;
        }

        if (_xml.Node != XmlNodeType.Element)
        {
            return;
        }

        if (_statement is not null)
        {
            TakePart(_statement);
            return;
        }

        switch (_xml.Name)
        {
            case "BkToCstmrStmt" or "BkToCstmrDbtCdtNtfctn":
                _inMessage = true;
                break;
            case "GrpHdr" when _inMessage:
                ReadHead();
                break;
            case "Stmt" or "Ntfctn" when _inMessage && !_xml.IsEmpty:
                _statement = new(_xml.Line, _xml.Depth, _xml.Name == "Stmt");
                break;
            default:
                // Before the message there may be envelopes.
                if (_inMessage)
                {
                    _xml.Skip();
                }

                break;
        }
    }

    private void ReadHead()
    {
        int depth = _xml.Depth;
        while (_xml.NextChild(depth))
        {
            if (_xml.Name is "MsgId" or "CreDtTm" or "AddtlInf" && _fields.Count < MostHeadFields)
            {
                _fields.Add(new(_xml.Name, _xml.Text().ToString()));
            }
            else
            {
                _xml.Skip();
            }
        }
    }

    private void TakePart(CamtStatement statement)
    {
        switch (_xml.Name)
        {
            case "FrToDt":
                statement.ReadPeriod(_xml);
                break;
            case "Acct":
                statement.ReadAccount(_xml);
                break;
            case "Bal":
                int line = _xml.Line;
                if (statement.ReadBalance(_xml) is { } fault)
                {
                    _tally.Add(new QuarantinedLine(line, fault, "Bal"));
                }

                break;
            case "TxsSummry":
                if (statement.ReadTurnover(_xml) is { } wrong)
                {
                    Quarantine(wrong, "TxsSummry");
                }

                break;
            case "Ntry":
                CamtEntry entry = CamtEntry.Read(_xml);
                Tell(entry.Sum?.Currency);
                Take(entry, statement);
                break;
            default:
                _xml.Skip();
                break;
        }
    }

    /// <summary>The account once, before its first document.</summary>
    private void Tell(string? entryCurrency)
    {
        if (_statement is not { Told: false } statement)
        {
            return;
        }

        statement.Told = true;
        StatementAccount account = statement.ToAccount(entryCurrency);
        _from = _from is null || account.From < _from ? account.From : _from;
        _to = _to is null || account.To > _to ? account.To : _to;
        if (account.Account is { } number && _accounts.Count < StatementTally.MostAccounts && !_accounts.Contains(number))
        {
            _accounts.Add(number);
        }

        _tally.Add(account, statement.Whole);
    }

    private void Take(CamtEntry entry, CamtStatement statement)
    {
        if (_xml.BrokenText || _xml.CutText)
        {
            Quarantine(_xml.BrokenText ? QuarantineReason.Encoding : QuarantineReason.LineTooLong, entry);
            _xml.BrokenText = _xml.CutText = false;
        }

        if (entry.Fault is { } fault)
        {
            Quarantine(fault, entry);
        }

        if (entry.Sum is null || entry.Credit is null || string.IsNullOrEmpty(entry.Status) || (entry.BookedOn ?? entry.ValuedOn) is null)
        {
            // A bank need not give the day of what it has not booked.
            Quarantine(entry is { IsBooked: false, Status.Length: > 0 } ? QuarantineReason.NotBooked : QuarantineReason.DocumentIncomplete, entry);
            return;
        }

        if (!entry.IsBooked)
        {
            Quarantine(QuarantineReason.NotBooked, entry);
            return;
        }

        IReadOnlyList<StatementDocument> documents = _makes.Of(entry, statement.Number, out string? broken);
        if (broken is not null)
        {
            Quarantine(broken, entry);
        }

        foreach (StatementDocument document in documents)
        {
            if (!_tally.TryAdd(document))
            {
                Quarantine(QuarantineReason.Amount, entry);
            }
        }
    }

    private void Quarantine(string reason, CamtEntry entry) =>
        _tally.Add(new QuarantinedLine(entry.Line, reason, $"Ntry {entry.Sum?.Amount} {entry.Sum?.Currency} {entry.BankReference ?? entry.Reference} {entry.Status}".TrimEnd()));

    private void Quarantine(string reason, string text) => _tally.Add(new QuarantinedLine(Math.Max(1, _xml.Line), reason, text.Length > 200 ? text[..200] : text));
}
