using System.Globalization;
using System.Text;
using Okno.Domain.Payments;

namespace Okno.Desk.Tests.Statements;

/// <summary>Writes a statement as a bank's client would: 1CClientBankExchange in Windows-1251 with CRLF.</summary>
internal sealed class OneCFile(string account)
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    private readonly List<string> documents = [];

    private Money came = Money.Zero, left = Money.Zero;

    /// <summary>Days that the statement speaks of.</summary>
    public (DateOnly From, DateOnly To) Days { get; init; } = (new DateOnly(2026, 4, 6), new DateOnly(2026, 4, 10));

    /// <summary>Where it begins; the bank then says its turnover and where it ends too.</summary>
    public Money? Opening { get; init; }

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
            ДатаНачала={Day(Days.From)}
            ДатаКонца={Day(Days.To)}
            РасчСчет={account}
            СекцияРасчСчет
            ДатаНачала={Day(Days.From)}
            ДатаКонца={Day(Days.To)}
            РасчСчет={account}
            НачальныйОстаток={Opening ?? Money.Zero}
            {(Opening is { } opening ? $"ВсегоПоступило={came}\nВсегоСписано={left}\nКонечныйОстаток={opening + came - left}\n" : "")}КонецРасчСчет
            """;
        return Windows.GetBytes(string.Join('\n', [head, .. documents, "КонецФайла", ""]).ReplaceLineEndings("\r\n"));
    }

    private OneCFile Add(string number, DateOnly day, string sum, string payerAccount, string payer, string payeeAccount, string purpose)
    {
        string date = Day(day);
        _ = Money.TryParse(sum, out Money amount);
        (came, left) = payeeAccount == account ? (came + amount, left) : (came, left + amount);
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

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
