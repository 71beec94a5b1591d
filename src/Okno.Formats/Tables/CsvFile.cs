using System.Buffers;
using System.Globalization;
using CsvHelper;

namespace Okno.Formats.Tables;

/// <summary>
/// Writes a table as CSV (RFC 4180) the way a Russian spreadsheet opens it: semicolons, a byte order mark, days as 22.11.2026, sums as 8900,00 without spaces.
/// </summary>
public static class CsvFile
{
    /// <summary>A cell that begins so is taken for a formula by some spreadsheet (OWASP, CSV Injection); the wide forms are those of East Asian keyboards.</summary>
    private static readonly SearchValues<char> Starters = SearchValues.Create("=+-@|%\t\r\n＝＋－＠");

    private static readonly CsvWriterOptions Options = new() { Separator = ';', WriteByteOrderMark = true };

    /// <summary>Writes the whole table; the stream stays the caller's.</summary>
    public static void Write(Stream stream, Table table)
    {
        using CsvWriter csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        foreach (TableColumn column in table.Columns)
        {
            csv.WriteField(Harmless(column.Heading));
        }

        csv.EndRecord();
        foreach (var row in table.Rows)
        {
            foreach (Cell cell in row)
            {
                csv.WriteField(cell switch
                {
                    Cell.Day day => day.On.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
                    Cell.Sum sum => sum.Amount.ToString().Replace('.', ','),
                    Cell.Count count => count.Number.ToString(CultureInfo.InvariantCulture),
                    Cell.Text words => Harmless(words.Words),
                    _ => throw new InvalidOperationException($"{cell.GetType().Name} has no form in a file."),
                });
            }

            csv.EndRecord();
        }
    }

    /// <summary>Words that no spreadsheet takes for a formula: an apostrophe stands before what would begin one, also behind spaces and quotation marks.</summary>
    public static string Harmless(string words) => BeginsFormula(words) ? "'" + words : words;

    internal static bool BeginsFormula(string words)
    {
        ReadOnlySpan<char> rest = words.AsSpan().TrimStart(" \u00A0\u200B\uFEFF\"'");
        return (words.Length > 0 && Starters.Contains(words[0])) || (rest.Length > 0 && Starters.Contains(rest[0]));
    }
}
