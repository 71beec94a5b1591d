using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;

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
            new DateOnly(1990, 3, 14).AddDays(n * 37),
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

    /// <summary>What a reviewer would read from the paper so that it can be accepted.</summary>
    public static ImmutableSortedDictionary<string, string> Details(PaperId paper, Intake intake) => paper.Kind switch
    {
        PaperKind.MedicalPolicy => Words(("validUntil", intake.WorkUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        PaperKind.InfectionsConclusion or PaperKind.HivCertificate or PaperKind.NarcologistConclusion => Words(("illness", "no")),
        PaperKind.Petition or PaperKind.WorkContract when intake.Employer.Inn is { } inn => Words(("employerInn", inn)),
        _ => Words(),
    };

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
