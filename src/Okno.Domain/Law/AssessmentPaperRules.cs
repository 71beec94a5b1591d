using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Domain.Law;

/// <summary>What can be said of the papers before they are brought: passport (4.4), policy (2.1.4), tax (2.1.6, 4.6), what is in hand (3.10.2), what may not be needed (Q7).</summary>
internal static class AssessmentPaperRules
{
    private static readonly RuleOutcome AllInHand = new("papers.ready", "3.10.2", Verdict.Met, Effect.Informs);
    private static readonly RuleOutcome DoNotPayYet = new("papers.do-not-pay-yet", "3.10.2", Verdict.NotMet, Effect.NeedsSecondPerson, Repair: "bring-papers-first");
    private static readonly RuleOutcome SomeAreDue = DoNotPayYet with { Effect = Effect.Warns };

    internal static readonly AssessmentRule Ready = new(
        "papers.due-on-contract-day", "3.10.2", "The papers that are due on the day of the contract are in hand", [AllInHand, DoNotPayYet, SomeAreDue], "ask.papers-in-hand",
        static r =>
        {
            if (r.Plan is not { } plan)
            {
                return RuleOutcome.Apart;
            }

            if (r.Facts.Held.IsDefault)
            {
                return plan.Lane == Lane.Compressed ? RuleOutcome.Unknown : RuleOutcome.Apart;
            }

            foreach (EditionPaper paper in r.Law.Edition.Papers)
            {
                if (IsMissing(paper, r))
                {
                    return plan.Lane == Lane.Compressed ? DoNotPayYet : SomeAreDue;
                }
            }

            return AllInHand;
        })
    {
        Facts = static r =>
        {
            string papers = string.Join(", ", r.Law.Edition.Papers.Where(paper => IsMissing(paper, r)).Select(paper => new PaperId(paper.Kind)));
            return papers.Length == 0 ? [("contract", r.Plan!.Contract)] : [("contract", r.Plan!.Contract), ("papers", papers)];
        },
    };

    private static readonly RuleOutcome LongEnough = new("passport.long-enough", "4.4", Verdict.Met, Effect.Informs);
    private static readonly RuleOutcome ExpiresTooEarly = new("passport.expires-too-early", "4.4", Verdict.NotMet, Effect.Blocks, Repair: "renew-passport");
    private static readonly RuleOutcome NotAPassport = new("passport.not-a-passport", "4.4", Verdict.HumanDecides, Effect.Warns);

    internal static readonly AssessmentRule Passport = new(
        "passport.holds-a-year", "4.4", "The passport holds for a year after the planned filing", [LongEnough, ExpiresTooEarly, NotAPassport], "ask.passport-expiry",
        static r => r.Facts.PassportExpires is not { } expires ? (AssessmentPersonRules.IsStateless(r.Facts) ? RuleOutcome.Apart : RuleOutcome.Unknown)
            : AssessmentPersonRules.IsStateless(r.Facts) ? NotAPassport
            : expires >= NeededOfPassport(r) ? LongEnough
            : ExpiresTooEarly)
    {
        Facts = static r => [("expires", r.Facts.PassportExpires), ("filing", r.Filing), ("needed", NeededOfPassport(r))],
    };

    private static readonly RuleOutcome ThroughWork = new("insurance.through-work", "2.1.4", Verdict.Met, Effect.Informs);
    private static readonly RuleOutcome ShorterThanYear = new("insurance.shorter-than-year", "2.1.4", Verdict.Met, Effect.Warns);

    /// <summary>Q8: the policy must cover the planned work; a plan shorter than the new patent's year is only a warning.</summary>
    internal static readonly AssessmentRule Insurance = new(
        "insurance.covers-work", "2.1.4", "The planned work, through which the policy must run, lasts as long as the new patent", [ThroughWork, ShorterThanYear], "ask.work-until",
        static r => r.Facts.WorkUntil is not { } until ? RuleOutcome.Unknown : until < NewYear(r) ? ShorterThanYear : ThroughWork)
    {
        Facts = static r => r.Facts.WorkUntil is { } until && until < NewYear(r) ? [("until", until), ("year", NewYear(r))] : [("until", r.Facts.WorkUntil)],
    };

    internal static readonly AssessmentRule MigrationCard = new("papers.migration-card-when-needed", "2.1.5", "The migration card is in hand, or a human has seen that it is not needed", [], "ask.migration-card",
        static r => WhenNeeded(r, PaperKind.MigrationCard));

    internal static readonly AssessmentRule LanguageProof = new("papers.language-proof-when-needed", "2.1.8", "A proof of Russian is in hand, or a human has seen that it is not needed", [], "ask.language-proof",
        static r => WhenNeeded(r, PaperKind.LanguageProof));

    internal static readonly AssessmentRule WorkContract = new("papers.employer-kind-known", "2.1.10", "It is known who employs the person, so whether a contract must be brought", [], "ask.employer",
        static r => r.Plan is null ? RuleOutcome.Apart : r.Facts.Employer is null ? RuleOutcome.Unknown : RuleOutcome.Holds);

    private const string TaxLaw = "НК РФ, ст. 227.1; 115-ФЗ, ст. 13.3";

    private static readonly RuleOutcome Lapsed = new("tax.lapsed", "4.6", Verdict.HumanDecides, Effect.NeedsSecondPerson, TaxLaw, "show-receipts");
    private static readonly RuleOutcome PayBeforeContract = new("tax.pay-before-contract", "4.6", Verdict.NotMet, Effect.Warns, TaxLaw, "pay-next-month");
    private static readonly RuleOutcome PayBeforeFiling = new("tax.pay-before-filing", "4.6", Verdict.NotMet, Effect.Warns, TaxLaw, "pay-next-month");
    private static readonly RuleOutcome PayToTheEnd = new("tax.pay-to-the-end", "2.1.6", Verdict.Met, Effect.Warns, TaxLaw);
    private static readonly RuleOutcome Paid = new("tax.paid", "2.1.6", Verdict.Met, Effect.Informs);

    internal static readonly AssessmentRule Tax = new(
        "tax.paid-through", "2.1.6", "The tax is paid through the contract, the filing and the twelve months", [Paid, PayToTheEnd, PayBeforeFiling, PayBeforeContract, Lapsed], "ask.tax-paid-through",
        static r => r.Facts.PaidThrough is not { } paid ? RuleOutcome.Unknown
            : paid < r.Today ? Lapsed
            : paid < r.Contract ? PayBeforeContract
            : paid < r.Filing ? PayBeforeFiling
            : r.Window is { } window && paid < window.TwelveMonthsSafe ? PayToTheEnd
            : Paid)
    {
        Facts = static r => [("paid_through", r.Facts.PaidThrough), ("contract", r.Contract), ("filing", r.Filing), ("twelve_months", r.Window?.TwelveMonths)],
    };

    private static RuleOutcome WhenNeeded(AssessmentResult result, PaperKind paper) =>
        result.Plan is null ? RuleOutcome.Apart
        : Has(result.Facts.Held, paper) || Has(result.Facts.Settled, paper) ? RuleOutcome.Holds
        : RuleOutcome.Unknown;

    private static bool Has(ImmutableArray<PaperKind> papers, PaperKind paper) => !papers.IsDefault && papers.Contains(paper);

    private static bool IsMissing(EditionPaper paper, AssessmentResult result) =>
        paper.Kind is not (PaperKind.Application or PaperKind.Translation)
        && !result.Facts.Held.Contains(paper.Kind)
        && Checklist.NeedOf(paper, result.Facts.Employer ?? EmployerKind.LegalEntity, languageProofStillValid: false) == Need.Required
        && Checklist.DueOf(paper.Due, result.Plan!.Lane, result.Plan.Contract, result.Facts.PapersAgreedBy, result.Law) == result.Plan.Contract;

    private static DateOnly NeededOfPassport(AssessmentResult result) => result.Law.Edition.Term(TermCode.Passport).Count(result.Filing, result.Law.Calendar).Earliest;

    private static DateOnly NewYear(AssessmentResult result) => result.Law.Edition.Term(TermCode.TwelveMonths).Count(result.Filing, result.Law.Calendar, TermReading.SameNumber).Earliest;
}
