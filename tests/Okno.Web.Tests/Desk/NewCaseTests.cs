using System.Net;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Formats.Mrz;
using Okno.Testing.Cases;

namespace Okno.Web.Tests.Desk;

public sealed class NewCaseTests(AprilDesk desk)
{
    private static readonly string[] Mrz = [.. MrzWriter.Write(new MrzPassport("UZB", "KARIMOV", "BAKHTIYOR", "L898902C3", "UZB", new DateOnly(1974, 8, 12), 'M', new DateOnly(2029, 4, 15), "ZE184226B"))];

    [Fact]
    public async Task A_signed_consent_saves_the_case_and_the_law_answers_at_once()
    {
        using Clerk clerk = await desk.SignInAsync();
        Intake person = desk.Person();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync([.. FormOf(person), ("consentSigned", "yes"), ("do", "save")]);

        clerk.Sees("Дело открыто").Sees("Что дальше").Sees("Сделать предложение");
        string number = NumberIn(clerk.At);
        Case saved = await desk.CaseAsync(number);
        Assert.Equal(person.Applicant, saved.Intake!.Applicant);
        Assert.Equal(person.Patent, saved.Intake.Patent);
        Assert.Equal(person.Employer, saved.Intake.Employer);
        Assert.Equal(Phase.Assessed, saved.Phase);
        Assert.Equal(AprilDesk.Today, saved.Consent!.SignedOn);
    }

    [Fact]
    public async Task Nothing_is_kept_before_the_consent_is_ticked_and_nothing_has_to_be_typed_again()
    {
        using Clerk clerk = await desk.SignInAsync();
        Intake person = desk.Person();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync([.. FormOf(person), ("do", "save")]);

        Assert.Contains("поставьте отметку", clerk.ErrorAt("consentSigned"), StringComparison.Ordinal);
        Assert.Equal(person.Applicant.Name.Surname, clerk.Field("surname"));
        Assert.Empty(await desk.FindAsync(person.Patent.Key));

        await clerk.SendAsync(("consentSigned", "yes"), ("do", "save"));
        clerk.Sees("Дело открыто");
    }

    [Theory]
    [InlineData("surname", "Kаримов", "Буква «K» латинская (знак 1)")]
    [InlineData("latinSurname", "KАRIMOV", "буква «А» русская")]
    [InlineData("bornOn", "31.02.1990", "Такого дня нет в календаре")]
    [InlineData("patentNumber", "123", "Должно быть 10 цифр, а введено 3")]
    [InlineData("patentNumber", "15000О0001", "Здесь только цифры, а введено «О»")]
    [InlineData("patentIssuedOn", "21.04.2026", "ещё не наступил")]
    [InlineData("blank", "PR1234567", "буквы латинские")]
    [InlineData("employerInn", "7707083894", "контрольная цифра не сходится")]
    [InlineData("employerInn", "500100732259", "ИНН здесь из 10 цифр")]
    [InlineData("employerKpp", "77", "КПП: не то число знаков")]
    [InlineData("employerOgrn", "1027700132196", "контрольная цифра не сходится")]
    [InlineData("phone", "12", "В номере телефона 2 цифры")]
    [InlineData("cardNumber", "12-34", "Миграционная карта")]
    [InlineData("earlierReissues", "много", "Напишите число")]
    [InlineData("citizenship", "", "Выберите гражданство")]
    [InlineData("workUntil", "19.04.2026", "")]
    public async Task A_slip_is_told_at_its_field_and_the_rest_stays(string field, string typed, string told)
    {
        using Clerk clerk = await desk.SignInAsync();
        Intake person = desk.Person();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync([.. FormOf(person).Where(pair => pair.Name != field), (field, typed), ("consentSigned", "yes"), ("do", "save")]);

        Assert.NotEqual("", clerk.ErrorAt(field));
        Assert.Contains(told, clerk.ErrorAt(field), StringComparison.Ordinal);
        Assert.Equal(typed, clerk.Field(field));
        Assert.Contains($"href=\"#{field}\"", clerk.Page, StringComparison.Ordinal);
        Assert.Equal("г. Самарканд", clerk.Field("birthPlace"));
        Assert.Empty(await desk.FindAsync(person.Patent.Key));
    }

    [Fact]
    public async Task The_machine_readable_zone_fills_the_person_and_keeps_what_was_typed()
    {
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync(("mrz", string.Join("\r\n", Mrz)), ("phone", "+7 900 111-22-33"), ("do", "mrz"));

        Assert.Equal("KARIMOV", clerk.Field("latinSurname"));
        Assert.Equal("BAKHTIYOR", clerk.Field("latinGivenName"));
        Assert.Equal("12.08.1974", clerk.Field("bornOn"));
        Assert.Equal("15.04.2029", clerk.Field("identityExpires"));
        Assert.Equal("L", clerk.Field("identitySeries"));
        Assert.Equal("898902C3", clerk.Field("identityNumber"));
        Assert.Equal("UZB", clerk.Field("citizenship"));
        Assert.Equal("male", clerk.Field("sex"));
        Assert.Equal("+7 900 111-22-33", clerk.Field("phone"));
        Assert.Equal("", clerk.ErrorAt("mrz"));
    }

    [Fact]
    public async Task A_wrong_check_digit_names_its_part_and_only_sound_parts_are_filled()
    {
        string[] lines = [.. Mrz];
        lines[1] = lines[1].Replace("740812", "740813", StringComparison.Ordinal);
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync(("mrz", string.Join('\n', lines)), ("do", "mrz"));

        Assert.Contains("дата рождения", clerk.ErrorAt("mrz"), StringComparison.Ordinal);
        Assert.DoesNotContain("номер паспорта", clerk.ErrorAt("mrz"), StringComparison.Ordinal);
        Assert.Equal("", clerk.Field("bornOn"));
        Assert.Equal("15.04.2029", clerk.Field("identityExpires"));
        Assert.Contains("740813", clerk.Field("mrz"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P<UZBKARIMOV", "Нужны ровно две строки")]
    [InlineData("P<UZBKARIMOV\nL898", "Сейчас: 12 и 4")]
    [InlineData("Р<UZBKARIMOV<<BAKHTIYOR<<<<<<<<<<<<<<<<<<<<<\nL898902C36UZB7408122M2904159ZE184226B<<<<<10", "раскладку")]
    public async Task A_zone_that_cannot_be_read_says_why(string typed, string told)
    {
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync(("mrz", typed), ("do", "mrz"));
        Assert.Contains(told, clerk.ErrorAt("mrz"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25.05.2025", "Обратиться можно")]
    [InlineData("01.04.2025", "Поздно")]
    [InlineData("01.04.2026", "Пока рано")]
    public async Task The_verdict_stands_beside_the_date_of_the_patent(string issued, string told)
    {
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync(("patentIssuedOn", issued), ("do", "verdict"));
        clerk.Sees(told);
        Assert.Equal(issued, clerk.Field("patentIssuedOn"));
    }

    [Theory]
    [InlineData("natural-person", false, false)]
    [InlineData("entrepreneur", true, false)]
    [InlineData("legal-entity", true, true)]
    public async Task The_form_follows_the_kind_of_employer(string kind, bool inn, bool kpp)
    {
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync(("employerKind", kind), ("surname", "Каримов"), ("do", "employer"));
        Assert.Equal(inn, clerk.Page.Contains("id=\"employerInn\"", StringComparison.Ordinal));
        Assert.Equal(kpp, clerk.Page.Contains("id=\"employerKpp\"", StringComparison.Ordinal));
        Assert.Equal("Каримов", clerk.Field("surname"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_opens_one_case()
    {
        using Clerk clerk = await desk.SignInAsync();
        Intake person = desk.Person();
        await clerk.OpenAsync("/desk/new-case");
        IReadOnlyList<KeyValuePair<string, string>> form = clerk.Fields();
        (string, string?)[] typed = [.. FormOf(person), ("consentSigned", "yes"), ("do", "save")];
        await clerk.SendAsync(form, typed);
        string first = NumberIn(clerk.At);
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync([.. form.Where(field => field.Key != "form-token"), .. clerk.Fields().Where(field => field.Key == "form-token")], typed);
        Assert.Equal(first, NumberIn(clerk.At));
        Assert.Single(await desk.FindAsync(person.Patent.Key));
    }

    [Fact]
    public async Task A_second_case_for_the_same_patent_is_refused_and_the_first_is_named()
    {
        Intake person = desk.Person();
        string first = await desk.OpenedAsync(person);
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync([.. FormOf(person), ("consentSigned", "yes"), ("do", "save")]);
        Assert.Contains(first, clerk.ErrorAt("patentNumber"), StringComparison.Ordinal);
        Assert.Equal(person.Patent.Number, clerk.Field("patentNumber"));
    }

    [Fact]
    public async Task The_consent_is_printed_from_the_form_before_anything_is_kept()
    {
        using Clerk clerk = await desk.SignInAsync();
        Intake person = desk.Person();
        await clerk.OpenAsync("/desk/new-case");
        await clerk.SendAsync([.. FormOf(person), ("do", "consent")]);
        Assert.True(clerk.Page.StartsWith("%PDF-", StringComparison.Ordinal) || clerk.ErrorAt("consentSigned").Contains("Согласие сейчас не напечатать", StringComparison.Ordinal), clerk.Words);
        Assert.Empty(await desk.FindAsync(person.Patent.Key));
    }

    [Fact]
    public async Task Only_an_operator_or_a_supervisor_opens_cases()
    {
        using Clerk clerk = await desk.SignInAsync("courier");
        await clerk.OpenAsync("/desk/new-case");
        Assert.DoesNotContain("Сохранить дело", clerk.Words, StringComparison.Ordinal);
        Assert.NotEqual("/desk/new-case", clerk.At.AbsolutePath);
    }

    /// <summary>The fields that a clerk would type for a person.</summary>
    internal static (string Name, string? Value)[] FormOf(Intake intake) =>
    [
        ("contactedOn", Russian.Day(AprilDesk.Today)), ("personKind", "foreign-citizen"),
        ("surname", intake.Applicant.Name.Surname), ("givenName", intake.Applicant.Name.GivenName), ("patronymic", intake.Applicant.Name.Patronymic ?? ""),
        ("latinSurname", intake.Applicant.Name.LatinSurname), ("latinGivenName", intake.Applicant.Name.LatinGivenName),
        ("bornOn", Russian.Day(intake.Applicant.BornOn)), ("birthPlace", intake.Applicant.BirthPlace), ("sex", intake.Applicant.Sex == Sex.Male ? "male" : "female"), ("citizenship", intake.Applicant.Citizenship),
        ("identityKind", "passport"), ("identitySeries", intake.Applicant.Identity.Series), ("identityNumber", intake.Applicant.Identity.Number), ("identityIssuer", intake.Applicant.Identity.Issuer),
        ("identityIssuedOn", Russian.Day(intake.Applicant.Identity.IssuedOn)), ("identityExpires", Russian.Day(intake.Applicant.Identity.Expires!.Value)),
        ("patentSeries", intake.Patent.Series), ("patentNumber", intake.Patent.Number), ("patentIssuedOn", Russian.Day(intake.Patent.IssuedOn)), ("patentIssuer", intake.Patent.Issuer),
        ("permanentAddress", intake.PermanentAddress), ("stayAddress", intake.Stay.Address), ("stayFrom", Russian.Day(intake.Stay.From)), ("stayUntil", Russian.Day(intake.Stay.Until)),
        ("employerKind", "legal-entity"), ("employerName", intake.Employer.Name), ("employerInn", intake.Employer.Inn), ("employerKpp", intake.Employer.Kpp), ("employerOgrn", intake.Employer.Ogrn),
        ("employerAddress", intake.Employer.Address), ("employerPhone", intake.Employer.Phone), ("profession", intake.Profession), ("workUntil", Russian.Day(intake.WorkUntil)),
        ("phone", intake.Phone), ("language", intake.Language), ("earlierReissues", "0"), ("stayLawful", "yes"),
    ];

    internal static string NumberIn(Uri address) => address.AbsolutePath.Split('/')[3];
}
