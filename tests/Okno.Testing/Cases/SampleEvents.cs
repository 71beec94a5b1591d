using System.Collections.Immutable;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;

namespace Okno.Testing.Cases;

/// <summary>At least one event of every type that the record keeps, as real lives make them.</summary>
public static class SampleEvents
{
    private static readonly Guid Subject = Guid.Parse("0195f000-0000-7000-8000-000000000123");

    public static IEnumerable<object> All => [.. Lives.SelectMany(life => life.Events), .. Registers, .. Lines, .. Statements, .. Approvals, .. Erasures];

    /// <summary>Lives that together pass every phase and every ending.</summary>
    public static IEnumerable<Life> Lives => [Mended(), RefusedBy63(), Withdrawn(), Expired(), Void(), Corrected(), Overpaid(), Unwilling()];

    private static Life Mended()
    {
        PaperId petition = new(PaperKind.Petition);
        Life life = Life.Usual().Assess();
        life.Do(new CorrectIntake(life.Intake with { Phone = "+7 900 000-00-09" })).Contract();
        life.Do(new RecordTaxReceipts(Sample.TaxReceipts(life.Intake, months: 11), LossStated: false)).Do(Sample.Scanned("petition"));
        life.Do(new BookVisit(life.Today, new TimeOnly(10, 30))).Do(new RecordVisit(true)).BringPapers();
        PaperId passport = new(PaperKind.IdentityPaper);
        life.Do(new ChangeKeeper(passport, Custody.Taken, "заявитель")).Do(new ChangeKeeper(passport, Custody.Copied, "заявитель"));
        life.List().Do(new TakeOffList("орган закрыт")).List().HandOver().Refuse(RefusalGround.Other, "нет подписи в ходатайстве");
        life.Do(new ReturnPaper(petition, "нет подписи")).Bring(petition);
        return life.List("2026-04-08/1", life.Today.AddDays(1)).HandOver().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null));
    }

    private static Life RefusedBy63()
    {
        PaperId policy = new(PaperKind.MedicalPolicy);
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(policy, PaperForm.Original, Custody.Taken, Sample.Details(policy, life.Intake).SetItem("language", "foreign")));
        life.Do(new ReviewPaper(policy, Accept: false, [PaperDefect.StrikeOut], "исправлена дата")).GiveOriginalsBack().Bring(policy);
        PaperId late = new(PaperKind.Petition);
        life.BringPapers(PaperKind.Petition).On("2026-04-07").DoWithSecondPerson(new ReceivePaper(late, PaperForm.Original, Custody.Taken, Sample.Details(late, life.Intake))).Accept(late);
        return life.Refuse(RefusalGround.UnlawfulStay, "срок пребывания нарушен").GiveOriginalsBack().Do(new Close(null));
    }

    private static Life Withdrawn()
    {
        Life life = Life.Usual().Contract().Pay().Do(new Withdraw("уезжаю домой")).DoWithSecondPerson(new DecideOutcome(OutcomeKind.MinusCosts, Money.Roubles(900), "копии, смета № 4"));
        return life.Do(new RecordRefund(life.Case.Outcome!.Refund, life.Today, "901")).Do(new RecordRefund(life.Case.Outcome.Refund, life.Today, "901", "строка-901")).Do(new Close("оригиналов не было"));
    }

    private static Life Expired() => Life.Usual().Contract().On("2026-05-07").Do(new ExpireContract());

    private static Life Void() => Life.Usual().Offer().On("2026-04-25").Pay();

    private static Life Corrected()
    {
        Life life = Life.Usual().Contract();
        string payment = life.Case.Payments[0].Id;
        life.Do(new ConfirmPayment(payment, life.Price + Money.Roubles(1), Sample.Line(life.Today.AddDays(-1)))).DoWithSecondPerson(new SettleEvidence(payment, EvidenceSide.BankRecord, "сверено с банком"));
        return life.DoWithSecondPerson(new TakeBackPayment(payment, "платёж другого заявителя"));
    }

    private static Life Unwilling()
    {
        Life life = Life.Usual().Open();
        return life.Do(new GiveConsent(Sample.Consent(life.Today) with { Purposes = ["service", "messages"] })).Do(new WithdrawConsent("не звоните", life.Today, ["messages"])).Do(new WithdrawConsent("отзываю", life.Today));
    }

    private static Life Overpaid()
    {
        Life life = Life.Usual().Contract().Pay().Do(new SettleCredit(false, "просьба плательщика")).DoWithSecondPerson(new SettleCredit(true, "передумал"));
        return life.Do(new OrderRefund("7", life.Price, life.Case.Payments[1].Id, new RefundPayee(life.Case.Payments[1].Evidence.Payer, "40817810099910004312", "044525225", "Банк «Окраинный»")));
    }

    private static IEnumerable<object> Registers =>
    [
        new RegisterOpened(Sample.Day("2026-04-07")),
        new LineListed(new RegisterLine(Subject, "26-000123", "Каримов Бахтиёр Рустамович", "771500000000", LineStatus.Listed)),
        new LineTakenOff(Subject, "орган закрыт"),
        new LineHandedOver(Subject, Sample.Day("2026-04-07")),
        new LineAccepted(Subject, "АПП-77/1", Sample.Day("2026-04-08")),
        new LineRefused(Subject, "АПП-77/1", "нет подписи"),
    ];

    private static IEnumerable<object> Lines =>
    [
        new LineImported(
            new BankFacts("40601810000003000002|2026-04-06|4471|6400.00", "выписка-0406", "4471", Sample.Day("2026-04-06"), Money.Roubles(6400), Sample.Day("2026-04-06"), null, "КАРИМОВ БАХТИЁР", null, "40817810000000000001", "Оплата услуги 26-000123-01-7"),
            [new MatchProposal(Subject, "26-000123", 85, ["match.amount", "match.reference"], "receipt:БАНК:4471:2026-04-06")]),
        new LineMatched(Subject, "26-000123"),
        new LineSetAside("возврат аренды, не за услугу"),
        new LineNotPosted("26-000123", [Finding.Of("line.still-certain", "3.2", Verdict.NotMet, Effect.Blocks, ("number", "В-26-000001"))]),
        new LineFreed(Sample.Day("2026-04-08"), "платёж другого заявителя"),
        new LineTakenUp(Sample.Day("2026-04-08"), "отложена по ошибке"),
        new LineReturnDecided("плательщик неизвестен", new RefundOrder("8", Sample.Day("2026-04-08"), Money.Roubles(6400), new RefundPayee("Петренко Остап", "40817810099910004312", "044525225", "Банк «Окраинный»"), "line:1")),
        new LineReturned(Sample.Day("2026-04-09")),
    ];

    private static IEnumerable<object> Statements =>
    [
        new StatementTaken(new StatementFacts(
            "0123456789abcdef0123456789abcdef", "kl_to_1c.txt", "1c", Sample.Day("2026-04-07"),
            [new StatementPeriod("40601810000003000002", Sample.Day("2026-04-06"), Sample.Day("2026-04-06"), Money.Roubles(100), Money.Roubles(6400), Money.Zero, Money.Roubles(6500))],
            [new StatementTurnover("40601810000003000002", Money.Roubles(6400), Money.Zero)],
            new StatementCounts(2, 1, 1, 2, 1, 0, 1, 0, 0), Money.Roubles(6400), Money.Zero, [new RejectedLine(41, "amount", "Сумма=сто")], 1, CutShort: false)),
    ];

    private static IEnumerable<object> Erasures =>
    [
        new ErasureDue(Subject, "26-000123", Sample.Day("2032-01-01"), Sample.Day("2032-01-31"), ["accounting", "consent-withdrawn"]),
        new ErasureDecided(
            Sample.Day("2032-01-12"), "С-32-0001", "Сомов Сергей", "Панова Полина", [new ErasureTarget("case", Subject, "26-000123")], [new ErasureTarget("statement-line", Subject, "В-26-000001", Sample.Day("2032-12-31"))],
            [new ErasureCount("events", 12)], Sample.Day("2032-02-11"), new string('a', 64)),
        new ErasureDone(Sample.Day("2032-01-12")),
    ];

    private static IEnumerable<object> Approvals =>
    [
        new ApprovalProposed(
            "decide-outcome", Subject, "26-000123", """{"kind":"full","costs":"0.00"}""",
            [Finding.Of("outcome.money-leaves", "Q17", Verdict.NotMet, Effect.NeedsSecondPerson, ("refund", Money.Roubles(6400)))], "petrova", "Центр опоздал", Sample.Day("2026-04-10")),
        new ApprovalConfirmed("sidorov", "согласен"),
        new ApprovalDeclined("sidorov", "нет основания"),
        new ApprovalExpired(Sample.Day("2026-04-11")),
    ];
}
