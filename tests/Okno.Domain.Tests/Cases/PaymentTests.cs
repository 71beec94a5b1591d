using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Windows;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>3.1-3.4, 5.2, Q6, Q16, Q23, Q26, Q33: when a payment concludes the contract, and what becomes of every kopeck.</summary>
public sealed class PaymentTests
{
    private static readonly Money Price = Money.Roubles(6400);

    [Fact]
    public void One_kopeck_under_the_price_is_a_deposit_and_no_contract()
    {
        Life life = Life.Usual().Offer().Pay(Price - new Money(1));
        Assert.Equal(Phase.PaidPartly, life.Case.Phase);
        Assert.Null(life.Case.Contract);
        Assert.Equal(Price - new Money(1), life.Case.Ledger.Balance(LedgerAccount.Deposit));
    }

    [Fact]
    public void The_exact_price_concludes_the_contract_with_nothing_over()
    {
        Life life = Life.Usual().Offer().Pay(Price);
        Assert.Equal(Phase.Collecting, life.Case.Phase);
        Assert.Equal(Price, life.Case.Ledger.Balance(LedgerAccount.Contract));
        Assert.Equal(Money.Zero, life.Case.Ledger.Balance(LedgerAccount.Credit));
    }

    [Fact]
    public void One_kopeck_over_the_price_concludes_the_contract_and_is_a_credit_of_the_payer()
    {
        Life life = Life.Usual().Offer().Pay(Price + new Money(1));
        Assert.Equal(Price, life.Case.Ledger.Balance(LedgerAccount.Contract));
        Assert.Equal(new Money(1), life.Case.Ledger.Balance(LedgerAccount.Credit));
        Assert.Equal(Money.Zero, life.Case.Ledger.Balance(LedgerAccount.Deposit));
    }

    [Fact]
    public void The_missing_kopeck_concludes_the_contract_on_its_own_day()
    {
        Life life = Life.Usual().Offer().Pay(Price - new Money(1)).On("2026-04-08").Pay(new Money(1));
        Assert.Equal(Day("2026-04-08"), life.Case.Contract!.On);
    }

    [Fact]
    public void Parts_recorded_in_the_wrong_order_conclude_on_the_day_of_the_latest_part()
    {
        Life life = Life.Usual().Offer().On("2026-04-08").Pay(Money.Roubles(3000));
        life.Do(new RecordPayment(Money.Roubles(3400), Day("2026-04-07"), Receipt(Day("2026-04-07"), "18")));
        Assert.Equal(Day("2026-04-08"), life.Case.Contract!.On);
        Assert.Equal(Day("2026-05-08"), life.Case.Contract.Last);
    }

    [Fact]
    public void Two_payments_minutes_apart_are_two_facts()
    {
        Life life = Life.Usual().Offer().On("2026-04-06", "12:01").Pay().On("2026-04-06", "12:03").Pay(Price);
        Assert.Equal(2, life.Case.Payments.Length);
        Assert.Equal(Price, life.Case.Ledger.Balance(LedgerAccount.Credit));
    }

    [Fact]
    public void The_same_receipt_shown_twice_is_one_payment_however_it_is_typed()
    {
        Life life = Life.Usual().Offer();
        life.Do(new RecordPayment(Price, life.Today, Receipt(life.Today, "ч-17")));
        life.IsDoneAlready(new RecordPayment(Price, life.Today, Receipt(life.Today, " Ч-17 ") with { Bank = "БАНК «ОКРАИННЫЙ» " }));
    }

    [Fact]
    public void The_same_number_of_another_day_is_another_payment()
    {
        Life life = Life.Usual().Offer().Do(new RecordPayment(Price, Day("2026-04-06"), Receipt(Day("2026-04-06"), "17")));
        life.On("2026-04-07").Do(new RecordPayment(Price, Day("2026-04-07"), Receipt(Day("2026-04-07"), "17")));
        Assert.Equal(2, life.Case.Payments.Length);
    }

    [Fact]
    public void The_same_line_of_an_overlapping_statement_adds_nothing()
    {
        Life life = Life.Usual().Offer().Do(new RecordPayment(Price, Day("2026-04-06"), Line(Day("2026-04-06"))));
        life.IsDoneAlready(new RecordPayment(Price, Day("2026-04-06"), Line(Day("2026-04-06"))));
        Assert.True(life.Case.Payments[0].Confirmed);
    }

    [Fact]
    public void The_line_that_confirmed_a_receipt_is_not_a_second_payment()
    {
        Life life = Life.Usual().Contract();
        BankLine line = Line(life.Today);
        life.Do(new ConfirmPayment(life.Case.Payments[0].Id, Price, line));
        life.IsDoneAlready(new RecordPayment(Price, life.Today, line));
        life.IsDoneAlready(new ConfirmPayment(life.Case.Payments[0].Id, Price, line));
        Assert.Equal(Price, life.Case.Ledger.Received);
    }

    [Fact]
    public void A_receipt_for_what_a_line_already_proves_is_a_second_payment_only_if_two_persons_say_so()
    {
        Life life = Life.Usual().Offer().Do(new RecordPayment(Price, Day("2026-04-06"), Line(Day("2026-04-06"))));
        life.NeedsTwo(new RecordPayment(Price, life.Today, life.NextReceipt()), "payment.not-the-same-twice");
    }

    [Fact]
    public void A_payment_at_a_minute_to_midnight_counts_for_its_own_day_whatever_the_bank_says_later()
    {
        Life life = Life.Usual().Offer().On("2026-04-07", "09:05");
        life.Do(new RecordPayment(Price, Day("2026-04-06"), new PaymentReceipt("23-59", "Банк", Day("2026-04-06"), Day("2026-04-06"), "")));
        life.Warns(new ConfirmPayment(life.Case.Payments[0].Id, Price, Line(Day("2026-04-07"))), "payment.evidences-agree-on-day");
        Assert.Equal(Day("2026-04-06"), life.Case.Contract!.On);
        Assert.Equal(Day("2026-05-06"), life.Case.Contract.Last);
    }

    [Fact]
    public void A_payment_on_the_last_day_of_the_offer_takes_its_price()
    {
        Life life = Life.Usual().Offer().On("2026-04-09");
        Assert.Equal(Day("2026-04-09"), life.Case.Offer!.ValidUntil);
        life.IsSilentOn(new RecordPayment(Price, life.Today, life.NextReceipt()), "payment.after-offer");
        Assert.False(life.Case.Contract!.WithoutOffer);
    }

    [Fact]
    public void A_payment_the_day_after_is_a_contract_by_the_public_offer_with_all_papers_due_that_day()
    {
        Life life = Life.Usual().Offer().On("2026-04-10");
        life.Warns(new RecordPayment(Price, life.Today, life.NextReceipt()), "payment.after-offer");
        Assert.True(life.Case.Contract!.WithoutOffer);
        Assert.All(life.Case.Contract.Checklist, item => Assert.Equal(Day("2026-04-10"), item.Due));
    }

    [Fact]
    public void The_price_of_an_offer_stands_over_a_new_price_order()
    {
        Life life = new Life(Day("2025-12-30"), Day("2025-02-20")).Offer();
        Assert.Equal(Money.Roubles(3500), life.Case.Offer!.Price);
        life.On("2026-01-02").Pay(Money.Roubles(3500));
        Assert.Equal(Money.Roubles(3500), life.Case.Contract!.Price);
    }

    [Fact]
    public void After_the_offer_the_new_price_is_due()
    {
        Life life = new Life(Day("2025-12-30"), Day("2025-02-20")).Offer().On("2026-01-03").Pay(Money.Roubles(3500));
        Assert.Null(life.Case.Contract);
        life.Pay(Money.Roubles(2900));
        Assert.Equal(Money.Roubles(6400), life.Case.Contract!.Price);
    }

    [Fact]
    public void An_eligible_person_who_pays_without_an_offer_has_a_contract()
    {
        Life life = Life.Usual().Open();
        life.Warns(new RecordPayment(Price, life.Today, life.NextReceipt()), "payment.after-offer");
        Assert.True(life.Case.Contract!.WithoutOffer);
        Assert.All(life.Case.Contract.Checklist, item => Assert.Equal(life.Today, item.Due));
        Assert.NotNull(life.Case.NearestDeadline);
    }

    [Fact]
    public void A_contract_without_an_offer_or_an_assessment_is_handed_over_like_any_other()
    {
        Life life = Life.Usual("2026-04-21").Open().Pay().BringPapers().On("2026-04-24");
        life.NeedsTwo(new ListForHandover("р-1", Day("2026-04-24")), "handover.release-without-record");
        life.HandOver().Refuse(RefusalGround.Other, "нет подписи");
        Assert.Equal(new Deadline("deadline.mend", Day("2026-04-24"), "6.3"), life.Case.NearestDeadline);
    }

    [Fact]
    public void A_part_paid_without_an_offer_waits_and_has_no_deadline_of_an_offer()
    {
        Life life = Life.Usual().Open().Pay(Money.Roubles(100));
        Assert.Equal(Phase.PaidPartly, life.Case.Phase);
        Assert.Null(life.Case.NearestDeadline);
    }

    [Fact]
    public void A_person_whom_the_Rules_do_not_admit_buys_nothing_and_gets_all_back()
    {
        Intake eaeu = Intake(Day("2025-05-12")) with { Applicant = Intake(Day("2025-05-12")).Applicant with { Citizenship = "KGZ" } };
        Life life = Life.Usual(intake: eaeu).Open().Pay(Price);
        Assert.Equal(Phase.Void, life.Case.Phase);
        Assert.Equal("ending.payment-ineligible", life.Case.Ending!.Code);
        Assert.False(life.Case.IsOpen);
        life.NeedsTwo(BrokenRules.Outcome(OutcomeKind.Full), "outcome.money-leaves");
        Assert.Equal(Price, life.Case.Outcome!.Refund);
    }

    [Theory]
    [InlineData("2026-04-24", Phase.Collecting)]
    [InlineData("2026-04-25", Phase.Void)]
    public void Paid_on_both_sides_of_the_last_day_to_file(string paid, Phase phase) =>
        Assert.Equal(phase, Life.Usual("2026-04-22").Offer().On(paid).Pay(Price).Case.Phase);

    [Fact]
    public void Money_after_the_contract_is_the_payers_credit_and_after_the_outcome_it_is_due_back()
    {
        Life life = Life.Usual().AcceptByAuthority();
        life.Do(new RecordPayment(Money.Roubles(500), life.Today, life.NextReceipt()));
        Assert.Equal(Money.Roubles(500), life.Case.Ledger.Balance(LedgerAccount.RefundDue));
        life.NeedsTwo(new RecordRefund(Money.Roubles(500), life.Today, "7"), "refund.within-outcome");
        Assert.Equal(Money.Zero, life.Case.Ledger.Balance(LedgerAccount.RefundDue));
    }

    [Fact]
    public void A_double_payment_goes_back_by_two_persons_and_one_payment_order()
    {
        Life life = Life.Usual().Contract().Pay(Price).AcceptByAuthority();
        Assert.Null(life.Case.Outcome);
        Assert.Equal(Turn.Accountant, life.Case.Turn);
        life.NeedsTwo(new DecideOutcome(OutcomeKind.None, Money.Zero, null), "outcome.money-leaves");
        Assert.Equal((Price, Price), (life.Case.Outcome!.Refund, life.Case.Outcome.Retained));
        life.Do(new RecordRefund(Price, life.Today, "901"));
        life.IsDoneAlready(new RecordRefund(Price, life.Today, " 901 "));
        Assert.Equal(Price, life.Case.Ledger.Balance(LedgerAccount.Earned));
        Assert.Equal(Price, life.Case.Ledger.Balance(LedgerAccount.Refunded));
    }

    [Fact]
    public void A_correction_of_the_patent_makes_the_offer_a_thing_of_the_past_but_not_a_new_phone()
    {
        Life life = Life.Usual().Offer();
        life.Do(new CorrectIntake(life.Intake with { Phone = "+7 900 000-00-09" }));
        Assert.Equal((Phase.Offered, true), (life.Case.Phase, life.Case.OfferStands));
        life.Do(new CorrectIntake(life.Intake with { Patent = life.Intake.Patent with { IssuedOn = Day("2025-05-11") } }));
        Assert.Equal((Phase.Assessed, false), (life.Case.Phase, life.Case.OfferStands));
        Assert.Equal(Day("2026-05-11"), life.Case.Days!.TwelveMonths);
        life.Offer();
        Assert.EndsWith("-02-" + life.Case.Offer!.Reference[^1], life.Case.Offer.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_correction_that_makes_the_person_ineligible_the_old_offer_buys_nothing()
    {
        Life life = Life.Usual().Offer();
        life.Do(new CorrectIntake(life.Intake with { Applicant = life.Intake.Applicant with { Citizenship = "KGZ" } })).Pay(Price);
        Assert.Equal("ending.payment-ineligible", life.Case.Ending!.Code);
    }

    [Fact]
    public void A_typing_error_in_the_patent_found_after_the_contract_moves_every_day_of_the_case()
    {
        Life life = Life.Usual().Contract();
        life.NeedsTwo(new CorrectIntake(life.Intake with { Patent = life.Intake.Patent with { IssuedOn = Day("2025-05-02") } }), "intake.patent-unchanged-after-contract");
        Assert.Equal(PatentWindow.Of(Day("2025-05-02"), life.Law).LastFilingA, life.Case.Days!.LastFiling);
        Assert.Equal(Phase.Collecting, life.Case.Phase);
    }
}
