using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>A representative who signs for the person, with the paper that empowers them (152-FZ, art. 9 p. 4).</summary>
public sealed record Representative(string FullName, string Address, string IdentityPaper, string Authority);

/// <summary>Somebody to whom data go, and what for.</summary>
public sealed record DataRecipient(string Name, string? Address, string Purpose);

/// <summary>
/// 3.6 Consent to personal data processing: a separate document (152-FZ, art. 9 p. 1 since 01.09.2025) with the contents of art. 9 p. 4. The wording of purposes, data and actions is
/// the template's; <paramref name="Version"/> names it. No fingerprints are kept (Q19), and the paper says so.
/// </summary>
/// <param name="Recipients">The authority, and any processor on the Centre's behalf.</param>
/// <param name="Term">How long the consent lives, in words: «до окончания … и … лет хранения».</param>
public sealed record PersonalDataConsent(PaperHead Head, string Version, PersonLine Person, Representative? Representative, ImmutableArray<DataRecipient> Recipients, string Term, string WithdrawalAddress) : IPaper
{
    public static string Template => "consent";
}
