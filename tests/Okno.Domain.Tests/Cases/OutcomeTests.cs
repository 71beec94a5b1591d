using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Cases;

/// <summary>3.5, 3.12, 3.14, Q17, Q23: what happens to the money, once, and who must agree.</summary>
public sealed class OutcomeTests
{
    private static readonly Money Price = Money.Roubles(6400);

    [Fact]
    public void A_withdrawal_before_any_payment_is_settled_at_once_and_closed()
    {
        Life life = Life.Usual().Offer().Do(new Withdraw("передумал"));
        Assert.Equal(("outcome.nothing-paid", Phase.Withdrawn), (life.Case.Outcome!.Cause, life.Case.Phase));
        life.Do(new Close(null));
    }

    [Fact]
    public void A_withdrawal_after_the_payment_returns_the_price_less_proven_costs_by_two_persons()
    {
        Life life = BrokenRules.Withdrawn();
        life.NeedsTwo(new DecideOutcome(OutcomeKind.MinusCosts, Money.Roubles(900), "копии и перевод, смета № 4"), "outcome.money-leaves");
        Assert.Equal((Money.Roubles(5500), Money.Roubles(900)), (life.Case.Outcome!.Refund, life.Case.Outcome.Retained));
        Assert.Equal(Money.Roubles(900), life.Case.Ledger.Balance(LedgerAccount.Earned));
        Assert.Equal(Money.Roubles(5500), life.Case.Ledger.Balance(LedgerAccount.RefundDue));
    }

    [Fact]
    public void Costs_equal_to_the_price_are_possible_and_a_kopeck_more_is_not()
    {
        Life life = BrokenRules.Withdrawn();
        life.Refuses(new DecideOutcome(OutcomeKind.MinusCosts, Price + new Money(1), "смета"), "outcome.costs-within-price");
        life.Do(new DecideOutcome(OutcomeKind.MinusCosts, Price, "смета"));
        Assert.Equal(Money.Zero, life.Case.Outcome!.Refund);
    }

    [Fact]
    public void A_part_that_concluded_no_contract_goes_back_in_full_and_nothing_of_it_can_be_kept()
    {
        Life life = Life.Usual().Offer().Pay(Money.Roubles(3000)).Do(new Withdraw("передумал"));
        life.Refuses(new DecideOutcome(OutcomeKind.MinusCosts, Money.Roubles(500), "смета"), "outcome.void-returns-all");
        life.Refuses(BrokenRules.Outcome(OutcomeKind.None), "outcome.void-returns-all");
        life.NeedsTwo(new DecideOutcome(OutcomeKind.Full, Money.Zero, null), "outcome.money-leaves");
        Assert.Equal(Money.Roubles(3000), life.Case.Outcome!.Refund);
    }

    [Fact]
    public void Keeping_everything_by_3_12_says_why_and_takes_two_persons()
    {
        BrokenRules.Withdrawn().Refuses(new DecideOutcome(OutcomeKind.None, Money.Zero, " "), "outcome.reason-where-not-default");
        BrokenRules.Withdrawn().NeedsTwo(BrokenRules.Outcome(OutcomeKind.None), "outcome.keep-all-by-312");
    }

    [Fact]
    public void An_expired_contract_is_settled_and_closed_like_a_withdrawal()
    {
        Life life = Life.Usual().BringPapers().On("2026-05-07").Do(new ExpireContract());
        life.DoWithSecondPerson(new DecideOutcome(OutcomeKind.Full, Money.Zero, null));
        life.Refuses(new Close(null), "close.nothing-due");
        life.Do(new RecordRefund(Money.Roubles(6000), life.Today, "1"));
        life.Refuses(new Close(null), "close.nothing-due");
        life.Do(new RecordRefund(Money.Roubles(400), life.Today, "2"));
        life.Refuses(new Close(null), "close.originals-returned");
        life.GiveOriginalsBack().Do(new Close(null));
        Assert.Equal(("ending.expired", Phase.Closed), (life.Case.Ending!.Code, life.Case.Phase));
    }

    [Fact]
    public void An_overpayment_goes_back_under_every_outcome()
    {
        foreach (OutcomeKind kind in Enum.GetValues<OutcomeKind>())
        {
            Life life = Life.Usual().Offer().Pay(Price + Money.Roubles(100)).Do(new Withdraw("передумал")).DoWithSecondPerson(new DecideOutcome(kind, Price, "решение"));
            Assert.True(life.Case.Outcome!.Refund >= Money.Roubles(100));
            Assert.Equal(life.Case.Outcome.Refund, life.Case.Ledger.Balance(LedgerAccount.RefundDue));
        }
    }

    [Fact]
    public void After_the_outcome_nothing_is_handed_over_again()
    {
        Life life = BrokenRules.Decided(BrokenRules.RefusedOtherwise());
        life.Refuses(new ListForHandover("р-2", life.Today), "handover.money-undecided");
        Assert.Null(life.Case.NearestDeadline);
    }

    [Fact]
    public void A_case_that_nobody_paid_for_can_be_closed_at_any_time_and_a_paid_one_cannot()
    {
        Assert.Equal("ending.closed-unpaid", Life.Usual().Offer().Do(new Close("не пришёл")).Case.Ending!.Code);
        Life.Usual().Contract().Refuses(new Close(null), "close.case-ended");
        Life.Usual().Offer().Pay(Money.Roubles(1)).Refuses(new Close(null), "close.case-ended");
    }

    [Fact]
    public void Nothing_is_recorded_in_a_closed_case()
    {
        Life life = BrokenRules.Closed();
        foreach (ICaseStep step in new ICaseStep[] { new Withdraw("нет"), new ExpireContract(), new RecordVisit(true), new Assess(), new Close(null), new RecordPayment(Price, life.Today, life.NextReceipt()), new CorrectIntake(life.Intake) })
        {
            Assert.IsType<Decision.Refused>(life.Try(step, secondPerson: true));
        }
    }
}
