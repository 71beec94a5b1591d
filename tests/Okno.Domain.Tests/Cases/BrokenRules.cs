using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Tax;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>For every rule of every step a life in which that step breaks that rule.</summary>
internal static class BrokenRules
{
    private static readonly PaperId Policy = new(PaperKind.MedicalPolicy);
    private static readonly PaperId Petition = new(PaperKind.Petition);
    private static readonly PaperId Card = new(PaperKind.MigrationCard);

    public static readonly Dictionary<string, Func<(Life Life, ICaseStep Step)>> All = new()
    {
        // open-case
        ["open-case:case.is-new"] = () => Of(Life.Usual().Open(), life => Opening(life)),
        ["open-case:consent.signed"] = () => Of(Life.Usual(), life => new OpenCase(life.Intake, Consent(life.Today) with { OnPaper = false }, life.Today)),
        ["open-case:consent.version-in-force"] = () => Of(Life.Usual(), life => new OpenCase(life.Intake, Consent(life.Today) with { Version = "1 от 01.09.2025" }, life.Today)),
        ["open-case:consent.purposes-of-text"] = () => Of(Life.Usual(), life => new OpenCase(life.Intake, Consent(life.Today) with { Purposes = ["messages"] }, life.Today)),
        ["open-case:contact.not-in-future"] = () => Of(Life.Usual(), life => new OpenCase(life.Intake, Consent(life.Today), life.Today.AddDays(1))),
        ["open-case:patent.no-open-case"] = () => Of(Life.Usual(), life =>
        {
            life.Facts = life.Facts with { OpenCaseForPatent = "26-000007" };
            return Opening(life);
        }),
        ["open-case:patent.issued-in-past"] = () => With(life => life.Intake with { Patent = life.Intake.Patent with { IssuedOn = life.Today.AddDays(1) } }),
        ["open-case:patent.number-complete"] = () => With(life => life.Intake with { Patent = life.Intake.Patent with { Number = "150000000" } }),
        ["open-case:applicant.born-in-past"] = () => With(life => life.Intake with { Applicant = life.Intake.Applicant with { BornOn = life.Intake.Patent.IssuedOn } }),
        ["open-case:identity.issued-in-past"] = () => With(life => WithPassport(life.Intake, paper => paper with { IssuedOn = life.Today.AddDays(1) })),
        ["open-case:identity.kind-fits-person"] = () => With(life => WithPassport(life.Intake, paper => paper with { Kind = IdentityPaperKind.ResidencePermit })),
        ["open-case:stay.ends-after-start"] = () => With(life => life.Intake with { Stay = life.Intake.Stay with { Until = life.Intake.Stay.From.AddDays(-1) } }),
        ["open-case:stay.not-over"] = () => With(life => life.Intake with { Stay = life.Intake.Stay with { Until = life.Today.AddDays(-1) } }),
        ["open-case:work.ends-in-future"] = () => With(life => life.Intake with { WorkUntil = life.Today }),

        // correct-intake
        ["correct-intake:case.phase"] = () => Of(Life.Usual().AcceptByAuthority(), life => new CorrectIntake(life.Intake)),
        ["correct-intake:patent.no-open-case"] = () => Of(Life.Usual().Open(), life =>
        {
            life.Facts = life.Facts with { OpenCaseForPatent = "26-000007" };
            return new CorrectIntake(life.Intake);
        }),
        ["correct-intake:intake.patent-unchanged-after-contract"] = () => Of(Life.Usual().Contract(), life => new CorrectIntake(life.Intake with { Patent = life.Intake.Patent with { Number = "1500000001" } })),
        ["correct-intake:intake.employer-kind-unchanged-after-contract"] = () => Of(Life.Usual().Contract(), life => new CorrectIntake(life.Intake with { Employer = PrivatePerson })),
        ["correct-intake:intake.employer-papers-fit"] = () => Of(Life.Usual().Contract().Bring(Petition), life => new CorrectIntake(life.Intake with { Employer = Company with { Name = "ООО «Новый дом»", Inn = "7736050003" } })),
        ["correct-intake:patent.issued-in-past"] = () => Corrected(life => life.Intake with { Patent = life.Intake.Patent with { IssuedOn = life.Today.AddDays(1) } }),
        ["correct-intake:patent.number-complete"] = () => Corrected(life => life.Intake with { Patent = life.Intake.Patent with { Series = "7" } }),
        ["correct-intake:applicant.born-in-past"] = () => Corrected(life => life.Intake with { Applicant = life.Intake.Applicant with { BornOn = life.Today } }),
        ["correct-intake:identity.issued-in-past"] = () => Corrected(life => WithPassport(life.Intake, paper => paper with { Expires = paper.IssuedOn })),
        ["correct-intake:identity.kind-fits-person"] = () => Corrected(life => life.Intake with { Applicant = life.Intake.Applicant with { Kind = PersonKind.Stateless } }),
        ["correct-intake:stay.ends-after-start"] = () => Corrected(life => life.Intake with { Stay = life.Intake.Stay with { From = life.Intake.Stay.Until.AddDays(1) } }),
        ["correct-intake:stay.not-over"] = () => Corrected(life => life.Intake with { Stay = life.Intake.Stay with { Until = life.Today.AddDays(-1) } }),
        ["correct-intake:work.ends-in-future"] = () => Corrected(life => life.Intake with { WorkUntil = life.Today }),

        // assess, make-offer
        ["assess:case.phase"] = () => Of(Life.Usual().Contract(), _ => new Assess()),
        ["make-offer:case.phase"] = () => Of(Life.Usual().Open(), _ => new MakeOffer(null, false, true)),
        ["make-offer:offer.price-in-force"] = () => Of(new Life(Day("2014-04-01"), Day("2013-05-12")).Assess(), _ => new MakeOffer(null, true, true)),
        ["make-offer:offer.agreed-day-in-future"] = () => Of(Life.Usual().Assess(), life => new MakeOffer(life.Today.AddDays(-1), false, true)),
        ["make-offer:offer.can-be-paid"] = () => Of(Life.Usual().Assess().On("2026-04-25"), _ => new MakeOffer(null, true, true)),

        // record-payment, confirm-payment
        ["record-payment:payment.amount-positive"] = () => Of(Life.Usual().Offer(), life => new RecordPayment(Money.Zero, life.Today, life.NextReceipt())),
        ["record-payment:payment.not-in-future"] = () => Of(Life.Usual().Offer(), life => new RecordPayment(life.Price, life.Today.AddDays(1), life.NextReceipt())),
        ["record-payment:payment.receipt-has-number"] = () => Of(Life.Usual().Offer(), life => new RecordPayment(life.Price, life.Today, Receipt(life.Today, " "))),
        ["record-payment:payment.evidence-not-used"] = () => Of(Life.Usual().Offer(), life =>
        {
            life.Facts = life.Facts with { EvidenceUsedIn = "26-000007" };
            return new RecordPayment(life.Price, life.Today, life.NextReceipt());
        }),
        ["record-payment:payment.case-has-intake"] = () => Of(Life.Usual(), life => new RecordPayment(Money.Roubles(6400), life.Today, life.NextReceipt())),
        ["record-payment:payment.not-the-same-twice"] = () => Of(Life.Usual().Contract(), life => new RecordPayment(life.Price, life.Today, Line(life.Today))),
        ["record-payment:payment.after-offer"] = () => Of(Life.Usual().Assess(), life => new RecordPayment(life.Price, life.Today, life.NextReceipt())),
        ["record-payment:payment.payer-is-applicant"] = () => Of(Life.Usual().Offer(), life => new RecordPayment(life.Price, life.Today, Receipt(life.Today, payer: "ООО «Тёплый дом»"))),
        ["confirm-payment:payment.known"] = () => Of(Life.Usual().Contract(), life => new ConfirmPayment("receipt:нет", life.Price, Line(life.Today))),
        ["confirm-payment:payment.evidence-not-used"] = () => Of(Life.Usual().Contract(), life =>
        {
            life.Facts = life.Facts with { EvidenceUsedIn = "26-000007" };
            return new ConfirmPayment(life.Case.Payments[0].Id, life.Price, Line(life.Today));
        }),
        ["confirm-payment:payment.line-proves-one"] = () => Of(Life.Usual().Contract().Pay().Confirm().Pay(), life => new ConfirmPayment(life.Case.Payments[2].Id, life.Price, Line(life.Today, "of-" + life.Case.Payments[0].Id))),
        ["confirm-payment:payment.evidences-agree-on-sum"] = () => Of(Life.Usual().Contract(), life => new ConfirmPayment(life.Case.Payments[0].Id, life.Price - new Money(1), Line(life.Today))),
        ["confirm-payment:payment.evidences-agree-on-day"] = () => Of(Life.Usual().Contract(), life => new ConfirmPayment(life.Case.Payments[0].Id, life.Price, Line(life.Today.AddDays(1)))),

        // settle-evidence, take-back-payment, settle-credit, order-refund
        ["settle-evidence:settle.disputed"] = () => Of(Life.Usual().Contract().Confirm(), life => Settling(life, EvidenceSide.Receipt)),
        ["settle-evidence:settle.has-reason"] = () => Of(Disputed(Day("2026-04-07")), life => Settling(life, EvidenceSide.Receipt) with { Reason = " " }),
        ["settle-evidence:settle.not-handed-over"] = () => Of(Disputed(Day("2026-04-07")).BringPapers().HandOver(), life => Settling(life, EvidenceSide.BankRecord)),
        ["settle-evidence:settle.money-here"] = () => Of(DisputedAfterCredit(), life => Settling(life, EvidenceSide.BankRecord)),
        ["settle-evidence:settle.against-applicant"] = () => Of(Disputed(Day("2026-04-04")), life => Settling(life, EvidenceSide.BankRecord)),
        ["take-back-payment:takeback.payment-known"] = () => Of(Life.Usual().Contract(), _ => new TakeBackPayment("receipt:нет", "чужой платёж")),
        ["take-back-payment:takeback.has-reason"] = () => Of(Life.Usual().Contract(), life => TakingBack(life) with { Reason = "" }),
        ["take-back-payment:takeback.not-handed-over"] = () => Of(Life.Usual().List(), TakingBack),
        ["take-back-payment:takeback.money-here"] = () => Of(Life.Usual().Contract().Pay().DoWithSecondPerson(new SettleCredit(true, "оплачено дважды")), TakingBack),
        ["take-back-payment:takeback.contract-goes"] = () => Of(Life.Usual().Contract(), TakingBack),
        ["settle-credit:credit.there"] = () => Of(Life.Usual().Contract(), _ => new SettleCredit(false, "просьба плательщика")),
        ["settle-credit:credit.has-reason"] = () => Of(Life.Usual().Contract().Pay(), _ => new SettleCredit(false, "")),
        ["settle-credit:credit.money-leaves"] = () => Of(Life.Usual().Contract().Pay(), _ => new SettleCredit(true, "оплачено дважды")),
        ["order-refund:refund-order.number"] = () => Of(Decided(Withdrawn()), life => Ordering(life) with { Number = "№ 7" }),
        ["order-refund:refund-order.payment-known"] = () => Of(Decided(Withdrawn()), life => Ordering(life) with { PaymentId = "receipt:нет" }),
        ["order-refund:refund-order.amount-due"] = () => Of(Decided(Withdrawn()), life => Ordering(life) with { Amount = life.Case.Outcome!.Refund + new Money(1) }),
        ["order-refund:refund-order.payee-complete"] = () => Of(Decided(Withdrawn()), life => Ordering(life) with { Payee = Ordering(life).Payee with { Bik = "04452522" } }),
        ["order-refund:refund-order.to-original-payer"] = () => Of(Decided(Withdrawn()), life => Ordering(life) with { Payee = Ordering(life).Payee with { Name = "Петров Пётр" } }),

        // record-tax-receipts
        ["record-tax-receipts:case.phase"] = () => Of(Life.Usual().HandOver(), life => Taxed(life, receipt => receipt)),
        ["record-tax-receipts:tax.amount-in-range"] = () => Of(Life.Usual().Open(), life => Taxed(life, receipt => receipt with { Amount = Money.Roubles(10_000_000) })),
        ["record-tax-receipts:tax.paid-not-in-future"] = () => Of(Life.Usual().Open(), life => Taxed(life, receipt => receipt with { Paid = life.Today.AddDays(1) })),
        ["record-tax-receipts:tax.receipt-once"] = () => Of(Life.Usual().Open(), life => new RecordTaxReceipts([.. TaxReceipts(life.Intake, 2), .. TaxReceipts(life.Intake, 1)], false)),
        ["record-tax-receipts:tax.period-in-order"] = () => Of(Life.Usual().Open(), life => Taxed(life, receipt => receipt with { PeriodFrom = life.Today, PeriodTo = life.Today.AddDays(-1) })),
        ["record-tax-receipts:tax.paper-accepted-already"] = () => Of(Life.Usual().Contract().Bring(new PaperId(PaperKind.TaxReceipts)), life => Taxed(life, receipt => receipt)),

        // papers
        ["receive-paper:contract.in-force"] = () => Of(Life.Usual().Offer(), _ => Receiving(Policy)),
        ["receive-paper:case.phase"] = () => Of(Life.Usual().HandOver(), _ => Receiving(Policy)),
        ["receive-paper:paper.on-checklist"] = () => Of(new Life(Day("2026-04-06"), Day("2025-05-12"), intake: Intake(Day("2025-05-12"), employer: PrivatePerson)).Contract(), _ => Receiving(new PaperId(PaperKind.WorkContract))),
        ["receive-paper:paper.not-received-already"] = () => Of(Life.Usual().Contract().Receive(Policy), _ => Receiving(Policy)),
        ["receive-paper:paper.earlier-one-returned"] = () => Of(Life.Usual().Contract().Receive(Policy).Do(new ReviewPaper(Policy, false, [PaperDefect.Damage], null)), _ => Receiving(Policy)),
        ["receive-paper:paper.custody-at-desk"] = () => Of(Life.Usual().Contract(), _ => new ReceivePaper(Policy, PaperForm.Original, Custody.GivenToAuthority, Words())),
        ["receive-paper:paper.fields-readable"] = () => Of(Life.Usual().Contract(), _ => new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Words(("validUntil", "31 декабря")))),
        ["receive-paper:paper.in-time"] = () => Of(Life.Usual().Contract().On("2026-04-07"), _ => Receiving(Policy)),
        ["receive-paper:paper.form-allowed"] = () => Of(Life.Usual().Contract(), _ => new ReceivePaper(Petition, PaperForm.PlainCopy, Custody.Taken, Words())),
        ["review-paper:contract.in-force"] = () => Of(Life.Usual().Contract().Receive(Policy).On("2026-05-07"), _ => Accepting(Policy)),
        ["review-paper:paper.awaits-review"] = () => Of(Life.Usual().Contract(), _ => Accepting(Policy)),
        ["review-paper:paper.fields-readable"] = () => Of(Life.Usual().Contract().Receive(Policy), _ => new ReviewPaper(Policy, true, [], null, Words(("colour", "yes")))),
        ["review-paper:paper.rejection-has-reason"] = () => Of(Life.Usual().Contract().Receive(Policy), _ => new ReviewPaper(Policy, false, [], " ")),
        ["review-paper:paper.accepted-form"] = () => Of(Life.Usual().Contract().Receive(Petition, PaperForm.CertifiedCopy), _ => Accepting(Petition)),
        ["review-paper:paper.defect-unambiguous"] = () => Of(Life.Usual().Contract().Receive(Policy), _ => new ReviewPaper(Policy, true, [PaperDefect.StrikeOut], null)),
        ["return-paper:case.not-closed"] = () => Of(Closed(), _ => new ReturnPaper(Policy, "просьба")),
        ["return-paper:paper.at-the-desk"] = () => Of(Life.Usual().Contract(), _ => new ReturnPaper(Policy, "просьба")),
        ["return-paper:paper.not-listed"] = () => Of(Life.Usual().List(), _ => new ReturnPaper(Policy, "просьба")),
        ["attach-scan:case.not-closed"] = () => Of(Closed(), _ => Sample.Scanned("petition")),
        ["attach-scan:scan.of-known"] = () => Of(Life.Usual().Contract(), _ => Sample.Scanned("love-letter")),
        ["attach-scan:scan.has-pages"] = () => Of(Life.Usual().Contract(), _ => Sample.Scanned("petition") with { Pages = [] }),
        ["change-keeper:case.not-closed"] = () => Of(Closed(), _ => new ChangeKeeper(Policy, Custody.Copied, "заявитель")),
        ["change-keeper:keeper.way-open"] = () => Of(Life.Usual().BringPapers(), _ => new ChangeKeeper(new PaperId(PaperKind.IdentityPaper), Custody.ReturnedToApplicant, "заявитель")),
        ["change-keeper:keeper.hand-named"] = () => Of(Life.Usual().BringPapers(), _ => new ChangeKeeper(Policy, Custody.Copied, " ")),
        ["change-keeper:keeper.not-listed"] = () => Of(Life.Usual().List(), _ => new ChangeKeeper(Policy, Custody.Copied, "заявитель")),
        ["waive-paper:contract.in-force"] = () => Of(Life.Usual().Contract().On("2026-05-07"), _ => new WaivePaper(Card, "нет отметки в перечне")),
        ["waive-paper:case.phase"] = () => Of(Life.Usual().BringPapers(PaperKind.MigrationCard).Bring(Card).List(), _ => new WaivePaper(Card, "нет отметки в перечне")),
        ["waive-paper:paper.may-be-waived"] = () => Of(Life.Usual().Contract(), _ => new WaivePaper(Policy, "не хочет")),
        ["waive-paper:paper.waiver-has-reason"] = () => Of(Life.Usual().Contract(), _ => new WaivePaper(Card, "")),

        // visits
        ["book-visit:contract.in-force"] = () => Of(Life.Usual().Offer(), life => new BookVisit(life.Today, new TimeOnly(10, 0))),
        ["book-visit:visit.in-future"] = () => Of(Life.Usual().Contract(), life => new BookVisit(life.Today.AddDays(-1), new TimeOnly(10, 0))),
        ["book-visit:visit.within-contract"] = () => Of(Life.Usual().Contract(), life => new BookVisit(life.Case.Contract!.Last.AddDays(1), new TimeOnly(10, 0))),
        ["record-visit:case.not-closed"] = () => Of(Closed(), _ => new RecordVisit(true)),
        ["record-visit:visit.booked"] = () => Of(Life.Usual().Contract().Do(new BookVisit(Day("2026-04-08"), new TimeOnly(10, 0))).On("2026-04-07"), _ => new RecordVisit(true)),

        // hand-over
        ["list-for-handover:case.phase"] = () => Of(Life.Usual().Contract(), life => Listing(life)),
        ["list-for-handover:contract.in-force"] = () => Of(Life.Usual().BringPapers().Confirm().On("2026-05-07"), life => Listing(life)),
        ["list-for-handover:handover.register-open"] = () => Of(Life.Usual().BringPapers().Confirm(), life =>
        {
            life.Facts = life.Facts with { RegisterIsOpen = false };
            return Listing(life);
        }),
        ["list-for-handover:handover.money-undecided"] = () => Of(Decided(RefusedOtherwise()), life => Listing(life)),
        ["list-for-handover:handover.papers-complete"] = () => Of(RefusedOtherwise().Do(new ReturnPaper(Policy, "исправить")), life => Listing(life)),
        ["list-for-handover:handover.day-not-past"] = () => Of(Life.Usual().BringPapers().Confirm(), life => Listing(life, life.Today.AddDays(-1))),
        ["list-for-handover:handover.payment-in-record"] = () => Of(Life.Usual().BringPapers(), life => Listing(life)),
        ["list-for-handover:handover.release-without-record"] = () => Of(Life.Usual("2026-04-16").Contract().On("2026-04-16").BringPapers().On("2026-04-22"), life => Listing(life)),
        ["list-for-handover:handover.in-time"] = () => Of(Life.Usual().BringPapers().Confirm(), life => Listing(life, Day("2026-04-27"))),
        ["list-for-handover:handover.within-one-day"] = () => Of(Life.Usual().BringPapers().Confirm(), life => Listing(life, life.Today.AddDays(2))),
        ["list-for-handover:contract.hard-stop"] = () => Of(LateInTheTerm().On("2026-05-08"), life => Listing(life, Day("2026-05-12"))),
        ["list-for-handover:handover.authority-open"] = () => Of(Life.Usual().BringPapers().Confirm(), life => Listing(life, Day("2026-04-11"))),
        ["list-for-handover:handover.passport-holds"] = () => Of(Life.Usual(intake: WithPassport(Intake(Day("2025-05-12")), paper => paper with { Expires = Day("2027-04-14") })).BringPapers().Confirm(), life => Listing(life, Day("2026-04-15"))),
        ["list-for-handover:handover.papers-from-employer"] = () => Of(Life.Usual().BringPapers().Confirm().Do(new CorrectIntake(Intake(Day("2025-05-12")) with { Employer = Company with { Inn = "7736050003" } })), life => Listing(life)),
        ["list-for-handover:handover.visit-done"] = () => Of(Life.Usual().BringPapers().Confirm(), life => Listing(life)),
        ["take-off-list:case.phase"] = () => Of(Life.Usual().BringPapers(), _ => new TakeOffList("орган закрыт")),
        ["take-off-list:take-off.has-reason"] = () => Of(Life.Usual().List(), _ => new TakeOffList(" ")),
        ["hand-over:case.phase"] = () => Of(Life.Usual().BringPapers(), _ => new HandOver("2026-04-07/1")),
        ["hand-over:handover.passport-holds"] = () => Of(Life.Usual(intake: WithPassport(Intake(Day("2025-05-12")), paper => paper with { Expires = Day("2027-04-14") })).List().On("2026-04-15"), life => new HandOver(life.Case.Listing!.Register)),
        ["hand-over:handover.in-this-register"] = () => Of(Life.Usual().List(), _ => new HandOver("2026-04-07/2")),
        ["hand-over:contract.in-force"] = () => Of(Life.Usual().List().On("2026-05-07"), life => new HandOver(life.Case.Listing!.Register)),
        ["hand-over:contract.hard-stop"] = () => Of(HardStopListed(), life => new HandOver(life.Case.Listing!.Register)),
        ["hand-over:handover.before-last-filing"] = () => Of(Life.Usual().List().On("2026-04-27"), life => new HandOver(life.Case.Listing!.Register)),
        ["hand-over:handover.one-day-kept"] = () => Of(Life.Usual().List().On("2026-04-08"), life => new HandOver(life.Case.Listing!.Register)),
        ["record-acceptance:case.phase"] = () => Of(Life.Usual().List(), life => new RecordAcceptance("АПП-77/1", life.Today)),
        ["record-acceptance:act.has-number"] = () => Of(Life.Usual().HandOver(), life => new RecordAcceptance("", life.Today)),
        ["record-acceptance:act.day-fits"] = () => Of(Life.Usual().HandOver(), life => new RecordAcceptance("АПП-77/1", life.Today.AddDays(-1))),
        ["record-refusal:case.phase"] = () => Of(Life.Usual().List(), _ => new RecordRefusal(RefusalGround.Other, "нет подписи", null)),
        ["record-refusal:refusal.has-words"] = () => Of(Life.Usual().HandOver(), _ => new RecordRefusal(RefusalGround.Other, "", null)),
        ["record-refusal:refusal.ground-in-law"] = () => Of(Life.Usual().HandOver(), _ => new RecordRefusal(RefusalGround.TooManyReissues, "уже переоформлялся", null)),

        // consent
        ["give-consent:consent.case-running"] = () => Of(Closed(), life => new GiveConsent(Consent(life.Today))),
        ["give-consent:consent.signed"] = () => Of(Life.Usual().Open(), life => new GiveConsent(Consent(life.Today.AddDays(1)))),
        ["give-consent:consent.version-in-force"] = () => Of(Life.Usual().Open(), life => new GiveConsent(Consent(life.Today) with { TextHash = new string('0', 64) })),
        ["give-consent:consent.purposes-of-text"] = () => Of(Life.Usual().Open(), life => new GiveConsent(Consent(life.Today) with { Purposes = ["service", "advertising"] })),
        ["withdraw-consent:consent-withdrawal.something-stands"] = () => Of(Life.Usual().Open(), life => new WithdrawConsent("прошу не звонить", life.Today, ["messages"])),
        ["withdraw-consent:consent-withdrawal.has-words"] = () => Of(Life.Usual().Open(), life => new WithdrawConsent(" ", life.Today)),
        ["withdraw-consent:consent-withdrawal.day-fits"] = () => Of(Life.Usual().Open(), life => new WithdrawConsent("отзываю", life.Today.AddDays(1))),
        ["withdraw-consent:consent-withdrawal.contract-goes-on"] = () => Of(Life.Usual().Contract(), life => new WithdrawConsent("отзываю", life.Today)),

        // endings
        ["expire-contract:case.phase"] = () => Of(Life.Usual().Offer(), _ => new ExpireContract()),
        ["expire-contract:expiry.never-handed-over"] = () => Of(RefusedOtherwise().List().On("2026-06-01"), _ => new ExpireContract()),
        ["expire-contract:contract.term-over"] = () => Of(Life.Usual().Contract(), _ => new ExpireContract()),
        ["withdraw:case.phase"] = () => Of(Life.Usual().HandOver(), _ => new Withdraw("передумал")),
        ["withdraw:withdrawal.has-words"] = () => Of(Life.Usual().Contract(), _ => new Withdraw(" ")),
        ["decide-outcome:outcome.case-ended"] = () => Of(Life.Usual().Contract(), _ => Outcome(OutcomeKind.Full)),
        ["decide-outcome:outcome.only-one"] = () => Of(Life.Usual().AcceptByAuthority(), _ => Outcome(OutcomeKind.None)),
        ["decide-outcome:outcome.void-returns-all"] = () => Of(Void(), _ => Outcome(OutcomeKind.None)),
        ["decide-outcome:outcome.costs-within-price"] = () => Of(Withdrawn(), life => new DecideOutcome(OutcomeKind.MinusCosts, life.Case.Contract!.Price + new Money(1), "смета")),
        ["decide-outcome:outcome.costs-proven"] = () => Of(Withdrawn(), _ => new DecideOutcome(OutcomeKind.MinusCosts, Money.Roubles(100), null)),
        ["decide-outcome:outcome.reason-where-not-default"] = () => Of(Withdrawn(), _ => new DecideOutcome(OutcomeKind.None, Money.Zero, null)),
        ["decide-outcome:outcome.keep-all-by-312"] = () => Of(Withdrawn(), _ => Outcome(OutcomeKind.None)),
        ["decide-outcome:outcome.money-leaves"] = () => Of(Withdrawn(), _ => Outcome(OutcomeKind.Full)),
        ["decide-outcome:outcome.centre-at-fault"] = () => Of(Life.Usual().List().On("2026-04-08").Do(new HandOver("2026-04-07/1")).Do(new RecordRefusal(RefusalGround.LateFiling, "пропущен срок", null)), _ => Outcome(OutcomeKind.None)),
        ["record-refund:refund.has-order"] = () => Of(Decided(Withdrawn()), life => new RecordRefund(life.Case.Outcome!.Refund, life.Today, "")),
        ["record-refund:refund.amount-due"] = () => Of(Decided(Withdrawn()), life => new RecordRefund(life.Case.Outcome!.Refund + new Money(1), life.Today, "12")),
        ["record-refund:refund.within-outcome"] = () => Of(Life.Usual().AcceptByAuthority().Pay(), life => new RecordRefund(life.Case.Contract!.Price, life.Today, "12")),
        ["record-refund:refund.line-not-used"] = () => Of(Decided(Withdrawn()), life =>
        {
            life.Facts = life.Facts with { EvidenceUsedIn = "26-000007" };
            return new RecordRefund(life.Case.Outcome!.Refund, life.Today, "12", "строка-1");
        }),
        ["record-refund:refund.day-fits"] = () => Of(Decided(Withdrawn()), life => new RecordRefund(life.Case.Outcome!.Refund, life.Today.AddDays(1), "12")),
        ["close:close.case-ended"] = () => Of(Life.Usual().Contract(), _ => new Close(null)),
        ["close:close.money-decided"] = () => Of(Withdrawn(), _ => new Close(null)),
        ["close:close.nothing-due"] = () => Of(Decided(Withdrawn()), _ => new Close(null)),
        ["close:close.evidence-settled"] = () => Of(Disputed(Day("2026-04-07")).BringPapers().AcceptByAuthority().GiveOriginalsBack(), _ => new Close(null)),
        ["close:close.originals-returned"] = () => Of(Life.Usual().BringPapers().Do(new Withdraw("передумал")), _ => new Close(null)),
    };

    public static Life Withdrawn() => Life.Usual().Contract().Do(new Withdraw("передумал"));

    public static Life Void() => Life.Usual().Offer().On("2026-04-25").Pay();

    public static Life Decided(Life life) => life.DoWithSecondPerson(Outcome(OutcomeKind.Full));

    public static Life RefusedOtherwise() => Life.Usual().Refuse(RefusalGround.Other, "нет подписи в ходатайстве");

    public static Life Closed() => Life.Usual().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null));

    /// <summary>A contract by a receipt of 06.04.2026 whose statement line names another day, or another sum.</summary>
    public static Life Disputed(DateOnly day, Money? less = null)
    {
        Life life = Life.Usual().Contract();
        return life.Do(new ConfirmPayment(life.Case.Payments[0].Id, life.Price - (less ?? Money.Zero), Line(day)));
    }

    /// <summary>The bank has a rouble less of the first payment, and the second, whole one has gone back.</summary>
    private static Life DisputedAfterCredit()
    {
        Life life = Disputed(Day("2026-04-06"), Money.Roubles(1)).Pay();
        return life.DoWithSecondPerson(new SettleCredit(true, "оплачено дважды"));
    }

    public static SettleEvidence Settling(Life life, EvidenceSide holds) => new(life.Case.Payments[0].Id, holds, "сверено с банком");

    public static TakeBackPayment TakingBack(Life life) => new(life.Case.Payments[0].Id, "платёж другого заявителя");

    public static OrderRefund Ordering(Life life) => new(
        "7", life.Case.Ledger.Balance(LedgerAccount.RefundDue), life.Case.Payments[0].Id, new RefundPayee(life.Case.Payments[0].Evidence.Payer, "40817810099910004312", "044525225", "Банк «Окраинный»"));

    public static DecideOutcome Outcome(OutcomeKind kind) => new(kind, Money.Zero, "решение по делу");

    /// <summary>A contract whose thirtieth day is the holiday 09.05.2026, so that its end rolls to 12.05.2026; complete and confirmed, not listed.</summary>
    public static Life LateInTheTerm() => new Life(Day("2026-04-09"), Day("2025-06-15")).BringPapers().Confirm();

    private static Life HardStopListed() => LateInTheTerm().Do(new ListForHandover("2026-05-08/1", Day("2026-05-08"))).On("2026-05-12");

    private static RecordTaxReceipts Taxed(Life life, Func<TaxReceipt, TaxReceipt> change) => new([change(TaxReceipts(life.Intake, 1)[0])], LossStated: false);

    private static (Life Life, ICaseStep Step) Of(Life life, Func<Life, ICaseStep> step) => (life, step(life));

    private static (Life Life, ICaseStep Step) With(Func<Life, Intake> intake) => Of(Life.Usual(), life => new OpenCase(intake(life), Consent(life.Today), life.Today));

    private static (Life Life, ICaseStep Step) Corrected(Func<Life, Intake> intake) => Of(Life.Usual().Open(), life => new CorrectIntake(intake(life)));

    private static OpenCase Opening(Life life) => new(life.Intake, Consent(life.Today), life.Today);

    private static ReceivePaper Receiving(PaperId paper) => new(paper, PaperForm.Original, Custody.Taken, Words());

    private static ReviewPaper Accepting(PaperId paper) => new(paper, true, [], null);

    private static ListForHandover Listing(Life life, DateOnly? planned = null) => new("2026-04-07/1", planned ?? life.Case.Complete?.HandoverDue ?? life.Today);

    private static Intake WithPassport(Intake intake, Func<IdentityPaper, IdentityPaper> change) => intake with { Applicant = intake.Applicant with { Identity = change(intake.Applicant.Identity) } };
}
