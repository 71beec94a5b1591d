using System.Text.RegularExpressions;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Testing;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

/// <summary>Each finding of the law and each paper has its words in Russian and in English.</summary>
public sealed partial class WordsTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_code_of_the_law_has_its_sentence_and_no_sentence_lacks_its_code(string language)
    {
        string source = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Okno.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}Law{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || file.Contains($"{Path.DirectorySeparatorChar}Windows{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        HashSet<string> codes = [.. Codes().Matches(source).Select(match => match.Groups[1].Value)];
        codes.UnionWith(Repairs().Matches(source).Select(match => "repair." + match.Groups[1].Value));
        codes.UnionWith(Today.Statutes.Citizenships.Select(rule => rule.Why));
        foreach (AssessmentRule rule in Assessment.Rules)
        {
            codes.UnionWith(rule.Outcomes.Select(outcome => outcome.Code));
            codes.UnionWith(rule.Outcomes.Where(outcome => outcome.Repair is not null).Select(outcome => "repair." + outcome.Repair));
            codes.UnionWith(rule.Question is { } question ? [question] : []);
        }

        HashSet<string> words = [.. Keys(language, "law.yaml"), .. Keys(language, "clauses.yaml")];

        Assert.True(codes.Count > 40, "the codes were not found in the source");
        Assert.Empty(codes.Except(words));
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_paper_has_a_name_a_reason_and_a_hint(string language)
    {
        HashSet<string> words = Keys(language, "papers.yaml");
        foreach (PaperKind kind in Enum.GetValues<PaperKind>())
        {
            Assert.All(new[] { "name", "why", "hint" }, part => Assert.Contains($"paper.{new PaperId(kind)}.{part}", words));
        }
    }

    [Theory]
    [InlineData("law.yaml")]
    [InlineData("clauses.yaml")]
    [InlineData("papers.yaml")]
    public void Both_languages_say_the_same_codes_with_the_same_facts(string file)
    {
        Assert.True(Keys("ru", file).SetEquals(Keys("en", file)));
        Dictionary<string, string> english = Lines("en", file);
        foreach ((string code, string sentence) in Lines("ru", file))
        {
            string[] Named(string text) => [.. Placeholders().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal).Distinct()];
            Assert.Equal(Named(sentence), Named(english[code]));
        }
    }

    private static HashSet<string> Keys(string language, string file) => [.. Lines(language, file).Keys];

    private static Dictionary<string, string> Lines(string language, string file) =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "texts", language, file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToDictionary(line => line[..line.IndexOf(": ", StringComparison.Ordinal)], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

    [GeneratedRegex("Finding\\.Of\\(\"([a-z0-9.-]+)\"")]
    private static partial Regex Codes();

    [GeneratedRegex("Repair = \"([a-z-]+)\"")]
    private static partial Regex Repairs();

    [GeneratedRegex("\\{[a-z_]+(\\|[a-z]+)?\\}")]
    private static partial Regex Placeholders();
}
