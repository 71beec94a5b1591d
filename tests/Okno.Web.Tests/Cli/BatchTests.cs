using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Okno.Web.Tests.Cli;

/// <summary>JSON Lines: in order, streamed, in bounded memory, and never stopped by a line.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task A_bad_line_is_told_with_its_number_and_the_rest_goes_on()
    {
        CommandLine.Ended ended = await CommandLine.BatchAsync("window",
        [
            """{"issued":"2014-01-08"}""",
            "this is no JSON",
            """{"issued":"2014-02-30"}""",
            "",
            """[1,2]""",
            """{"issued":"2014-01-08"} and more""",
            """{"issued":17}""",
            """{}""",
            """{"issued":"2025-05-12","employer_kind":"a friend","contact":"2026-04-20"}""",
            """{"issued":"2014-01-08"}""",
        ]);
        Assert.Equal(0, ended.Code);
        IReadOnlyList<JsonElement> lines = ended.Lines;
        Assert.Equal(
            ["not_json@2", "invalid_date@3", "empty_line@4", "not_an_object@5", "not_json@6", "invalid_date@7", "missing_field@8", "unknown_value@9"],
            lines.Where(line => line.TryGetProperty("error", out _)).Select(line => $"{line.GetProperty("error").GetString()}@{line.GetProperty("line").GetInt32()}"));
        Assert.Equal("2014-12-18", lines[0].GetProperty("last_file_A").GetString());
        Assert.Equal("2014-12-18", lines[9].GetProperty("last_file_A").GetString());
    }

    [Theory]
    [InlineData("days")]
    [InlineData("window")]
    [InlineData("check")]
    [InlineData("mrz")]
    [InlineData("qr")]
    [InlineData("tax")]
    public async Task No_line_ends_the_program(string command)
    {
        string[] lines =
        [
            "{", "null", "\"\"", "0", "{\"a\":", "{\"op\":{\"op\":[]}}", """{"issued":null}""", """{"issued":"\ud800"}""", """{"type":"inn","value":{}}""", """{"type":"inn","value":"\udc00"}""",
            """{"mrz":[1,[2],{"a":3}]}""", """{"mrz":["a",[]]}""", """{"mrz":"P<"}""", """{"bytes_hex":"5"}""", """{"bytes_hex":"zz"}""", """{"fields":{"Name":[],"\ud800":"x"},"encoding":"latin"}""", """{"fields":[]}""",
            """{"issued":"2024-03-10","payments":[{"paid":"2024-03-05","amount":"7500.00"},5,{"paid":[],"amount":-1},{"amount":"999999999999999.99"}]}""",
            """{"issued":"2024-03-10","payments":{}}""", """{"op":"nth_workday_before","date":"9999-12-31","n":100000}""", """{"op":"nth_workday_after","date":"0001-01-01","n":100001}""",
            """{"op":"nth_workday_before","date":"0001-01-01","n":100000}""", """{"op":"count_workdays","from":"0001-01-01","to":"9999-12-31"}""", """{"issued":"9999-12-31"}""", """{"issued":"0001-01-01"}""",
            """{"issued":"9999-12-31","contact":"9999-12-31"}""", """{"issued":"0001-01-01","contact":"0001-01-01","held":["nothing"]}""", """{"issued":"2025-05-12","contact":"2026-04-20","contract":"2026-04-19"}""",
            """{"issued":"9999-12-31","payments":[{"paid":"9999-12-31","amount":"1"}],"filing":"9999-12-31"}""", """{"type":"account","value":"40601810000003000002","bik":"х"}""", """{"type":"ИНН","value":"1"}""",
        ];
        CommandLine.Ended ended = await CommandLine.BatchAsync(command, lines);
        Assert.Equal(0, ended.Code);
        Assert.Equal(lines.Length, ended.Lines.Count);
        Assert.DoesNotContain(ended.Lines, line => line.TryGetProperty("error", out JsonElement error) && error.GetString() == "internal");
        Assert.Equal("", ended.Complaints);
    }

    [Fact]
    public async Task Line_ends_of_another_system_and_a_byte_order_mark_are_understood()
    {
        CommandLine.Ended ended = await CommandLine.RunAsync(["check", "--batch"], "\uFEFF{\"type\":\"inn\",\"value\":\"7707083893\"}\r\n{\"type\":\"inn\",\"value\":\"7707083894\"}", null);
        Assert.Equal([true, false], ended.Lines.Select(line => line.GetProperty("valid").GetBoolean()));
    }

    [Fact]
    public async Task A_line_longer_than_a_megabyte_is_told_and_passed_over()
    {
        string good = """{"type":"inn","value":"7707083893"}""";
        CommandLine.Ended ended = await CommandLine.BatchAsync("check", [good, $$"""{"type":"inn","value":"{{new string('7', 3 << 20)}}"}""", good]);
        Assert.Equal(3, ended.Lines.Count);
        Assert.Equal("line_too_long", ended.Lines[1].GetProperty("error").GetString());
        Assert.Equal(2, ended.Lines[1].GetProperty("line").GetInt32());
        Assert.True(ended.Lines[2].GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task An_answer_comes_before_the_next_question_is_asked()
    {
        using Process process = CommandLine.Start(["days", "--batch"]);
        foreach ((int n, string day) in new[] { (1, "2013-02-19"), (2, "2013-02-18"), (3, "2013-02-15") })
        {
            await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"nth_workday_before","date":"2013-02-20","n":{{n}}}"""));
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            string? answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.Equal($$"""{"result":"{{day}}","provisional":false}""", answer);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Two_hundred_thousand_lines_need_no_more_memory_than_twenty_thousand()
    {
        const int some = 20_000;
        const int many = 200_000;
        using Process process = CommandLine.Start(["window", "--batch"]);
        await AskAsync(process, 0, some);
        long early = PeakMemory(process);
        await AskAsync(process, some, many);
        long late = PeakMemory(process);
        process.StandardInput.Close();
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.True(late - early < 48 << 20, $"{early >> 20} MB after {some} lines, {late >> 20} MB after {many}");
    }

    /// <summary>Asks lines from number <paramref name="from"/> to <paramref name="to"/> and reads as many answers, which must come in order.</summary>
    private static async Task AskAsync(Process process, int from, int to)
    {
        Task asking = Task.Run(async () =>
        {
            for (int i = from; i < to; i++)
            {
                await process.StandardInput.WriteAsync($$"""{"issued":"{{IssuedOf(i)}}"}""" + "\n");
            }

            await process.StandardInput.FlushAsync();
        });
        for (int i = from; i < to; i++)
        {
            string? line = await process.StandardOutput.ReadLineAsync();
            string twelveMonths = DateOnly.ParseExact(IssuedOf(i), "yyyy-MM-dd", CultureInfo.InvariantCulture).AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.StartsWith($$"""{"expiry12":"{{twelveMonths}}",""", line, StringComparison.Ordinal);
        }

        await asking;
    }

    private static string IssuedOf(int line) => new DateOnly(2013, 1, 1).AddDays(line * 7 % 4748).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long PeakMemory(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }
}
