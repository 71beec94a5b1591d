using Okno.Documents;
using Okno.Documents.Papers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Okno.Desk.Tests.Documents;

/// <summary>One press for the tests of a class; a test is skipped, with the command that repairs it, where the compiler's packages are not installed.</summary>
public sealed class PressFixture : IAsyncDisposable
{
    public PaperPress Press { get; } = new(PaperPressOptions.Find() with { Workers = 1 });

    public PaperPress Working()
    {
        if (Press.WhyUnavailable is { } reason)
        {
            Assert.Skip(reason);
        }

        return Press;
    }

    internal async Task<PrintedPaper.Ready> PrintAsync<T>(T paper) where T : IPaper => Ready(await Working().PrintAsync(paper, TestContext.Current.CancellationToken));

    public static PrintedPaper.Ready Ready(PrintedPaper printed) => printed switch
    {
        PrintedPaper.Ready ready => ready,
        PrintedPaper.Spoiled spoiled => throw new Xunit.Sdk.XunitException("Spoiled: " + spoiled.Reason),
        PrintedPaper.Waits waits => throw new Xunit.Sdk.XunitException("Waits: " + waits.Reason),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Text of the pages with every kind of blank removed, as an independent reader sees it: lines may break anywhere.</summary>
    public static string Squeezed(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return Squeeze(string.Concat(document.GetPages().Select(page => page.Text)));
    }

    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select((Page page) => Squeeze(page.Text))];
    }

    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\u00AD' or '\u2060')));

    public async ValueTask DisposeAsync() => await Press.DisposeAsync();
}
