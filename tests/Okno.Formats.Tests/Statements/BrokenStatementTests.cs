using System.Text;
using CsCheck;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements;

public sealed class BrokenStatementTests
{
    [Theory]
    [InlineData("Номер=16", "Номер=16\nобрывок строки", QuarantineReason.StrayLine, 32, 3)]
    [InlineData("Номер=16", "Номер=16\nНомер=18", QuarantineReason.DuplicateKey, 32, 3)]
    [InlineData("ДатаСписано=21.04.2026", "ДатаСписано=31.04.2026", QuarantineReason.Date, 47, 3)]
    [InlineData("ВсегоСписано=8900.00", "ВсегоСписано=восемь", QuarantineReason.Amount, 14, 3)]
    [InlineData("КонецФайла", "КонецДокумента\nКонецФайла", QuarantineReason.UnexpectedEnd, 50, 3)]
    [InlineData("КонецФайла", "КонецФайла\nещё", QuarantineReason.AfterEnd, 51, 3)]
    public void A_broken_line_is_named_and_the_rest_goes_on(string good, string broken, string reason, int line, int documents)
    {
        Statement statement = Sample.Read(Sample.Text.Replace(good, broken, StringComparison.Ordinal));
        QuarantinedLine quarantined = Assert.Single(statement.Quarantined);
        Assert.Equal((reason, line), (quarantined.Reason, quarantined.Line));
        Assert.Equal(documents, statement.Documents.Count);
    }

    [Fact]
    public void A_document_without_a_readable_sum_is_left_out_and_its_neighbours_stay()
    {
        Statement statement = Sample.Read(Sample.Text.Replace("Сумма=8900\n", "Сумма=89OO\n", StringComparison.Ordinal));
        Assert.Equal(["БА15", "17"], statement.Documents.Select(d => d.Number));
        Assert.Equal([(33, QuarantineReason.Amount), (30, QuarantineReason.DocumentIncomplete)], statement.Quarantined.Select(q => (q.Line, q.Reason)));
        Assert.Equal("8900.00", statement.Summary.SumIn.ToString());
    }

    [Fact]
    public void A_document_whose_end_mark_was_lost_is_kept_and_said_so()
    {
        string text = Sample.Text.Remove(Sample.Text.IndexOf("КонецДокумента\n", StringComparison.Ordinal), "КонецДокумента\n".Length);
        Statement statement = Sample.Read(text);
        Assert.Equal(3, statement.Documents.Count);
        Assert.True(statement.Summary.UnterminatedSection);
        Assert.True(statement.Summary.EndMarker);
        Assert.Equal(QuarantineReason.Unterminated, Assert.Single(statement.Quarantined).Reason);
    }

    [Fact]
    public void A_file_without_its_end_mark_is_said_so_and_keeps_every_document()
    {
        Statement statement = Sample.Read(Sample.Text.Replace("КонецФайла\n", "", StringComparison.Ordinal));
        Assert.Equal(3, statement.Documents.Count);
        Assert.False(statement.Summary.EndMarker);
        Assert.False(statement.Summary.UnterminatedSection);
        Assert.Equal(QuarantineReason.NoEndMarker, Assert.Single(statement.Quarantined).Reason);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1251")]
    public void Cut_at_any_byte_the_documents_before_the_cut_stay_and_the_cut_one_is_not_believed(string name)
    {
        Encoding coding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] whole = coding.GetBytes(Sample.Text.Replace('ҳ', 'х'));
        IReadOnlyList<string> all = [.. Sample.Read(whole).Documents.Select(d => d.Identity)];
        for (int length = 20; length < whole.Length - 1; length++)
        {
            Statement cut = Sample.Read(whole[..length]);
            Assert.False(cut.Summary.EndMarker);
            Assert.Contains(cut.Quarantined, q => q.Reason == QuarantineReason.NoEndMarker);
            Assert.Equal(all.Take(cut.Documents.Count), cut.Documents.Select(d => d.Identity));
            Assert.Equal(cut.Summary.UnterminatedSection, cut.Quarantined.Any(q => q.Reason == QuarantineReason.CutHere));
        }
    }

    [Fact]
    public void Bytes_of_another_encoding_inside_the_file_are_named_at_their_line()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Sample.Text);
        int at = bytes.AsSpan().IndexOf("Возврат"u8);
        bytes[at] = 0xFF;
        Statement statement = Sample.Read(bytes);
        QuarantinedLine line = Assert.Single(statement.Quarantined);
        Assert.Equal((QuarantineReason.Encoding, 48), (line.Reason, line.Line));
        Assert.Equal(3, statement.Documents.Count);
    }

    [Fact]
    public void An_endless_line_is_skipped()
    {
        Statement statement = Sample.Read(Sample.Text.Replace("Номер=16", $"Номер=16\n{new string('я', 1_000_000)}", StringComparison.Ordinal));
        Assert.Equal((QuarantineReason.LineTooLong, 32), (Assert.Single(statement.Quarantined).Reason, statement.Quarantined[0].Line));
        Assert.Equal(3, statement.Documents.Count);
    }

    [Fact]
    public void A_document_of_more_text_than_any_bank_writes_keeps_what_fits_and_the_next_is_whole()
    {
        string much = string.Concat(Enumerable.Range(0, 40).Select(i => $"Ключ{i}={new string('я', 50_000)}\n"));
        Statement statement = Sample.Read(Sample.Text.Replace("Номер=16\n", $"Номер=16\n{much}", StringComparison.Ordinal));
        Assert.All(statement.Quarantined, line => Assert.True(line.Reason is QuarantineReason.TooMany or QuarantineReason.DocumentIncomplete));
        Assert.Contains(statement.Quarantined, line => line.Reason == QuarantineReason.TooMany);
        Assert.Equal("17", statement.Documents[^1].Number);
        Assert.Equal("Возврат", statement.Documents[^1].Purpose);
    }

    [Fact]
    public void Sums_beyond_the_range_of_money_are_not_added()
    {
        StringBuilder text = new(Sample.Text[..Sample.Text.IndexOf("СекцияДокумент", StringComparison.Ordinal)]);
        for (int i = 0; i < 100; i++)
        {
            text.Append("СекцияДокумент=П\nДата=20.04.2026\nСумма=999999999999999.99\nПолучательСчет=40601810000003000002\nКонецДокумента\n");
        }

        Statement statement = Sample.Read(text.Append("КонецФайла\n").ToString());
        Assert.Equal(100, statement.Documents.Count + statement.Quarantined.Count);
        Assert.NotEmpty(statement.Quarantined);
    }

    [Theory]
    [InlineData("", StatementError.Empty)]
    [InlineData(" \r\n ", StatementError.Empty)]
    [InlineData("Дата;Сумма\n20.04.2026;8900", StatementError.NotStatement)]
    [InlineData("%PDF-1.7", StatementError.NotStatement)]
    [InlineData("<?xml version=\"1.0\"?><html/>", StatementError.NotStatement)]
    [InlineData("<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>", StatementError.NoStatement)]
    public void What_is_no_statement_is_named(string content, string error) => Assert.Equal(error, Sample.ErrorOf(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Any_bytes_get_an_answer()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Sample.Text);
        Gen.Byte.Array[0, 300].Sample(bytes => Sample.ErrorOf(bytes));
        Gen.Byte.Array[0, 300].Sample(bytes => Sample.Read([.. "1CClientBankExchange\n"u8, .. bytes]));
        Gen.Select(Gen.Int[20, whole.Length - 1], Gen.Byte.Array[0, 40], Gen.Int[0, 60]).Sample((at, put, take) =>
        {
            Statement statement = Sample.Read([.. whole[..at], .. put, .. whole[Math.Min(whole.Length, at + take)..]]);
            Assert.Equal(statement.Summary.DocumentsCount, statement.Documents.Count);
        });
    }
}
