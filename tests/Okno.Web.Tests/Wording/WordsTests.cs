using System.Text.RegularExpressions;
using Okno.Desk.Wording;
using Okno.Domain.Payments;

namespace Okno.Web.Tests.Wording;

public sealed partial class WordsTests
{
    private static readonly TextBook Words = TextBook.Load("ru");

    [Theory]
    [InlineData(1, "остался 1 рабочий день")]
    [InlineData(2, "осталось 2 рабочих дня")]
    [InlineData(5, "осталось 5 рабочих дней")]
    [InlineData(11, "осталось 11 рабочих дней")]
    [InlineData(21, "остался 21 рабочий день")]
    [InlineData(0, "сегодня последний день")]
    [InlineData(-3, "просрочено на 3 рабочих дня")]
    public void Distances_agree_with_their_numbers(int days, string said) => Assert.Equal(said, Russian.WorkdaysLeft(days).Replace('\u00A0', ' '));

    [Fact]
    public void Days_and_sums_are_written_as_the_house_writes_them()
    {
        DateOnly day = new(2026, 4, 22);
        Assert.Equal("22.04.2026", Russian.Day(day));
        Assert.Equal("22.04.2026\u00A0(ср)", Russian.DayAndWeekday(day));
        Assert.Equal("22\u00A0апреля 2026\u00A0года (среда)", Russian.LongDay(day));
        Assert.Equal("22\u00A0апреля", Russian.DayOfMonth(day));
        Assert.Equal("8\u00A0900,00\u00A0₽", Russian.Sum(Money.Roubles(8900)));
    }

    [Fact]
    public void Places_are_filled_in_the_form_they_ask_for_and_a_missing_fact_shows()
    {
        string folder = Directory.CreateTempSubdirectory("okno-words-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "ru"));
            File.WriteAllText(Path.Combine(folder, "ru", "a.yaml"), "a: \"{n} {d|date} {d|long} {m|money} {w|workdays} {gone} {d\"\n");
            string said = TextBook.Load("ru", folder).Say("a", ("n", 7), ("d", new DateOnly(2026, 4, 22)), ("m", Money.Roubles(8900)), ("w", 3));
            Assert.Equal("7 22.04.2026 22 апреля 2026 года (среда) 8 900,00 ₽ 3 рабочих дня … {d", said.Replace('\u00A0', ' '));
            File.WriteAllText(Path.Combine(folder, "ru", "b.yaml"), "# one\na: twice\n");
            Assert.Contains("b.yaml:2", Assert.Throws<InvalidDataException>(() => TextBook.Load("ru", folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_public_pages_say_everything_in_both_languages_with_the_same_places()
    {
        TextBook english = TextBook.Load("en");
        string[] files = ["public.yaml", "shell.yaml"];
        foreach (string file in files)
        {
            string[] russianCodes = CodesOf("ru", file);
            Assert.NotEmpty(russianCodes);
            Assert.Equal(russianCodes.Order(StringComparer.Ordinal), CodesOf("en", file).Order(StringComparer.Ordinal));
        }

        Assert.True(english.Has("check.title"));
    }

    [Fact]
    public void Every_code_that_a_page_names_has_words()
    {
        string web = Path.Combine(Path.GetDirectoryName(Okno.Desk.ProgramFolder.Find("texts", "OKNO_TEXTS"))!, "src", "Okno.Web");
        string[] missing =
        [
            .. Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal))
                .SelectMany(file => SayCall().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
                .Distinct()
                .Where(code => !Words.Has(code)),
        ];
        Assert.Empty(missing);
    }

    private static string[] CodesOf(string language, string file) =>
        [.. File.ReadLines(Path.Combine(Okno.Desk.ProgramFolder.Find("texts", "OKNO_TEXTS"), language, file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)])];

    [GeneratedRegex("\\.Say\\(\"([^\"{}]+)\"")]
    private static partial Regex SayCall();
}
