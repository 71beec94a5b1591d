using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>One case in a register.</summary>
/// <param name="Sheets">Number of sheets handed over, 1 or more.</param>
/// <param name="FilingLast">Last lawful day of filing, inclusive.</param>
public sealed record RegisterLine(string CaseNumber, string FullName, string Citizenship, DateOnly BirthDate, string Patent, int Sheets, DateOnly FilingLast);

/// <summary>Hand-over register (реестр) that goes with the papers to the authority (3.9.3). <see cref="PaperHead.Number"/> is the number of the register.</summary>
public sealed record HandoverRegister(PaperHead Head, AuthorityName Authority, DateOnly HandoverOn, ImmutableArray<RegisterLine> Lines, Signer PreparedBy, Signer Courier) : IPaper
{
    public static string Template => "register";

    public string CasesText => Display.Count(Lines.Length, "дело", "дела", "дел");
    public string SheetsText => Display.Count(Lines.Sum(line => line.Sheets), "лист", "листа", "листов");
}
