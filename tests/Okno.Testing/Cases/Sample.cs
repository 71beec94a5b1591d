using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Tax;

namespace Okno.Testing.Cases;

/// <summary>People, employers and evidence that nobody owns: realistic in form, invented in every value, the same on every run.</summary>
public static class Sample
{
    private static readonly (string Surname, string Given, string? Patronymic, string LatinSurname, string LatinGiven, string Country, Sex Sex)[] Names =
    [
        ("Каримов", "Бахтиёр", "Рустамович", "KARIMOV", "BAKHTIYOR", "UZB", Sex.Male),
        ("Шарипова", "Нигора", "Саидовна", "SHARIPOVA", "NIGORA", "TJK", Sex.Female),
        ("Мамедов", "Эльчин", null, "MAMMADOV", "ELCHIN", "AZE", Sex.Male),
        ("Юлдашева", "Гульнора", "Тахировна", "YULDASHEVA", "GULNORA", "UZB", Sex.Female),
        ("Назаров", "Фаррух", "Хакимович", "NAZAROV", "FARRUKH", "TJK", Sex.Male),
    ];

    public static readonly Employer Company = new(EmployerKind.LegalEntity, "ООО «Тёплый дом»", "7707083893", "770701001", "1027700132195", "г. Москва, ул. Лесная, д. 5", Phone: "+7 495 000-00-01");

    public static readonly Employer PrivatePerson = new(EmployerKind.NaturalPerson, "Соколова Вера Ильинична", null, null, null, "г. Москва, ул. Садовая, д. 7, кв. 3");

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The intake of the <paramref name="n"/>-th person (any n ≥ 0: five names, and a patent number of their own each), whose patent was issued on <paramref name="issued"/>.</summary>
    public static Intake Intake(DateOnly issued, int n = 0, Employer? employer = null)
    {
        (string surname, string given, string? patronymic, string latinSurname, string latinGiven, string country, Sex sex) = Names[n % Names.Length];
        Applicant applicant = new(
            PersonKind.ForeignCitizen,
            new PersonName(surname, given, patronymic, latinSurname, latinGiven),
            new DateOnly(1990, 3, 14).AddDays(n * 37 % 9_000),
            "г. Самарканд",
            sex,
            country,
            new IdentityPaper(IdentityPaperKind.Passport, "FA", string.Create(CultureInfo.InvariantCulture, $"{1_000_000 + n:0000000}"), "ОВД", issued.AddYears(-3), issued.AddYears(7)));
        return new Intake(
            applicant,
            new Patent("77", string.Create(CultureInfo.InvariantCulture, $"{1_500_000_000L + n:0000000000}"), issued, "ГУ МВД России по г. Москве"),
            "Узбекистан, г. Самарканд, ул. Регистан, д. 1",
            new Stay("г. Москва, ул. Полевая, д. 3, кв. 12", issued, issued.AddMonths(23)),
            employer ?? Company,
            "подсобный рабочий",
            issued.AddMonths(23),
            "+7 900 000-00-00",
            "ru",
            null,
            new PriorHistory(0, null, true, null, null),
            []);
    }

    public static Consent Consent(DateOnly signed) => new("2025-09-01", signed, OnPaper: true);

    /// <summary>A payment receipt of a bank; another <paramref name="number"/> is another payment.</summary>
    public static PaymentReceipt Receipt(DateOnly day, string number = "4471", string payer = "Каримов Бахтиёр Рустамович") => new(number, "Банк «Окраинный»", day, day, payer);

    /// <summary>A line of a statement: debited on <paramref name="day"/>, credited the day after.</summary>
    public static BankLine Line(DateOnly day, string identity = "line-1", string payer = "КАРИМОВ БАХТИЁР РУСТАМОВИЧ") => new(identity, null, day, day.AddDays(1), payer);

    /// <summary>The tax of the first <paramref name="months"/> months of a patent issued on <paramref name="issued"/>, each paid two days ahead at the rate of 2025 by the person of <paramref name="intake"/>.</summary>
    public static ImmutableArray<TaxReceipt> TaxReceipts(Intake intake, int months = 12, string number = "7700") =>
    [
        .. Enumerable.Range(0, months).Select(month => new TaxReceipt(
            TaxProof.Receipt, string.Create(CultureInfo.InvariantCulture, $"{number}{month:00}"), intake.Patent.IssuedOn.AddMonths(month).AddDays(-2),
            Money.Roubles(intake.Patent.IssuedOn.AddMonths(month).AddDays(-2).Year < 2026 ? 8_900 : 10_000), intake.Applicant.Name.Full, TaxPaymentKind.FixedAdvance)),
    ];

    /// <summary>What a reviewer would read from the paper so that it can be accepted without a word: every field that the edition demands, in agreement with <paramref name="intake"/>.</summary>
    public static ImmutableSortedDictionary<string, string> Details(PaperId paper, Intake intake) => paper.Kind switch
    {
        PaperKind.Photo => Words(("colour", "yes"), ("size", "yes")),
        PaperKind.IdentityPaper => Identity(intake),
        PaperKind.MedicalPolicy => Words(
            ("number", "ДМС-770001"), ("insurer", "АО «Страховой дом»"), ("insurerIsRussian", "yes"), ("validInMoscow", "yes"), ("validFrom", Iso(intake.Patent.IssuedOn)), ("validUntil", Iso(intake.WorkUntil.AddMonths(1))),
            ("primaryCare", "yes"), ("urgentCare", "yes"), ("holderName", intake.Applicant.Name.Latin)),
        PaperKind.MigrationCard => Words(("number", intake.MigrationCard?.Number ?? "4012 305784"), ("purpose", "work"), ("mark", "border")),
        PaperKind.InfectionsConclusion or PaperKind.HivCertificate or PaperKind.NarcologistConclusion => Words(
            ("issuedOn", Iso(intake.Patent.IssuedOn)), ("issuer", "ГБУЗ «Клиника № 1»"), ("illness", "no"), ("holderName", intake.Applicant.Name.Full)),
        PaperKind.LanguageProof => Words(
            ("proofKind", "certificate"), ("number", "0001234567"), ("issuedOn", Iso(intake.Patent.IssuedOn)), ("issuer", "Институт русского языка"), ("holderName", intake.Applicant.Name.Full)),
        PaperKind.Petition => Given(Petition(intake)),
        PaperKind.WorkContract => Given(Contract(intake)),
        PaperKind.Translation => Words(("issuedOn", Iso(intake.Patent.IssuedOn)), ("translator", "нотариус Орлова А. П."), ("certified", "yes"), ("whole", "yes")),
        _ => Words(),
    };

    private static ImmutableSortedDictionary<string, string> Identity(Intake intake)
    {
        IdentityPaper shown = intake.Applicant.Identity;
        return Given(
        [
            ("kind", shown.Kind == IdentityPaperKind.Passport ? "passport" : "foreign-stateless-document"), ("number", shown.Series + shown.Number),
            ("validUntil", shown.Expires is { } expires ? Iso(expires) : null), ("latinName", intake.Applicant.Name.Latin),
        ]);
    }

    private static (string, string?)[] Petition(Intake intake)
    {
        Employer employer = intake.Employer;
        bool person = employer.Kind == EmployerKind.NaturalPerson;
        return
        [
            ("patentNumber", intake.Patent.Key), ("reason", "продолжение работы"), ("issuedOn", Iso(intake.Patent.IssuedOn)), ("signed", "yes"), ("sealed", person ? null : "yes"),
            ("employerName", employer.Name), ("employerInn", employer.Inn), ("employerKpp", employer.Kpp), ("employerRegistration", employer.Ogrn), ("employerLicence", employer.Licence),
            ("employerBorn", person ? "yes" : null), ("employerCitizenship", person ? "yes" : null), ("employerIdentity", person ? "yes" : null), ("employerPhone", person ? "yes" : null), ("employerAddresses", "yes"),
            ("holderName", intake.Applicant.Name.Full), ("holderBornOn", Iso(intake.Applicant.BornOn)), ("holderBirthPlace", "yes"), ("holderCitizenship", "yes"),
            ("passportNumber", intake.Applicant.Identity.Series + intake.Applicant.Identity.Number), ("passportIssue", "yes"), ("holderAddresses", "yes"),
            ("workAddress", employer.Address), ("contractKind", person ? null : "labour"), ("contractOn", person ? null : Iso(intake.Patent.IssuedOn)), ("profession", intake.Profession),
        ];
    }

    private static (string, string?)[] Contract(Intake intake) =>
    [
        ("contractKind", "labour"), ("issuedOn", Iso(intake.Patent.IssuedOn)), ("place", "г. Москва"), ("employerName", intake.Employer.Name), ("employerInn", intake.Employer.Inn),
        ("holderName", intake.Applicant.Name.Full), ("passportNumber", intake.Applicant.Identity.Series + intake.Applicant.Identity.Number), ("holderAddresses", "yes"), ("workAddress", intake.Employer.Address),
        ("profession", intake.Profession), ("term", "indefinite"), ("patentNumber", intake.Patent.Key), ("patentIssuedOn", Iso(intake.Patent.IssuedOn)), ("policyNumber", "ДМС-770001"),
        ("otherTerms", "yes"), ("holderSigned", "yes"), ("employerSigned", "yes"), ("sealed", "yes"),
    ];

    private static ImmutableSortedDictionary<string, string> Given((string Name, string? Value)[] words) =>
        Words([.. words.Where(word => word.Value is not null).Select(word => (word.Name, word.Value!))]);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A scan of two pages as it lies on no shelf.</summary>
    public static AttachScan Scanned(string of, string file = "a")
    {
        ScanPage Page(char sign) => new(new string(sign, 64), 120_044, new string('e', 64), 2480, 3508);
        return new AttachScan(of, new string(file[0], 64), [Page('b'), Page('c')], Page('d') with { Length = 9_060, Width = 226, Height = 320 });
    }

    public static ImmutableSortedDictionary<string, string> Words(params ReadOnlySpan<(string Name, string Value)> words)
    {
        ImmutableSortedDictionary<string, string>.Builder builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in words)
        {
            builder[name] = value;
        }

        return builder.ToImmutable();
    }
}
