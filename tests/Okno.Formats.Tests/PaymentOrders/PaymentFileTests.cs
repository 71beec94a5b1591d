using System.Text;
using CsCheck;
using Okno.Domain.Payments;
using Okno.Formats.PaymentOrders;
using Okno.Formats.Requisites;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.PaymentOrders;

public sealed class PaymentFileTests
{
    private static readonly DateTime MadeAt = new(2026, 5, 4, 10, 20, 30);

    private static readonly PaymentSide Centre = new(
        "Департамент финансов города Москвы (ГБУ «Миграционный центр», л/с 2684041000451965)", "7707083893", "770701001", "40601810000003000002", "Отделение 1 Москва", "г. Москва", "044583001", "");

    private static readonly PaymentSide Person = new("Каримов Жасур", "", "", WithKey("4081781000000000001", "044525225"), "ПАО Сбербанк", "г. Москва", "044525225", "30101810400000000225");

    private static readonly OutgoingPayment Refund = new("17", new(2026, 5, 4), Centre, Person, Money.Roubles(8900), "Возврат по обращению 26-000123. НДС не облагается");

    [Fact]
    public void An_order_has_every_field_that_a_bank_requires()
    {
        string text = Text(Refund);
        string[] lines = text.Split("\r\n");
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal("1CClientBankExchange", lines[0]);
        Assert.Equal(["КонецФайла", ""], lines[^2..]);
        Assert.All(
            (string[])["ВерсияФормата=1.03", "Кодировка=Windows", "Отправитель=Окно", "ДатаСоздания=04.05.2026", "ВремяСоздания=10:20:30", "ДатаНачала=04.05.2026", "ДатаКонца=04.05.2026",
                "РасчСчет=40601810000003000002", "СекцияДокумент=Платежное поручение", "Номер=17", "Дата=04.05.2026", "Сумма=8900.00", "Плательщик=ИНН 7707083893 " + Centre.Name, "ВидОплаты=01", "Код=0", "Очередность=5",
                "ПолучательБИК=044525225", "ПолучательКорсчет=30101810400000000225", "КонецДокумента"],
            line => Assert.Contains(line, lines));
    }

    [Fact]
    public void Every_field_that_the_standard_requires_on_the_way_to_a_bank_is_there()
    {
        using System.Text.Json.JsonDocument format = SharedJson.Open("data", "bank", "1c_fields.json");
        string[] keys = [.. Text(Refund).Split("\r\n").Select(line => line.Split('=')[0])];
        foreach (string part in (string[])["header", "document_section"])
        {
            Assert.All(
                format.RootElement.GetProperty(part).EnumerateArray().Where(field => field[1].GetString() is "both" or "to_bank" && !field[2].GetString()!.StartsWith("budget", StringComparison.Ordinal)),
                field => Assert.Contains(field[0].GetString()!.Split('=')[0], keys));
        }
    }

    [Fact]
    public void Our_own_reader_reads_the_same_values_back()
    {
        Gen<string> words = Gen.Char["абвгдежзийклмнопрстуфхцчшщъыьэюяАБЁё «»№abcXYZ.-()ҳқғӯ'’"].Array[1, 60].Select(letters => new string(letters)).Where(text => text.Trim().Length > 0);
        Gen<PaymentSide> person = Gen.Select(words, Gen.Long[0, 9_999_999_999], (name, number) => Person with { Name = name, Account = WithKey($"408178100{number:0000000000}", Person.Bic) });
        Gen.Select(Gen.Int[1, 999_999], Gen.Date[new DateTime(2014, 1, 1), new DateTime(2030, 12, 31)], person, Gen.Long[1, 99_999_999_999], words, Gen.Int[1, 5])
            .Select((number, day, payee, kopecks, purpose, priority) => new OutgoingPayment($"{number}", DateOnly.FromDateTime(day), Centre, payee, new Money(kopecks), purpose, priority))
            .Array[1, 5].Where(orders => orders.DistinctBy(order => (order.Date, order.Number)).Count() == orders.Length).Sample(orders =>
            {
                Assert.Empty(PaymentFile.Write(orders, "Окно", MadeAt, out byte[] bytes));
                Assert.Null(Statement.Read(new MemoryStream(bytes), out Statement? statement));
                Assert.Empty(statement!.Quarantined);
                Assert.Equal("windows-1251", statement.Summary.Header.Encoding);
                Assert.Equal(orders.Length, statement.Documents.Count);
                Assert.All(orders.Zip(statement.Documents), pair =>
                {
                    (OutgoingPayment order, StatementDocument read) = pair;
                    Assert.Equal((order.Number, order.Date, order.Sum, StatementDirection.Out), (read.Number, read.Date, read.Sum, read.Direction));
                    Assert.Equal((Centre.Account, order.Payee.Account, Centre.Inn, ""), (read.PayerAccount, read.PayeeAccount, read.PayerInn, read.PayeeInn));
                    Assert.Equal((Centre.Name, BankLetters.Fit(order.Payee.Name), BankLetters.Fit(order.Purpose)), (read.PayerName, read.PayeeName, read.Purpose));
                    Assert.Contains(KeyValuePair.Create("Очередность", $"{order.Priority}"), read.Fields);
                });
            });
    }

    [Theory]
    [InlineData("Раҳимова Гулноз", "Рахимова Гулноз")]
    [InlineData("Oʻtkir Gʻulomov", "O'tkir G'ulomov")]
    [InlineData("Çağrı Öz", "Cagri Oz")]
    [InlineData("  «Ёлка» — № 5  ", "«Ёлка» — № 5")]
    [InlineData("王伟", null)]
    [InlineData("👍", null)]
    [InlineData("две\nстроки", null)]
    public void Letters_that_the_file_lacks_become_the_nearest_or_are_refused(string text, string? fitted) => Assert.Equal(fitted, BankLetters.Fit(text));

    [Fact]
    public void Each_fault_is_named_at_its_order_and_field_and_nothing_is_written()
    {
        Assert.Equal(
            [
                new PaymentFileFault(1, "Номер", PaymentFileReason.Malformed),
                new PaymentFileFault(1, "Сумма", PaymentFileReason.Malformed),
                new PaymentFileFault(1, "Получатель1", PaymentFileReason.Characters),
                new PaymentFileFault(1, "ПолучательСчет", PaymentFileReason.Malformed),
                new PaymentFileFault(1, "ПолучательИНН", PaymentFileReason.Malformed),
                new PaymentFileFault(1, "Очередность", PaymentFileReason.Malformed),
                new PaymentFileFault(1, "НазначениеПлатежа", PaymentFileReason.Empty),
            ],
            PaymentFile.Write(
                [Refund, Refund with { Number = "000", Sum = Money.Zero, Purpose = " ", Priority = 6, Payee = Person with { Name = "王伟", Account = "40817810000000000001", Inn = "7707083894" } }], "Окно", MadeAt, out byte[] bytes));
        Assert.Empty(bytes);
    }

    [Theory]
    [InlineData(210, true)]
    [InlineData(211, false)]
    public void A_purpose_has_210_characters_at_most(int length, bool good) =>
        Assert.Equal(good, PaymentFile.Write([Refund with { Purpose = new string('я', length) }], "Окно", MadeAt, out _).Count == 0);

    [Theory]
    [InlineData(160, true)]
    [InlineData(161, false)]
    public void A_name_has_160_characters_at_most(int length, bool good) =>
        Assert.Equal(good, PaymentFile.Write([Refund with { Payee = Person with { Name = new string('я', length) } }], "Окно", MadeAt, out _).Count == 0);

    [Theory]
    [InlineData("999999", true)]
    [InlineData("1000000", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("А1", false)]
    public void A_number_has_one_to_six_digits(string number, bool good) => Assert.Equal(good, PaymentFile.Write([Refund with { Number = number }], "Окно", MadeAt, out _).Count == 0);

    [Fact]
    public void Two_orders_of_one_number_and_day_are_refused() =>
        Assert.Equal([new PaymentFileFault(1, "Номер", PaymentFileReason.Repeated)], PaymentFile.Write([Refund, Refund with { Number = "017" }], "Окно", MadeAt, out _));

    private static string Text(params OutgoingPayment[] orders)
    {
        Assert.Empty(PaymentFile.Write(orders, "Окно", MadeAt, out byte[] bytes));
        return CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(bytes);
    }

    /// <summary>An account of 19 digits gets the key digit in its ninth place that its bank's БИК asks for.</summary>
    private static string WithKey(string account, string bic) =>
        Enumerable.Range(0, 10).Select(key => account.Insert(8, $"{key}")[..20]).First(whole => BankAccount.Account(whole, bic).Valid);
}
