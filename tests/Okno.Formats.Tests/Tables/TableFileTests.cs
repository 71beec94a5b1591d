using System.Collections.Immutable;
using System.Text;
using CsCheck;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Okno.Domain.Payments;
using Okno.Formats.Tables;
using Cell = Okno.Formats.Tables.Cell;
using Table = Okno.Formats.Tables.Table;
using TableColumn = Okno.Formats.Tables.TableColumn;

namespace Okno.Formats.Tests.Tables;

public sealed class TableFileTests
{
    private static Table Of(params Cell[] row) => new("Лист", [.. row.Select((_, at) => new TableColumn($"Графа {at + 1}", 12))], [[.. row]]);

    private static string Csv(Table table)
    {
        using MemoryStream bytes = new();
        CsvFile.Write(bytes, table);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static (string Words, string? Type, uint Style, bool Formula)[] Xlsx(Table table)
    {
        using MemoryStream bytes = new();
        XlsxFile.Write(bytes, table);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Skip(table.Columns.Length)
            .Select(cell => (cell.InlineString?.InnerText ?? cell.CellValue!.Text, cell.DataType?.InnerText, cell.StyleIndex?.Value ?? 0, cell.CellFormula is not null))];
    }

    [Fact]
    public void A_day_and_a_sum_are_written_as_a_russian_spreadsheet_reads_them()
    {
        Table table = Of(Cell.Of(new DateOnly(2026, 11, 22)), Cell.Of(new Money(890_000)), Cell.Of(new Money(-5)), Cell.Of(3), Cell.Of("Каримов; Бахтиёр \"Б\""));

        Assert.Equal("\uFEFFГрафа 1;Графа 2;Графа 3;Графа 4;Графа 5\r\n22.11.2026;8900,00;-0,05;3;\"Каримов; Бахтиёр \"\"Б\"\"\"\r\n", Csv(table));
        Assert.Equal(["46348", "8900", "-0.05", "3", "Каримов; Бахтиёр \"Б\""], Xlsx(table).Select(cell => cell.Words));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+7 900 000-00-00")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =HYPERLINK(\"http://a\")")]
    [InlineData("\"=1")]
    [InlineData("'=1")]
    [InlineData("＝1")]
    [InlineData("|cmd")]
    public void Words_that_begin_a_formula_stay_words(string words)
    {
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(Csv(Of(Cell.Of(words)))));
        using CsvReader read = CsvReader.Create(bytes, new CsvReaderOptions { Separator = ';' }, leaveOpen: true);
        Assert.True(read.Read());
        Assert.Equal("'" + words, read.GetString(0));

        (string kept, string? type, uint style, bool formula) = Assert.Single(Xlsx(Of(Cell.Of(words))));
        Assert.Equal((words.ReplaceLineEndings("\n"), "inlineStr", 4u, false), (kept, type, style, formula));
    }

    [Theory]
    [InlineData("Каримов")]
    [InlineData("Оплата по делу 26-000123-01-7 = патент")]
    [InlineData("")]
    public void Other_words_are_kept_as_they_are(string words) => Assert.Equal(words, CsvFile.Harmless(words));

    [Fact]
    public void Whatever_a_payer_wrote_the_workbook_is_valid_and_no_cell_is_a_formula() =>
        Gen.String.Array[1, 5].Sample(words =>
        {
            Table table = Of([.. words.Select(Cell.Of)]);
            return Xlsx(table).All(cell => !cell.Formula) && Csv(table).Length > 0;
        }, iter: 200);

    [Fact]
    public void A_hundred_thousand_rows_come_one_by_one()
    {
        ImmutableArray<Cell> row = [Cell.Of("Каримов"), Cell.Of(new Money(1))];
        using MemoryStream bytes = new();
        XlsxFile.Write(bytes, new Table("Строки", [new TableColumn("Плательщик", 30), new TableColumn("Сумма", 12)], Enumerable.Repeat(row, 100_000)));
        Assert.InRange(bytes.Length, 50_000, 5_000_000);
    }
}
