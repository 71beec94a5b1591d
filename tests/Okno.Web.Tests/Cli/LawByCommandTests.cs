using Okno.Formats.Law;
using Okno.Testing;

namespace Okno.Web.Tests.Cli;

/// <summary><c>okno law</c> as a process, over a law and a database of its own.</summary>
public sealed class LawByCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_check_names_every_error_of_every_file_at_once_and_ends_with_1()
    {
        string law = CopyOfTheLaw();
        Assert.Equal(0, (await CommandLine.RunAsync("law", "check", law)).Code);
        Change(law, "editions/2026/edition.yaml", "amount: 3,", "");
        Change(law, "calendar/2026.yaml", "working_weekends: []", "working_weekends:\n  - {day: 2026-01-01, by: \"спор\"}");
        Change(law, "prices/2026.yaml", "\"6400.00\"", "\"0.00\"");
        CommandLine.Ended told = await CommandLine.RunAsync("law", "check", law);
        Assert.Equal(1, told.Code);
        Assert.Contains("editions/2026/edition.yaml:9: нет поля «amount»", told.Output, StringComparison.Ordinal);
        Assert.Contains("calendar/2026.yaml:21: 2026-01-01 стоит в двух списках", told.Output, StringComparison.Ordinal);
        Assert.Contains("prices/2026.yaml:4: «amount»: сумма должна быть больше нуля", told.Output, StringComparison.Ordinal);
        CommandLine.Ended json = await CommandLine.RunAsync("law", "check", law, "--json");
        Assert.False(json.Json.GetProperty("valid").GetBoolean());
        Assert.True(json.Json.GetProperty("errors").GetArrayLength() >= 3);
    }

    [Fact]
    public async Task The_difference_of_editions_and_of_folders_is_told_in_words()
    {
        CommandLine.Ended editions = await CommandLine.RunAsync("law", "diff", "2015", "2026");
        Assert.Equal(0, editions.Code);
        Assert.Contains("п. 6.3.2: убрано", editions.Output, StringComparison.Ordinal);
        string law = CopyOfTheLaw();
        Change(law, "editions/2015/edition.yaml", "contract: {amount: 30,", "contract: {amount: 45,");
        CommandLine.Ended folders = await CommandLine.RunAsync("law", "diff", RepositoryRoot.Law, law);
        Assert.Contains("п. 3.4: срок договора: 30 календарных дней → 45 календарных дней", folders.Output, StringComparison.Ordinal);
        Assert.Contains("Отличий: 1", folders.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await CommandLine.RunAsync("law", "diff", "2015", "2099")).Code);
        Assert.Equal(2, (await CommandLine.RunAsync("law", "diff", "2015", law)).Code);
    }

    [Fact]
    public async Task A_draft_is_tried_and_published_from_a_folder_and_what_was_known_before_stays_known()
    {
        string law = CopyOfTheLaw();
        Change(law, "prices/2026.yaml", "\"6400.00\"", "\"7000.00\"");
        CommandLine.Ended tried = await RunAsync("law", "simulate", law, "--json");
        Assert.Equal((0, 0), (tried.Code, tried.Json.GetProperty("open").GetInt32()));
        CommandLine.Ended asked = await RunAsync("law", "publish", law, "--as", "rules-editor", "--why", "приказ", "--json");
        Assert.Equal("awaits-second-person", asked.Json.GetProperty("$type").GetString());
        CommandLine.Ended done = await RunAsync("approval", "confirm", asked.Json.GetProperty("approval").GetString()!, "--as", "supervisor", "--why", "сверено", "--json");
        Assert.Equal("done", done.Json.GetProperty("$type").GetString());
        Assert.Equal("7000.00", (await RunAsync("law", "show", "--on", "2026-05-01", "--json")).Json.GetProperty("price").GetString());
        Assert.Equal("6400.00", (await RunAsync("law", "show", "--on", "2026-05-01", "--known", "2026-01-01", "--json")).Json.GetProperty("price").GetString());
        CommandLine.Ended forbidden = await RunAsync("law", "publish", "2026", "--as", "rules-editor", "--why", "приказ");
        Assert.Equal(1, forbidden.Code);
        Assert.Contains("до публикации нужен ответ", forbidden.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("law", "simulate", "nowhere")).Code);
    }

    private Task<CommandLine.Ended> RunAsync(params string[] words) =>
        CommandLine.RunAsync(words, "", new Dictionary<string, string> { ["OKNO_DATA"] = Path.Combine(folder.Path, "data") });

    private string CopyOfTheLaw()
    {
        string copy = Path.Combine(folder.Path, "law");
        foreach ((string file, string text) in LawReader.FilesOf(RepositoryRoot.Law))
        {
            string place = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllText(place, text);
        }

        return copy;
    }

    private static void Change(string law, string file, string find, string put)
    {
        string text = File.ReadAllText(Path.Combine(law, file));
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(law, file), text.Replace(find, put, StringComparison.Ordinal));
    }
}
