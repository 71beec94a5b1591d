using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Okno.Formats.Tables;

/// <summary>
/// Writes a table as an XLSX workbook of one sheet (ECMA-376): days and sums are real days and numbers, words are always words and never a formula. Row by row, so a long table costs no memory of its own.
/// </summary>
public static class XlsxFile
{
    private const uint Plain = 0, Heading = 1, DayStyle = 2, SumStyle = 3, Guarded = 4;
    private const uint DayFormat = 164, SumFormat = 165;

    /// <summary>Writes the whole table to a stream that can seek; the stream stays the caller's.</summary>
    public static void Write(Stream stream, Table table)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
        WriteSheet(sheet, table);
        book.Workbook = new Workbook(new Sheets(new Sheet { Name = table.Name, SheetId = 1, Id = book.GetIdOfPart(sheet) }));
    }

    private static void WriteSheet(WorksheetPart sheet, Table table)
    {
        using OpenXmlWriter writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        // The headings stay in sight while the list is scrolled.
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(table.Columns.Select(column => Words(column.Heading, Heading))));
        foreach (var row in table.Rows)
        {
            writer.WriteElement(new Row(row.Select(Of)));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Of(Cell cell) => cell switch
    {
        Cell.Day day => Number(day.On.ToDateTime(TimeOnly.MinValue).ToOADate(), DayStyle),
        Cell.Sum sum => Number(sum.Amount.Kopecks / 100m, SumStyle),
        Cell.Count count => Number(count.Number, Plain),
        Cell.Text words => Words(words.Words, CsvFile.BeginsFormula(words.Words) ? Guarded : Plain),
        _ => throw new InvalidOperationException($"{cell.GetType().Name} has no form in a file."),
    };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Number<T>(T value, uint style)
        where T : IFormattable => new() { StyleIndex = style, DataType = CellValues.Number, CellValue = new CellValue(value.ToString(null, CultureInfo.InvariantCulture)) };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Words(string words, uint style) =>
        new(new InlineString(new Text(Writable(words)) { Space = SpaceProcessingModeValues.Preserve })) { StyleIndex = style, DataType = CellValues.InlineString };

    /// <summary>XML 1.0 has no place for control characters, and a cell none for more than 32,767 characters.</summary>
    private static string Writable(string words)
    {
        const int Longest = 32_767;
        string lines = words.ReplaceLineEndings("\n");
        string clean = lines.All(System.Xml.XmlConvert.IsXmlChar) ? lines : string.Concat(lines.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF))));
        return clean.Length <= Longest ? clean : clean[..Longest];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd\\.mm\\.yyyy" },
            new NumberingFormat { NumberFormatId = SumFormat, FormatCode = "#,##0.00" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = SumFormat, ApplyNumberFormat = true },
            // Words that look like a formula stay words even when somebody edits the cell.
            new CellFormat { QuotePrefix = true }));
}
