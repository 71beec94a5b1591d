using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>Lives that keep the rules: between them every step is accepted with no word from any of its rules.</summary>
internal static class KeptRules
{
    private static readonly PaperId Petition = new(PaperKind.Petition);

    private static readonly Func<Life>[] Lives =
    [
        () => Life.Usual().Assess().Do(new CorrectIntake(Life.Usual().Intake)).Assess().Contract().Do(new BookVisit(Day("2026-04-06"), new TimeOnly(15, 0))).Do(new RecordVisit(true)).AcceptByAuthority().GiveOriginalsBack().Do(new Close(null)),
        () => Life.Usual().Contract().Receive(Petition).Do(new ReviewPaper(Petition, false, [PaperDefect.Erasure], "исправлена дата")).Do(new ReturnPaper(Petition, "на исправление")).Receive(Petition).Accept(Petition),
        () => Life.Usual().Contract().Do(Scanned("petition")).BringPapers().Do(new ChangeKeeper(new PaperId(PaperKind.MedicalPolicy), Custody.Copied, "заявитель")),
        () => Life.Usual().List().Do(new TakeOffList("орган закрыт")).List(),
        () => Life.Usual().Refuse(RefusalGround.Other),
        () => Life.Usual().Open() is var life ? life.Do(new GiveConsent(Consent(life.Today))).Do(new WithdrawConsent("отзываю", life.Today)) : null!,
        () => Life.Usual().Contract() is var life ? life.Do(new RecordTaxReceipts(TaxReceipts(life.Intake, 11), LossStated: false)) : null!,
        () => Life.Usual().Contract() is var life ? life.On(life.Case.Contract!.Last.AddDays(1)).Do(new ExpireContract()) : null!,
        () => Life.Usual().Contract().Do(new Withdraw("передумал")).DoWithSecondPerson(new DecideOutcome(OutcomeKind.MinusCosts, Money.Roubles(100), "смета 12")) is var life
            ? life.Do(new RecordRefund(life.Case.Outcome!.Refund, life.Today, "12")) : null!,
        () => BrokenRules.Disputed(Day("2026-04-07")) is var life ? life.Do(BrokenRules.Settling(life, EvidenceSide.Receipt)) : null!,
        () => Life.Usual().Offer().Pay(Money.Roubles(100)) is var life ? life.Do(BrokenRules.TakingBack(life)) : null!,
        () => Life.Usual().Contract().Pay().Do(new SettleCredit(false, "просьба плательщика")),
        () => BrokenRules.Decided(BrokenRules.Withdrawn()) is var life ? life.Do(BrokenRules.Ordering(life)) : null!,
        () => Life.Usual().Contract().Do(new Withdraw("передумал")).DoWithSecondPerson(new DecideOutcome(OutcomeKind.None, Money.Zero, "документы поддельны")),
    ];

    private static readonly Lazy<ILookup<string, HashSet<string>>> Told = new(() => Lives
        .SelectMany(live => live().Accepted)
        .ToLookup(accepted => accepted.Step, accepted => accepted.Warnings.Select(finding => finding.Code).ToHashSet()));

    private static readonly Lazy<HashSet<string>> Known = new(() =>
        [.. CaseSteps.ByName.Values.SelectMany(step => step.Info.Rules
            .Where(rule => Told.Value[step.Info.Name].Any(codes => !codes.Contains(rule.Code)))
            .Select(rule => $"{step.Info.Name}:{rule.Code}"))]);

    /// <summary>"step:rule" of every rule that one of the lives keeps.</summary>
    public static IReadOnlySet<string> All => Known.Value;

    /// <summary>Every step that one of the lives performs.</summary>
    public static IEnumerable<string> Steps => Told.Value.Select(step => step.Key);
}
