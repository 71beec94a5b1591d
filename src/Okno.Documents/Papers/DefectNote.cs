using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>One defect (4.3) or one thing that the paper must say otherwise: what, where on the paper, the clause, and what to do about it; null where the note as a whole says it.</summary>
public sealed record DefectLine(string Defect, string? Where, string Clause, string? Mend = null);

/// <summary>4.3 Note on defects of a paper: what is wrong, how and by when to mend it. Never an accusation: it names what is seen.</summary>
/// <param name="MendBy">Last day to bring a mended paper, inclusive; null where the Rules give none.</param>
/// <param name="SecondReviewer">Who looked a second time; null where nobody did.</param>
public sealed record DefectNote(PaperHead Head, PersonLine Person, string Paper, string? PaperDetails, ImmutableArray<DefectLine> Defects, string HowToMend, DateOnly? MendBy, Signer Reviewer, Signer? SecondReviewer = null) : IPaper
{
    public static string Template => "defect-note";
}
