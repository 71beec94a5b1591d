using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>3.11 Certificate that the service was rendered: when the papers were handed over and by which act.</summary>
/// <param name="ActNumber">Number of the acceptance act; null while the authority has not signed it (Q21).</param>
/// <param name="UnderClause63">Ground of 6.3 where the authority refused intake and the service still counts as rendered; null else.</param>
/// <param name="WhatNext">What the person does now, in words: where to learn of the decision.</param>
public sealed record ServiceCertificate(PaperHead Head, PersonLine Person, AuthorityName Authority, DateOnly ContractOn, Money Paid, DateOnly HandedOverOn, string RegisterNumber, DateOnly RegisterDate, string? ActNumber, DateOnly? ActDate, ClauseText? UnderClause63, string WhatNext, Signer Signer) : IPaper
{
    public static string Template => "certificate";

    public string PaidInWords => Display.InWords(Paid);
}
