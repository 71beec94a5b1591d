using System.Globalization;
using System.Text;
using Okno.Domain.Payments;

namespace Okno.Web.Tests.Offices;

/// <summary>Writes a 1C statement of one account and one day as a bank would, in windows-1251.</summary>
public sealed class BankFile(DateOnly day)
{
    private const string Account = "40601810000003000002";

    private readonly StringBuilder documents = new();
    private Money received = Money.Zero, paid = Money.Zero;
    private int documentsSoFar;

    /// <summary>The number of the first document; banks give each a number of its own.</summary>
    public int FirstNumber { get; init; } = 101;

    /// <summary>What the bank says it had in the end beyond what the documents give: not zero makes the equation fail.</summary>
    public Money Off { get; init; } = Money.Zero;

    public BankFile In(Money sum, string payer, string purpose, string account = "40817810000000000001")
    {
        received += sum;
        return Add((FirstNumber + documentsSoFar++).ToString(CultureInfo.InvariantCulture), sum, account, payer, Account, "ГБУ Миграционный центр", purpose);
    }

    /// <param name="number">The Centre's own number of its payment order; null = the bank's next.</param>
    public BankFile Out(Money sum, string payee, string purpose, string? number = null, string account = "40817810000000000009")
    {
        paid += sum;
        return Add(number ?? (FirstNumber + documentsSoFar++).ToString(CultureInfo.InvariantCulture), sum, Account, "ГБУ Миграционный центр", account, payee, purpose);
    }

    /// <summary>A line of the file that is none.</summary>
    public BankFile Stray(string line)
    {
        documents.Append(line).Append("\r\n");
        return this;
    }

    public string Text()
    {
        string date = day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        return $"1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\nОтправитель=Банк\r\nДатаСоздания={date}\r\nДатаНачала={date}\r\nДатаКонца={date}\r\nРасчСчет={Account}\r\n"
            + $"СекцияРасчСчет\r\nДатаНачала={date}\r\nДатаКонца={date}\r\nНачальныйОстаток=1000.00\r\nРасчСчет={Account}\r\nВсегоПоступило={received}\r\nВсегоСписано={paid}\r\nКонечныйОстаток={Money.Roubles(1000) + received - paid + Off}\r\nКонецРасчСчет\r\n"
            + documents + "КонецФайла\r\n";
    }

    public byte[] Bytes() => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(Text());

    private BankFile Add(string number, Money sum, string payerAccount, string payer, string payeeAccount, string payee, string purpose)
    {
        string date = day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        documents.Append(CultureInfo.InvariantCulture, $"СекцияДокумент=Платежное поручение\r\nНомер={number}\r\nДата={date}\r\nСумма={sum}\r\nДатаСписано={date}\r\nПлательщикСчет={payerAccount}\r\nПлательщик={payer}\r\nПолучательСчет={payeeAccount}\r\nДатаПоступило={date}\r\nПолучатель={payee}\r\nНазначениеПлатежа={purpose}\r\nКонецДокумента\r\n");
        return this;
    }
}
