using Microsoft.AspNetCore.Mvc;
using Okno.Formats.Tables;

namespace Okno.Web.Pages.Desk.Bookkeeping;

/// <summary>A table as a file to take away: "xlsx" or "csv".</summary>
internal static class TableDownload
{
    /// <summary>Rows of one file; a spreadsheet holds 1,048,576, and a person reads fewer.</summary>
    public const int MostRows = 200_000;

    public static IActionResult Of(Table table, string format, string name)
    {
        MemoryStream file = new();
        switch (format)
        {
            case "xlsx":
                XlsxFile.Write(file, table);
                break;
            case "csv":
                CsvFile.Write(file, table);
                break;
            default:
                return new NotFoundResult();
        }

        file.Position = 0;
        return new FileStreamResult(file, format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8") { FileDownloadName = $"{name}.{format}" };
    }
}
