using System.Globalization;
using System.Text;

namespace Okno.Desk.Tests.Statements;

/// <summary>Writes a statement as a bank's client would: 1CClientBankExchange in Windows-1251 with CRLF.</summary>
internal sealed class OneCFile(string account)
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    private readonly List<string> documents = [];

    public OneCFile In(string number, DateOnly day, string sum, string payer, string purpose, string payerAccount = "40817810000000000001") =>
        Add(number, day, sum, payerAccount, payer, account, purpose);

    public OneCFile Out(string number, DateOnly day, string sum, string purpose) => Add(number, day, sum, account, "Центр", "40817810000000000009", purpose);

    public byte[] Bytes()
    {
        string head = $"""
            1CClientBankExchange
            ВерсияФормата=1.03
            Кодировка=Windows
            Отправитель=Банк
            ДатаНачала=06.04.2026
            ДатаКонца=10.04.2026
            РасчСчет={account}
            СекцияРасчСчет
            ДатаНачала=06.04.2026
            ДатаКонца=10.04.2026
            РасчСчет={account}
            НачальныйОстаток=0.00
            КонецРасчСчет
            """;
        return Windows.GetBytes(string.Join('\n', [head, .. documents, "КонецФайла", ""]).ReplaceLineEndings("\r\n"));
    }

    private OneCFile Add(string number, DateOnly day, string sum, string payerAccount, string payer, string payeeAccount, string purpose)
    {
        string date = day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        documents.Add($"""
            СекцияДокумент=Платежное поручение
            Номер={number}
            Дата={date}
            Сумма={sum}
            ПлательщикСчет={payerAccount}
            Плательщик={payer}
            ПолучательСчет={payeeAccount}
            ДатаСписано={date}
            ДатаПоступило={date}
            НазначениеПлатежа={purpose}
            КонецДокумента
            """);
        return this;
    }
}
