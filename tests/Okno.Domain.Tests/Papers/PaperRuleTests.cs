using System.Collections.Immutable;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Testing.Cases;
using static Okno.Domain.Tests.Papers.PaperRuleExamples;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Papers;

/// <summary>Every rule by which a paper is judged by content has an example that meets it and one that does not, and words for what it says.</summary>
public sealed class PaperRuleTests
{
    private static readonly Dictionary<string, TextBook> Books = new() { ["ru"] = TextBook.Load("ru"), ["en"] = TextBook.Load("en") };

    private static readonly Employer Notary = new(EmployerKind.Notary, "Орлова Анна Петровна", "500100732259", null, null, "г. Москва, ул. Мира, д. 1", Licence: "77/1-н");

    private static readonly Employer Entrepreneur = new(EmployerKind.Entrepreneur, "ИП Орлов Пётр Ильич", "500100732259", null, "304500116000157", "г. Москва, ул. Мира, д. 1");

    public static TheoryData<string> Codes => [.. PaperRules.All.Select(rule => rule.Code)];

    public static TheoryData<PaperKind, EmployerKind, string> Papers
    {
        get
        {
            TheoryData<PaperKind, EmployerKind, string> data = [];
            foreach (EmployerKind employer in (EmployerKind[])[EmployerKind.LegalEntity, EmployerKind.Entrepreneur, EmployerKind.Notary, EmployerKind.NaturalPerson])
            {
                foreach (PaperKind paper in Enum.GetValues<PaperKind>())
                {
                    data.Add(paper, employer, "labour");
                }

                data.Add(PaperKind.WorkContract, employer, "civil");
            }

            return data;
        }
    }

    [Fact]
    public void Every_rule_of_content_has_an_example_on_either_side() =>
        Assert.Equal(PaperRules.All.Select(rule => rule.Code).Order(StringComparer.Ordinal), All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_is_silent_on_the_paper_that_meets_it_and_speaks_with_clause_and_effect_on_the_one_that_does_not(string code)
    {
        PaperRule rule = PaperRules.All.Single(rule => rule.Code == code);
        PaperLook met = All[code].Met();
        Assert.Contains(met.Paper.Kind, rule.Papers);
        Assert.All(rule.Fields.Take(1), field => Assert.NotNull(met.Content.Text(field)));
        Assert.DoesNotContain(PaperRules.Judge(met), finding => finding.Code == code);

        Finding broken = Assert.Single(PaperRules.Judge(All[code].Broken()), finding => finding.Code == code);
        Assert.Equal((rule.Clause, rule.Effect), (broken.Clause, broken.Effect));
        Assert.NotEqual(Verdict.Met, broken.Verdict);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_rule_says_is_a_sentence_in_both_languages_and_a_mismatch_names_both_places(string code)
    {
        Finding broken = PaperRules.Judge(All[code].Broken()).Single(finding => finding.Code == code);
        Assert.All(Books.Values, book =>
        {
            string told = book.Finding(broken);
            Assert.DoesNotContain("…", told, StringComparison.Ordinal);
            Assert.DoesNotContain("[", told, StringComparison.Ordinal);
            Assert.DoesNotContain("{", told, StringComparison.Ordinal);
            Assert.EndsWith(".", told, StringComparison.Ordinal);
        });
        if (code.StartsWith("cross.", StringComparison.Ordinal))
        {
            Assert.All((string[])["here", "there", "value", "other"], part => Assert.NotEqual("", broken.Facts[part]));
            Assert.NotEqual(broken.Facts["here"], broken.Facts["there"]);
        }
    }

    [Fact]
    public void A_paper_as_it_should_be_has_no_finding_but_the_lists_that_the_Centre_does_not_have()
    {
        foreach (Employer employer in (Employer[])[Company, PrivatePerson, Notary, Entrepreneur])
        {
            Intake intake = Declared with { Employer = employer };
            foreach (PaperKind kind in Enum.GetValues<PaperKind>().Where(kind => kind != PaperKind.WorkContract || employer != PrivatePerson))
            {
                Assert.DoesNotContain(PaperRules.Judge(Look(kind, intake)), finding => finding.Code != "medical.issuer-on-list");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Each_field_that_the_edition_demands_is_missed_by_name_clause_and_effect_and_a_wrong_value_is_told(PaperKind paper, EmployerKind employer, string contract)
    {
        Employer named = employer switch { EmployerKind.LegalEntity => Company, EmployerKind.NaturalPerson => PrivatePerson, EmployerKind.Notary => Notary, _ => Entrepreneur };
        PaperLook whole = Look(paper, Declared with { Employer = named }, ("contractKind", paper == PaperKind.WorkContract ? contract : null));
        Assert.All(whole.Fields, field =>
        {
            PaperLook without = whole with { Content = whole.Content with { Values = whole.Content.Values.Remove(field.Code) } };
            string place = PaperRules.Place(field);
            Finding? missing = PaperRules.Judge(without).SingleOrDefault(finding => finding.Code == PaperRules.MissingCode && finding.Facts["field"] == place);
            Assert.Equal(field.Missing == Effect.Informs ? null : (field.Clause, field.Missing), missing is null ? null : ((string, Effect)?)(missing.Clause, missing.Effect));
            if (field.Must is not null)
            {
                PaperLook wrong = whole with { Content = whole.Content with { Values = whole.Content.Values.SetItem(field.Code, "no") } };
                Finding otherwise = PaperRules.Judge(wrong).Single(finding => finding.Code == PaperRules.OtherwiseCode && finding.Facts["field"] == place);
                Assert.Equal((field.Clause, field.Otherwise), (otherwise.Clause, otherwise.Effect));
                Assert.Equal(Verdict.NotMet, PaperRules.Fields(wrong).Single(verdict => verdict.Field == field).Verdict);
            }
        });
    }

    [Fact]
    public void Every_field_choice_and_place_has_words_in_both_languages()
    {
        PaperCatalogue catalogue = CheckoutLaw.Library.Editions[0].PaperFields;
        Assert.All(Books.Values, book => Assert.All(catalogue.Fields, field =>
        {
            Assert.DoesNotContain("[", book.FieldName(new PaperId(field.Paper).ToString(), field.Code), StringComparison.Ordinal);
            Assert.All(field.Choices, choice => Assert.True(book.Has($"paper-choice.{field.Code}.{choice}"), $"{field.Code}.{choice}"));
        }));
        string[] keys = [.. Books["ru"].Codes.Where(code => code.StartsWith("paper-", StringComparison.Ordinal) || code.StartsWith("cross.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(keys, Books["en"].Codes.Where(code => code.StartsWith("paper-", StringComparison.Ordinal) || code.StartsWith("cross.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_an_applicant_can_mend_is_said_to_them_in_both_languages_with_what_to_do(string code)
    {
        Finding broken = PaperRules.Judge(All[code].Broken()).Single(finding => finding.Code == code);
        string told = broken.Facts.ContainsKey("there") ? "mismatch" : code;
        Assert.All(Books.Values, book =>
        {
            if (broken.Verdict == Verdict.NotMet)
            {
                Assert.DoesNotContain("…", book.Say($"defect.{told}", broken.Facts), StringComparison.Ordinal);
                Assert.True(book.Has($"defect.{told}") && book.Has($"mend.{told}"), told);
            }
        });
    }

    [Fact]
    public void Every_word_of_a_field_is_of_a_field_that_some_paper_has()
    {
        PaperCatalogue catalogue = CheckoutLaw.Library.Editions[0].PaperFields;
        HashSet<string> known = [.. catalogue.Fields.SelectMany(field => new[] { $"paper-field.{field.Code}", $"paper-field.{PaperRules.Place(field)}" })];
        known.UnionWith([PaperRules.MissingCode, PaperRules.OtherwiseCode]);
        Assert.Empty(Books["ru"].Codes.Where(code => code.StartsWith("paper-field.", StringComparison.Ordinal)).Except(known));
    }

    [Fact]
    public void The_demands_of_the_edition_are_listed_with_clause_and_effect()
    {
        ImmutableArray<FieldDemand> demands = PaperRules.Demands(CheckoutLaw.Library.Editions[0].PaperFields);
        Assert.All(demands, demand => Assert.NotEqual(Effect.Informs, demand.Effect));
        Assert.Contains(demands, demand => demand is { Code: "work-contract.patentNumber", Clause: "4.7", Effect: Effect.Blocks });
        Assert.Contains(demands, demand => demand is { Code: "petition.reason", Clause: "annex", Effect: Effect.NeedsSecondPerson });
        Assert.DoesNotContain(demands, demand => demand.Field is { Code: "sealed", Employers: [EmployerKind.Entrepreneur] });
    }
}
