using System.Collections.Immutable;
using Okno.Domain.Papers;

namespace Okno.Documents.Papers;

/// <summary>What was done with a paper at the desk (Q18).</summary>
public enum CustodyAction
{
    Shown,
    ShownAndCopied,
    Taken,
    Returned,
}

/// <summary>One paper on a custody receipt.</summary>
/// <param name="Details">Series, number, date; null prints a dash.</param>
/// <param name="Sheets">Number of sheets, 1 or more; null where not counted.</param>
public sealed record CustodyLine(string Name, string? Details, PaperForm Form, CustodyAction Action, int? Sheets, DateOnly On)
{
    public string FormText => Display.Form(Form);
    public string ActionText => Display.Custody(Action);
}

/// <summary>Custody receipt (расписка): which papers were shown, copied, taken or returned, in which form, when; signed by both sides.</summary>
/// <param name="IsReturn">True where the Centre gives papers back to the person.</param>
public sealed record CustodyReceipt(PaperHead Head, PersonLine Person, ImmutableArray<CustodyLine> Lines, Signer Operator, bool IsReturn = false) : IPaper
{
    public static string Template => "custody-receipt";

    public string TotalText => Display.Count(Lines.Length, "документ", "документа", "документов");
}
