using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Testing;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Texts;

/// <summary>No text is missing, and none is kept that nothing asks for: <c>texts/</c> against the sources.</summary>
public sealed partial class EveryTextTests
{
    /// <summary>Texts of which only the beginning is ever named: the rest of the code is data of a list that stands in the texts themselves.</summary>
    private static readonly string[] Lists = ["country.", "read.page."];

    private static readonly string[] Folders = ["src", "law", "papers", "demo"];

    private static readonly Lazy<ImmutableArray<(string File, string Text)>> Sources = new(() =>
    [
        .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".yaml" or ".typ" or ".json" && !Generated().IsMatch(file))
            .Select(file => (file, File.ReadAllText(file))),
    ]);

    /// <summary>Codes as the sources write them: in quotes, or as a value of the law.</summary>
    private static readonly Lazy<HashSet<string>> Written = new(() =>
    [
        .. Found(Quoted()),
        .. Sources.Value.Where(source => Path.GetExtension(source.File) == ".yaml").SelectMany(source => Word().Matches(source.Text).Select(match => match.Value)),
    ]);

    /// <summary>The desk says a state by the name of its type and its own ("paper-status.received").</summary>
    private static readonly Lazy<HashSet<string>> States = new(() =>
    [
        .. typeof(CaseSteps).Assembly.GetTypes().Where(type => type.IsEnum)
            .SelectMany(type => Enum.GetNames(type).Select(name => $"{JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)}.{JsonNamingPolicy.CamelCase.ConvertName(name)}")),
    ]);

    /// <summary>Parts of names, so that "takenOffList", "TakenOffList" and "taken-off-list" are one.</summary>
    private static readonly Lazy<HashSet<string>> Names = new(() => [.. Found(Word()).SelectMany(word => word.Split('.')).Select(Plain)]);

    /// <summary>The beginning of every string of the sources that ends with a place to fill in or with more to add.</summary>
    private static readonly Lazy<string[]> Beginnings = new(() => [.. Found(FilledIn()).Concat(Found(Added())).Where(text => text.Contains('.') || text.EndsWith('-')).Distinct()]);

    [Fact]
    public void Every_code_that_the_domain_can_say_has_its_words_in_Russian_and_English()
    {
        HashSet<string> codes = [.. Today.Statutes.Citizenships.Select(rule => rule.Why), .. Enum.GetValues<HumanReason>().Select(reason => new HumanClause("1", reason, AskedAt.Never, null).ReasonCode)];
        foreach (AssessmentRule rule in Assessment.Rules)
        {
            codes.UnionWith(rule.Outcomes.Select(outcome => outcome.Code));
            codes.UnionWith(rule.Outcomes.Where(outcome => outcome.Repair is not null).Select(outcome => "repair." + outcome.Repair));
            codes.UnionWith(rule.Question is { } question ? [question] : []);
        }

        codes.UnionWith(Today.Edition.HumanClauses.Select(clause => clause.Question).OfType<string>());
        codes.UnionWith(CaseSteps.ByName.Values.SelectMany(step => step.Info.Rules).Select(rule => rule.Code));
        codes.UnionWith(Found(SaidFindings()));
        codes.UnionWith(Found(Repairs()).Select(repair => "repair." + repair));

        Assert.True(codes.Count > 150, $"only {codes.Count} codes were found");
        Assert.Empty(codes.Except(Keys("ru").Keys).Order(StringComparer.Ordinal));
        Assert.Empty(codes.Except(Keys("en").Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_is_kept_that_nothing_asks_for()
    {
        string[] unused = [.. Keys("ru").Concat(Keys("en")).Where(text => !IsAskedFor(text.Key)).Select(text => $"{text.Value}: {text.Key}").Distinct().Order(StringComparer.Ordinal)];
        Assert.Empty(unused);
    }

    [Fact]
    public void A_text_that_nobody_asks_for_would_be_found()
    {
        Assert.False(IsAskedFor("window.wide-open"));
        Assert.False(IsAskedFor("repair.no-such-repair"));
        Assert.False(IsAskedFor("answer.never-written"));
        Assert.All(Lists, beginning => Assert.Contains(Keys("ru").Keys, key => key.StartsWith(beginning, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_in_both_languages_says_the_same_codes()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "texts", "en"), "*.yaml").Select(Path.GetFileName).OfType<string>())
        {
            Assert.Equal(Of("ru", file).Order(StringComparer.Ordinal), Of("en", file).Order(StringComparer.Ordinal));
        }

        static IEnumerable<string> Of(string language, string file) => Keys(language).Where(text => text.Value == file).Select(text => text.Key);
    }

    /// <summary>A code is asked for by its whole name, or by a string whose beginning it has and whose rest is made of names that the sources know.</summary>
    private static bool IsAskedFor(string code) => Written.Value.Contains(code) || States.Value.Contains(code) || Lists.Any(list => code.StartsWith(list, StringComparison.Ordinal)) || IsFilledIn(code);

    private static bool IsFilledIn(string code) =>
        Beginnings.Value.Any(beginning => code.StartsWith(beginning, StringComparison.Ordinal) && code[beginning.Length..].Split('.').All(part => Names.Value.Contains(Plain(part)) || IsFilledIn(part)));

    private static IEnumerable<string> Found(Regex pattern) => Sources.Value.SelectMany(source => pattern.Matches(source.Text).Select(match => match.Groups[1].Value));

    private static Dictionary<string, string> Keys(string language) =>
        (from file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "texts", language), "*.yaml")
         from line in File.ReadLines(file)
         where line.Length > 0 && line[0] != '#' && line.Contains(": ", StringComparison.Ordinal)
         select (Code: line[..line.IndexOf(": ", StringComparison.Ordinal)], File: Path.GetFileName(file))).ToDictionary(pair => pair.Code, pair => pair.File, StringComparer.Ordinal);

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex(@"[/\\](obj|bin|node_modules|wwwroot)[/\\]")]
    private static partial Regex Generated();

    [GeneratedRegex(@"([A-Za-z0-9_][A-Za-z0-9_.\-]*)")]
    private static partial Regex Word();

    [GeneratedRegex("\"@?([A-Za-z0-9_.\\-]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"@?([a-z0-9][A-Za-z0-9.\\-]*)\\{")]
    private static partial Regex FilledIn();

    [GeneratedRegex("\"([a-z0-9][A-Za-z0-9.\\-]*[.\\-])\" \\+")]
    private static partial Regex Added();

    [GeneratedRegex("Finding\\.Of\\(\\s*\"([a-z0-9.-]+)\"")]
    private static partial Regex SaidFindings();

    [GeneratedRegex("Repair = \"([a-z-]+)\"")]
    private static partial Regex Repairs();
}
