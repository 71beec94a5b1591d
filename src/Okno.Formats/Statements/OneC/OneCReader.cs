using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Okno.Formats.Statements.OneC;

/// <summary>Reads 1CClientBankExchange line by line: whole documents and account sections come out, broken lines go into quarantine.</summary>
internal sealed class OneCReader : IStatementSource
{
    private const int QuarantinedText = 200;

    private readonly OneCLines _lines;
    private readonly Encoding _coding;
    private readonly string _encoding;
    private readonly HashSet<string> _own;
    private readonly List<string> _headerAccounts = [];
    private readonly StatementTally _tally = new();
    private readonly OneCSection _head = new(1, null);
    private readonly char[] _key = new char[OneCKeys.LongestKey];

    private StatementHeader? _header;
    private OneCSection? _account;
    private OneCSection? _document;
    private bool _inHead = true;
    private bool _ended;
    private bool _endMarker;
    private bool _unterminated;

    private OneCReader(OneCLines lines, Encoding coding, string encoding, HashSet<string> own)
    {
        _lines = lines;
        _coding = coding;
        _encoding = encoding;
        _own = own;
    }

    /// <summary>A reader over <paramref name="head"/> (bytes already taken) and the rest of <paramref name="stream"/>.</summary>
    public static OneCReader Over(ReadOnlySpan<byte> head, Stream stream, string? knownEncoding)
    {
        (Encoding coding, string name) = OneCSignature.EncodingOf(head);
        byte[] buffer = new byte[64 * 1024];
        HashSet<string> own = new(StringComparer.Ordinal);
        if (stream.CanSeek)
        {
            long after = stream.Position;
            head.CopyTo(buffer);
            OneCAccounts.Collect(new OneCLines(stream, buffer, head.Length), coding, own, StatementTally.MostAccounts);
            stream.Position = after;
        }

        head.CopyTo(buffer);
        return new(new OneCLines(stream, buffer, head.Length), coding, knownEncoding ?? name, own);
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
        [.. _head.Fields]);

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

            if (_lines.Next(out ReadOnlySpan<byte> line))
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

    private void Take(ReadOnlySpan<byte> line)
    {
        if (_lines.TooLong)
        {
            Quarantine(QuarantineReason.LineTooLong, line);
            return;
        }

        if (_lines.Number == 1 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
        {
            return;
        }

        if (_endMarker)
        {
            Quarantine(QuarantineReason.AfterEnd, line);
            return;
        }

        int equals = line.IndexOf((byte)'=');
        ReadOnlySpan<byte> name = (equals < 0 ? line : line[..equals]).TrimEnd(" \t"u8);
        ReadOnlySpan<char> key = name.Length <= OneCKeys.LongestKey ? _key.AsSpan(0, _coding.GetChars(name, _key)) : default;
        OneCKey known = OneCKeys.Find(key);
        if (OneCKeys.IsMark(known))
        {
            TakeMark(known, equals < 0 ? null : Text(line[(equals + 1)..]), line);
        }
        else if (equals <= 0 || key.IsEmpty)
        {
            Quarantine(QuarantineReason.StrayLine, line);
        }
        else
        {
            TakeField(known, key, line[(equals + 1)..], line);
        }
    }

    private void TakeMark(OneCKey mark, string? value, ReadOnlySpan<byte> line)
    {
        switch (mark)
        {
            case OneCKey.DocumentSection:
                CloseOpen(line);
                _inHead = false;
                _document = new(_lines.Number, value);
                break;
            case OneCKey.AccountSection:
                CloseOpen(line);
                _inHead = false;
                _account = new(_lines.Number, null);
                break;
            case OneCKey.DocumentEnd when _document is not null:
                EmitDocument();
                break;
            case OneCKey.AccountSectionEnd when _account is not null:
                EmitAccount();
                break;
            case OneCKey.FileEnd:
                CloseOpen(line);
                _endMarker = true;
                break;
            case OneCKey.Signature when _inHead:
                break;
            default:
                Quarantine(QuarantineReason.UnexpectedEnd, line);
                break;
        }
    }

    /// <summary>A section still open when another begins has lost only its end mark: what it holds is kept.</summary>
    private void CloseOpen(ReadOnlySpan<byte> line)
    {
        if (_document is null && _account is null)
        {
            return;
        }

        _unterminated = true;
        Quarantine(QuarantineReason.Unterminated, line);
        if (_document is not null)
        {
            EmitDocument();
        }

        if (_account is not null)
        {
            EmitAccount();
        }
    }

    private void TakeField(OneCKey key, ReadOnlySpan<char> name, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> line)
    {
        OneCSection? section = _document ?? _account ?? (_inHead ? _head : null);
        if (section is null)
        {
            Quarantine(QuarantineReason.StrayLine, line);
            return;
        }

        string value = Text(raw);
        if (section == _head && key == OneCKey.Account)
        {
            AddHeaderAccount(value, line);
            return;
        }

        if (section.Full)
        {
            Quarantine(QuarantineReason.TooMany, line);
            return;
        }

        if (section.Has(key))
        {
            Quarantine(QuarantineReason.DuplicateKey, line);
            return;
        }

        if (value.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Quarantine(QuarantineReason.Encoding, line);
        }

        section.Add(key, key == OneCKey.Other ? name.ToString() : OneCKeys.Name(key), value);
        if (section == _account && key == OneCKey.Account && value.Length > 0 && _own.Count < StatementTally.MostAccounts)
        {
            _own.Add(value);
        }

        if (value.Length > 0 && !OneCValues.Take(section, key, value, out string? fault))
        {
            Quarantine(fault, line);
        }
    }

    private void AddHeaderAccount(string account, ReadOnlySpan<byte> line)
    {
        if (_headerAccounts.Count >= StatementTally.MostAccounts)
        {
            Quarantine(QuarantineReason.TooMany, line);
        }
        else if (account.Length > 0)
        {
            _headerAccounts.Add(account);
            _own.Add(account);
        }
    }

    private void EmitAccount()
    {
        _tally.Add(_account!.ToAccount(_head.Currency));
        _account = null;
    }

    private void EmitDocument()
    {
        OneCSection read = _document!;
        _document = null;
        if (read.Amount is not { } amount || read.Date is not { } date)
        {
            Quarantine(QuarantineReason.DocumentIncomplete, read);
            return;
        }

        string? payer = read.AccountOf(OneCKey.PayerAccount, OneCKey.PayerSettlementAccount);
        string? payee = read.AccountOf(OneCKey.PayeeAccount, OneCKey.PayeeSettlementAccount);
        StatementDirection direction = StatementDirections.Of(_own, payer, payee);
        string? own = direction switch { StatementDirection.In => payee, StatementDirection.Out or StatementDirection.Internal => payer, _ => null };
        StatementDocument document = new(
            read.Line,
            read.Kind,
            read[OneCKey.Number],
            date,
            amount,
            direction,
            payer,
            payee,
            read[OneCKey.PayerInn],
            read[OneCKey.PayeeInn],
            OneCPartyName.Of(read[OneCKey.Payer1], read[OneCKey.Payer]),
            OneCPartyName.Of(read[OneCKey.Payee1], read[OneCKey.Payee]),
            read.DebitedOn,
            read.CreditedOn,
            read.Purpose(),
            read.NotEmpty(OneCKey.Kbk),
            read.NotEmpty(OneCKey.Uin),
            read.Fields)
        {
            OwnAccount = own,
            Currency = StatementCurrency.Together(read.Currency, StatementCurrency.OfAccount(own), _head.Currency),
        };

        // A total beyond the range of money: such a sum is no bank's.
        if (!_tally.TryAdd(document))
        {
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
        if ((_document ?? _account) is { } open)
        {
            _unterminated = true;
            Quarantine(QuarantineReason.CutHere, open);
        }

        _tally.Add(new QuarantinedLine(_lines.Number, QuarantineReason.NoEndMarker, ""));
    }

    private string Text(ReadOnlySpan<byte> raw) => _coding.GetString(raw.Trim(" \t"u8));

    private void Quarantine(string reason, OneCSection section) =>
        _tally.Add(new QuarantinedLine(section.Line, reason, OneCKeys.Name(section == _account ? OneCKey.AccountSection : OneCKey.DocumentSection)));

    private void Quarantine(string reason, ReadOnlySpan<byte> line)
    {
        string text = _tally.TellsQuarantined ? _coding.GetString(line[..Math.Min(line.Length, QuarantinedText * 2)]) : "";
        _tally.Add(new QuarantinedLine(_lines.Number, reason, text.Length > QuarantinedText ? text[..QuarantinedText] : text));
    }
}
