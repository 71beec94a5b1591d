using System.Collections.Immutable;
using System.Text;
using Okno.Documents;
using Okno.Documents.Papers;
using Okno.Domain.Payments;
using UglyToad.PdfPig.Content;

namespace Okno.Desk.Tests.Documents;

public sealed class PapersTests(PressFixture fixture) : IClassFixture<PressFixture>
{
    public static TheoryData<string> Papers => [.. All.Keys];

    private static readonly Dictionary<string, (Func<PressFixture, Task<PrintedPaper.Ready>> Print, string[] Says)> All = new()
    {
        ["application"] = (p => p.PrintAsync(SamplePapers.Application()), ["РАХМОНОВ", "АБДУЛЛОУГЛИ", "07031994", "2500123456", "772900000114", "КАМЕНЩИК4РАЗРЯДА", "СЕРТИФИКАТОВЛАДЕНИИ"]),
        ["consent"] = (p => p.PrintAsync(SamplePapers.Consent()), ["Рахмонов", "152-ФЗ", "Как отозвать", "отпечатки пальцев Центр не хранит"]),
        ["consent withdrawal"] = (p => p.PrintAsync(SamplePapers.ConsentWithdrawal()), ["Подтверждение отзыва", "прошу прекратить", "402-ФЗ, ст. 29", "ст. 21 ч. 5"]),
        ["offer"] = (p => p.PrintAsync(SamplePapers.Offer()), ["8 900,00 ₽", "восемь тысяч девятьсот рублей 00 копеек", "40601810000003000002", "044583001", "22.04.2026", "ГК РФ, ст. 782", SamplePapers.Offer().Hash]),
        ["offer without QR"] = (p => p.PrintAsync(SamplePapers.Offer(withQr: false)), ["Оплата по QR-коду закрыта", "Сначала согласуйте более ранние дни документов."]),
        ["payment order"] = (p => p.PrintAsync(SamplePapers.PaymentOrder("ST00012|Name=А"u8.ToArray())), ["26-000147-01-4", "8 900 руб. 00 коп.", "восемь тысяч девятьсот рублей 00 копеек", "40601810000003000002", "044583001", "22.04.2026", "Платите у окна Центра, с документами на руках", "Извещение", "Квитанция", "счёт открыт в Банке России"]),
        ["payment order without a code"] = (p => p.PrintAsync(SamplePapers.PaymentOrder(null)), ["Реквизиты Центра не годятся", "2684041000451965"]),
        ["checklist"] = (p => p.PrintAsync(SamplePapers.Checklist()), ["20 апреля 2026 года (понедельник)", "27 апреля 2026 года (понедельник)", "до 23.04.2026", "подлинник или заверенная копия", "п. 2.1.7.3", "Решает сотрудник Центра", "30.04.2026"]),
        ["obligations"] = (p => p.PrintAsync(SamplePapers.Obligations()), ["3.13", "6.1", "20.05.2026", "27.04.2026", "30 календарных дней", "Предупреждение о подделке"]),
        ["custody receipt"] = (p => p.PrintAsync(SamplePapers.Custody()), ["Р-2026-000512", "принят на хранение", "предъявлен, снята копия", "4 документа"]),
        ["custody receipt of a return"] = (p => p.PrintAsync(SamplePapers.Custody(isReturn: true)), ["Расписка о возврате документов", "возвращён"]),
        ["register"] = (p => p.PrintAsync(SamplePapers.Register(60)), ["РЕЕ-2026-0031", "60 дел", "1077 листов", "ПП-2026-000060", "21.04.2026"]),
        ["act"] = (p => p.PrintAsync(SamplePapers.Act(7)), ["АКТ-2026-0031", "10:40", "принято: 6", "отказано в приёме: 1", "6.3.1", "Нарушение установленного срока обращения"]),
        ["erasure act"] = (p => p.PrintAsync(SamplePapers.Erasure()), ["Акт об уничтожении", "26-000123", "Сомов Сергей", "Панова Полина", "402-ФЗ", "поисковые метки", "11.05.2026"]),
        ["blank act"] = (p => p.PrintAsync(SamplePapers.Act(30, blank: true)), ["АКТ-2026-0031", "ПП-2026-000030"]),
        ["reconciliation act"] = (p => p.PrintAsync(SamplePapers.Reconciliation()), ["СВ-2026-04", "40601810000003000002", "2 122 200,00 ₽", "комиссия банка", "150,00 ₽", "Орлова Н. П."]),
        ["reconciliation act without differences"] = (p => p.PrintAsync(SamplePapers.Reconciliation(agrees: true)), ["Расхождений нет", "979 000,00 ₽"]),
        ["refund order"] = (p => p.PrintAsync(SamplePapers.Refund()), ["Поручение на возврат денег", "№ 41 от 20.04.2026", "5 900,00 ₽", "пять тысяч девятьсот рублей 00 копеек", "40817810099910004312", "044525225", "Рахмонова Зулфия", "п. 3.12", "квитанция 4471"]),
        ["defect note"] = (p => p.PrintAsync(SamplePapers.Defects()), ["Исправлена дата", "п. 4.3", "22.04.2026", "Ковалёва Т. И."]),
        ["certificate"] = (p => p.PrintAsync(SamplePapers.Certificate()), ["АКТ-2026-0031 от 21.04.2026", "РЕЕ-2026-0031", "8 900,00 ₽"]),
        ["notice"] = (p => p.PrintAsync(SamplePapers.Notice()), ["Уведомление об окончании срока действия договора", "0,00 ₽", "п. 3.12", "Если вы не согласны"]),
        ["risk notice"] = (p => p.PrintAsync(SamplePapers.Risk()), ["28.04.2026", "30.04.2026", "04.05.2026", "позже срока", "п. 6.3.1"]),
    };

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_paper_names_the_provider_the_service_and_its_own_facts(string paper)
    {
        (Func<PressFixture, Task<PrintedPaper.Ready>> print, string[] says) = All[paper];
        PrintedPaper.Ready printed = await print(fixture);
        string text = PressFixture.Squeezed(printed.Pdf);

        Assert.True(printed.Archival);
        foreach (string expected in says.Concat([SamplePapers.Centre.ShortName, "20.04.2026", "Правила предоставления услуги в редакции", "стр. 1 из " + printed.Pages]).Where(s => s != SamplePapers.Centre.ShortName || printed.Pages > 1))
        {
            Assert.Contains(PressFixture.Squeeze(expected), text, StringComparison.Ordinal);
        }

        // Long names are hyphenated at line ends, so only their unhyphenated parts are looked for.
        Assert.Contains(PressFixture.Squeeze("Государственное бюджетное учреждение города Москвы"), text, StringComparison.Ordinal);
        Assert.Contains(PressFixture.Squeeze("содействие в оформлении, передаче в уполномоченные органы"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_data_give_equal_bytes_on_two_presses()
    {
        PrintedPaper.Ready first = await fixture.PrintAsync(SamplePapers.Offer());
        await fixture.PrintAsync(SamplePapers.Checklist());
        await using PaperPress other = new(PaperPressOptions.Find());
        PrintedPaper.Ready second = PressFixture.Ready(await other.PrintAsync(SamplePapers.Offer(), TestContext.Current.CancellationToken));

        Assert.Equal(first.Pdf, second.Pdf);
    }

    [Theory]
    [InlineData("#import \"/etc/passwd\" #panic(\"x\") $x^2$ *bold* _it_ @ref <label> \\u{41} `raw` // note /* c */ ]")]
    [InlineData("#read(\"data.json\") #eval(\"1+1\") #{ 1 + 1 } = Head - list + enum / term: x")]
    [InlineData("\"},{\"head\":null \\\" \\n\\\\")]
    [InlineData("о’Нил «Ғайрат» Əliyev Ștefan Ўткир Ӯ Ҷ Қ Ҳ Ї Є Ґ ё")]
    public async Task Hostile_text_is_printed_as_text(string hostile)
    {
        DefectNote note = SamplePapers.Defects() with { HowToMend = hostile, Person = SamplePapers.Person with { FullName = hostile } };
        PrintedPaper.Ready printed = await fixture.PrintAsync(note);

        string text = PressFixture.Squeezed(printed.Pdf).Replace("-", "", StringComparison.Ordinal);
        Assert.Contains(PressFixture.Squeeze(hostile).Replace("-", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.True(printed.Archival);
    }

    [Fact]
    public async Task A_sign_that_no_font_shows_does_not_stop_the_paper()
    {
        PrintedPaper.Ready printed = await fixture.PrintAsync(SamplePapers.Defects() with { HowToMend = "Печать 漢字 🎉 нечитаема" });

        Assert.False(printed.Archival);
        Assert.Contains("нечитаема", PressFixture.Squeezed(printed.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_word_stays_inside_the_page()
    {
        string word = new('Щ', 400);
        PrintedPaper.Ready printed = await fixture.PrintAsync(SamplePapers.Custody() with { Lines = [SamplePapers.Custody().Lines[0] with { Name = word }] });

        using UglyToad.PdfPig.PdfDocument document = UglyToad.PdfPig.PdfDocument.Open(printed.Pdf);
        UglyToad.PdfPig.Content.Page page = document.GetPage(1);
        // Where the word may break stands an invisible U+200B, which the reader joins to its letter.
        Letter[] letters = [.. document.GetPages().SelectMany(p => p.Letters).Where(letter => letter.Value.StartsWith('Щ'))];
        Assert.Equal(400, letters.Length);
        Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, page.Width - 20));
    }

    [Fact]
    public async Task A_value_longer_than_its_cells_is_printed_whole()
    {
        string address = "Республика Таджикистан, Хатлонская область, район Абдурахмони Джоми, сельский совет имени Яккатут, улица Исмоили Сомони, дом 117";
        PrintedPaper.Ready printed = await fixture.PrintAsync(SamplePapers.Application() with { HomeAddress = address });

        Assert.Contains(PressFixture.Squeeze(address.ToUpperInvariant()), PressFixture.Squeezed(printed.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_its_optional_facts_leaves_cells_to_fill_by_hand()
    {
        ReissueApplication full = SamplePapers.Application();
        PrintedPaper.Ready printed = await fixture.PrintAsync(full with
        {
            Patronymic = null, HomeAddress = null, IdentitySeries = null, IdentityIssuedOn = null, IdentityIssuer = null, MigrationCard = null, MigrationCardIssuedOn = null, StayAddress = null, StayFrom = null, StayTo = null, Inn = null,
            LanguageProof = null, LanguageProofSeries = null, LanguageProofNumber = null, LanguageProofIssuedOn = null, PatentBlankSeries = null, PatentBlankNumber = null, PatentTo = null, EmployerName = null, Profession = null, WorkUntil = null, Phone = null, Sex = SexMark.NotGiven,
        });

        Assert.InRange(printed.Pages, 1, 2);
        Assert.DoesNotContain("none", PressFixture.Squeezed(printed.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_may_be_empty_and_optional_facts_absent()
    {
        Assert.Equal(1, (await fixture.PrintAsync(SamplePapers.Checklist() with { Lines = [], Exceptions = [], HandoverBy = null })).Pages);
        Assert.Equal(1, (await fixture.PrintAsync(SamplePapers.Notice() with { Money = null, Grounds = [], Complaints = [], StillPossible = [], PapersReturned = null })).Pages);
        Assert.Equal(1, (await fixture.PrintAsync(SamplePapers.Register(0))).Pages);
        Assert.Equal(1, (await fixture.PrintAsync(SamplePapers.Certificate() with { ActNumber = null, ActDate = null, UnderClause63 = new ClauseText("нарушение срока обращения", "6.3.1") })).Pages);
    }

    [Fact]
    public async Task A_register_of_a_thousand_lines_repeats_its_heading_and_counts_its_pages()
    {
        PrintedPaper.Ready printed = await fixture.PrintAsync(SamplePapers.Register(1000));
        IReadOnlyList<string> pages = PressFixture.Pages(printed.Pdf);

        Assert.Equal(printed.Pages, pages.Count);
        Assert.Contains("1000дел", pages[0], StringComparison.Ordinal);
        for (int i = 0; i < pages.Count; i++)
        {
            Assert.Contains($"стр.{i + 1}из{pages.Count}", pages[i], StringComparison.Ordinal);
        }

        Assert.All(pages.SkipLast(1), page => Assert.Contains("Гражданство", page, StringComparison.Ordinal));
        string all = string.Concat(pages);
        Assert.All(Enumerable.Range(1, 1000), i => Assert.Contains($"ПП-2026-{i:000000}", all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_paper_carries_its_own_day_and_no_clock()
    {
        PrintedPaper.Ready printed = await fixture.PrintAsync(SamplePapers.Certificate());

        using UglyToad.PdfPig.PdfDocument document = UglyToad.PdfPig.PdfDocument.Open(printed.Pdf);
        Assert.StartsWith("D:20260420", document.Information.CreationDate, StringComparison.Ordinal);
        Assert.Contains("Справка об оказании услуги", document.Information.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_wording_of_the_offer_is_named_by_its_line()
    {
        string folder = Directory.CreateTempSubdirectory("okno-wording").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "offer.ru.json"), "[\n { \"clause\": \"1.1\", \"text\": }\n]", Encoding.UTF8);
            Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => OfferWording.Read(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
