using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Okno.Documents;
using Okno.Documents.Papers;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;

namespace Okno.Desk.Tests.Documents;

/// <summary>One realistic, invented case printed on every paper.</summary>
internal static class SamplePapers
{
    public static readonly DateOnly Today = new(2026, 4, 20);

    public static readonly Provider Centre = new(
        "Государственное бюджетное учреждение города Москвы «Многофункциональный миграционный центр»", "ГБУ «Миграционный центр»",
        "125009, г. Москва, Газетный пер., д. 1/12", "г. Москва, п. Вороновское, Варшавское шоссе, 64-й км, домовладение 1, стр. 47", "mc.mos.ru");

    public static readonly AuthorityName Authority = new(
        "Управление по вопросам миграции ГУ МВД России по г. Москве", "УВМ ГУ МВД России по г. Москве", "отдел по работе с организациями", "г. Москва, ул. Большая Ордынка, д. 16, стр. 4");

    public static readonly PersonLine Person = new(
        "Рахмонов Шерзод Абдулло угли", "RAKHMONOV SHERZOD", "Республика Узбекистан", new DateOnly(1994, 3, 7),
        "паспорт FA1234567, выдан 12.05.2021 МВД, г. Самарканд", "77 № 2500123456 от 20.05.2025", "Узбекистан, Самаркандская область, Ургутский район, кишлак Камангарон, ул. Бобура, д. 14", "+7 900 000-00-01");

    public static readonly Signer Operator = new("оператор", "Соколова М. В.");

    private static readonly Money Price = Money.Roubles(8900);

    public static PaperHead Head(string number = "ПП-2026-000147") => new(
        Centre,
        "содействие в оформлении, передаче в уполномоченные органы и получении документов, необходимых в соответствии с действующим законодательством для переоформления патента на временное осуществление на территории города Москвы трудовой деятельности, иностранным гражданам, прибывшим в Российскую Федерацию в порядке, не требующем получения визы",
        "Переоформление патента", number, Today, "Правила предоставления услуги в редакции, действующей с 01.03.2015");

    public static ReissueApplication Application() => new()
    {
        Head = Head(),
        Authority = Authority.FullName,
        Surname = "Рахмонов",
        GivenName = "Шерзод",
        Patronymic = "Абдулло угли",
        Citizenship = "Республика Узбекистан",
        BirthPlace = "Узбекистан, г. Самарканд",
        BirthDate = Person.BirthDate,
        Sex = SexMark.Male,
        HomeAddress = "Узбекистан, Самаркандская обл., Ургутский р-н, к. Камангарон, ул. Бобура, 14",
        IdentityKind = "Паспорт",
        IdentitySeries = "FA",
        IdentityNumber = "1234567",
        IdentityIssuedOn = new DateOnly(2021, 5, 12),
        IdentityIssuer = "МВД г. Самарканд",
        MigrationCard = "4012 305784",
        MigrationCardIssuedOn = new DateOnly(2025, 5, 2),
        StayAddress = "г. Москва, ул. Профсоюзная, д. 104, корп. 2, кв. 57",
        StayFrom = new DateOnly(2025, 5, 24),
        StayTo = new DateOnly(2026, 5, 20),
        Inn = "772900000114",
        LanguageProof = "Сертификат о владении русским языком, уровень ИР",
        LanguageProofSeries = "РФ",
        LanguageProofNumber = "240012345678",
        LanguageProofIssuedOn = new DateOnly(2024, 4, 11),
        PatentIssuer = "УВМ ГУ МВД России по г. Москве",
        PatentSeries = "77",
        PatentNumber = "2500123456",
        PatentBlankSeries = "РР",
        PatentBlankNumber = "1234567",
        PatentFrom = new DateOnly(2025, 5, 20),
        PatentTo = new DateOnly(2026, 5, 20),
        Employer = EmployerKind.LegalEntity,
        EmployerName = "ООО «Строительное управление № 9»",
        EmployerInn = "7701000006",
        Profession = "Каменщик 4 разряда",
        WorkUntil = new DateOnly(2027, 5, 19),
        Phone = "+7 900 000-00-01",
    };

    public static PersonalDataConsent Consent() => new(
        Head(),
        new ConsentWording("2025-09-01", "фамилия, имя, отчество; данные патента", "отпечатки пальцев Центр не хранит", "сбор, хранение, передача", "смешанный", "до полного оказания услуги", "письменным заявлением", "152-ФЗ, ст. 9", new string('b', 64)),
        [new PurposeLine("оказание услуги", true, true), new PurposeLine("сообщения на телефон", false, false)], Person, null,
        [
            new DataRecipient(Authority.FullName, Authority.Address, "рассмотрение заявления о переоформлении патента"),
            new DataRecipient("Департамент финансов города Москвы", null, "учёт оплаты услуги"),
        ],
        Centre.LegalAddress);

    public static ErasureAct Erasure() => new(
        Head(), "26-000123", "С-26-0004", Today, "Сомов Сергей", "Панова Полина", Today, ["Документы учёта: срок окончен (402-ФЗ, ст. 29)."],
        [new CountedThing("дело с его ключом и историей", "1"), new CountedThing("поисковые метки", "31")], ["строки выписок В-26-000001 — до 31.12.2031"], new DateOnly(2026, 5, 11), new string('c', 64));

    public static ConsentWithdrawalNotice ConsentWithdrawal() => new(
        Head(), Person, "2025-09-01", Today, Today.AddDays(3), "прошу прекратить", ["оказание услуги."], ["Сообщения на телефон больше не отправляются."],
        [new ClauseText("Квитанции хранятся по 31.12.2031.", "402-ФЗ, ст. 29")], Today.AddDays(33), "152-ФЗ, ст. 21 ч. 5", new Signer("специалист", "Петрова А. А."));

    public static Offer Offer(bool withQr = true)
    {
        PaperHead head = Head();
        OfferWording wording = OfferWording.Read(PaperPressOptions.Find().PapersFolder);
        DateOnly heldUntil = Today.AddDays(2);
        const string purpose = "Оплата услуги по делу ПП-2026-000147, Рахмонов Шерзод Абдулло угли. Без НДС";
        return new Offer(
            head, Person, Price, "приказ № 12 от 15.01.2026",
            new Requisites("Департамент финансов города Москвы (ГБУ «Миграционный центр», л/с 2684041000451965)", "2684041000451965", "40601810000003000002", "Отделение 1 Москва", "044583001"),
            purpose, "ПП-2026-000147", heldUntil, wording.Of(head, Price, "приказ № 12 от 15.01.2026", heldUntil, Authority.ShortName, 30, 1), new string('a', 64),
            withQr ? QrPicture.Svg(Encoding.UTF8.GetBytes($"ST00012|Name=Департамент финансов города Москвы (ГБУ «Миграционный центр», л/с 2684041000451965)|PersonalAcc=40601810000003000002|BankName=Отделение 1 Москва|BIC=044583001|CorrespAcc=0|Sum=890000|Purpose={purpose}")) : null,
            withQr ? null : "Сначала согласуйте более ранние дни документов.");
    }

    public static PaymentOrder PaymentOrder(byte[]? code) => new(
        Head(), new Requisites("Департамент финансов города Москвы (ГБУ «Миграционный центр», л/с 2684041000451965)", "2684041000451965", "40601810000003000002", "Отделение 1 Москва", "044583001"),
        Person.FullName, "г. Москва, ул. Народного Ополчения, д. 33, корп. 1, кв. 114", Price, "Оплата услуги по переоформлению патента, 26-000147-01-4, Рахмонов Шерзод Абдулло угли, патент 77 2500123456. Без НДС", "26-000147-01-4", Today.AddDays(2),
        code is null ? null : QrPicture.Svg(code), code is null ? "Реквизиты Центра не годятся для QR-кода." : null);

    public static CaseChecklist Checklist()
    {
        ImmutableArray<PaperForm> original = [PaperForm.Original];
        ImmutableArray<PaperForm> copyToo = [PaperForm.Original, PaperForm.CertifiedCopy];
        DateOnly later = new(2026, 4, 27);
        return new CaseChecklist(
            Head(), Person, "Обычный порядок: часть документов — в день договора, остальные — в течение пяти календарных дней.",
            [
                new ChecklistLine("Полис добровольного медицинского страхования", "2.1.4", Today, Today, "3.10.2", "На весь срок работы; страховщик российский, полис действует в Москве.", copyToo, "Первичная и неотложная специализированная помощь."),
                new ChecklistLine("Миграционная карта", "2.1.5", Today, Today, "3.10.2", "Цель визита — «работа», с отметкой о въезде.", original),
                new ChecklistLine("Чеки об уплате НДФЛ (фиксированный авансовый платёж)", "2.1.6", Today, Today, "3.10.2", "За каждый месяц с 20.05.2025, без перерывов.", copyToo, "В чеке: номер и дата, сумма, плательщик, вид платежа (п. 4.6)."),
                new ChecklistLine("Ходатайство работодателя", "2.1.9", Today, Today, "3.10.2", "От ООО «Строительное управление № 9».", original),
                new ChecklistLine("Трудовой договор", "2.1.10", Today, Today, "3.10.2", "Работодатель — юридическое лицо.", copyToo),
                new ChecklistLine("Перевод паспорта", "2.1.11", Today, Today, "3.10.2", "Паспорт составлен не на русском языке; перевод заверяет нотариус.", original),
                new ChecklistLine("Заключение об инфекционных заболеваниях", "2.1.7.1", later, new DateOnly(2026, 4, 23), "3.10.2", "От медицинской организации из перечня Москвы.", original),
                new ChecklistLine("Сертификат об отсутствии ВИЧ-инфекции", "2.1.7.2", later, new DateOnly(2026, 4, 23), "3.10.2", "От медицинской организации из перечня Москвы.", original),
                new ChecklistLine("Заключение психиатра-нарколога", "2.1.7.3", later, new DateOnly(2026, 4, 23), "3.10.2", "От медицинской организации из перечня Москвы.", original),
            ],
            [
                new ChecklistException("Документ о владении русским языком", "2.1.8", "Сертификат от 11.04.2024, поданный раньше, ещё действует."),
                new ChecklistException("Справка о перемене имени", "2.1.3", "Имя в переводе паспорта и в патенте пишется по-разному.", HumanDecides: true),
            ],
            new DateOnly(2026, 4, 30));
    }

    public static Obligations Obligations() => new(
        Head(), Person, Authority, Today, new DateOnly(2026, 5, 20), 30, "2.1.4–2.1.6, 2.1.9–2.1.11", "2.1.7, 2.1.8", new DateOnly(2026, 4, 27), new DateOnly(2026, 4, 30),
        "не позднее одного календарного дня с момента получения всех документов, с учётом режима работы принимающего подразделения", Operator);

    public static CustodyReceipt Custody(bool isReturn = false) => new(
        Head("Р-2026-000512"), Person,
        [
            .. new[]
            {
            new CustodyLine("Паспорт", "FA1234567, действителен до 11.05.2031", PaperForm.Original, CustodyAction.ShownAndCopied, 1, Today),
            new CustodyLine("Полис ДМС", "№ 0012-77-345678", PaperForm.CertifiedCopy, isReturn ? CustodyAction.Returned : CustodyAction.Taken, 2, Today),
            new CustodyLine("Чеки об уплате НДФЛ", "12 шт., с 17.05.2025 по 16.04.2026", PaperForm.Original, isReturn ? CustodyAction.Returned : CustodyAction.Taken, 12, Today),
            new CustodyLine("Миграционная карта", "4012 305784", PaperForm.Original, CustodyAction.Shown, null, Today),
            }.Where(line => !isReturn || line.Action == CustodyAction.Returned),
        ],
        Operator, isReturn);

    public static HandoverRegister Register(int lines) => new(
        Head("РЕЕ-2026-0031"), Authority, Today.AddDays(1),
        [.. Enumerable.Range(1, lines).Select(i => new RegisterLine(Number(i), Name(i), Country(i), new DateOnly(1980, 1, 1).AddDays(i * 37 % 9000), $"77 № 25{i:00000000} от 20.05.2025", 14 + (i % 9), new DateOnly(2026, 4, 30)))],
        Operator, new Signer("курьер", "Гусев П. А."));

    public static ReconciliationAct Reconciliation(bool agrees = false) => new(
        Head("СВ-2026-04"), new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30), ["40601810000003000002"],
        [
            new("Остаток на начало периода", Money.Roubles(1_250_000)), new("Поступило", Money.Roubles(890_000), "100 поступлений в 12 выписках"), new("Списано", Money.Roubles(17_800)),
            new("Остаток на конец периода", Money.Roubles(2_122_200)),
        ],
        [
            new("Не разнесено", Money.Zero, Money.Roubles(890_000), Money.Roubles(881_100), Money.Roubles(8900)),
            new("Договоры в силе", Money.Roubles(89_000), Money.Roubles(872_200), Money.Roubles(445_000), Money.Roubles(516_200)),
            new("К возврату", Money.Zero, Money.Roubles(17_800), Money.Roubles(17_800), Money.Zero),
        ],
        [new("Получено", Money.Roubles(979_000)), new("Учтено на всех счетах", Money.Roubles(979_000))],
        agrees ? [] : [new("Списано банком, но это не возврат заявителю", Money.Roubles(150), "1 документ: комиссия банка")],
        [new("Квитанции, за которыми ещё нет строки банка", Money.Roubles(8900), "1 оплата")],
        new Signer("бухгалтер", "Орлова Н. П."), new Signer("руководитель", null));

    public static AcceptanceAct Act(int lines, bool blank = false) => new(
        Head("АКТ-2026-0031"), Authority, "РЕЕ-2026-0031", Today, Today.AddDays(1), blank ? null : new TimeOnly(10, 40),
        [.. Enumerable.Range(1, lines).Select(i => new ActLine(
            Number(i), Name(i), $"77 № 25{i:00000000}", 14 + (i % 9),
            blank ? ActLineOutcome.Blank : i == 3 ? ActLineOutcome.Refused : ActLineOutcome.Accepted,
            !blank && i == 3 ? "Нарушение установленного срока обращения за переоформлением патента" : null, !blank && i == 3 ? "6.3.1" : null))],
        new Signer("курьер", "Гусев П. А."), new Signer("инспектор", null));

    public static DefectNote Defects() => new(
        Head(), Person, "Ходатайство работодателя", "ООО «Строительное управление № 9», от 17.04.2026",
        [
            new DefectLine("Исправлена дата, исправление не оговорено", "вторая строка, дата ходатайства", "4.3"),
            new DefectLine("Не указана причина переоформления патента", null, "4.5, Приложение"),
        ],
        "Попросите работодателя выдать новое ходатайство без исправлений: с серией и номером патента, причиной переоформления, датой, подписью и печатью.", new DateOnly(2026, 4, 22), new Signer("специалист по проверке документов", "Ковалёва Т. И."));

    public static RefundSheet Refund() => new(
        Head(), "41", Money.Roubles(5900),
        new RefundSide("УФК по г. Москве (ГБУ «Миграционный центр» л/с 2689142000452100)", "5046999999", "775101001", "40601810000003000002", "Отделение 1 Москва", "044583001", null),
        new RefundSide("Рахмонова Зулфия", null, null, "40817810099910004312", "ПАО «Банк Окраинный», г. Москва", "044525225", "30101810400000000225"),
        "Возврат оплаты по делу ПП-2026-000147, Рахмонова Зулфия. НДС не облагается",
        "8 900,00 ₽ от 06.04.2026, квитанция 4471, платила Рахмонова Зулфия",
        new ClauseText("Заявитель отказался до передачи документов: цена за вычетом доказанных расходов", "3.12"), "отказ заявителя, записан 17.04.2026",
        new Signer("бухгалтер", "Орлова Н. П."), new Signer("начальник смены", null));

    public static ServiceCertificate Certificate() => new(
        Head(), Person, Authority, Today, Price, Today.AddDays(1), "РЕЕ-2026-0031", Today, "АКТ-2026-0031", Today.AddDays(1), null,
        "Решение принимает уполномоченный орган, обычно в течение 10 рабочих дней. О готовности патента узнают в подразделении, принявшем документы. До решения храните патент, чеки об уплате налога и эту справку.", new Signer("начальник смены", "Белова Е. С."));

    public static OutcomeNotice Notice() => new(
        Head(), Person, OutcomeKind.Expiry,
        [
            new ClauseText("Договор заключён 20.04.2026 и действовал по 20.05.2026; срок закончился, обязательства сторон прекращены.", "3.4, 3.5"),
            new ClauseText("Не представлены заключение психиатра-нарколога и сертификат об отсутствии ВИЧ-инфекции; последним днём было 27.04.2026.", "3.10.2"),
        ],
        new MoneyOutcome(Price, Money.Zero, Price, "Услугу невозможно оказать, потому что документы не представлены в срок.", "3.12"),
        "Оригиналы документов можно получить в Центре под расписку в любой день в часы приёма.",
        ["Получить новый патент: подать документы на оформление, а не на переоформление.", "Забрать оригиналы документов и воспользоваться ими при новом обращении."],
        [
            new ComplaintRoute("Руководитель Центра", "Письменная жалоба по адресу " + Centre.LegalAddress + "; ответ — в течение 10 календарных дней."),
            new ComplaintRoute("Суд", "По месту жительства или пребывания заявителя либо по месту нахождения Центра."),
        ],
        new Signer("начальник смены", "Белова Е. С."));

    public static RiskNotice Risk() => new(
        Head(), Person, Authority, new DateOnly(2025, 5, 20), new DateOnly(2026, 5, 20), new DateOnly(2026, 4, 30), new DateOnly(2026, 4, 28),
        [
            new PlanDay("Обращение и договор", new DateOnly(2026, 4, 28), "1.2, 3.4"),
            new PlanDay("Все документы — в день договора", new DateOnly(2026, 4, 28), "3.10.2"),
            new PlanDay("Передача в уполномоченный орган", new DateOnly(2026, 5, 4), "3.9.3", Lawful: false),
        ],
        [
            new ClauseText("Уполномоченный орган вправе отказать в приёме документов из-за нарушения срока обращения.", "6.3.1"),
            new ClauseText("В этом случае услуга считается оказанной, а плата не возвращается.", "6.3, 3.14"),
        ],
        Operator, new Signer("начальник смены", "Белова Е. С."));

    private static string Number(int i) => string.Create(CultureInfo.InvariantCulture, $"ПП-2026-{i:000000}");

    private static string Name(int i) => (i % 6) switch
    {
        0 => "Рахмонов Шерзод Абдулло угли",
        1 => "Назарзода Фирузджон Саидмуродович",
        2 => "Гаджиева Айтадж Эльшан кызы",
        3 => "Чебан Василе Ионович",
        4 => "Холматова Дилноза Бахтиёр кизи",
        _ => "Мирзоев Парвиз Давлаталиевич",
    };

    private static string Country(int i) => (i % 6) switch
    {
        0 or 4 => "Республика Узбекистан",
        1 or 5 => "Республика Таджикистан",
        2 => "Азербайджанская Республика",
        _ => "Республика Молдова",
    };
}
