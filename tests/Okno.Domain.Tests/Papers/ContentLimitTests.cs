using System.Text.Json;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using static Okno.Domain.Tests.Papers.PaperRuleExamples;

namespace Okno.Domain.Tests.Papers;

/// <summary>2.1.3-2.1.10, 4.4, 4.7, 4.8: both sides of each limit, and spellings that are no mismatch.</summary>
public sealed class ContentLimitTests
{
    [Theory]
    [InlineData("1991-08-31", null)]
    [InlineData("1991-09-01", "proof.first-september-1991")]
    [InlineData("1991-09-02", "proof.soviet-in-time")]
    public void A_paper_of_the_USSR_fits_before_the_first_of_September_1991(string issued, string? says) => Says(says, Soviet(issued));

    [Theory]
    [InlineData("1991-08-31", "yes", "proof.russian-in-time")]
    [InlineData("1991-09-01", "yes", null)]
    [InlineData("1991-09-01", "no", "proof.first-september-1991")]
    [InlineData("1991-09-02", "yes", null)]
    [InlineData("1991-09-02", "no", "proof.examined-in-russia")]
    public void A_paper_of_Russia_fits_since_the_first_of_September_1991_and_on_that_day_only_with_an_examination_in_Russia(string issued, string examined, string? says) => Says(says, Russian(issued, examined));

    [Fact]
    public void On_the_first_of_September_1991_a_paper_without_a_word_on_the_examination_is_for_a_human()
    {
        Finding finding = Assert.Single(PaperRules.Judge(Russian("1991-09-01", null)), finding => finding.Code == "proof.first-september-1991");
        Assert.Equal((Verdict.HumanDecides, true), (finding.Verdict, finding.NeedsSecondPerson));
    }

    [Theory]
    [InlineData("certificate", "2014-08-29", true)]
    [InlineData("certificate", "2014-08-28", false)]
    [InlineData("exam", "2015-01-26", true)]
    [InlineData("exam", "2015-01-25", false)]
    public void A_form_is_not_older_than_its_order(string kind, string issued, bool fits) =>
        Assert.Equal(!fits, PaperRules.Judge(Look(PaperKind.LanguageProof, ("proofKind", kind), ("issuedOn", issued))).Any(finding => finding.Code == $"proof.{kind}-form-existed"));

    [Theory]
    [InlineData("2028-02-28", "2029-02-28", true)]
    [InlineData("2028-02-28", "2029-02-27", false)]
    [InlineData("2028-02-29", "2029-02-28", true)]
    [InlineData("2028-02-29", "2029-02-27", false)]
    public void A_year_from_the_leap_day_ends_on_the_last_of_February(string filing, string expires, bool enough)
    {
        PaperLook look = Look(PaperKind.IdentityPaper, ("validUntil", expires)) with { Filing = Okno.Testing.Cases.Sample.Day(filing) };
        Assert.Equal(!enough, PaperRules.Judge(look).Any(finding => finding.Code == "passport.expires-too-early"));
    }

    [Fact]
    public void The_year_of_the_passport_is_not_asked_of_another_identity_paper()
    {
        Applicant stateless = Declared.Applicant with { Kind = PersonKind.Stateless, Identity = Declared.Applicant.Identity with { Kind = IdentityPaperKind.ForeignStatelessDocument } };
        PaperLook look = Look(PaperKind.IdentityPaper, Declared with { Applicant = stateless }, ("validUntil", "2026-05-01"));
        Assert.DoesNotContain(PaperRules.Judge(look), finding => finding.Code == "passport.expires-too-early");
        Assert.Equal(Verdict.HumanDecides, Assert.Single(PaperRules.Judge(look), finding => finding.Code == "passport.not-a-passport").Verdict);
    }

    [Theory]
    [InlineData("Каримов Бахтиёр Рустамович", true)]
    [InlineData("КАРИМОВ БАХТИЕР РУСТАМОВИЧ", true)]
    [InlineData("Каримов Б. Р.", true)]
    [InlineData("Бахтиёр Каримов", true)]
    [InlineData("KARIMOV BAXTIYOR", true)]
    [InlineData("KARIMOV BAKHTIER RUSTAM O'G'LI", true)]
    [InlineData("KARIMOV BAKHTIER ANVAR O'G'LI", false)]
    [InlineData("KARIMOV BAKHTIER RUSTAMOVICH", true)]
    [InlineData("Каримов Бахтиёр угли", true)]
    [InlineData("Каримов", false)]
    [InlineData("Каримова Нигора", false)]
    [InlineData("Каримов Рустам", false)]
    [InlineData("Каримов С. Р.", false)]
    [InlineData("Назаров Бахтиёр Рустамович", false)]
    [InlineData("12345", false)]
    public void A_listed_spelling_of_the_name_is_no_mismatch_and_another_person_is_one(string written, bool same) =>
        Assert.Equal(!same, PaperRules.Judge(Look(PaperKind.HivCertificate, ("holderName", written))).Any(finding => finding.Code == "cross.name"));

    [Theory]
    [InlineData("77 1500000000", true)]
    [InlineData("1500000000", true)]
    [InlineData("77№1500000000", true)]
    [InlineData("78 1500000000", false)]
    [InlineData("77 150000000", false)]
    [InlineData("00000", false)]
    public void A_patent_number_may_be_written_with_or_without_its_series(string written, bool same) =>
        Assert.Equal(!same, PaperRules.Judge(Look(PaperKind.WorkContract, ("patentNumber", written))).Any(finding => finding.Code == "cross.patent-number"));

    [Fact]
    public void A_letter_of_the_other_alphabet_in_a_number_is_no_mismatch() =>
        Assert.DoesNotContain(PaperRules.Judge(Look(PaperKind.MedicalPolicy, ("passportNumber", "FА 1000000"))), finding => finding.Code == "cross.passport-number-on-paper");

    [Theory]
    [InlineData("labour", "4.7")]
    [InlineData("civil", "4.8")]
    public void A_contract_is_asked_for_what_its_own_kind_must_hold(string kind, string clause)
    {
        PaperLook empty = Look(PaperKind.WorkContract, Declared) is var look ? look with { Content = look.Content with { Values = look.Content.Values.Clear().Add("contractKind", kind) } } : throw new InvalidOperationException();
        Finding[] missing = [.. PaperRules.Judge(empty).Where(finding => finding.Code == PaperRules.MissingCode)];
        Assert.All(missing, finding => Assert.Equal(clause, finding.Clause));
        Assert.Equal(kind == "civil", missing.Any(finding => finding.Facts["field"] == "work-contract.employerKpp"));
        Assert.Equal(kind == "labour", missing.Any(finding => finding.Facts["field"] == "work-contract.patentNumber"));
        Assert.Contains(missing, finding => finding.Facts["field"] == "work-contract.sealed");
    }

    [Fact]
    public void An_entrepreneur_without_a_seal_is_asked_for_none()
    {
        Employer entrepreneur = new(EmployerKind.Entrepreneur, "ИП Орлов Пётр Ильич", "500100732259", null, "304500116000157", "г. Москва");
        Assert.DoesNotContain(PaperRules.Judge(Look(PaperKind.WorkContract, Declared with { Employer = entrepreneur }, ("sealed", null))), finding => finding.Facts.GetValueOrDefault("field") == "work-contract.sealed");
    }

    [Fact]
    public void Gaps_of_the_sample_list_of_the_Annex_never_refuse_a_petition()
    {
        PaperLook look = Look(PaperKind.Petition);
        Finding[] empty = [.. PaperRules.Judge(look with { Content = look.Content with { Values = look.Content.Values.Clear() } })];
        Assert.NotEmpty(empty);
        Assert.DoesNotContain(empty, finding => finding.IsBlocking);
    }

    [Fact]
    public void Another_person_s_papers_are_never_a_reason_to_fail_a_fact_that_one_side_does_not_give()
    {
        PaperLook look = Look(PaperKind.WorkContract, ("policyNumber", null), ("employerInn", null));
        Assert.DoesNotContain(PaperRules.Judge(look with { Others = [] }), finding => finding.Code.StartsWith("cross.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ru_passport_order_211_2014")]
    [InlineData("icao_cyrillic")]
    [InlineData("ukrainian")]
    [InlineData("belarusian")]
    public void A_name_written_by_a_published_table_of_transliteration_is_never_a_mismatch(string table)
    {
        using JsonDocument tables = SharedData.Open("data", "translit", "tables.json");
        Dictionary<string, string> letters = tables.RootElement.GetProperty(table).GetProperty("table").EnumerateObject().ToDictionary(letter => letter.Name, letter => letter.Value.GetString()!);
        string Latin(string name) => string.Concat(name.ToUpperInvariant().Select(letter => letters.GetValueOrDefault(letter.ToString(), "")));
        string[] surnames = ["Каримов", "Шарипова", "Мамедов", "Юлдашева", "Назаров", "Джафаров", "Гусейнов", "Хакимжонов", "Цой", "Щербаков", "Абдуллоев", "Чебан", "Мирзоев", "Эргашев", "Якубов"];
        string[] given = ["Бахтиёр", "Нигора", "Эльчин", "Гульнора", "Фаррух", "Жасур", "Шухрат", "Ильгар", "Василе", "Хуршед", "Мухаммаджон", "Юсуф", "Яхё", "Игорь"];
        Assert.All(surnames, surname => Assert.All(given, name =>
            Assert.True(Likeness.OfNames($"{Latin(surname)} {Latin(name)}", new PersonName(surname, name, null, "", "")), $"{surname} {name}: {Latin(surname)} {Latin(name)}")));
    }

    private static void Says(string? code, PaperLook look)
    {
        string[] said = [.. PaperRules.Judge(look).Where(finding => finding.Clause.StartsWith("2.1.8", StringComparison.Ordinal)).Select(finding => finding.Code)];
        Assert.Equal(code is null ? [] : [code], said);
    }
}
