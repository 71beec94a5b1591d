using System.Text;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements.Camt;

/// <summary>Messages of our own making, in the elements of a version: statuses and parties moved into elements of their own in v8, transaction sums out of AmtDtls in v4.</summary>
internal sealed record CamtSample(string Family = "053", int Version = 2)
{
    public const string Own = "40601810000003000002";
    public const string Payer = "40817810000000000001";

    public string Entries { get; init; } = "";

    public string Head { get; init; } = Balance("OPBD", "100.00", "2026-04-20") + Balance("CLBD", "9000.00", "2026-04-20");

    public static string Balance(string type, string sum, string day, string side = "CRDT", string currency = "RUB") =>
        $"<Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy=\"{currency}\">{sum}</Amt><CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>";

    /// <summary>An entry with what the tests vary; <paramref name="details"/> stands in NtryDtls.</summary>
    public string Entry(string sum, string details, string? reference = "BANK-1", string side = "CRDT", string status = "BOOK", string currency = "RUB", string more = "", string day = "2026-04-20") =>
        $"<Ntry><Amt Ccy=\"{currency}\">{sum}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}<Sts>{(Version >= 8 ? $"<Cd>{status}</Cd>" : status)}</Sts>"
        + $"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><DtTm>{day}T23:30:00+03:00</DtTm></ValDt>{(reference is null ? "" : $"<AcctSvcrRef>{reference}</AcctSvcrRef>")}"
        + $"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>{details}</NtryDtls></Ntry>";

    public string Transaction(string? sum = null, string name = "Каримов Жасур", string endToEnd = "E2E-1", string purpose = "Переоформление патента 77 2400123456", string currency = "RUB", string? side = null) =>
        $"<TxDtls><Refs><EndToEndId>{endToEnd}</EndToEndId></Refs>"
        + (sum is null ? "" : Version >= 4 ? $"<Amt Ccy=\"{currency}\">{sum}</Amt>" : $"<AmtDtls><TxAmt><Amt Ccy=\"{currency}\">{sum}</Amt></TxAmt></AmtDtls>")
        + (side is null ? "" : $"<CdtDbtInd>{side}</CdtDbtInd>")
        + $"<RltdPties><Dbtr>{Party($"<Nm>{name}</Nm><Id><PrvtId><Othr><Id>773370857141</Id><SchmeNm><Cd>TXID</Cd></SchmeNm></Othr></PrvtId></Id>")}</Dbtr>"
        + $"<DbtrAcct><Id><Othr><Id>{Payer}</Id></Othr></Id></DbtrAcct><Cdtr>{Party("<Nm>Департамент финансов города Москвы</Nm>")}</Cdtr></RltdPties>"
        + $"<RmtInf><Ustrd>{purpose}</Ustrd></RmtInf></TxDtls>";

    public string Xml => Family == "053"
        ? Message("BkToCstmrStmt", "Stmt")
        : Message("BkToCstmrDbtCdtNtfctn", "Ntfctn");

    public Statement Read() => Sample.Read(Xml);

    private string Party(string inside) => Version >= 8 ? $"<Pty>{inside}</Pty>" : inside;

    private string Message(string message, string statement) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{Family}.001.{Version:00}\">\n<{message}><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-04-20T23:00:00+03:00</CreDtTm></GrpHdr>\n"
        + $"<{statement}><Id>S1</Id><FrToDt><FrDtTm>2026-04-20T00:00:00+03:00</FrDtTm><ToDtTm>2026-04-20T23:59:59+03:00</ToDtTm></FrToDt>"
        + $"<Acct><Id><Othr><Id>{Own}</Id></Othr></Id><Ccy>RUB</Ccy></Acct>{(Family == "053" ? Head : "")}\n{Entries}\n</{statement}></{message}></Document>";
}
