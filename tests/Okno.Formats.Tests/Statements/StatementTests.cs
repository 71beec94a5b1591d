using System.Text;
using Okno.Domain.Payments;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements;

public sealed class StatementTests
{
    [Fact]
    public void A_whole_statement_gives_its_documents_totals_and_balance()
    {
        Statement statement = Sample.Read(Sample.Text);
        Assert.Empty(statement.Quarantined);
        Assert.Equal((3, "17800.00", "8900.00", true, true, false), (
            statement.Summary.DocumentsCount, statement.Summary.SumIn.ToString(), statement.Summary.SumOut.ToString(),
            statement.Summary.BalanceHolds!.Value, statement.Summary.EndMarker, statement.Summary.UnterminatedSection));
        Assert.Equal([StatementDirection.In, StatementDirection.In, StatementDirection.Out], statement.Documents.Select(d => d.Direction));

        StatementDocument first = statement.Documents[0];
        Assert.Equal(("БА15", new DateOnly(2026, 4, 20), Money.Roubles(8900), "", null, "0"), (first.Number, first.Date, first.Sum, first.PayerInn, first.Kbk, first.Uin));
        Assert.Equal("Каримов Жасур", first.PayerName);
        Assert.Equal("Платежное поручение", first.Kind);
        Assert.Equal(17, first.Line);
    }

    [Fact]
    public void A_purpose_in_numbered_parts_is_put_together_and_unknown_keys_are_kept()
    {
        StatementDocument second = Sample.Read(Sample.Text).Documents[1];
        Assert.Equal("Часть первая часть вторая", second.Purpose);
        Assert.Equal("8900", second.Amount.ToString());
        Assert.Equal("Раҳимова Гулноз", second.PayerName);
        Assert.Contains(KeyValuePair.Create("СвойКлючБанка", "значение"), second.Fields);
    }

    [Fact]
    public void Two_receipts_of_one_day_and_sum_have_different_identities_and_the_same_file_the_same()
    {
        Statement once = Sample.Read(Sample.Text);
        Statement again = Sample.Read(Sample.Text.ReplaceLineEndings("\r\n"));
        Assert.Equal(3, once.Documents.Select(d => d.Identity).Distinct().Count());
        Assert.Equal(once.Documents.Select(d => d.Identity), again.Documents.Select(d => d.Identity));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("windows-1251", false)]
    [InlineData("cp866", false)]
    [InlineData("koi8-r", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void The_encoding_is_found_by_content_whatever_the_head_declares(string name, bool preamble)
    {
        // ҳ exists in Unicode only.
        string text = Sample.Text.Replace('ҳ', 'х');
        Encoding coding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        Statement statement = Sample.Read([.. preamble ? coding.GetPreamble() : [], .. coding.GetBytes(text)]);
        Assert.Equal((name == "utf-16BE" ? "utf-16" : name, "Windows"), (statement.Summary.Header.Encoding, statement.Summary.Header.DeclaredEncoding));
        Assert.Equal(Json(Sample.Read(text)), Json(statement));
        Assert.Empty(statement.Quarantined);
        Assert.Equal(StatementFormat.OneC, StatementReader.Detect([.. preamble ? coding.GetPreamble() : [], .. coding.GetBytes(text)]));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void An_account_that_comes_after_its_documents_is_known_to_them(string name)
    {
        const string second = "40817810000000000001";
        string text = Sample.Text.Replace("КонецФайла", $"  рАСЧсЧЕТ = 1\nСекцияРасчСчет\n  РасчСчет = {second}\nКонецРасчСчет\nКонецФайла", StringComparison.Ordinal);
        Statement statement = Sample.Read([.. Encoding.GetEncoding(name).GetPreamble(), .. Encoding.GetEncoding(name).GetBytes(text)]);
        Assert.Equal([StatementDirection.Internal, StatementDirection.In, StatementDirection.Internal], statement.Documents.Select(d => d.Direction));
    }

    [Fact]
    public void Keys_count_in_any_letter_case()
    {
        string[] lines = Sample.Text.Split('\n');
        string upper = string.Join('\n', lines.Select(l => Key(l, k => k.ToUpperInvariant())));
        string lower = string.Join('\n', lines.Select(l => Key(l, k => k.ToLowerInvariant())));
        Assert.Equal(Json(Sample.Read(Sample.Text)), Json(Sample.Read(upper)));
        Assert.Equal(Json(Sample.Read(Sample.Text)), Json(Sample.Read(lower)));

        static string Key(string line, Func<string, string> change) =>
            line.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? change(line[..at]) + line[at..] : change(line);
    }

    [Fact]
    public void Blank_lines_spaces_and_mixed_line_endings_change_nothing()
    {
        string loose = Sample.Text.Replace("\nНомер", "\n\r\n   \n Номер", StringComparison.Ordinal);
        Statement statement = Sample.Read(loose);
        Assert.Equal("mixed", statement.Summary.LineEnding);
        Assert.Equal(Json(Sample.Read(Sample.Text)), Json(statement));
        Assert.Equal("CRLF", Sample.Read(Sample.Text.ReplaceLineEndings("\r\n")).Summary.LineEnding);
        Assert.Equal("LF", Sample.Read(Sample.Text).Summary.LineEnding);
    }

    [Theory]
    [InlineData("8900,50", "8900.50")]
    [InlineData("1,5", "1.5")]
    [InlineData("700", "700")]
    public void A_sum_may_have_a_comma_or_no_kopecks(string written, string read) =>
        Assert.Equal(read, Sample.Read(Sample.Text.Replace("Сумма=8900.00", $"Сумма={written}", StringComparison.Ordinal)).Documents[0].Amount.ToString());

    [Fact]
    public void A_balance_that_does_not_add_up_is_said_so()
    {
        Assert.False(Sample.Read(Sample.Text.Replace("=9000.00", "=9000.01", StringComparison.Ordinal)).Summary.BalanceHolds);
        Assert.Null(Sample.Read(Sample.Text.Replace("КонечныйОстаток=9000.00\n", "", StringComparison.Ordinal)).Summary.BalanceHolds);
    }

    [Theory]
    [InlineData("17800.00", Turnover.Equal)]
    [InlineData("17800.01", Turnover.Part)]
    [InlineData("17799.99", Turnover.More)]
    [InlineData("", Turnover.Unsaid)]
    public void Documents_are_compared_with_the_turnover_that_the_bank_says(string credited, Turnover turnover)
    {
        StatementSummary summary = Sample.Read(Sample.Text.Replace("ВсегоПоступило=17800.00", $"ВсегоПоступило={credited}", StringComparison.Ordinal)).Summary;
        StatementCheck check = Assert.Single(summary.Checks);
        Assert.Equal((Sample.Own, "RUB", turnover, Turnover.Equal), (check.Account, check.Currency, check.CreditedTurnover, check.DebitedTurnover));
        Assert.Equal(("17800.00", "8900.00"), (check.CreditedByDocuments.ToString(), check.DebitedByDocuments.ToString()));
        Assert.Equal(turnover switch { Turnover.Equal => true, Turnover.Unsaid => null, _ => false }, summary.BalanceHolds);
    }

    [Fact]
    public void Sections_of_several_days_and_accounts_are_checked_account_by_account()
    {
        const string second = "40817810000000000001";
        string section(string account, string credited, string debited) => $"СекцияРасчСчет\nРасчСчет={account}\nНачальныйОстаток=0\nВсегоПоступило={credited}\nВсегоСписано={debited}\nКонечныйОстаток=0\nКонецРасчСчет\n";
        StatementSummary summary = Sample.Read(Sample.Text.Replace("КонецФайла", section(Sample.Own, "5.00", "5.00") + section(second, "8900.00", "8900.00") + "КонецФайла", StringComparison.Ordinal)).Summary;
        Assert.Equal(3, summary.AccountsCount);
        Assert.Equal(
            [(Sample.Own, "17805.00", Turnover.Part, "8905.00", Turnover.Part), (second, "8900.00", Turnover.Equal, "8900.00", Turnover.Equal)],
            summary.Checks.Select(check => (check.Account!, check.Credited.ToString()!, check.CreditedTurnover, check.Debited.ToString()!, check.DebitedTurnover)));
        Assert.True(summary.BalanceHolds);
    }

    [Fact]
    public void A_document_between_two_accounts_of_the_statement_is_internal_wherever_the_second_account_stands()
    {
        const string second = "40817810000000000001";
        string text = Sample.Text.Replace("КонецФайла", $"СекцияРасчСчет\nРасчСчет={second}\nКонецРасчСчет\nКонецФайла", StringComparison.Ordinal);
        Statement statement = Sample.Read(text);
        Assert.Equal([StatementDirection.Internal, StatementDirection.In, StatementDirection.Internal], statement.Documents.Select(d => d.Direction));
        Assert.Equal(("8900", "0"), (statement.Summary.SumIn.ToString(), statement.Summary.SumOut.ToString()));
    }

    [Fact]
    public void A_document_of_strange_accounts_has_no_known_direction() =>
        Assert.Equal(StatementDirection.Unknown, Sample.Read(Sample.Text.Replace("ПолучательСчет=40601810000003000002", "ПолучательСчет=40601810000003000003", StringComparison.Ordinal)).Documents[0].Direction);

    [Theory]
    [InlineData("7707083893, ООО «Ромашка»", "ООО «Ромашка»")]
    [InlineData("7707083893 ООО «Ромашка»", "ООО «Ромашка»")]
    [InlineData("ИНН 773370857141 Иванов И. И.", "Иванов И. И.")]
    [InlineData("1234 Иванов", "1234 Иванов")]
    public void A_tax_number_written_before_the_name_of_the_payer_is_no_part_of_it(string written, string name) =>
        Assert.Equal(name, Sample.Read(Sample.Text.Replace("ИНН 7707083893 Каримов Жасур", written, StringComparison.Ordinal)).Documents[0].PayerName);

    private static string Json(Statement statement) => string.Join('\n', statement.Documents.Select(d => d with { Fields = [], Line = 0 }).Cast<object>().Concat(statement.Accounts.Select(a => a with { Line = 0 })));
}
