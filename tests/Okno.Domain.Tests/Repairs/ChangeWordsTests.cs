using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Testing;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Repairs;

/// <summary>Each change, each fault of a change and each compared day has its words in Russian and in English, with the same values.</summary>
public sealed class ChangeWordsTests
{
    private static readonly DateOnly Some = Day("2026-04-24");

    private static readonly Change[] All =
    [
        new BringPaper(PaperKind.HivCertificate, Some), new BringPapers(Some), new PayTax(2, Some), new PayOn(Some), new ComeOn(Some), new WaitUntil(Some), new ExtendPolicy(Some),
        new ChangeEmployer(EmployerKind.NaturalPerson), new ChangeEmployer(EmployerKind.LegalEntity), new RenewPassport(Some),
        new TakeTheRisk(), new AskStaff("freeze"), new AskStaff("no-patent-day"), new LoadDecree(2027), new GoToIssuingAuthority("50"), new ApplyAnew(), new LeaveService(),
    ];

    private static Dictionary<string, string> Words(string language) =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "texts", language, "repairs.yaml")).Where(line => line.Length > 0 && line[0] != '#')
            .ToDictionary(line => line[..line.IndexOf(": ", StringComparison.Ordinal)], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_change_is_told_as_advice_and_one_in_the_persons_hands_as_a_condition(string language)
    {
        Dictionary<string, string> words = Words(language);
        Assert.Equal(Enum.GetValues<ChangeKind>(), All.Select(change => change.Kind).Distinct().Order());
        HashSet<string> wanted = [];
        foreach (Change change in All)
        {
            foreach (string code in change.IsInTheirHands ? new[] { $"change.{change.Code}", $"change.{change.Code}.if" } : [$"change.{change.Code}"])
            {
                wanted.Add(code);
                Assert.Contains(code, words);
                string[] places = [.. words[code].Split('{').Skip(1).Select(part => part.Split('}', '|')[0])];
                Assert.Empty(places.Except(change.Facts.Select(fact => fact.Name)));
            }
        }

        Assert.Empty(words.Keys.Where(code => code.StartsWith("change.", StringComparison.Ordinal) && !code.StartsWith("change.wrong.", StringComparison.Ordinal)).Except(wanted));
    }

    [Fact]
    public void Both_languages_say_the_same_codes() => Assert.Equal(Words("ru").Keys.Order(StringComparer.Ordinal), Words("en").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fault_of_a_change_has_words_and_no_words_lack_their_fault()
    {
        string source = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Okno.Domain", "Repairs", "ChangeCheck.cs"));
        string[] faults = [.. source.Split("new ChangeFault(\"").Skip(1).Select(part => $"change.wrong.{part.Split('"')[0]}").Distinct()];
        Assert.True(faults.Length >= 7);
        Assert.Equal(faults.Order(StringComparer.Ordinal), Words("ru").Keys.Where(code => code.StartsWith("change.wrong.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
