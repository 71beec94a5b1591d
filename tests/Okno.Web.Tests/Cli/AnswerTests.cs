using System.Text.Json;
using Okno.Testing;

namespace Okno.Web.Tests.Cli;

/// <summary>Single calls: words for a person, one document for a program, and the exit code that says how it ended.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData(0, "days", "nth_workday_before", "20.02.2013", "10")]
    [InlineData(0, "days", "is_workday", "2026-11-22")]
    [InlineData(0, "window", "2014-01-08")]
    [InlineData(0, "window", "2025-05-12", "--contact", "2026-04-24")]
    [InlineData(1, "window", "2025-05-12", "--contact", "2026-04-25")]
    [InlineData(1, "window", "2025-02-30")]
    [InlineData(0, "check", "inn", "7707083893")]
    [InlineData(1, "check", "inn", "7707083894")]
    [InlineData(1, "check", "number", "7707083894")]
    [InlineData(1, "qr", "5354")]
    [InlineData(1, "mrz", "P<", "1")]
    [InlineData(1, "tax", "2024-03-10", "--filing", "2024-05-20")]
    [InlineData(1, "statement", "no such file")]
    [InlineData(2, "window", "--nonsense")]
    [InlineData(2, "days", "nth_workday_before")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "case")]
    [InlineData(2, "case", "withdraw", "26-000001")]
    public async Task The_exit_code_says_how_it_ended(int code, params string[] words)
    {
        CommandLine.Ended ended = await CommandLine.RunAsync(words);
        Assert.Equal(code, ended.Code);
        Assert.NotEqual("", ended.Output + ended.Complaints);
    }

    [Fact]
    public async Task Law_that_cannot_be_read_is_a_failure_of_the_system_told_with_file_and_line()
    {
        using TemporaryFolder law = new();
        await File.WriteAllTextAsync(law.File("hours.yaml"), "a: [", TestContext.Current.CancellationToken);
        CommandLine.Ended ended = await CommandLine.RunAsync(["days", "is_workday", "2026-11-22"], "", new Dictionary<string, string> { ["OKNO_LAW"] = law.Path });
        Assert.Equal(3, ended.Code);
        Assert.Contains("hours.yaml:2", ended.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_reads_days_as_they_are_written_in_russian()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("window", "12.05.2025", "--contact", "20.04.2026");
        Assert.Contains("последний день по Правилам      24.04.2026", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Обратиться можно", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_whose_plan_fails_is_told_the_smallest_repair_in_a_single_call_only()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("window", "2023-05-17", "--contact", "2024-04-22", "--json");
        JsonElement repair = ended.Json.GetProperty("repair");
        JsonElement change = Assert.Single(repair.GetProperty("changes").EnumerateArray());
        Assert.Equal(("bring-papers", "2024-04-26"), (change.GetProperty("change").GetString(), change.GetProperty("day").GetString()));
        Assert.Equal("pay-on", repair.GetProperty("alternatives")[0].GetProperty("changes")[0].GetProperty("change").GetString());

        CommandLine.Ended trap = await CommandLine.RunAsync("window", "2025-05-12", "--contact", "2026-04-24", "--json");
        Assert.Equal("take-the-risk", trap.Json.GetProperty("repair").GetProperty("instead").GetString());
        Assert.Contains("передача документов в орган в тот же день", (await CommandLine.RunAsync("window", "2025-05-12", "--contact", "2026-04-24")).Output, StringComparison.Ordinal);
        Assert.False((await CommandLine.RunAsync("window", "2025-05-12", "--contact", "2026-04-20", "--json")).Json.TryGetProperty("repair", out _));

        CommandLine.Ended batch = await CommandLine.RunAsync(["window", "--batch"], "{\"issued\":\"2023-05-17\",\"contact\":\"2024-04-22\"}\n", null);
        Assert.DoesNotContain("\"repair\":{", batch.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_may_come_as_one_document()
    {
        const string question = """{"op":"count_workdays","from":"2026-05-01","to":"2026-05-31"}""";
        CommandLine.Ended argument = await CommandLine.RunAsync("days", question, "--json");
        CommandLine.Ended input = await CommandLine.RunAsync(["days", "--json"], question, null);
        Assert.Equal(19, argument.Json.GetProperty("result").GetInt32());
        Assert.Equal(argument.Output, input.Output);
    }

    [Theory]
    [InlineData("2026-04-17", "open", "standard")]
    [InlineData("2026-04-18", "open", "compressed")]
    [InlineData("2026-04-24", "open", "compressed")]
    [InlineData("2026-04-25", "closed", null)]
    [InlineData("2025-06-01", "early", "standard")]
    public async Task A_contact_on_both_sides_of_each_limit_finds_its_lane(string contact, string status, string? lane)
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("window", "2025-05-12", "--contact", contact, "--json");
        Assert.Equal(status, ended.Json.GetProperty("status").GetString());
        Assert.Equal(lane, ended.Json.GetProperty("lane").GetString());
    }

    [Fact]
    public async Task Papers_fall_due_by_their_lane()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("window", "2025-05-12", "--contact", "2026-04-10", "--employer-kind", "natural-person", "--held", "2.1.4,petition", "--json");
        Dictionary<string, string?> due = ended.Json.GetProperty("papers").EnumerateArray().ToDictionary(paper => paper.GetProperty("paper").GetString()!, paper => paper.GetProperty("due").GetString());
        Assert.Equal("2026-04-10", due["medical-policy"]);
        Assert.Equal("2026-04-15", due["hiv-certificate"]);
        Assert.DoesNotContain("work-contract", due.Keys);
        Assert.Equal("2026-05-10", ended.Json.GetProperty("contract_end").GetString());
        Assert.Equal("2026-05-12", ended.Json.GetProperty("contract_end_rolled").GetString());
        Assert.Contains(ended.Json.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "papers.do-not-pay-yet" && finding.GetProperty("clause").GetString() == "3.10.2");
    }

    [Fact]
    public async Task A_date_beyond_the_decreed_years_is_an_interval_whose_earliest_day_is_given()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("window", "2026-05-05", "--json");
        Assert.True(ended.Json.GetProperty("provisional").GetBoolean());
        string given = ended.Json.GetProperty("last_file_A").GetString()!;
        Assert.Equal(given, ended.Json.GetProperty("last_file_A_earliest").GetString());
        Assert.True(string.CompareOrdinal(given, ended.Json.GetProperty("last_file_A_latest").GetString()) < 0);
    }

    [Fact]
    public async Task Tax_paid_late_shows_its_gap_and_tax_paid_too_little_its_shortfall_with_the_remedy()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync(
            "tax", "2024-03-10", "--payment", "2024-03-05:7500.00", "--payment", "2024-04-15:7500", "--payment", "2024-05-02:7000.00", "--filing", "2024-05-20", "--json");
        Assert.Equal(1, ended.Code);
        Assert.Equal("not_met", ended.Json.GetProperty("verdict").GetString());
        JsonElement reading = ended.Json.GetProperty("readings").EnumerateArray().First(one => one.GetProperty("rate").GetString() == "payment_date");
        Assert.Equal("2024-04-09", reading.GetProperty("covered_through").GetString());
        JsonElement gap = reading.GetProperty("gaps").EnumerateArray().First();
        Assert.Equal(("2024-04-10", "2024-04-15"), (gap.GetProperty("from").GetString(), gap.GetProperty("to").GetString()));
        JsonElement shortfall = Assert.Single(reading.GetProperty("shortfalls").EnumerateArray());
        Assert.Equal("500.00", shortfall.GetProperty("missing").GetString());
        Assert.Equal(6, gap.GetProperty("days").GetInt32());
        JsonElement remedy = reading.GetProperty("remedy");
        Assert.Equal(("pay_cannot_cure", "500.00"), (remedy.GetProperty("kind").GetString(), remedy.GetProperty("payments")[0].GetProperty("amount").GetString()));
        Assert.Contains("pay-the-difference", remedy.GetProperty("actions").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task The_remedy_of_the_tax_names_the_sum_the_day_and_what_is_covered_then()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("tax", "2025-03-10", "--payment", "2025-03-05:16910", "--filing", "2025-04-20", "--today", "2025-03-15", "--json");
        JsonElement remedy = ended.Json.GetProperty("readings")[0].GetProperty("remedy");
        Assert.Equal(("pay", "890.00"), (remedy.GetProperty("kind").GetString(), remedy.GetProperty("for_filing").GetString()));
        Assert.Equal(("2025-04-09", "890.00"), (remedy.GetProperty("payments")[0].GetProperty("pay_by").GetString(), remedy.GetProperty("payments")[0].GetProperty("amount").GetString()));
        Assert.Equal("2026-03-09", remedy.GetProperty("covered_through_after").GetString());

        CommandLine.Ended told = await CommandLine.RunAsync("tax", "2025-03-10", "--payment", "2025-03-05:16910", "--filing", "2025-04-20", "--today", "2025-03-15");
        Assert.Contains("Доплатите 890,00 ₽ до 09.04.2025 включительно.", told.Output.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10000000")]
    public async Task A_sum_of_nothing_or_of_ten_million_is_refused_at_its_field(string amount)
    {
        CommandLine.Ended ended = await CommandLine.RunAsync("tax", "2025-03-10", "--payment", $"2025-03-05:{amount}");
        Assert.Equal(1, ended.Code);
        Assert.Contains("payments[0].amount: сумма должна быть больше нуля", ended.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_code_written_and_read_keeps_every_field()
    {
        CommandLine.Ended written = await CommandLine.RunAsync("qr", "--json", "--field", "Name=Центр | окно", "--field", "PersonalAcc=40601810000003000002", "--field", "BankName=Отделение 1 Москва", "--field", "BIC=044583001", "--field", "CorrespAcc=0", "--field", "Sum=640000");
        CommandLine.Ended read = await CommandLine.RunAsync("qr", written.Json.GetProperty("bytes_hex").GetString()!, "--json");
        Assert.Equal(0, read.Code);
        Assert.NotEqual("|", read.Json.GetProperty("separator").GetString());
        Assert.Equal("Центр | окно", read.Json.GetProperty("fields").GetProperty("Name").GetString());
    }
}
