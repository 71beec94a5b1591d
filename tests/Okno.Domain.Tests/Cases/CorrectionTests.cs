using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.Windows;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>3.2, 3.3, 3.4, Q16, Q26: two evidences that disagree, and payments recorded in error. Nothing is edited; every correction is a counter-entry.</summary>
public sealed class CorrectionTests
{
    private static readonly Money Price = Money.Roubles(6400);

    [Fact]
    public void A_line_of_another_day_confirms_the_payment_and_leaves_a_task_that_says_what_each_day_would_change()
    {
        Life life = BrokenRules.Disputed(Day("2026-04-08"));
        EvidenceDispute dispute = Assert.Single(life.Case.Disputes);
        Assert.True(life.Case.Payments[0].Confirmed);
        Assert.Equal((Day("2026-04-06"), Day("2026-05-06")), (dispute.Receipt.ContractOn, dispute.Receipt.Last));
        Assert.Equal((Day("2026-04-08"), Day("2026-05-08")), (dispute.Bank.ContractOn, dispute.Bank.Last));
        Assert.Equal(Day("2026-04-06"), life.Case.Contract!.On);
        Assert.Equal((Turn.Applicant, Turn.Accountant), (life.Case.Turn, life.BringPapers().Case.Turn));
    }

    [Fact]
    public void A_line_that_agrees_in_sum_and_day_leaves_no_task() => Assert.Empty(Life.Usual().Contract().Confirm().Case.Disputes);

    [Fact]
    public void The_receipt_holds_and_nothing_changes()
    {
        Life life = BrokenRules.Disputed(Day("2026-04-08"));
        Contract before = life.Case.Contract!;
        life.Do(BrokenRules.Settling(life, EvidenceSide.Receipt));
        Assert.Equal(before, life.Case.Contract);
        Assert.Equal(EvidenceSide.Receipt, life.Case.Disputes[0].Held);
        life.IsDoneAlready(BrokenRules.Settling(life, EvidenceSide.Receipt));
        life.Refuses(BrokenRules.Settling(life, EvidenceSide.BankRecord), "settle.disputed");
    }

    [Theory]
    [InlineData("2026-04-08", false)]
    [InlineData("2026-04-05", true)]
    public void The_bank_holds_and_the_contract_is_concluded_anew_on_its_day_by_two_persons_where_the_term_shrinks(string day, bool two)
    {
        Life life = BrokenRules.Disputed(Day(day));
        life.Accept(two, BrokenRules.Settling(life, EvidenceSide.BankRecord), "settle.against-applicant");
        Assert.Equal((Day(day), Day(day).AddDays(30)), (life.Case.Contract!.On, life.Case.Contract.Last));
        Assert.Equal((Price, Money.Zero), (life.Case.Ledger.Balance(LedgerAccount.Contract), life.Case.Ledger.Balance(LedgerAccount.Deposit)));
        Assert.Contains(life.Case.Ledger.Entries, entry => entry is { From: LedgerAccount.Contract, To: LedgerAccount.Deposit, Reason: "contract-undone" } && entry.On == life.Today);
    }

    [Fact]
    public void Papers_that_were_all_there_are_all_there_under_the_redated_contract()
    {
        Life life = BrokenRules.Disputed(Day("2026-04-08")).BringPapers();
        Assert.Equal(Phase.Complete, life.Case.Phase);
        life.Do(BrokenRules.Settling(life, EvidenceSide.BankRecord));
        Assert.Equal((Phase.Complete, Day("2026-04-08")), (life.Case.Phase, life.Case.Contract!.On));
    }

    [Fact]
    public void A_bank_day_after_the_window_takes_the_contract_away_and_the_money_waits_to_go_back()
    {
        Life life = Life.Usual("2026-04-22").Contract();
        life.On("2026-04-27").Do(new ConfirmPayment(life.Case.Payments[0].Id, Price, Line(Day("2026-04-25"))));
        Assert.Equal("ending.payment-after-window", life.Case.Disputes[0].Bank.BoughtNothing);
        life.NeedsTwo(BrokenRules.Settling(life, EvidenceSide.BankRecord), "settle.against-applicant");
        Assert.Equal((Phase.Void, null), (life.Case.Phase, life.Case.Contract));
        Assert.Equal(Price, life.Case.Ledger.Balance(LedgerAccount.Deposit));
    }

    [Fact]
    public void A_bank_day_that_is_the_last_to_file_keeps_the_contract()
    {
        Life life = Life.Usual("2026-04-22").Contract();
        life.On("2026-04-27").Do(new ConfirmPayment(life.Case.Payments[0].Id, Price, Line(Day("2026-04-24"))));
        Assert.Equal(Lane.Compressed, life.Case.Disputes[0].Bank.Lane);
        life.DoWithSecondPerson(BrokenRules.Settling(life, EvidenceSide.BankRecord));
        Assert.Equal(Day("2026-04-24"), life.Case.Contract!.On);
    }

    [Fact]
    public void A_kopeck_less_at_the_bank_is_on_the_way_by_the_receipt_and_no_contract_by_the_bank()
    {
        Life kept = BrokenRules.Disputed(Day("2026-04-06"), new Money(1));
        kept.Do(BrokenRules.Settling(kept, EvidenceSide.Receipt));
        Assert.Equal((Price, Price), (kept.Case.Ledger.Received, kept.Case.Ledger.Balance(LedgerAccount.Contract)));
        Assert.Equal(Price - new Money(1), kept.Case.Payments[0].Proved);

        Life taken = BrokenRules.Disputed(Day("2026-04-06"), new Money(1));
        taken.NeedsTwo(BrokenRules.Settling(taken, EvidenceSide.BankRecord), "settle.against-applicant");
        Assert.Equal((Phase.PaidPartly, Price - new Money(1)), (taken.Case.Phase, taken.Case.Ledger.Balance(LedgerAccount.Deposit)));
        taken.Pay(new Money(1));
        Assert.Equal(Phase.Collecting, taken.Case.Phase);
    }

    [Theory]
    [InlineData(EvidenceSide.Receipt)]
    [InlineData(EvidenceSide.BankRecord)]
    public void A_kopeck_more_at_the_bank_is_unexplained_until_it_is_settled_and_then_the_payers_credit(EvidenceSide holds)
    {
        Life life = BrokenRules.Disputed(Day("2026-04-06"), new Money(-1));
        Assert.Equal((new Money(1), Price + new Money(1)), (life.Case.Ledger.Balance(LedgerAccount.Unmatched), life.Case.Ledger.Received));
        life.Do(BrokenRules.Settling(life, holds));
        Assert.Equal((Money.Zero, new Money(1)), (life.Case.Ledger.Balance(LedgerAccount.Unmatched), life.Case.Ledger.Balance(LedgerAccount.Credit)));
    }

    [Fact]
    public void What_the_record_lacks_holds_the_hand_over_back()
    {
        Life life = BrokenRules.Disputed(Day("2026-04-06"), new Money(1)).BringPapers();
        life.Refuses(new ListForHandover("р-1", life.Case.Complete!.HandoverDue), "handover.payment-in-record");
    }

    [Theory]
    [InlineData("2026-04-21", false)]
    [InlineData("2026-04-22", true)]
    public void Without_the_record_two_persons_release_a_case_from_the_safe_day_on_and_nobody_before(string day, bool released)
    {
        Life life = Life.Usual("2026-04-20").Contract().BringPapers().On(day);
        ListForHandover listing = new("р-1", life.Today);
        if (released)
        {
            life.NeedsTwo(listing, "handover.release-without-record");
        }
        else
        {
            life.Refuses(listing, "handover.payment-in-record");
        }
    }

    [Fact]
    public void A_payment_of_somebody_else_is_taken_back_by_two_persons_and_the_contract_was_never_concluded()
    {
        Life life = Life.Usual().Contract();
        life.NeedsTwo(BrokenRules.TakingBack(life), "takeback.contract-goes");
        Assert.Equal((Phase.Offered, null, Money.Zero), (life.Case.Phase, life.Case.Contract, life.Case.Ledger.Received));
        Assert.Empty(life.Case.Payments);
        Assert.Equal("платёж другого заявителя", Assert.Single(life.Case.TakenBack).Why);
        Assert.Contains(life.Case.Ledger.Entries, entry => entry is { From: LedgerAccount.Deposit, To: LedgerAccount.OnTheWay, Reason: "payment-taken-back" });
        life.IsDoneAlready(new TakeBackPayment(life.Case.TakenBack[0].Payment.Id, "ещё раз"));
        life.Pay();
        Assert.Equal(Phase.Collecting, life.Case.Phase);
    }

    [Fact]
    public void A_part_is_taken_back_by_one_person_and_the_rest_stays_a_deposit()
    {
        Life life = Life.Usual().Offer().Pay(Money.Roubles(100)).Pay(Money.Roubles(200));
        life.Do(BrokenRules.TakingBack(life));
        Assert.Equal((Phase.PaidPartly, Money.Roubles(200)), (life.Case.Phase, life.Case.Ledger.Balance(LedgerAccount.Deposit)));
    }

    [Fact]
    public void Of_a_double_payment_either_is_taken_back_and_the_contract_stays()
    {
        Life life = Life.Usual().Contract().Pay();
        Contract before = life.Case.Contract!;
        life.Do(BrokenRules.TakingBack(life));
        Assert.Equal((before, Money.Zero), (life.Case.Contract, life.Case.Ledger.Balance(LedgerAccount.Credit)));
    }

    [Fact]
    public void A_void_case_without_its_wrong_payment_stands_open_again()
    {
        Life life = BrokenRules.Void();
        life.Do(BrokenRules.TakingBack(life));
        Assert.Equal((true, null), (life.Case.IsOpen, life.Case.Ending));
    }

    [Fact]
    public void An_overpayment_is_kept_by_one_person_or_given_back_by_two_and_then_owed()
    {
        Life life = Life.Usual().Contract().Pay(Money.Roubles(500));
        life.Do(new SettleCredit(false, "просьба плательщика"));
        Assert.Equal(Money.Roubles(500), life.Case.CreditKept);
        life.IsDoneAlready(new SettleCredit(false, "ещё раз"));
        life.NeedsTwo(new SettleCredit(true, "передумал"), "credit.money-leaves");
        Assert.Equal((Money.Zero, Money.Roubles(500)), (life.Case.Ledger.Balance(LedgerAccount.Credit), life.Case.Ledger.Balance(LedgerAccount.RefundDue)));
        life.Do(new RecordRefund(Money.Roubles(500), life.Today, "7"));
        life.BringPapers().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null));
        Assert.Equal((Price, Money.Roubles(500)), (life.Case.Ledger.Balance(LedgerAccount.Earned), life.Case.Ledger.Balance(LedgerAccount.Refunded)));
    }

    [Fact]
    public void An_order_goes_to_the_one_who_paid_and_to_the_account_the_money_came_from()
    {
        Life life = BrokenRules.Decided(BrokenRules.Withdrawn());
        life.Facts = life.Facts with { PayerAccount = "40817810000000000001" };
        OrderRefund order = BrokenRules.Ordering(life);
        Assert.IsType<Decision.NeedsApproval>(life.Ask(order));
        Assert.IsType<Decision.Accepted>(life.Ask(order with { Payee = order.Payee with { Account = "40817810000000000001", Name = order.Payee.Name.ToUpperInvariant() } }));
        life.DoWithSecondPerson(order);
        life.Refuses(order with { Number = "8", Amount = new Money(1) }, "refund-order.amount-due");
        life.Do(new RecordRefund(order.Amount, life.Today, "7"));
        Assert.True(OrderRefund.IsPaid(life.Case, life.Case.RefundOrders[0]));
    }
}
