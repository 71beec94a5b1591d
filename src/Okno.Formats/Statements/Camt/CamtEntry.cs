namespace Okno.Formats.Statements.Camt;

/// <summary>One <c>Ntry</c>: a sum that moved (or will), and the transactions that make it up as far as the bank tells them.</summary>
internal sealed class CamtEntry
{
    /// <summary>An entry of more transactions, or of more text in them, stands as one document: it would have to be held whole to see that they add up.</summary>
    private const int MostTransactions = 50_000;
    private const int MostText = 16_000_000;
    private const string Booked = "BOOK";

    private long _text;

    private CamtEntry(int line) => Line = line;

    public int Line { get; }
    public CamtSum? Sum { get; private set; }
    public bool? Credit { get; private set; }
    public bool Reversal { get; private set; }
    public string? Status { get; private set; }
    public DateOnly? BookedOn { get; private set; }
    public DateOnly? ValuedOn { get; private set; }
    public string? BankReference { get; private set; }
    public string? Reference { get; private set; }
    public string? Code { get; private set; }
    public string? Information { get; private set; }
    public List<CamtTransaction> Transactions { get; } = [];

    /// <summary>There were more transactions than are kept; none is.</summary>
    public bool TooMany { get; private set; }

    /// <summary>The first thing that could not be read, as a reason of quarantine.</summary>
    public string? Fault { get; private set; }

    public bool IsBooked => Status == Booked;

    public static CamtEntry Read(CamtXml xml)
    {
        CamtEntry entry = new(xml.Line);
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "NtryRef":
                    entry.Reference = xml.String();
                    break;
                case "Amt":
                    entry.Sum = CamtValues.Sum(xml, null, out string? fault);
                    entry.Fault ??= fault;
                    break;
                case "CdtDbtInd":
                    entry.Credit = CamtValues.Credit(xml.Text());
                    break;
                case "RvslInd":
                    entry.Reversal = CamtValues.Yes(xml.Text());
                    break;
                case "Sts":
                    // A word up to v7, a word in Cd or Prtry from v8.
                    entry.Status = xml.Text(deep: true).ToString();
                    break;
                case "BookgDt":
                    entry.BookedOn = entry.ReadDay(xml);
                    break;
                case "ValDt":
                    entry.ValuedOn = entry.ReadDay(xml);
                    break;
                case "AcctSvcrRef":
                    entry.BankReference = xml.String();
                    break;
                case "BkTxCd":
                    entry.Code = CamtCode.Read(xml);
                    break;
                case "NtryDtls":
                    entry.ReadTransactions(xml);
                    break;
                case "AddtlNtryInf":
                    entry.Information = xml.String();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return entry;
    }

    private DateOnly? ReadDay(CamtXml xml)
    {
        DateOnly? day = null;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name is "Dt" or "DtTm")
            {
                day ??= CamtValues.Day(xml.Text());
                Fault ??= day is null ? QuarantineReason.Date : null;
            }
            else
            {
                xml.Skip();
            }
        }

        return day;
    }

    private void ReadTransactions(CamtXml xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            // The sum stands before the details; without it nothing can be shared out.
            if (xml.Name != "TxDtls" || TooMany || Sum is not { } sum)
            {
                xml.Skip();
                continue;
            }

            CamtTransaction transaction = CamtTransaction.Read(xml, sum.Currency);
            _text += transaction.Weight;
            Transactions.Add(transaction);
            if (Transactions.Count > MostTransactions || _text > MostText)
            {
                TooMany = true;
                Transactions.Clear();
            }
        }
    }
}
