using System.Collections.Immutable;
using System.Globalization;
using Okno.Desk.Wording;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Formats.Requisites;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.NewCase;

/// <summary>The fields of 3.10.1 as a form: reads an intake out of what was typed, and writes one into it. Used by the new case and by its correction.</summary>
public static class IntakeForm
{
    private const string Stateless = "XXA";

    /// <summary>Papers that may come in a foreign language and then need a translation (2.1.11).</summary>
    public static readonly ImmutableArray<PaperKind> MayBeForeign =
        [PaperKind.IdentityPaper, PaperKind.MedicalPolicy, PaperKind.LanguageProof, PaperKind.WorkContract, PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion];

    public static readonly ImmutableArray<string> Languages = ["ru", "uz", "tg", "az", "ro", "uk", "en"];

    public static EmployerKind KindOf(Entries typed) => (typed ?? throw new ArgumentNullException(nameof(typed))).OptionalChoice<EmployerKind>("employerKind") ?? EmployerKind.LegalEntity;

    /// <summary>The intake as typed; every fault stands at its field, then the value is not to be used.</summary>
    public static Intake Read(Entries typed, TextBook words) => new(
        ReadApplicant(typed),
        ReadPatent(typed, words),
        typed.Cyrillic("permanentAddress", "Напишите адрес постоянного места жительства."),
        new Stay(
            typed.Cyrillic("stayAddress", "Напишите адрес места пребывания с отрывной части уведомления."),
            typed.Day("stayFrom", "Напишите, с какого дня поставлен на учёт."),
            typed.Day("stayUntil", "Напишите, по какой день поставлен на учёт.")),
        ReadEmployer(typed, words),
        typed.Cyrillic("profession", "Напишите профессию, как в договоре."),
        typed.Day("workUntil", "Напишите, до какого дня человек собирается работать."),
        ReadPhone(typed),
        Languages.Contains(typed["language"]) ? typed["language"] : Chosen(typed, "language", "Выберите язык, на котором предупреждать и спрашивать."),
        ReadCard(typed, words),
        new PriorHistory(ReadNumber(typed, "earlierReissues"), typed.OptionalDay("refusedOn"), typed.YesNo("stayLawful"), typed.YesNo("residencePermit"), typed.YesNo("statelessPaper")),
        [.. MayBeForeign.Where(kind => typed.All("foreignPapers").Contains(CaseWords.Kebab(kind)))],
        typed.Ticked("languageProofValid"),
        typed.Optional("other"));

    /// <summary>Writes an intake into the form, to be corrected.</summary>
    public static void Fill(Entries typed, Intake intake)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(intake);
        Applicant person = intake.Applicant;
        (string Name, string? Value)[] texts =
        [
            ("personKind", CaseWords.Kebab(person.Kind)), ("surname", person.Name.Surname), ("givenName", person.Name.GivenName), ("patronymic", person.Name.Patronymic),
            ("latinSurname", person.Name.LatinSurname), ("latinGivenName", person.Name.LatinGivenName), ("birthPlace", person.BirthPlace), ("sex", CaseWords.Kebab(person.Sex)),
            ("citizenship", person.Citizenship), ("identityKind", CaseWords.Kebab(person.Identity.Kind)), ("identitySeries", person.Identity.Series), ("identityNumber", person.Identity.Number),
            ("identityIssuer", person.Identity.Issuer), ("nameChange", person.NameChange), ("applicantInn", person.Inn),
            ("patentSeries", intake.Patent.Series), ("patentNumber", intake.Patent.Number), ("patentIssuer", intake.Patent.Issuer), ("blank", intake.Patent.BlankSeries + intake.Patent.BlankNumber),
            ("permanentAddress", intake.PermanentAddress), ("stayAddress", intake.Stay.Address),
            ("employerKind", CaseWords.Kebab(intake.Employer.Kind)), ("employerName", intake.Employer.Name), ("employerInn", intake.Employer.Inn), ("employerKpp", intake.Employer.Kpp), ("employerOgrn", intake.Employer.Ogrn),
            ("employerAddress", intake.Employer.Address), ("employerActualAddress", intake.Employer.ActualAddress), ("employerPhone", intake.Employer.Phone), ("employerLicence", intake.Employer.Licence),
            ("profession", intake.Profession), ("phone", intake.Phone), ("language", intake.Language), ("cardNumber", intake.MigrationCard?.Number), ("other", intake.Other),
            ("earlierReissues", intake.History.EarlierReissues?.ToString(CultureInfo.InvariantCulture)), ("stayLawful", YesNo(intake.History.StayIsLawful)),
            ("residencePermit", YesNo(intake.History.HoldsResidencePermit)), ("statelessPaper", YesNo(intake.History.HoldsTemporaryStatelessPaper)),
            ("languageProofValid", intake.LanguageProofStillValid ? "yes" : null), ("cardForWork", intake.MigrationCard is { } card ? YesNo(card.PurposeIsWork) : null),
        ];
        foreach ((string name, string? value) in texts)
        {
            typed.Set(name, value);
        }

        typed.Set("bornOn", person.BornOn);
        typed.Set("identityIssuedOn", person.Identity.IssuedOn);
        typed.Set("identityExpires", person.Identity.Expires);
        typed.Set("patentIssuedOn", intake.Patent.IssuedOn);
        typed.Set("stayFrom", intake.Stay.From);
        typed.Set("stayUntil", intake.Stay.Until);
        typed.Set("workUntil", intake.WorkUntil);
        typed.Set("cardIssuedOn", intake.MigrationCard?.IssuedOn);
        typed.Set("refusedOn", intake.History.RefusedOrAnnulledOn);
        typed.Tick("foreignPapers", intake.ForeignLanguagePapers.Select(CaseWords.Kebab));
    }

    /// <summary>The field of the form that a broken rule of intake is about.</summary>
    public static string? FieldOf(string code) => code switch
    {
        "patent.issued-in-past" or "intake.patent-unchanged-after-contract" => "patentIssuedOn",
        "patent.number-complete" or "patent.no-open-case" => "patentNumber",
        "applicant.born-in-past" => "bornOn",
        "identity.issued-in-past" => "identityIssuedOn",
        "identity.kind-fits-person" => "identityKind",
        "stay.ends-after-start" or "stay.not-over" => "stayUntil",
        "work.ends-in-future" => "workUntil",
        "intake.employer-kind-unchanged-after-contract" => "employerKind",
        "contact.not-in-future" => "contactedOn",
        "consent.signed" => "consentSigned",
        _ => null,
    };

    private static Applicant ReadApplicant(Entries typed)
    {
        PersonKind kind = typed.OptionalChoice<PersonKind>("personKind") ?? PersonKind.ForeignCitizen;
        PersonName name = new(
            typed.Cyrillic("surname", "Напишите фамилию по-русски, как в патенте."),
            typed.Cyrillic("givenName", "Напишите имя по-русски, как в патенте."),
            typed.OptionalCyrillic("patronymic"),
            typed.Latin("latinSurname", "Напишите фамилию латиницей, как в паспорте."),
            typed["latinGivenName"].Length == 0 ? "" : typed.Latin("latinGivenName", ""));
        return new Applicant(
            kind,
            name,
            typed.Day("bornOn", "Напишите дату рождения."),
            typed.Text("birthPlace", "Напишите место рождения, как в переводе паспорта."),
            typed.Choose<Sex>("sex", "Выберите пол."),
            kind == PersonKind.Stateless ? Stateless : Country(typed),
            new IdentityPaper(
                typed.Choose<IdentityPaperKind>("identityKind", "Выберите, какой документ показан."),
                typed.Optional("identitySeries")?.ToUpperInvariant(),
                typed.Text("identityNumber", "Напишите номер документа.").ToUpperInvariant(),
                typed.Text("identityIssuer", "Напишите, кем выдан документ."),
                typed.Day("identityIssuedOn", "Напишите, когда выдан документ."),
                typed.OptionalDay("identityExpires")),
            typed.OptionalCyrillic("nameChange"),
            typed["applicantInn"].Length == 0 ? null : Inn(typed, "applicantInn", 12));
    }

    private static Patent ReadPatent(Entries typed, TextBook words)
    {
        string? blankSeries = null;
        string? blankNumber = null;
        string blank = string.Concat(typed["blank"].Where(c => !char.IsWhiteSpace(c) && c != '№')).ToUpperInvariant();
        if (blank.Length > 0)
        {
            if (MigrationPapers.Patent(blank) is { Reason: { } reason })
            {
                typed.Wrong("blank", $"Бланк патента: {words.Say($"desk.requisite.{reason}")}. Нужны две русские буквы и семь цифр, например ПР1234567.");
            }
            else
            {
                (blankSeries, blankNumber) = (blank[..2], blank[2..]);
            }
        }

        return new Patent(
            typed.Digits("patentSeries", 2, "Напишите серию патента: две цифры."),
            typed.Digits("patentNumber", 10, "Напишите номер патента: десять цифр."),
            typed.Day("patentIssuedOn", "Напишите дату выдачи патента."),
            typed.Cyrillic("patentIssuer", "Напишите, кем выдан патент."),
            blankSeries,
            blankNumber);
    }

    private static Employer ReadEmployer(Entries typed, TextBook words)
    {
        EmployerKind kind = KindOf(typed);
        bool company = kind == EmployerKind.LegalEntity;
        bool person = kind == EmployerKind.NaturalPerson;
        return new Employer(
            kind,
            typed.Text("employerName", person ? "Напишите фамилию, имя и отчество работодателя." : "Напишите название работодателя."),
            person ? null : Requisite(typed, words, "employerInn", "inn", "ИНН", company ? 10 : 12),
            company ? Requisite(typed, words, "employerKpp", "kpp", "КПП", null) : null,
            person ? null : Ogrn(typed, words, kind),
            typed.Cyrillic("employerAddress", "Напишите адрес работодателя."),
            typed.Optional("employerActualAddress"),
            typed.Optional("employerPhone"),
            kind is EmployerKind.Notary or EmployerKind.LicensedProfessional ? typed.Optional("employerLicence") : null);
    }

    private static string? Ogrn(Entries typed, TextBook words, EmployerKind kind) => kind switch
    {
        EmployerKind.LegalEntity => Requisite(typed, words, "employerOgrn", "ogrn", "ОГРН", null),
        EmployerKind.Entrepreneur => Requisite(typed, words, "employerOgrn", "ogrnip", "ОГРНИП", null),
        _ => typed["employerOgrn"].Length == 0 ? null : Requisite(typed, words, "employerOgrn", "ogrnip", "ОГРНИП", null),
    };

    private static string Requisite(Entries typed, TextBook words, string field, string type, string name, int? length)
    {
        string value = string.Concat(typed[field].Where(c => !char.IsWhiteSpace(c)));
        if (RequisiteCheck.Check(type, value) is { Reason: { } reason })
        {
            typed.Wrong(field, $"{name}: {words.Say($"desk.requisite.{reason}")}.");
        }
        else if (length is { } needed && value.Length != needed)
        {
            typed.Wrong(field, $"{name} здесь из {needed} цифр, а введено {value.Length}. Проверьте, кто работодатель.");
        }

        return value;
    }

    private static string Inn(Entries typed, string field, int length)
    {
        string value = typed.Digits(field, length, "");
        if (!typed.IsWrong(field) && !TaxNumbers.Inn(value).Valid)
        {
            typed.Wrong(field, "ИНН: контрольная цифра не сходится — проверьте по документу.");
        }

        return value;
    }

    private static string Country(Entries typed) => typed["citizenship"] is { Length: 3 } code ? code : Chosen(typed, "citizenship", "Выберите гражданство.");

    private static string ReadPhone(Entries typed)
    {
        string phone = typed.Text("phone", "Напишите телефон заявителя.");
        int digits = phone.Count(char.IsAsciiDigit);
        if (phone.Length > 0 && digits is < 10 or > 15)
        {
            typed.Wrong("phone", $"В номере телефона {digits} {Russian.Plural(digits, "цифра", "цифры", "цифр")}; проверьте. Пример: +7 900 000-00-00.");
        }

        return phone;
    }

    private static MigrationCard? ReadCard(Entries typed, TextBook words)
    {
        if (typed["cardNumber"].Length == 0)
        {
            return null;
        }

        string number = typed["cardNumber"];
        if (MigrationPapers.MigrationCard(number) is { Reason: { } reason })
        {
            typed.Wrong("cardNumber", $"Миграционная карта: {words.Say($"desk.requisite.{reason}")}. Серия — 4 цифры, номер — 6 или 7.");
        }

        bool? forWork = typed.YesNo("cardForWork");
        if (forWork is null)
        {
            typed.Wrong("cardForWork", "Отметьте, стоит ли в карте цель «работа».");
        }

        return new MigrationCard(number, typed.Day("cardIssuedOn", "Напишите дату въезда с карты."), forWork == true);
    }

    private static int? ReadNumber(Entries typed, string name)
    {
        if (typed[name].Length == 0)
        {
            return null;
        }

        if (!int.TryParse(typed[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 99)
        {
            typed.Wrong(name, "Напишите число: сколько раз.");
        }

        return number;
    }

    private static string Chosen(Entries typed, string name, string needed)
    {
        typed.Wrong(name, needed);
        return "";
    }

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", _ => null };
}
