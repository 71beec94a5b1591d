using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>A representative who signs for the person, with the paper that empowers them (152-FZ, art. 9 p. 4).</summary>
public sealed record Representative(string FullName, string Address, string IdentityPaper, string Authority);

/// <summary>Somebody to whom data go, and what for.</summary>
public sealed record DataRecipient(string Name, string? Address, string Purpose);

/// <summary>One purpose: agreed to, or refused, by itself. <paramref name="Agreed"/> is null on a sheet that is still to be signed.</summary>
public sealed record PurposeLine(string Text, bool Required, bool? Agreed);

/// <summary>The text of a version of the consent, as the law data keep it; <paramref name="Hash"/> is its SHA-256.</summary>
public sealed record ConsentWording(string Version, string Data, string Never, string Actions, string Manner, string Term, string Withdrawal, string Source, string Hash);

/// <summary>
/// 3.6 Consent to personal data processing: a separate document (152-FZ, art. 9 p. 1 since 01.09.2025) with the contents of art. 9 p. 4, each purpose with a choice of its own. No fingerprints are kept (Q19), and the paper says so.
/// </summary>
/// <param name="Recipients">The authority, and any processor on the Centre's behalf.</param>
public sealed record PersonalDataConsent(
    PaperHead Head, ConsentWording Wording, ImmutableArray<PurposeLine> Purposes, PersonLine Person, Representative? Representative, ImmutableArray<DataRecipient> Recipients, string WithdrawalAddress) : IPaper
{
    public static string Template => "consent";
}

/// <summary>
/// Confirmation that a consent was taken back (152-FZ, art. 9 p. 2, art. 21 p. 5): what was taken back, what stops, what goes on by contract or law and why, and by when the rest is destroyed.
/// </summary>
/// <param name="Goes">What goes on although the consent is gone, each with its ground; empty where nothing does.</param>
public sealed record ConsentWithdrawalNotice(
    PaperHead Head, PersonLine Person, string Version, DateOnly SignedOn, DateOnly ReceivedOn, string Words, ImmutableArray<string> TakenBack, ImmutableArray<string> Stops, ImmutableArray<ClauseText> Goes, DateOnly DestroyBy, string Source, Signer Signer) : IPaper
{
    public static string Template => "consent-withdrawal";
}
