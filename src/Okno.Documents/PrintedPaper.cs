namespace Okno.Documents;

/// <summary>What became of a paper that was given to the press.</summary>
public abstract record PrintedPaper
{
    private PrintedPaper()
    {
    }

    /// <summary>Printed. Equal data give equal <paramref name="Pdf"/> bytes (same templates, fonts and compiler).</summary>
    /// <param name="Archival">True where the PDF is PDF/A-2a; false where the data hold a sign that none of our fonts can show (then a plain tagged PDF with an empty box for it).</param>
    public sealed record Ready(byte[] Pdf, int Pages, bool Archival) : PrintedPaper;

    /// <summary>The press cannot work now (Node or its packages are missing, a worker died twice, the time limit passed). The paper waits; printing it again later is safe.</summary>
    /// <param name="Reason">In Russian, with the command that repairs it where there is one.</param>
    public sealed record Waits(string Reason) : PrintedPaper;

    /// <summary>The template refused the data: a bug of ours, printing again does not help.</summary>
    /// <param name="Reason">The compiler's words, for the log.</param>
    public sealed record Spoiled(string Reason) : PrintedPaper;
}
