using System.Text.Json;
using System.Text.RegularExpressions;
using Okno.Desk.Wording;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Windows;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Cases;

/// <summary>Everything that a step can say has its words, in Russian and in English, and every place in them is filled.</summary>
public sealed partial class CaseWordsTests
{
    private static readonly Dictionary<string, TextBook> Books = new() { ["ru"] = TextBook.Load("ru"), ["en"] = TextBook.Load("en") };

    public static TheoryData<string, string> Broken
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string key in BrokenRules.All.Keys)
            {
                data.Add("ru", key);
                data.Add("en", key);
            }

            return data;
        }
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_step_has_a_name_and_says_its_consequence(string language) =>
        Assert.All(CaseSteps.ByName.Keys, step =>
        {
            Assert.True(Books[language].Has($"step.{step}.name"), step);
            Assert.True(Books[language].Has($"step.{step}.consequence"), step);
        });

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_code_that_a_case_uses_has_words(string language)
    {
        string source = string.Concat(new[] { "Cases", "Payments" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Okno.Domain", folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        HashSet<string> codes = [.. Codes().Matches(source).Select(match => match.Groups[1].Value), "fault.handover.one-day-kept", "fault.handover.before-last-filing"];
        codes.UnionWith(Found().Matches(source).Select(match => match.Groups[1].Value));
        codes.UnionWith(CaseSteps.ByName.Values.SelectMany(step => step.Info.Rules).Select(rule => rule.Code));
        Assert.True(codes.Count > 110, "the codes were not found in the source");
        Assert.DoesNotContain(codes, code => !Books[language].Has(code));
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_state_has_a_name(string language)
    {
        List<string> states = [];
        void All<T>(string prefix)
            where T : struct, Enum => states.AddRange(Enum.GetNames<T>().Select(name => $"{prefix}.{JsonNamingPolicy.CamelCase.ConvertName(name)}"));
        All<Phase>("phase");
        All<Turn>("turn");
        All<PaperStatus>("paper-status");
        All<Custody>("custody");
        All<PaperForm>("paper-form");
        All<Lane>("lane");
        All<OutcomeKind>("outcome-kind");
        All<LineStatus>("line-status");
        All<LineMatch>("line-match");
        All<ApprovalStatus>("approval-status");
        Assert.DoesNotContain(states, state => !Books[language].Has(state));
    }

    [Fact]
    public void The_desk_names_every_state_of_a_paper_of_a_lane_and_of_money()
    {
        List<string> states = [];
        void All<T>()
            where T : struct, Enum => states.AddRange(Enum.GetNames<T>().Select(name => $"desk.{JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name)}.{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}"));
        All<PaperStatus>();
        All<Custody>();
        All<PaperForm>();
        All<Lane>();
        All<OutcomeKind>();
        All<Okno.Domain.Tax.TaxProof>();
        All<Okno.Domain.Tax.TaxPaymentKind>();
        Assert.DoesNotContain(states, state => !Books["ru"].Has(state));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_told_in_a_sentence_with_every_place_filled(string language, string key)
    {
        (Life life, ICaseStep step) = BrokenRules.All[key]();
        Finding finding = life.Ask(step).Findings().First(found => found.Code == key.Split(':')[1]);

        string told = Books[language].Finding(finding);

        Assert.DoesNotContain("…", told, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told, StringComparison.Ordinal);
        Assert.DoesNotContain("[", told, StringComparison.Ordinal);
        Assert.EndsWith(".", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_say_the_same_codes_with_the_same_places()
    {
        Dictionary<string, string> russian = Lines("ru");
        Dictionary<string, string> english = Lines("en");
        Assert.Equal(russian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(russian, pair => Assert.Equal(Places(pair.Value), Places(english[pair.Key])));
    }

    [Fact]
    public void Papers_are_named_in_words()
    {
        string told = Books["ru"].Say("close.originals-returned", ("papers", "petition, translation-of-medical-policy"));
        Assert.Contains("«Ходатайство", told, StringComparison.Ordinal);
        Assert.Contains("«Заверенный перевод на русский язык: Полис", told, StringComparison.Ordinal);
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Lines(string language) =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "texts", language, "cases.yaml"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToDictionary(line => line[..line.IndexOf(": ", StringComparison.Ordinal)], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

    [GeneratedRegex("\"((?:ending|outcome|fault|deadline|guard|match|offer)\\.[a-z0-9.-]*[a-z0-9])\"")]
    private static partial Regex Codes();

    [GeneratedRegex("Finding\\.Of\\(\"([a-z0-9.-]+)\"")]
    private static partial Regex Found();

    [GeneratedRegex("\\{[a-zA-Z_]+(\\|[a-z-]+)?\\}")]
    private static partial Regex Place();
}
