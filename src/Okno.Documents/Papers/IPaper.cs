namespace Okno.Documents.Papers;

/// <summary>
/// A paper that the press can print: a record of display-ready facts and the name of its template.
/// The record reaches the template as JSON only; nothing in it is ever read as markup.
/// </summary>
public interface IPaper
{
    /// <summary>File name in <c>papers/</c> without the extension.</summary>
    static abstract string Template { get; }

    PaperHead Head { get; }
}
