namespace Okno.Documents.Papers;

/// <summary>
/// 3.13 What both sides owe each other in this case, with its dates, and the warning of 6.1 about forged papers. Both sides sign.
/// </summary>
/// <param name="ContractOn">Day of payment = day of the contract (3.3, 3.4).</param>
/// <param name="ContractUntil">Last day of the contract, inclusive, not rolled.</param>
/// <param name="ContractDays">Length of the contract's term in calendar days, from the edition.</param>
/// <param name="PapersOnContractDay">Clauses of papers due on the contract day, for example «2.1.4–2.1.6, 2.1.9–2.1.11».</param>
/// <param name="LaterPapers">Clauses of papers due later; null in the compressed lane.</param>
/// <param name="LaterPapersBy">Their last day, inclusive; null in the compressed lane.</param>
/// <param name="FilingLast">Last day on which the authority must have the papers (1.2, Q3).</param>
/// <param name="HandoverTerm">How fast the Centre hands over once the papers are complete, in words (3.9.3).</param>
public sealed record Obligations(PaperHead Head, PersonLine Person, AuthorityName Authority, DateOnly ContractOn, DateOnly ContractUntil, int ContractDays, string PapersOnContractDay, string? LaterPapers, DateOnly? LaterPapersBy, DateOnly FilingLast, string HandoverTerm, Signer Operator) : IPaper
{
    public static string Template => "obligations";

    public string ContractDaysText => Display.Count(ContractDays, "календарный день", "календарных дня", "календарных дней");
}
