using System.Text;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements;

/// <summary>A small statement of our own making: one account of the centre, two receipts and one refund.</summary>
internal static class Sample
{
    public const string Own = "40601810000003000002";

    public const string Text = """
        1CClientBankExchange
        ВерсияФормата=1.03
        Кодировка=Windows
        Отправитель=Банк
        ДатаНачала=20.04.2026
        ДатаКонца=21.04.2026
        РасчСчет=40601810000003000002
        СекцияРасчСчет
        ДатаНачала=20.04.2026
        ДатаКонца=21.04.2026
        РасчСчет=40601810000003000002
        НачальныйОстаток=100.00
        ВсегоПоступило=17800.00
        ВсегоСписано=8900.00
        КонечныйОстаток=9000.00
        КонецРасчСчет
        СекцияДокумент=Платежное поручение
        Номер=БА15
        Дата=20.04.2026
        Сумма=8900.00
        ПлательщикСчет=40817810000000000001
        ПлательщикИНН=
        Плательщик=ИНН 7707083893 Каримов Жасур
        ПолучательСчет=40601810000003000002
        ДатаПоступило=20.04.2026
        ПоказательКБК=
        Код=0
        НазначениеПлатежа=Переоформление патента 77 2400123456
        КонецДокумента
        СекцияДокумент=Платежное поручение
        Номер=16
        Дата=20.04.2026
        Сумма=8900
        ПлательщикСчет=40817810000000000002
        Плательщик1=Раҳимова Гулноз
        ПолучательСчет=40601810000003000002
        НазначениеПлатежа1=Часть первая
        НазначениеПлатежа2=часть вторая
        СвойКлючБанка=значение
        КонецДокумента
        СекцияДокумент=Банковский ордер
        Номер=17
        Дата=21.04.2026
        Сумма=8900.00
        ПлательщикСчет=40601810000003000002
        ПолучательСчет=40817810000000000001
        ДатаСписано=21.04.2026
        НазначениеПлатежа=Возврат
        КонецДокумента
        КонецФайла

        """;

    public static Statement Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static Statement Read(byte[] bytes)
    {
        Assert.Null(Statement.Read(new MemoryStream(bytes), out Statement? statement));
        return statement!;
    }

    public static string? ErrorOf(byte[] bytes)
    {
        string? error = Statement.Read(new MemoryStream(bytes), out Statement? statement);
        Assert.Equal(error is null, statement is not null);
        return error;
    }
}
