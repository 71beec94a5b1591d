using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Desk.Record;
using Okno.Domain.Cases.Steps;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Web.Tests.Cli;

/// <summary>A case opened, offered and paid from the command line, on a database of its own.</summary>
public sealed class CaseByCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_case_lives_from_the_consent_to_the_contract_and_the_record_is_proved()
    {
        string number = await OpenAsync();
        await DoneAsync("case", "assess", number, "--as", "operator");
        await DoneAsync("case", "make-offer", number, "--papers-in-hand", "--as", "operator");
        string price = await PriceAsync(number);
        await DoneAsync("payment", "record", number, "--amount", price, "--receipt", "4471", "--bank", "Банк «Окраинный»", "--issued-on", Today, "--payer", "Каримов Бахтиёр", "--as", "operator");
        await DoneAsync("case", "receive-paper", number, "--paper", "photo", "--form", "original", "--custody", "taken", "--as", "operator");
        JsonElement reviewed = await DoneAsync("case", "review-paper", number, "--paper", "photo", "--accept", "--as", "reviewer", "--why", "лицо видно");
        Assert.Equal("paper-accepted", reviewed.GetProperty("events")[0].GetString());

        JsonElement shown = (await RunAsync("case", "show", number, "--json")).Json;
        Assert.Equal("collecting", shown.GetProperty("case").GetProperty("phase").GetString());
        Assert.Equal(reviewed.GetProperty("revision").GetInt64(), shown.GetProperty("revision").GetInt64());
        CommandLine.Ended story = await RunAsync("case", "show", number);
        Assert.Contains("reviewer (лицо видно)", story.Output, StringComparison.Ordinal);
        JsonElement found = Assert.Single((await RunAsync("case", "list", "--find", "karimov", "--json")).Json.EnumerateArray());
        Assert.Equal(number, found.GetProperty("number").GetString());

        CommandLine.Ended proof = await RunAsync("verify", "--json");
        Assert.Equal(0, proof.Code);
        Assert.True(proof.Json.GetProperty("sound").GetBoolean());
        // The case, and the text of the law that its decisions rest on.
        Assert.Equal(2, proof.Json.GetProperty("streams").GetInt32());
    }

    [Fact]
    public async Task A_refused_step_names_the_broken_rules_and_changes_nothing()
    {
        string number = await OpenAsync();
        CommandLine.Ended early = await RunAsync("case", "receive-paper", number, "--paper", "photo", "--form", "original", "--custody", "taken", "--as", "operator", "--json");
        Assert.Equal(1, early.Code);
        Assert.Equal("refused", early.Json.GetProperty("$type").GetString());
        Assert.NotEmpty(early.Json.GetProperty("findings").EnumerateArray());
        CommandLine.Ended stranger = await RunAsync("case", "assess", number, "--as", "courier", "--json");
        Assert.Equal((1, "forbidden"), (stranger.Code, stranger.Json.GetProperty("$type").GetString()));
        CommandLine.Ended stale = await RunAsync("case", "assess", number, "--as", "operator", "--revision", "1", "--json");
        Assert.Equal((1, "stale"), (stale.Code, stale.Json.GetProperty("$type").GetString()));
        Assert.Equal(2, (await RunAsync("case", "show", number, "--json")).Json.GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_no_second_case()
    {
        string file = await IntakeAsync();
        CommandLine.Ended first = await RunAsync("case", "open", "--data", file, "--as", "operator", "--key", "form-17", "--json");
        CommandLine.Ended again = await RunAsync("case", "open", "--data", file, "--as", "operator", "--key", "form-17", "--json");
        Assert.Equal((0, 0), (first.Code, again.Code));
        Assert.Equal(first.Output, again.Output);
        CommandLine.Ended another = await RunAsync("case", "open", "--data", file, "--as", "operator");
        Assert.Equal(1, another.Code);
        Assert.Contains(first.Json.GetProperty("number").GetString()!, another.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_in_a_step_is_named_by_its_option()
    {
        string number = await OpenAsync();
        CommandLine.Ended missing = await RunAsync("case", "receive-paper", number, "--form", "original", "--as", "operator");
        Assert.Contains("--paper, --custody", missing.Complaints, StringComparison.Ordinal);
        CommandLine.Ended wrong = await RunAsync("case", "receive-paper", number, "--paper", "photo", "--form", "drawing", "--custody", "taken", "--as", "operator");
        Assert.Contains("--form: бывает: original, certified-copy, plain-copy", wrong.Complaints, StringComparison.Ordinal);
        CommandLine.Ended day = await RunAsync("case", "list", "--due-to", "31.02.2026");
        Assert.Equal((1, 1, 2), (missing.Code, wrong.Code, day.Code));
    }

    [Fact]
    public async Task An_imported_statement_waits_for_the_accountant_and_the_same_file_adds_nothing()
    {
        string number = await OpenAsync();
        await DoneAsync("case", "assess", number, "--as", "operator");
        await DoneAsync("case", "make-offer", number, "--papers-in-hand", "--as", "operator");
        string price = await PriceAsync(number);
        string russianDay = DateOnly.ParseExact(Today, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        string file = folder.File("statement.txt");
        await File.WriteAllTextAsync(
            file,
            $"1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=UTF-8\r\nРасчСчет=40601810000003000002\r\nСекцияДокумент=Платежное поручение\r\nНомер=17\r\nДата={russianDay}\r\nСумма={price}\r\nПлательщикСчет=40817810000000000001\r\nПлательщик1=Каримов Бахтиёр Рустамович\r\nПолучательСчет=40601810000003000002\r\nДатаПоступило={russianDay}\r\nНазначениеПлатежа=Оплата услуги\r\nКонецДокумента\r\nКонецФайла\r\n",
            TestContext.Current.CancellationToken);
        CommandLine.Ended first = await RunAsync("payment", "import", file, "--as", "accountant", "--json");
        CommandLine.Ended again = await RunAsync("payment", "import", file, "--as", "accountant", "--json");
        Assert.Equal((1, 0), (first.Json.GetProperty("new").GetInt32(), again.Json.GetProperty("new").GetInt32()));
        JsonElement line = Assert.Single((await RunAsync("payment", "lines", "--json")).Json.EnumerateArray());
        Assert.Equal(number, line.GetProperty("proposals")[0].GetProperty("caseNumber").GetString());
        JsonElement matched = await DoneAsync("payment", "match", line.GetProperty("number").GetString()!, number, "--as", "accountant");
        Assert.Contains("contract-concluded", matched.GetProperty("events").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task A_register_opens_is_listed_and_shown()
    {
        JsonElement opened = await DoneAsync("register", "open", Today, "--as", "courier");
        string register = opened.GetProperty("number").GetString()!;
        JsonElement listed = Assert.Single((await RunAsync("register", "list", "--json")).Json.EnumerateArray());
        Assert.Equal(register, listed.GetProperty("number").GetString());
        Assert.Equal(Today, (await RunAsync("register", "show", register, "--json")).Json.GetProperty("plannedFor").GetString());
        CommandLine.Ended handed = await RunAsync("register", "hand-over", register, "--as", "courier");
        Assert.Equal(0, handed.Code);
        CommandLine.Ended nobody = await RunAsync("register", "show", "Р-26-9999");
        Assert.Equal(1, nobody.Code);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The program runs on the real clock, so its cases come today, well inside the window.</summary>
    private static string Today { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> IntakeAsync()
    {
        DateOnly today = Sample.Day(Today);
        string file = folder.File("intake.json");
        await File.WriteAllTextAsync(file, RecordJson.Text(new OpenCase(Sample.Intake(today.AddMonths(-11).AddDays(-2)), Sample.Consent(today), today)), TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<string> OpenAsync() => (await DoneAsync("case", "open", "--data", await IntakeAsync(), "--as", "operator", "--why", "пришёл сам")).GetProperty("number").GetString()!;

    private async Task<string> PriceAsync(string number) => (await RunAsync("case", "show", number, "--json")).Json.GetProperty("case").GetProperty("offer").GetProperty("price").GetString()!;

    private async Task<JsonElement> DoneAsync(params string[] words)
    {
        CommandLine.Ended ended = await RunAsync([.. words, "--json"]);
        Assert.True(ended.Code == 0, $"{string.Join(' ', words)}: {ended.Output}{ended.Complaints}");
        Assert.Equal("done", ended.Json.GetProperty("$type").GetString());
        return ended.Json;
    }

    private Task<CommandLine.Ended> RunAsync(params string[] words) => CommandLine.RunAsync(words, "", new Dictionary<string, string> { ["OKNO_DATA"] = folder.Path });
}
