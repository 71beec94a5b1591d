using Okno.Domain.Windows;

namespace Okno.Domain.Law;

/// <summary>When the person comes (1.2), under which calendar (Q32), and whether the Rules' own terms lead to the authority in time (3.9.3, 3.10.2, 6.3.1).</summary>
internal static class AssessmentWindowRules
{
    private const string PatentLaw = "115-ФЗ, ст. 13.3";

    private static readonly Func<AssessmentResult, (string, object?)[]> Days = static r => r.Window is { } window
        ?
        [
            ("issued", window.Issued), ("contact", r.Contact), ("opens", window.OpensOn), ("safe", window.SafeContact),
            ("last", window.LastContact.Earliest), ("latest", window.LastContact.Latest), ("twelve_months", window.TwelveMonths),
        ]
        : [];

    private static readonly RuleOutcome Early = new("window.early", "Q24", Verdict.HumanDecides, Effect.Warns, Repair: "come-later");
    private static readonly RuleOutcome Closed = new("window.closed", "1.2", Verdict.NotMet, Effect.Blocks, PatentLaw, "new-patent");
    private static readonly RuleOutcome Freeze = new("window.freeze", "Q31", Verdict.HumanDecides, Effect.NeedsSecondPerson, "Указ 18.04.2020 № 274, Указ 15.06.2021 № 364");
    private static readonly RuleOutcome Edge = new("window.provisional-edge", "Q32", Verdict.HumanDecides, Effect.NeedsSecondPerson, PatentLaw);
    private static readonly RuleOutcome AfterSafeDay = new("window.after-safe-day", "1.2", Verdict.Met, Effect.Warns, PatentLaw, "hurry");
    private static readonly RuleOutcome Open = new("window.open", "1.2", Verdict.Met, Effect.Informs, PatentLaw);

    internal static readonly AssessmentRule Window = new(
        "window.in-time", "1.2", "The person comes not later than ten working days before twelve months from the patent's issue", [Open, AfterSafeDay, Early, Edge, Freeze, Closed], "ask.patent-day",
        static r => r.Status switch
        {
            null => RuleOutcome.Unknown,
            WindowStatus.Early => Early,
            WindowStatus.Closed => Closed,
            WindowStatus.HumanDecides => r.Window!.TouchesFreeze ? Freeze : Edge,
            _ => r.Contact > r.Window!.SafeContact ? AfterSafeDay : Open,
        })
    {
        Facts = Days,
    };

    private static readonly RuleOutcome Provisional = new("window.provisional", "Q32", Verdict.Met, Effect.Warns, "ТК РФ, ст. 112");

    internal static readonly AssessmentRule Calendar = new("window.days-decreed", "1.2", "The working days of the window are decreed", [Provisional], null,
        static r => r.Window is not { } window || r.Status == WindowStatus.Closed ? RuleOutcome.Apart : window.Provisional ? Provisional : RuleOutcome.Holds)
    {
        Facts = Days,
    };

    private static readonly RuleOutcome InTime = new("plan.in-time", "3.9.3", Verdict.Met, Effect.Informs);
    private static readonly RuleOutcome PapersSooner = new("plan.papers-sooner", "3.10.2", Verdict.NotMet, Effect.NeedsSecondPerson, PatentLaw, "agree-earlier-papers");
    private static readonly RuleOutcome MayBeTooLate = new("plan.may-be-too-late", "6.3.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, PatentLaw, "sign-risk-notice");
    private static readonly RuleOutcome TooLate = new("plan.too-late", "6.3.1", Verdict.NotMet, Effect.NeedsSecondPerson, PatentLaw, "sign-risk-notice");

    internal static readonly AssessmentRule Plan = new(
        "plan.files-in-time", "6.3.1", "With papers on their last lawful day the Centre still hands over by the last filing day", [InTime, PapersSooner, MayBeTooLate, TooLate], null,
        static r => r.Plan is { } plan ? OutcomeOf(plan) : RuleOutcome.Apart)
    {
        Facts = static r => FactsOf(r.Plan!),
    };

    /// <summary>The finding of a plan that was simulated on its own.</summary>
    internal static Finding Tell(FilingPlan plan) => OutcomeOf(plan).Tell(null, FactsOf(plan));

    private static RuleOutcome OutcomeOf(FilingPlan plan) => plan.End switch
    {
        PlanEnd.InTime => InTime,
        PlanEnd.InTimeWithPapersSooner => PapersSooner,
        PlanEnd.MayBeTooLate => MayBeTooLate,
        _ => TooLate,
    };

    private static (string, object?)[] FactsOf(FilingPlan plan) =>
    [
        ("contact", plan.Contact), ("contract", plan.Contract), ("lane", plan.Lane.ToString().ToLowerInvariant()), ("papers", plan.LastPapersOn),
        ("handover", plan.HandOverOn), ("last", plan.LastFiling.Earliest), ("bring_by", plan.BringPapersBy),
    ];
}
