using System.Text;

namespace Okno.Formats.Statements.Camt;

/// <summary>One <c>TxDtls</c> of an entry: who paid whom, why, under which references, and how much where that is said in the entry's own currency.</summary>
internal sealed class CamtTransaction
{
    private const int LongestPurpose = 4_000;

    // A text of the standard's full length goes on in the next element without a space between.
    private const int FullText = 140;

    private StringBuilder? _purpose;
    private int _lastPart;

    public CamtSum? Sum { get; private set; }
    public bool? Credit { get; private set; }
    public string? BankReference { get; private set; }
    public string? EndToEnd { get; private set; }
    public string? Transaction { get; private set; }
    public string? Instruction { get; private set; }
    public string? OtherReference { get; private set; }
    public string? Code { get; private set; }
    public CamtParty Debtor { get; private set; } = Nobody;
    public CamtParty Creditor { get; private set; } = Nobody;
    public CamtParty LastDebtor { get; private set; } = Nobody;
    public string? DebtorAccount { get; private set; }
    public string? CreditorAccount { get; private set; }
    public string? Information { get; private set; }

    /// <summary>Unstructured remittance, then references to the creditor's documents and what is said of them, in their order.</summary>
    public string? Purpose => _purpose?.ToString();

    /// <summary>Characters held, about: for the bound on one entry.</summary>
    public int Weight { get; private set; }

    private static readonly CamtParty Nobody = new(null, null);

    public static CamtTransaction Read(CamtXml xml, string currency)
    {
        CamtTransaction read = new();
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Refs":
                    read.ReadReferences(xml);
                    break;
                case "Amt":
                    read.Take(CamtValues.Sum(xml, null, out _), currency);
                    break;
                case "AmtDtls":
                    read.ReadAmounts(xml, currency);
                    break;
                case "CdtDbtInd":
                    read.Credit = CamtValues.Credit(xml.Text());
                    break;
                case "BkTxCd":
                    read.Code = CamtCode.Read(xml);
                    break;
                case "RltdPties":
                    read.ReadParties(xml);
                    break;
                case "RmtInf":
                    read.ReadRemittance(xml);
                    break;
                case "AddtlTxInf":
                    read.Information = xml.String();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        read.Weight = 200 + (read._purpose?.Length ?? 0) + (read.Information?.Length ?? 0) + (read.Debtor.Name?.Length ?? 0) + (read.Creditor.Name?.Length ?? 0)
            + (read.EndToEnd?.Length ?? 0) + (read.Transaction?.Length ?? 0) + (read.Instruction?.Length ?? 0) + (read.OtherReference?.Length ?? 0)
            + (read.BankReference?.Length ?? 0) + (read.LastDebtor.Name?.Length ?? 0) + (read.DebtorAccount?.Length ?? 0) + (read.CreditorAccount?.Length ?? 0);
        return read;
    }

    /// <summary>The first sum said in the entry's own currency; a sum in another is what was instructed, not what moved.</summary>
    private void Take(CamtSum? sum, string currency)
    {
        if (Sum is null && sum?.Currency == currency)
        {
            Sum = sum;
        }
    }

    private void ReadReferences(CamtXml xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "AcctSvcrRef":
                    BankReference = Reference(xml);
                    break;
                case "EndToEndId":
                    EndToEnd = Reference(xml);
                    break;
                case "TxId":
                    Transaction = Reference(xml);
                    break;
                case "InstrId":
                    Instruction = Reference(xml);
                    break;
                case "Prtry":
                    int inner = xml.Depth;
                    while (xml.NextChild(inner))
                    {
                        string? value = Reference(xml);
                        OtherReference = xml.Name == "Ref" ? value : OtherReference;
                    }

                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    /// <summary>The standard's own word for "none" is none.</summary>
    private static string? Reference(CamtXml xml) => xml.Text() is { IsEmpty: false } text and not "NOTPROVIDED" ? text.ToString() : null;

    private void ReadAmounts(CamtXml xml, string currency)
    {
        int depth = xml.Depth;
        CamtSum? instructed = null;
        while (xml.NextChild(depth))
        {
            if (xml.Name is not ("TxAmt" or "InstdAmt"))
            {
                xml.Skip();
                continue;
            }

            bool asInstructed = xml.Name == "InstdAmt";
            int inner = xml.Depth;
            while (xml.NextChild(inner))
            {
                if (xml.Name != "Amt")
                {
                    xml.Skip();
                }
                else if (asInstructed)
                {
                    instructed = CamtValues.Sum(xml, null, out _);
                }
                else
                {
                    Take(CamtValues.Sum(xml, null, out _), currency);
                }
            }
        }

        Take(instructed, currency);
    }

    private void ReadParties(CamtXml xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Dbtr":
                    Debtor = CamtParty.Read(xml);
                    break;
                case "UltmtDbtr":
                    LastDebtor = CamtParty.Read(xml);
                    break;
                case "Cdtr":
                    Creditor = CamtParty.Read(xml);
                    break;
                case "DbtrAcct":
                    DebtorAccount = CamtAccount.Read(xml).Number;
                    break;
                case "CdtrAcct":
                    CreditorAccount = CamtAccount.Read(xml).Number;
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void ReadRemittance(CamtXml xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Ustrd" or "Ref" or "AddtlRmtInf" or "Nb":
                    Say(xml.Text());
                    break;
                case "Strd" or "CdtrRefInf" or "RfrdDocInf":
                    ReadRemittance(xml);
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void Say(ReadOnlySpan<char> part)
    {
        _purpose ??= new();
        if (part.IsEmpty || _purpose.Length + part.Length > LongestPurpose)
        {
            return;
        }

        _purpose.Append(_purpose.Length == 0 || _lastPart == FullText ? "" : " ").Append(part);
        _lastPart = part.Length;
    }
}
