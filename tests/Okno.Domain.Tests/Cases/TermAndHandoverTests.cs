using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>3.4, 3.5, 3.9.3, 3.11, 6.3, Q5, Q16, Q21, Q28, Q29: the thirty days, the one day, the last day to file, and what the authority answers.</summary>
public sealed class TermAndHandoverTests
{
    private static readonly PaperId Policy = new(PaperKind.MedicalPolicy);

    [Theory]
    [InlineData("2026-04-06", "2026-05-06", "2026-05-06")]
    [InlineData("2026-04-09", "2026-05-09", "2026-05-12")]
    [InlineData("2025-12-02", "2026-01-01", "2026-01-12")]
    [InlineData("2024-02-29", "2024-03-30", "2024-04-01")]
    public void The_thirtieth_day_and_where_the_Civil_Code_moves_it(string paid, string last, string rolled)
    {
        Life life = new Life(Day(paid), Day(paid).AddMonths(-11)).Contract();
        Assert.Equal((Day(last), Day(rolled)), (life.Case.Contract!.Last, life.Case.Contract.LastRolled));
    }

    [Fact]
    public void On_day_thirty_the_contract_lives_and_on_day_thirty_one_it_is_over()
    {
        Life life = Life.Usual().Contract().On("2026-05-06");
        Assert.True(life.Case.ContractInForceOn(life.Today));
        life.Refuses(new ExpireContract(), "contract.term-over");
        life.NeedsTwo(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Words()), "paper.in-time");
        life.On("2026-05-07").Refuses(new ReviewPaper(Policy, true, [], null), "contract.in-force");
        Assert.Equal(Phase.Expired, life.Do(new ExpireContract()).Case.Phase);
    }

    [Fact]
    public void Day_thirty_on_the_first_of_January_ends_on_the_first_working_day_after_the_holidays()
    {
        Life life = new Life(Day("2025-12-02"), Day("2025-01-20")).Contract();
        life.On("2026-01-12").Refuses(new ExpireContract(), "contract.term-over");
        life.On("2026-01-13").Do(new ExpireContract());
    }

    [Fact]
    public void The_term_is_judged_by_date_even_if_the_job_has_not_run()
    {
        Life life = Life.Usual().BringPapers().Confirm().On("2026-05-07");
        Assert.Equal(Phase.Complete, life.Case.Phase);
        life.Refuses(new ListForHandover("р-1", life.Today), "contract.in-force");
    }

    [Fact]
    public void Expiry_never_touches_a_case_that_was_handed_over()
    {
        Life handed = Life.Usual().HandOver().On("2026-07-01");
        handed.Refuses(new ExpireContract(), "case.phase");
        Life mended = BrokenRules.RefusedOtherwise().On("2026-07-01");
        mended.Refuses(new ExpireContract(), "case.phase");
        Life listedAgain = BrokenRules.RefusedOtherwise().List().On("2026-07-01");
        listedAgain.Refuses(new ExpireContract(), "expiry.never-handed-over");
    }

    [Fact]
    public void A_case_listed_again_whose_term_ran_out_goes_off_the_list_to_its_review_and_can_be_closed()
    {
        Life life = BrokenRules.RefusedOtherwise().List().On("2026-07-01").Do(new TakeOffList("срок договора прошёл"));
        Assert.Equal(Phase.RefusedOtherwise, life.Case.Phase);
        BrokenRules.Decided(life).Do(new RecordRefund(life.Case.Outcome!.Refund, life.Today, "5")).GiveOriginalsBack().Do(new Close(null));
    }

    [Fact]
    public void An_expired_contract_leaves_the_register_list()
    {
        Life life = Life.Usual().List(plannedFor: Day("2026-04-07")).On("2026-05-07").Do(new ExpireContract());
        Assert.Null(life.Case.Listing);
        Assert.Equal(Turn.Accountant, life.Case.Turn);
    }

    [Theory]
    [InlineData("2026-04-07", false)]
    [InlineData("2026-04-08", true)]
    public void Handed_over_on_both_sides_of_the_one_day(string day, bool late)
    {
        Life life = Life.Usual().List().On(day).Do(new HandOver("2026-04-07/1"));
        Assert.Equal(late, life.Case.Faults.Any(fault => fault is { Code: "fault.handover.one-day-kept", OfTheCentre: true, Clause: "3.9.3" }));
    }

    [Theory]
    [InlineData("2026-04-24", true)]
    [InlineData("2026-04-27", false)]
    public void Handed_over_on_both_sides_of_the_last_day_to_file(string day, bool inTime)
    {
        Life life = Life.Usual("2026-04-22").List(plannedFor: Day("2026-04-23")).On(day);
        HandOver step = new("2026-04-07/1");
        if (inTime)
        {
            life.IsSilentOn(step, "handover.before-last-filing");
        }
        else
        {
            life.NeedsTwo(step, "handover.before-last-filing");
        }

        Assert.Equal(!inTime, life.Case.Faults.Any(fault => fault is { Code: "fault.handover.before-last-filing", OfTheCentre: true }));
        Assert.Equal(Phase.HandedOver, life.Case.Phase);
    }

    [Fact]
    public void A_filing_after_the_last_day_is_the_applicants_fault_where_the_papers_were_late()
    {
        Life life = Life.Usual("2026-04-22").BringPapers(PaperKind.MedicalPolicy).Confirm().On("2026-04-26");
        life.DoWithSecondPerson(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Details(Policy, life.Intake))).Accept(Policy);
        life.NeedsTwo(new ListForHandover("р-9", Day("2026-04-27")), "handover.in-time");
        life.On("2026-04-27").DoWithSecondPerson(new HandOver("р-9"));
        Assert.DoesNotContain(life.Case.Faults, fault => fault.OfTheCentre);
        life.Do(new RecordRefusal(RefusalGround.LateFiling, "пропущен срок", "акт 3"));
        Assert.Equal((Phase.RenderedBy63, OutcomeKind.None), (life.Case.Phase, life.Case.Outcome!.Kind));
    }

    [Theory]
    [InlineData("2026-04-24", false)]
    [InlineData("2026-04-27", true)]
    public void Planned_on_both_sides_of_the_last_day_to_file(string planned, bool needsTwo) =>
        Assert.Equal(needsTwo, Life.Usual().BringPapers().Confirm().Ask(new ListForHandover("р-1", Day(planned))).Says("handover.in-time"));

    [Fact]
    public void A_payment_that_only_the_receipt_proves_waits_until_the_safe_day_and_then_two_persons_release_it()
    {
        Life life = Life.Usual("2026-04-21").BringPapers();
        life.Refuses(new ListForHandover("р-1", Day("2026-04-22")), "handover.payment-in-record");
        life.On("2026-04-22").NeedsTwo(new ListForHandover("р-1", Day("2026-04-22")), "handover.release-without-record");
    }

    [Fact]
    public void A_payment_in_the_Centres_own_record_is_released_by_one_person() =>
        Assert.Equal(Phase.Listed, Life.Usual().BringPapers().Confirm().Do(new ListForHandover("р-1", Day("2026-04-07"))).Case.Phase);

    [Fact]
    public void With_the_hand_over_the_originals_are_the_authoritys_and_a_passport_that_was_copied_stays_with_its_owner()
    {
        Case @case = Life.Usual().HandOver().Case;
        Assert.Equal(Custody.GivenToAuthority, @case.PaperOf(Policy)!.Custody);
        Assert.Equal(Custody.Copied, @case.PaperOf(new PaperId(PaperKind.IdentityPaper))!.Custody);
    }

    [Fact]
    public void The_act_renders_the_service_and_earns_the_price()
    {
        Life life = Life.Usual().AcceptByAuthority();
        Assert.Equal((Phase.Rendered, "ending.rendered", "outcome.rendered"), (life.Case.Phase, life.Case.Ending!.Code, life.Case.Outcome!.Cause));
        life.IsDoneAlready(new RecordAcceptance(" АПП-77/1 ", life.Today));
    }

    [Fact]
    public void An_act_that_comes_weeks_later_is_an_overdue_proof_and_still_renders_the_service()
    {
        Life life = Life.Usual().HandOver();
        Assert.Equal(new Deadline("deadline.act", Day("2026-04-07"), "3.11"), life.Case.NearestDeadline);
        Assert.Equal(Phase.Rendered, life.On("2026-06-15").AcceptByAuthority().Case.Phase);
    }

    [Theory]
    [InlineData(RefusalGround.LateFiling)]
    [InlineData(RefusalGround.RefusalWithinYear)]
    [InlineData(RefusalGround.UnlawfulStay)]
    public void A_refusal_by_6_3_counts_as_rendered_and_no_money_returns(RefusalGround ground)
    {
        Life life = Life.Usual().Refuse(ground);
        Assert.Equal((Phase.RenderedBy63, OutcomeKind.None, "6.3"), (life.Case.Phase, life.Case.Outcome!.Kind, life.Case.Outcome.Clause));
        life.GiveOriginalsBack().Do(new Close(null));
    }

    [Fact]
    public void A_refusal_by_6_3_after_a_fault_of_the_Centre_waits_for_a_human_and_opens_the_refund()
    {
        Life life = Life.Usual().List().On("2026-04-08").Do(new HandOver("2026-04-07/1")).Do(new RecordRefusal(RefusalGround.LateFiling, "пропущен срок", null));
        Assert.Null(life.Case.Outcome);
        life.NeedsTwo(new DecideOutcome(OutcomeKind.Full, Okno.Domain.Payments.Money.Zero, "вина Центра"), "outcome.money-leaves");
        Assert.Equal(life.Case.Contract!.Price, life.Case.Outcome!.Refund);
    }

    [Fact]
    public void A_ground_that_the_law_no_longer_knows_decides_no_money_by_itself()
    {
        Life life = Life.Usual().HandOver();
        life.Warns(new RecordRefusal(RefusalGround.TooManyReissues, "уже переоформлялся", null), "refusal.ground-in-law");
        Assert.Null(life.Case.Outcome);
    }

    [Fact]
    public void A_refusal_on_another_ground_is_mended_listed_again_and_rendered()
    {
        Life life = BrokenRules.RefusedOtherwise();
        Assert.Equal((Phase.RefusedOtherwise, Turn.Supervisor), (life.Case.Phase, life.Case.Turn));
        PaperId petition = new(PaperKind.Petition);
        life.Do(new ReturnPaper(petition, "нет подписи"));
        life.Refuses(new ListForHandover("р-2", life.Today), "handover.papers-complete");
        life.On("2026-04-09").Bring(petition).Do(new ListForHandover("р-2", Day("2026-04-10"))).HandOver().AcceptByAuthority();
        Assert.Equal((Phase.Rendered, 1), (life.Case.Phase, life.Case.Refusals.Length));
        Assert.Empty(life.Case.Faults);
    }

    [Fact]
    public void Taken_off_the_list_the_case_waits_for_another_register_with_the_same_day_due()
    {
        Life life = Life.Usual().List().Do(new TakeOffList("орган закрыт"));
        Assert.Equal((Phase.Complete, Day("2026-04-07")), (life.Case.Phase, life.Case.Complete!.HandoverDue));
    }
}
