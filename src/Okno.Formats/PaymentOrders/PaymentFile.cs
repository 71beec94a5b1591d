using System.Globalization;
using System.Text;
using Okno.Domain.Payments;
using Okno.Formats.Encodings;
using Okno.Formats.Requisites;

namespace Okno.Formats.PaymentOrders;

/// <summary>
/// Payment orders for the bank as a 1CClientBankExchange 1.03 file, written as an accounting program writes it: Windows-1251, CRLF.
/// Lengths and the number are those of Положение Банка России 762-П of 29.06.2021, annexes 1 and 11.
/// </summary>
public static class PaymentFile
{
    private const string Kind = "Платежное поручение";
    private const int LongestName = 160;
    private const int LongestPurpose = 210;
    private const int LongestBank = 160;
    private const int LongestCity = 50;
    private const int LongestNumber = 6;
    private const string Cipher = "01";

    /// <summary>Writes all orders, or nothing where any has a fault.</summary>
    /// <param name="orders">At least one.</param>
    /// <param name="sender">The program that made the file.</param>
    /// <param name="madeAt">By the centre's own clock.</param>
    /// <param name="bytes">The file; empty where there are faults.</param>
    /// <returns>Every fault of every order; none where the file was made.</returns>
    public static IReadOnlyList<PaymentFileFault> Write(IReadOnlyList<OutgoingPayment> orders, string sender, DateTime madeAt, out byte[] bytes)
    {
        bytes = [];
        ArgumentOutOfRangeException.ThrowIfZero(orders.Count);
        Lines lines = new();
        WriteHead(lines, orders, sender, madeAt);
        HashSet<(DateOnly Date, string Account, string Number)> met = [];
        for (int i = 0; i < orders.Count; i++)
        {
            lines.Order = i;
            WriteOrder(lines, orders[i]);
            if (!met.Add((orders[i].Date, orders[i].Payer.Account, orders[i].Number.TrimStart('0'))))
            {
                lines.Faults.Add(new(i, "Номер", PaymentFileReason.Repeated));
            }
        }

        lines.Mark("КонецФайла");
        bytes = lines.Faults.Count == 0 ? lines.ToBytes() : [];
        return lines.Faults;
    }

    private static void WriteHead(Lines lines, IReadOnlyList<OutgoingPayment> orders, string sender, DateTime madeAt)
    {
        lines.Mark("1CClientBankExchange");
        lines.Put("ВерсияФормата", "1.03");
        lines.Put("Кодировка", "Windows");
        lines.Put("Отправитель", Required(lines, "Отправитель", sender, LongestName));
        lines.Put("Получатель", "");
        lines.Put("ДатаСоздания", Day(DateOnly.FromDateTime(madeAt)));
        lines.Put("ВремяСоздания", madeAt.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        lines.Put("ДатаНачала", Day(orders.Min(order => order.Date)));
        lines.Put("ДатаКонца", Day(orders.Max(order => order.Date)));
        foreach (string account in orders.Select(order => order.Payer.Account).Distinct())
        {
            lines.Put("РасчСчет", account);
        }

        lines.Put("Документ", Kind);
    }

    private static void WriteOrder(Lines lines, OutgoingPayment order)
    {
        lines.Put("СекцияДокумент", Kind);
        lines.Put("Номер", Checked(lines, "Номер", order.Number, order.Number.Length <= LongestNumber && Digits(order.Number) && order.Number.AsSpan().ContainsAnyExcept('0')));
        lines.Put("Дата", Day(order.Date));
        lines.Put("Сумма", Checked(lines, "Сумма", order.Sum.ToString(), order.Sum > Money.Zero));
        WriteSide(lines, "Плательщик", order.Payer);
        WriteSide(lines, "Получатель", order.Payee);
        lines.Put("ВидПлатежа", Checked(lines, "ВидПлатежа", order.Way, order.Way is "" or "срочно" or "телеграфом" or "почтой"));
        lines.Put("ВидОплаты", Cipher);
        lines.Put("Код", Checked(lines, "Код", order.Uin, order.Uin == "0" || (order.Uin.Length is >= 4 and <= 25 && Digits(order.Uin))));
        lines.Put("ПлательщикКПП", Optional(lines, "ПлательщикКПП", order.Payer.Kpp, TaxNumbers.Kpp(order.Payer.Kpp)));
        lines.Put("ПолучательКПП", Optional(lines, "ПолучательКПП", order.Payee.Kpp, TaxNumbers.Kpp(order.Payee.Kpp)));
        lines.Put("Очередность", Checked(lines, "Очередность", order.Priority.ToString(CultureInfo.InvariantCulture), order.Priority is >= 1 and <= 5));
        lines.Put("НазначениеПлатежа", Required(lines, "НазначениеПлатежа", order.Purpose, LongestPurpose));
        lines.Mark("КонецДокумента");
    }

    private static void WriteSide(Lines lines, string key, PaymentSide side)
    {
        string name = Required(lines, key + "1", side.Name, LongestName);
        string account = Checked(lines, key + "Счет", side.Account, BankAccount.Account(side.Account, side.Bic).Valid);
        string inn = Optional(lines, key + "ИНН", side.Inn, TaxNumbers.Inn(side.Inn));
        lines.Put(key + "Счет", account);
        lines.Put(key, inn.Length > 0 ? $"ИНН {inn} {name}" : name);
        lines.Put(key + "ИНН", inn);
        lines.Put(key + "1", name);
        lines.Put(key + "РасчСчет", account);
        lines.Put(key + "Банк1", Required(lines, key + "Банк1", side.Bank, LongestBank));
        lines.Put(key + "Банк2", side.BankCity.Length == 0 ? "" : Required(lines, key + "Банк2", side.BankCity, LongestCity));
        lines.Put(key + "БИК", Checked(lines, key + "БИК", side.Bic, BankAccount.Bik(side.Bic).Valid));
        lines.Put(key + "Корсчет", Optional(lines, key + "Корсчет", side.CorrespondentAccount, BankAccount.Account(side.CorrespondentAccount, side.Bic)));
    }

    /// <summary>Words that must be there, as the file can hold them.</summary>
    private static string Required(Lines lines, string field, string text, int longest)
    {
        string? fitted = BankLetters.Fit(text);
        string? fault = fitted switch
        {
            null => PaymentFileReason.Characters,
            "" => PaymentFileReason.Empty,
            _ => fitted.Length > longest ? PaymentFileReason.TooLong : null,
        };
        if (fault is not null)
        {
            lines.Faults.Add(new(lines.Order, field, fault));
        }

        return fitted ?? "";
    }

    private static string Checked(Lines lines, string field, string value, bool good)
    {
        if (!good)
        {
            lines.Faults.Add(new(lines.Order, field, value.Length == 0 ? PaymentFileReason.Empty : PaymentFileReason.Malformed));
        }

        return value;
    }

    private static string Optional(Lines lines, string field, string value, RequisiteVerdict verdict) => value.Length == 0 ? "" : Checked(lines, field, value, verdict.Valid);

    private static bool Digits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>The text of the file while it is made, with what is wrong so far.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder _text = new();

        public List<PaymentFileFault> Faults { get; } = [];

        public int Order { get; set; }

        public void Mark(string mark) => _text.Append(mark).Append("\r\n");

        public void Put(string key, string value) => _text.Append(key).Append('=').Append(value).Append("\r\n");

        public byte[] ToBytes() => CyrillicEncodings.Windows1251.GetBytes(_text.ToString());
    }
}
