using System.Globalization;
using System.Text;
using System.Text.Json;
using Okno.Testing;

namespace Okno.Web.Tests.Cli;

/// <summary><c>okno statement</c> on statements of our own making.</summary>
public sealed class StatementTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_statement_streams_its_documents_and_ends_with_its_totals()
    {
        string file = await WriteAsync(Made(1500, cut: false));
        CommandLine.Ended ended = await CommandLine.RunAsync("statement", file, "--jsonl");
        Assert.Equal(0, ended.Code);
        JsonElement last = ended.Lines[^1];
        Assert.Equal("summary", last.GetProperty("entry").GetString());
        Assert.Equal(1500, last.GetProperty("documents_count").GetInt32());
        Assert.True(last.GetProperty("balance_equation_holds").GetBoolean());
        Assert.Equal(1500, ended.Lines.Count(line => line.GetProperty("entry").GetString() == "document" && line.GetProperty("direction").GetString() == "in"));
    }

    [Fact]
    public async Task A_statement_cut_in_the_middle_keeps_what_is_whole_and_says_so()
    {
        string file = await WriteAsync(Made(3, cut: true));
        CommandLine.Ended ended = await CommandLine.RunAsync("statement", file, "--json");
        Assert.Equal(0, ended.Code);
        Assert.False(ended.Json.GetProperty("end_marker").GetBoolean());
        Assert.Equal(2, ended.Json.GetProperty("documents_count").GetInt32());
        Assert.NotEqual(0, ended.Json.GetProperty("quarantined_count").GetInt32());
    }

    [Fact]
    public async Task What_is_no_statement_is_refused_with_a_code_and_in_words()
    {
        string file = await WriteAsync("Просто письмо, а не выписка");
        CommandLine.Ended machine = await CommandLine.RunAsync("statement", file, "--json");
        CommandLine.Ended person = await CommandLine.RunAsync("statement", file);
        Assert.Equal((1, 1), (machine.Code, person.Code));
        Assert.Equal("not_a_statement", machine.Json.GetProperty("error").GetString());
        Assert.Contains("не выписка", person.Complaints, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> WriteAsync(string text)
    {
        string file = folder.File("statement.txt");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        return file;
    }

    private static string Made(int documents, bool cut)
    {
        const string own = "40601810000003000002";
        StringBuilder text = new();
        text.Append("1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=UTF-8\r\nДатаНачала=20.04.2026\r\nДатаКонца=20.04.2026\r\n");
        text.Append(CultureInfo.InvariantCulture, $"РасчСчет={own}\r\nСекцияРасчСчет\r\nДатаНачала=20.04.2026\r\nДатаКонца=20.04.2026\r\nРасчСчет={own}\r\nНачальныйОстаток=0.00\r\nВсегоПоступило={documents * 6400L}.00\r\nВсегоСписано=0.00\r\nКонечныйОстаток={documents * 6400L}.00\r\nКонецРасчСчет\r\n");
        for (int i = 1; i <= documents; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"СекцияДокумент=Платежное поручение\r\nНомер={i}\r\nДата=20.04.2026\r\nСумма=6400.00\r\nПлательщикСчет=40817810000000000001\r\nПолучательСчет={own}\r\nДатаПоступило=20.04.2026\r\n");
            if (cut && i == documents)
            {
                return text.ToString();
            }

            text.Append("НазначениеПлатежа=Оплата услуги\r\nКонецДокумента\r\n");
        }

        return text.Append("КонецФайла\r\n").ToString();
    }
}
