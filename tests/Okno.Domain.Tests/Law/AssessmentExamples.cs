using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

/// <summary>One person for whom a rule comes out in one way. <paramref name="Code"/>: the finding or the question; empty where the rule holds without a word.</summary>
internal sealed record AssessmentExample(string Rule, string Code, AssessmentFacts Facts, string Today = "2026-04-10")
{
    public AssessmentResult Judge() => Assessment.Of(Facts, Day(Today), On(Today));
}

/// <summary>For every rule of the assessment a person for each way in which it can come out: met, not met, for a human, not known.</summary>
internal static class AssessmentExamples
{
    public static readonly AssessmentFacts Plain = new(Citizenship: "UZB", Issued: Day("2025-05-12"), Region: "77", Contact: Day("2026-04-10"), Employer: EmployerKind.LegalEntity);

    private static readonly AssessmentFacts Compressed = Plain with { Contact = Day("2026-04-20") };
    private static readonly AssessmentFacts Undecreed = Plain with { Issued = Day("2026-02-25") };
    private static readonly AssessmentFacts LongAgo = new(Citizenship: "UZB", Issued: Day("2018-06-15"), Contact: Day("2019-04-25"));
    private static readonly ImmutableArray<PaperKind> All = [.. Enum.GetValues<PaperKind>()];

    /// <summary>The day on which a person of <see cref="Plain"/> is filed, and those around its limits.</summary>
    private static readonly DateOnly Filing = Day("2026-04-16");

    public static readonly ImmutableArray<AssessmentExample> Every =
    [
        new("person.no-stateless-paper", "", Plain with { HoldsStatelessId2021 = false }),
        new("person.no-stateless-paper", "person.stateless-id", Plain with { Citizenship = "XXA", HoldsStatelessId2021 = true }),
        new("person.no-stateless-paper", "ask.stateless-paper", Plain with { Citizenship = "XXA" }),
        new("person.no-residence-permit", "", Plain with { HoldsResidencePermit = false }),
        new("person.no-residence-permit", "person.residence-permit", Plain with { HoldsResidencePermit = true }),
        new("person.no-residence-permit", "ask.residence-permit", Plain),
        new("citizenship.needs-patent", "citizenship.patent-needed", Plain),
        new("citizenship.needs-patent", "citizenship.stateless", Plain with { Citizenship = "XXA" }),
        new("citizenship.needs-patent", "citizenship.patent-not-needed", Plain with { Citizenship = "KGZ" }),
        new("citizenship.needs-patent", "citizenship.visa-country", Plain with { Citizenship = "TKM" }),
        new("citizenship.needs-patent", "citizenship.conditional", Plain with { Citizenship = "MDA" }),
        new("citizenship.needs-patent", "citizenship.unknown", Plain with { Citizenship = "SRB" }),
        new("citizenship.needs-patent", "ask.citizenship", Plain with { Citizenship = null }),
        new("person.identity-paper-listed", "ask.identity-paper", Plain with { Citizenship = "XXA" }),
        new("region.ours", "", Plain),
        new("region.ours", "region.other", Plain with { Region = "50" }),
        new("region.ours", "ask.patent-series", Plain with { Region = null }),
        new("window.in-time", "window.open", Plain),
        new("window.in-time", "window.after-safe-day", Plain with { Contact = Day("2026-04-23") }),
        new("window.in-time", "window.early", Plain with { Contact = Day("2026-03-12") }),
        new("window.in-time", "window.closed", Plain with { Contact = Day("2026-04-25") }),
        new("window.in-time", "window.freeze", Plain with { Issued = Day("2020-06-15") }),
        new("window.in-time", "window.provisional-edge", Undecreed with { Contact = Window.LastContact.Latest }, "2026-11-22"),
        new("window.in-time", "ask.patent-day", Plain with { Issued = null }),
        new("window.days-decreed", "", Plain),
        new("window.days-decreed", "window.provisional", Undecreed with { Contact = Window.OpensOn }, "2026-11-22"),
        new("plan.files-in-time", "plan.in-time", Plain),
        new("plan.files-in-time", "plan.papers-sooner", Plain with { Issued = Day("2023-05-17"), Contact = Day("2024-04-22") }, "2024-04-22"),
        new("plan.files-in-time", "plan.may-be-too-late", Undecreed with { Contact = Window.LastContact.Earliest.AddDays(1) }, "2026-11-22"),
        new("plan.files-in-time", "plan.too-late", Plain with { Contact = Day("2026-04-24") }),
        new("papers.due-on-contract-day", "papers.ready", Compressed with { Held = All }),
        new("papers.due-on-contract-day", "papers.do-not-pay-yet", Compressed with { Held = [PaperKind.Photo] }),
        new("papers.due-on-contract-day", "ask.papers-in-hand", Compressed),
        new("passport.holds-a-year", "passport.long-enough", Plain with { PassportExpires = Filing.AddYears(1) }),
        new("passport.holds-a-year", "passport.expires-too-early", Plain with { PassportExpires = Filing.AddYears(1).AddDays(-1) }),
        new("passport.holds-a-year", "passport.not-a-passport", Plain with { Citizenship = "XXA", PassportExpires = Filing }),
        new("passport.holds-a-year", "ask.passport-expiry", Plain),
        new("insurance.covers-work", "insurance.through-work", Plain with { WorkUntil = Filing.AddYears(1) }),
        new("insurance.covers-work", "insurance.shorter-than-year", Plain with { WorkUntil = Filing.AddYears(1).AddDays(-1) }),
        new("insurance.covers-work", "ask.work-until", Plain),
        new("papers.migration-card-when-needed", "", Plain with { Held = All }),
        new("papers.migration-card-when-needed", "ask.migration-card", Plain with { Held = [PaperKind.LanguageProof] }),
        new("papers.language-proof-when-needed", "", Plain with { Held = All }),
        new("papers.language-proof-when-needed", "ask.language-proof", Plain with { Held = [PaperKind.MigrationCard] }),
        new("papers.employer-kind-known", "", Plain),
        new("papers.employer-kind-known", "ask.employer", Plain with { Employer = null }),
        new("reissue.allowed-again", "", Plain with { EarlierReissues = 0 }),
        new("reissue.allowed-again", "reissue.any-number", Plain with { EarlierReissues = 1 }),
        new("reissue.allowed-again", "reissue.once-only", LongAgo with { EarlierReissues = 1 }, "2019-04-25"),
        new("reissue.allowed-again", "ask.earlier-reissues", LongAgo, "2019-04-25"),
        new("refusal.none-within-year", "refusal.year-passed", Plain with { RefusedOrAnnulledOn = Filing.AddYears(-1).AddDays(-1) }),
        new("refusal.none-within-year", "refusal.within-year", Plain with { RefusedOrAnnulledOn = Filing.AddYears(-1) }),
        new("refusal.none-within-year", "ask.refusal", Plain),
        new("stay.is-lawful", "stay.lawful", Plain with { StayUnlawful = false }),
        new("stay.is-lawful", "stay.unlawful", Plain with { StayUnlawful = true }),
        new("stay.is-lawful", "ask.stay", Plain),
        new("tax.paid-through", "tax.paid", Plain with { PaidThrough = Day("2026-05-11") }),
        new("tax.paid-through", "tax.pay-to-the-end", Plain with { PaidThrough = Filing }),
        new("tax.paid-through", "tax.pay-before-filing", Plain with { PaidThrough = Filing.AddDays(-1) }),
        new("tax.paid-through", "tax.pay-before-contract", Plain with { Contract = Day("2026-04-14"), PaidThrough = Day("2026-04-13") }),
        new("tax.paid-through", "tax.lapsed", Plain with { PaidThrough = Day("2026-04-09") }),
        new("tax.paid-through", "ask.tax-paid-through", Plain),
    ];

    private static Okno.Domain.Windows.PatentWindow Window => Okno.Domain.Windows.PatentWindow.Of(Day("2026-02-25"), LoadedLaw.Today);
}
