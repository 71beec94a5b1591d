using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Okno.Formats.Statements.OneC;

/// <summary>Reads 1CClientBankExchange line by line: whole documents and account sections come out, broken lines go into quarantine.</summary>
internal sealed class OneCReader : IStatementSource
{
    private const int QuarantinedText = 200;

    private readonly OneCLines _lines;
    private readonly string _encoding;
    private readonly OneCOwnAccounts _own;
    private readonly OneCEntries _entries;
    private readonly StatementTally _tally = new();
    private readonly List<string> _headerAccounts = [];
    private readonly OneCSection _head = new();
    private readonly OneCSection _account = new();
    private readonly OneCSection _document = new();

    /// <summary>The section that lines now belong to; null after one was closed.</summary>
    private OneCSection? _open;
    private StatementHeader? _header;
    private bool _ended;
    private bool _endMarker;
    private bool _unterminated;

    /// <param name="stream">From the first byte on.</param>
    /// <param name="coding">What the bytes are in.</param>
    /// <param name="encoding">Its name for people.</param>
    /// <param name="own">The statement's own accounts as far as known; those of the file are added as they come.</param>
    public OneCReader(Stream stream, Encoding coding, string encoding, OneCOwnAccounts own)
    {
        _lines = new(stream, coding);
        _encoding = encoding;
        _own = own;
        _entries = new(_head, own);
        _head.Begin(1, default, false);
        _open = _head;
    }

    public StatementHeader Header => _header ??= new(
        StatementFormat.OneC,
        _encoding,
        _head[OneCKey.Encoding],
        _head[OneCKey.Version],
        _head.NotEmpty(OneCKey.Sender),
        _head.From,
        _head.To,
        [.. _headerAccounts],
        _head.ToFields());

    public StatementSummary Summary => _tally.Summary(
        Header,
        (_lines.EndedByCrLf, _lines.EndedByLf) switch { (0, 0) => null, (_, 0) => "CRLF", (0, _) => "LF", _ => "mixed" },
        _endMarker,
        _unterminated);

    public bool Read([NotNullWhen(true)] out StatementEntry? entry)
    {
        while (!_tally.TryTake(out entry))
        {
            if (_ended)
            {
                return false;
            }

            if (_lines.Next(out ReadOnlySpan<char> line))
            {
                Take(line);
            }
            else
            {
                Finish();
            }
        }

        return true;
    }

    private void Take(ReadOnlySpan<char> line)
    {
        if (_lines.TooLong)
        {
            Quarantine(QuarantineReason.LineTooLong, line);
            return;
        }

        line = Trimmed(_lines.Number == 1 ? line.TrimStart('\uFEFF') : line);
        if (line.IsEmpty)
        {
            return;
        }

        if (_endMarker)
        {
            Quarantine(QuarantineReason.AfterEnd, line);
            return;
        }

        if (_open is { } section && section.Expected(line, out OneCKey expected, out string? spelt) is > 0 and var length)
        {
            TakeField(expected, spelt, line[..length], Trimmed(line[(length + 1)..]), line);
            return;
        }

        int equals = line.IndexOf('=');
        ReadOnlySpan<char> text = equals < 0 ? line : Trimmed(line[..equals]);
        OneCKey key = OneCKeys.Find(text, out string? name);
        ReadOnlySpan<char> value = equals < 0 ? default : Trimmed(line[(equals + 1)..]);
        if (OneCKeys.IsMark(key))
        {
            TakeMark(key, value, equals >= 0, line);
        }
        else if (equals <= 0 || text.IsEmpty || text.Length > OneCKeys.LongestKey)
        {
            Quarantine(QuarantineReason.StrayLine, line);
        }
        else
        {
            TakeField(key, name, text, value, line);
        }
    }

    private void TakeMark(OneCKey mark, ReadOnlySpan<char> value, bool hasValue, ReadOnlySpan<char> line)
    {
        switch (mark)
        {
            case OneCKey.DocumentSection or OneCKey.AccountSection:
                CloseOpen(line);
                _open = mark == OneCKey.DocumentSection ? _document : _account;
                _open.Begin(_lines.Number, value, hasValue);
                break;
            case OneCKey.DocumentEnd when _open == _document:
            case OneCKey.AccountSectionEnd when _open == _account:
                Emit();
                break;
            case OneCKey.FileEnd:
                CloseOpen(line);
                _endMarker = true;
                break;
            case OneCKey.Signature when _open == _head:
                break;
            default:
                Quarantine(QuarantineReason.UnexpectedEnd, line);
                break;
        }
    }

    /// <summary>A section still open when another begins has lost only its end mark: what it holds is kept.</summary>
    private void CloseOpen(ReadOnlySpan<char> line)
    {
        if (_open is null || _open == _head)
        {
            _open = null;
            return;
        }

        _unterminated = true;
        Quarantine(QuarantineReason.Unterminated, line);
        Emit();
    }

    private void TakeField(OneCKey key, string? name, ReadOnlySpan<char> text, ReadOnlySpan<char> value, ReadOnlySpan<char> line)
    {
        if (_open is not { } section)
        {
            Quarantine(QuarantineReason.StrayLine, line);
            return;
        }

        if (section == _head && key == OneCKey.Account)
        {
            AddHeaderAccount(value, line);
            return;
        }

        if (section.Full || section.Has(key))
        {
            Quarantine(section.Full ? QuarantineReason.TooMany : QuarantineReason.DuplicateKey, line);
            return;
        }

        if (_lines.Lossy && value.Contains('\uFFFD'))
        {
            Quarantine(QuarantineReason.Encoding, line);
        }

        section.Add(key, name, text, value);
        if (section == _account && key == OneCKey.Account)
        {
            _own.Add(value);
        }

        if (!value.IsEmpty && !OneCValues.Take(section, key, value, out string? fault))
        {
            Quarantine(fault, line);
        }
    }

    private void AddHeaderAccount(ReadOnlySpan<char> account, ReadOnlySpan<char> line)
    {
        if (_headerAccounts.Count >= StatementTally.MostAccounts)
        {
            Quarantine(QuarantineReason.TooMany, line);
        }
        else if (!account.IsEmpty)
        {
            _headerAccounts.Add(account.ToString());
            _own.Add(account);
        }
    }

    private void Emit()
    {
        OneCSection read = _open!;
        _open = null;
        if (read == _account)
        {
            _tally.Add(_entries.Account(read));
        }
        else if (_entries.Document(read) is not { } document)
        {
            Quarantine(QuarantineReason.DocumentIncomplete, read);
        }
        else if (!_tally.TryAdd(document))
        {
            // A total beyond the range of money: such a sum is no bank's.
            Quarantine(QuarantineReason.Amount, read);
        }
    }

    private void Finish()
    {
        _ended = true;
        if (_endMarker)
        {
            return;
        }

        // The last line may itself be cut short ("Сумма=89" of 8900), so an open section is not trusted.
        if (_open is { } open && open != _head)
        {
            _unterminated = true;
            Quarantine(QuarantineReason.CutHere, open);
        }

        _tally.Add(new QuarantinedLine(_lines.Number, QuarantineReason.NoEndMarker, ""));
    }

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        // Almost no line has anything to trim.
        return text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t\r");
    }

    private void Quarantine(string reason, OneCSection section) =>
        _tally.Add(new QuarantinedLine(section.Line, reason, OneCKeys.Name(section == _account ? OneCKey.AccountSection : OneCKey.DocumentSection)));

    private void Quarantine(string reason, ReadOnlySpan<char> line) =>
        _tally.Add(new QuarantinedLine(_lines.Number, reason, _tally.TellsQuarantined ? line[..Math.Min(line.Length, QuarantinedText)].ToString() : ""));
}
