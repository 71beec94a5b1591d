using System.Globalization;
using System.Text;

namespace Okno.Benchmarks.Statements;

/// <summary>A statement of one account as long as wanted: every document is another payment with the fields that banks write.</summary>
internal static class MadeStatement
{
    private const string Own = "40601810000003000002";

    public static IEnumerable<string> OneC(int documents)
    {
        yield return $"1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\nОтправитель=Банк\r\nДатаНачала=20.04.2026\r\nДатаКонца=20.04.2026\r\nРасчСчет={Own}\r\nСекцияРасчСчет\r\nДатаНачала=20.04.2026\r\nДатаКонца=20.04.2026\r\nРасчСчет={Own}\r\n"
            + $"НачальныйОстаток=0.00\r\nВсегоПоступило={documents * 8900L}.00\r\nВсегоСписано=0.00\r\nКонечныйОстаток={documents * 8900L}.00\r\nКонецРасчСчет\r\n";
        for (int i = 0; i < documents; i++)
        {
            string account = string.Create(CultureInfo.InvariantCulture, $"408178100{i:00000000000}");
            yield return $"СекцияДокумент=Платежное поручение\r\nНомер={i}\r\nДата=20.04.2026\r\nСумма=8900.00\r\nКвитанцияДата=20.04.2026\r\nКвитанцияВремя=10:20:30\r\nКвитанцияСодержание=\r\nПлательщикСчет={account}\r\nДатаСписано=\r\n"
                + $"Плательщик=Каримов Жасур Рустамович {i}\r\nПлательщикИНН=\r\nПлательщикКПП=\r\nПлательщик1=Каримов Жасур Рустамович {i}\r\nПлательщикРасчСчет={account}\r\nПлательщикБанк1=ПАО СБЕРБАНК\r\nПлательщикБанк2=г. Москва\r\nПлательщикБИК=044525225\r\n"
                + $"ПлательщикКорсчет=30101810400000000225\r\nПолучательСчет={Own}\r\nДатаПоступило=20.04.2026\r\nПолучатель=ИНН 7707083893 Департамент финансов города Москвы\r\nПолучательИНН=7707083893\r\nПолучательКПП=770701001\r\n"
                + $"Получатель1=Департамент финансов города Москвы (л/с 2684041000451965)\r\nПолучательРасчСчет={Own}\r\nПолучательБанк1=Отделение 1 Москва\r\nПолучательБИК=044583001\r\nВидПлатежа=электронно\r\nВидОплаты=01\r\nКод=0\r\n"
                + $"СтатусСоставителя=\r\nПоказательКБК=\r\nОКАТО=\r\nОчередность=5\r\nНазначениеПлатежа=Оплата по договору 26-{i:000000}-К за переоформление патента 77 {2400000000L + i}, НДС не облагается\r\nКонецДокумента\r\n";
        }

        yield return "КонецФайла\r\n";
    }

    public static IEnumerable<string> Camt(int entries)
    {
        yield return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.04\">\n <BkToCstmrStmt>\n  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-04-20T23:00:00+03:00</CreDtTm></GrpHdr>\n  <Stmt>\n   <Id>S1</Id>\n   <Acct><Id><Othr><Id>"
            + Own + "</Id></Othr></Id><Ccy>RUB</Ccy></Acct>\n   <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"RUB\">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-04-20</Dt></Dt></Bal>\n"
            + $"   <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"RUB\">{entries * 8900L}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-04-20</Dt></Dt></Bal>\n";
        for (int i = 0; i < entries; i++)
        {
            yield return $"   <Ntry>\n    <Amt Ccy=\"RUB\">8900.00</Amt>\n    <CdtDbtInd>CRDT</CdtDbtInd>\n    <Sts>BOOK</Sts>\n    <BookgDt><Dt>2026-04-20</Dt></BookgDt>\n    <ValDt><Dt>2026-04-20</Dt></ValDt>\n    <AcctSvcrRef>{i:000000000000}</AcctSvcrRef>\n"
                + "    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n    <NtryDtls>\n     <TxDtls>\n"
                + $"      <Refs><EndToEndId>E{i}</EndToEndId></Refs>\n      <Amt Ccy=\"RUB\">8900.00</Amt>\n      <RltdPties>\n       <Dbtr><Nm>Каримов Жасур Рустамович {i}</Nm><PstlAdr><Ctry>RU</Ctry></PstlAdr></Dbtr>\n"
                + string.Create(CultureInfo.InvariantCulture, $"       <DbtrAcct><Id><Othr><Id>408178100{i:00000000000}</Id></Othr></Id></DbtrAcct>\n")
                + "       <Cdtr><Nm>Департамент финансов города Москвы</Nm></Cdtr>\n      </RltdPties>\n      <RltdAgts><DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>044525225</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt></RltdAgts>\n"
                + $"      <RmtInf><Ustrd>Оплата по договору 26-{i:000000}-К за переоформление патента 77 {2400000000L + i}, НДС не облагается</Ustrd></RmtInf>\n     </TxDtls>\n    </NtryDtls>\n   </Ntry>\n";
        }

        yield return "  </Stmt>\n </BkToCstmrStmt>\n</Document>\n";
    }

    /// <summary>Writes it, part by part, and never holds it.</summary>
    public static void Write(IEnumerable<string> parts, Encoding coding, Stream stream)
    {
        using BufferedStream buffered = new(stream, 1 << 16);
        foreach (string part in parts)
        {
            buffered.Write(coding.GetBytes(part));
        }
    }
}
