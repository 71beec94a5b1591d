using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>How one line of an act came out.</summary>
public enum ActLineOutcome
{
    /// <summary>Not yet known: empty boxes are printed for the authority's officer.</summary>
    Blank,
    Accepted,
    Refused,
}

/// <summary>One case of an act. <paramref name="Ground"/> and <paramref name="Clause"/> (6.3.1-6.3.4 or other) only where refused.</summary>
public sealed record ActLine(string CaseNumber, string FullName, string Patent, int Sheets, ActLineOutcome Outcome, string? Ground = null, string? Clause = null);

/// <summary>What the Centre's record was at a moment: whoever keeps the paper can later prove that nothing before it was taken out or changed (RFC 9162).</summary>
/// <param name="Number">Number of the signed head.</param>
/// <param name="At">Its moment, as it is printed.</param>
/// <param name="Events">Events recorded by then.</param>
/// <param name="Root">Root of the tree over them, hexadecimal.</param>
public sealed record RecordHead(long Number, string At, long Events, string Root);

/// <summary>Acceptance act (акт приёма-передачи) between the Centre and the authority, the proof that the service was rendered (3.11). <see cref="PaperHead.Number"/> is the number of the act.</summary>
/// <param name="HandoverAt">Time of day in Moscow; null leaves a line to fill.</param>
public sealed record AcceptanceAct(PaperHead Head, AuthorityName Authority, string RegisterNumber, DateOnly RegisterDate, DateOnly HandoverOn, TimeOnly? HandoverAt, ImmutableArray<ActLine> Lines, Signer ForCentre, Signer ForAuthority) : IPaper
{
    public static string Template => "act";

    /// <summary>The signed head of the Centre's record at the moment of printing: a copy of it in strange hands. Null = not printed.</summary>
    public RecordHead? Record { get; init; }

    public string CasesText => Display.Count(Lines.Length, "дело", "дела", "дел");
    public int Accepted => Lines.Count(line => line.Outcome == ActLineOutcome.Accepted);
    public int Refused => Lines.Count(line => line.Outcome == ActLineOutcome.Refused);
    public int Blank => Lines.Count(line => line.Outcome == ActLineOutcome.Blank);
}
