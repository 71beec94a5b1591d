using System.Globalization;
using System.Text;

namespace Okno.Demo.Bank;

/// <summary>Writes a statement as banks do: 1CClientBankExchange 1.03, windows-1251, CRLF. The demo's own writer, so that the product's reader meets a file that it did not write.</summary>
public static class OneCWriter
{
    /// <summary>The account of 5.2 and its bank.</summary>
    public const string Account = "40601810000003000002";
    private const string Bic = "044583001";

    public static byte[] Write(DateOnly day, decimal opening, IReadOnlyCollection<BankLine> lines)
    {
        decimal received = lines.Where(line => !line.Leaves).Sum(line => line.Roubles), paid = lines.Where(line => line.Leaves).Sum(line => line.Roubles);
        StringBuilder text = new();
        void Line(string key, string? value = null) => text.Append(value is null ? key : $"{key}={value}").Append("\r\n");
        void Party(string side, bool centre, string person, string account)
        {
            Line($"{side}Счет", centre ? Account : account);
            Line(side, centre ? "Департамент финансов города Москвы (ГБУ «Миграционный центр», л/с 2684041000451965)" : person);
            Line($"{side}Банк1", centre ? "Отделение 1 Москва" : "УЧЕБНЫЙ БАНК");
            Line($"{side}БИК", centre ? Bic : "044525000");
        }

        Line("1CClientBankExchange");
        Line("ВерсияФормата", "1.03");
        Line("Кодировка", "Windows");
        Line("Отправитель", "Учебный банк");
        Line("Получатель", "");
        Line("ДатаСоздания", Day(day));
        Line("ВремяСоздания", "09:20:00");
        Line("ДатаНачала", Day(day));
        Line("ДатаКонца", Day(day));
        Line("РасчСчет", Account);
        Line("СекцияРасчСчет");
        Line("ДатаНачала", Day(day));
        Line("ДатаКонца", Day(day));
        Line("РасчСчет", Account);
        Line("НачальныйОстаток", Sum(opening));
        Line("ВсегоПоступило", Sum(received));
        Line("ВсегоСписано", Sum(paid));
        Line("КонечныйОстаток", Sum(opening + received - paid));
        Line("КонецРасчСчет");
        foreach (BankLine line in lines)
        {
            Line("СекцияДокумент", "Платежное поручение");
            Line("Номер", line.Number.ToString(CultureInfo.InvariantCulture));
            Line("Дата", Day(line.Debited));
            Line("Сумма", Sum(line.Roubles));
            string person = line.Payer.ToUpper(CultureInfo.GetCultureInfo("ru-RU")), account = $"4081781000000000{line.Number:0000}";
            Party("Плательщик", line.Leaves, person, account);
            Line("ДатаСписано", Day(line.Debited));
            Party("Получатель", !line.Leaves, person, account);
            Line("ДатаПоступило", Day(line.Credited));
            Line("ВидПлатежа", "электронно");
            Line("Очередность", "5");
            Line("НазначениеПлатежа", line.Purpose);
            Line("КонецДокумента");
        }

        Line("КонецФайла");
        return CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text.ToString());
    }

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Sum(decimal roubles) => roubles.ToString("0.00", CultureInfo.InvariantCulture);
}
