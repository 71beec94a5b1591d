using Okno.Domain.Payments;

namespace Okno.Formats.Statements.Camt;

/// <summary>The head of one <c>Stmt</c> or <c>Ntfctn</c>: the account with its period, balances and turnovers.</summary>
internal sealed class CamtStatement(int line, int depth, bool whole)
{
    private CamtSum? _opening;
    private CamtSum? _previous;
    private CamtSum? _firstInterim;
    private CamtSum? _closing;
    private CamtSum? _lastInterim;
    private int _interims;
    private DateOnly? _from;
    private DateOnly? _to;
    private DateOnly? _openingDay;
    private DateOnly? _closingDay;
    private StatementAmount? _credited;
    private StatementAmount? _debited;
    private CamtAccount _account = new(null, null, null);

    /// <summary>Depth of its element.</summary>
    public int Depth => depth;

    /// <summary>A camt.053 has every booked entry of its period; a camt.054 need not.</summary>
    public bool Whole => whole;

    public bool Told { get; set; }

    public string? Number => _account.Number;

    public void ReadAccount(CamtXml xml) => _account = CamtAccount.Read(xml);

    public void ReadPeriod(CamtXml xml)
    {
        int inner = xml.Depth;
        while (xml.NextChild(inner))
        {
            switch (xml.Name)
            {
                case "FrDtTm" or "FrDt":
                    _from = CamtValues.Day(xml.Text());
                    break;
                case "ToDtTm" or "ToDt":
                    _to = CamtValues.Day(xml.Text());
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    /// <summary>Booked balances only: what is available or expected is no balance of the account.</summary>
    /// <returns>Null, or a reason of quarantine.</returns>
    public string? ReadBalance(CamtXml xml)
    {
        string type = "";
        CamtSum? sum = null;
        string? fault = null;
        bool? credit = null;
        DateOnly? day = null;
        int inner = xml.Depth;
        while (xml.NextChild(inner))
        {
            switch (xml.Name)
            {
                case "Tp":
                    int kind = xml.Depth;
                    while (xml.NextChild(kind))
                    {
                        // SubTp (INTM) says only that the statement has more pages.
                        ReadOnlySpan<char> text = xml.Name == "CdOrPrtry" ? xml.Text(deep: true) : Skipped(xml);
                        type = text.IsEmpty ? type : text.ToString();
                    }

                    break;
                case "Amt":
                    sum = CamtValues.Sum(xml, _account.Currency, out fault);
                    break;
                case "CdtDbtInd":
                    credit = CamtValues.Credit(xml.Text());
                    break;
                case "Dt":
                    day = CamtValues.Day(xml.Text(deep: true));
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        if (type is not ("OPBD" or "PRCD" or "CLBD" or "ITBD"))
        {
            return null;
        }

        if (sum is not { } read || credit is not { } positive)
        {
            return fault ?? QuarantineReason.Amount;
        }

        read = positive ? read : read with { Amount = read.Amount with { Money = -read.Amount.Money } };
        _account = _account with { Currency = _account.Currency ?? read.Currency };
        if (read.Currency != _account.Currency)
        {
            return QuarantineReason.Currency;
        }

        Put(type, read, day);
        return null;
    }

    private void Put(string type, CamtSum sum, DateOnly? day)
    {
        switch (type)
        {
            case "OPBD":
                _opening ??= sum;
                _openingDay ??= day;
                break;
            case "PRCD":
                _previous ??= sum;
                break;
            case "CLBD":
                _closing = sum;
                _closingDay = day;
                break;
            default:
                _firstInterim ??= sum;
                _lastInterim = sum;
                _interims++;
                break;
        }
    }

    public string? ReadTurnover(CamtXml xml)
    {
        string? fault = null;
        int inner = xml.Depth;
        while (xml.NextChild(inner))
        {
            bool credit = xml.Name == "TtlCdtNtries";
            if (!credit && xml.Name != "TtlDbtNtries")
            {
                xml.Skip();
                continue;
            }

            int sums = xml.Depth;
            while (xml.NextChild(sums))
            {
                if (xml.Name != "Sum")
                {
                    xml.Skip();
                    continue;
                }

                string? wrong = CamtValues.Amount(xml.Text(), out StatementAmount amount);
                fault ??= wrong;
                if (wrong is null && credit)
                {
                    _credited = amount;
                }
                else if (wrong is null)
                {
                    _debited = amount;
                }
            }
        }

        // Who says only one side says that nothing moved on the other.
        if (_credited is not null || _debited is not null)
        {
            (_credited, _debited) = (_credited ?? StatementAmount.Zero, _debited ?? StatementAmount.Zero);
        }

        return fault;
    }

    /// <summary>
    /// Opening: OPBD, else PRCD, else the interim balance with which a later page begins. Closing: CLBD, else the interim balance with which the page ends.
    /// </summary>
    public StatementAccount ToAccount(string? entryCurrency)
    {
        CamtSum? opening = _opening ?? _previous;
        CamtSum? closing = _closing ?? (opening is not null || _interims > 1 ? _lastInterim : null);
        opening ??= _closing is not null || _interims > 1 ? _firstInterim : null;
        return new(line, _account.Number, _from ?? _openingDay, _to ?? _closingDay, opening?.Amount, _credited, _debited, closing?.Amount)
        {
            Currency = _account.Currency ?? entryCurrency ?? StatementCurrency.OfAccount(_account.Number) ?? StatementCurrency.Rouble,
        };
    }

    private static ReadOnlySpan<char> Skipped(CamtXml xml)
    {
        xml.Skip();
        return default;
    }
}
