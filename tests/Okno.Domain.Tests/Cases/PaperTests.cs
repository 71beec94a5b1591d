using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>2.1, 3.7.1, 3.10.2, 4.1-4.4, Q7, Q18, Q27, Q28. Contract on Monday 06.04.2026, standard lane: most papers that day, the medical ones until Saturday 11.04, so by Civil Code 193 until Monday 13.04.</summary>
public sealed class PaperTests
{
    private static readonly PaperId Policy = new(PaperKind.MedicalPolicy);
    private static readonly PaperId Hiv = new(PaperKind.HivCertificate);
    private static readonly PaperId Passport = new(PaperKind.IdentityPaper);
    private static readonly PaperId Card = new(PaperKind.MigrationCard);
    private static readonly PaperId Petition = new(PaperKind.Petition);

    [Theory]
    [InlineData("2026-04-06", true)]
    [InlineData("2026-04-07", false)]
    public void A_paper_of_the_contract_day_on_both_sides_of_its_day(string came, bool inTime) => OnItsSide(Policy, came, inTime);

    [Theory]
    [InlineData("2026-04-11", true)]
    [InlineData("2026-04-13", true)]
    [InlineData("2026-04-14", false)]
    public void A_medical_paper_on_both_sides_of_its_five_days_moved_by_the_Civil_Code(string came, bool inTime) => OnItsSide(Hiv, came, inTime);

    [Fact]
    public void In_the_compressed_lane_every_paper_is_due_on_the_contract_day()
    {
        Life life = Life.Usual("2026-04-20").Contract();
        Assert.All(life.Case.Contract!.Checklist, item => Assert.Equal(Day("2026-04-20"), item.Due));
        life.On("2026-04-21").NeedsTwo(Receiving(Hiv), "paper.in-time");
    }

    [Fact]
    public void Late_papers_go_on_with_a_second_person_and_the_record_keeps_whose_fault_it_is()
    {
        Life life = Life.Usual().Contract().On("2026-04-07");
        life.NeedsTwo(Receiving(Policy), "paper.in-time");
        Assert.Equal(new Fault("fault.paper-late", "3.10.2", OfTheCentre: false, Day("2026-04-07")), Assert.Single(life.Case.Faults));
    }

    [Fact]
    public void A_paper_brought_in_time_and_mended_later_is_not_late()
    {
        Life life = Life.Usual().Contract().Receive(Policy).Do(new ReviewPaper(Policy, false, [PaperDefect.StrikeOut], null)).Do(new ReturnPaper(Policy, "исправить"));
        life.On("2026-04-08").IsSilentOn(Receiving(Policy), "paper.in-time");
        Assert.Empty(life.Case.Faults);
    }

    [Fact]
    public void A_paper_may_be_returned_again_and_again_and_its_first_day_still_counts()
    {
        Life life = Life.Usual().Contract().Receive(Policy).Do(new ReturnPaper(Policy, "исправить")).On("2026-04-08").Receive(Policy).Do(new ReturnPaper(Policy, "исправить ещё"));
        life.On("2026-04-09").IsSilentOn(Receiving(Policy), "paper.in-time");
    }

    [Theory]
    [InlineData(PaperKind.MedicalPolicy, true)]
    [InlineData(PaperKind.TaxReceipts, true)]
    [InlineData(PaperKind.WorkContract, true)]
    [InlineData(PaperKind.Petition, false)]
    [InlineData(PaperKind.IdentityPaper, false)]
    [InlineData(PaperKind.HivCertificate, false)]
    public void A_certified_copy_is_accepted_only_for_policy_receipts_and_contract(PaperKind kind, bool accepted)
    {
        Life life = Life.Usual().Contract().Receive(new PaperId(kind), PaperForm.CertifiedCopy);
        ReviewPaper accept = new(new PaperId(kind), true, [], null);
        if (accepted)
        {
            life.Do(accept);
        }
        else
        {
            life.Refuses(accept, "paper.accepted-form");
        }
    }

    [Fact]
    public void A_plain_copy_is_accepted_for_nothing() =>
        Assert.All(Life.Usual().Contract().Case.Contract!.Checklist, item =>
            Life.Usual().Contract().Do(new ReceivePaper(item.Paper, PaperForm.PlainCopy, Custody.Shown, Words())).Refuses(new ReviewPaper(item.Paper, true, [], null), "paper.accepted-form"));

    [Theory]
    [InlineData("2027-04-12", true)]
    [InlineData("2027-04-11", false)]
    public void The_policy_covers_the_planned_work_to_its_last_day_or_it_does_not(string validUntil, bool covers)
    {
        Life life = Life.Usual().Contract().Do(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Details(Policy, Intake(Day("2025-05-12"))).SetItem("validUntil", validUntil)));
        Assert.Equal(Day("2027-04-12"), life.Case.Intake!.WorkUntil);
        Assert.Equal(covers, life.Try(new ReviewPaper(Policy, true, [], null)) is Decision.Accepted);
    }

    [Theory]
    [InlineData("2027-04-14", true)]
    [InlineData("2027-04-13", false)]
    public void The_passport_holds_exactly_one_year_from_the_planned_filing_and_equality_passes(string expires, bool enough)
    {
        Life life = Life.Usual().Contract();
        life.Do(new CorrectIntake(life.Intake with { Applicant = life.Intake.Applicant with { Identity = life.Intake.Applicant.Identity with { Expires = Day(expires) } } })).Receive(Passport);
        Decision decision = life.Try(new ReviewPaper(Passport, true, [], null));
        Assert.Equal(enough, decision is Decision.Accepted);
        Assert.Equal(!enough, decision.Says("passport.expires-too-early"));
    }

    [Fact]
    public void A_defect_that_two_persons_read_the_same_way_stops_nothing() =>
        Assert.Equal(PaperStatus.Accepted, DefectAccepted().Case.PaperOf(Policy)!.Status);

    [Fact]
    public void The_last_paper_of_the_packet_starts_the_one_day_from_the_day_when_it_was_brought_not_reviewed()
    {
        Life life = Life.Usual().BringPapers(PaperKind.HivCertificate).On("2026-04-09").Receive(Hiv).On("2026-04-10").Accept(Hiv);
        Assert.Equal((Phase.Complete, new Completeness(Day("2026-04-09"), Day("2026-04-10"))), (life.Case.Phase, life.Case.Complete));
    }

    [Theory]
    [InlineData(PaperKind.Photo)]
    [InlineData(PaperKind.IdentityPaper)]
    [InlineData(PaperKind.Application)]
    public void A_paper_outside_2_1_4_to_2_1_11_does_not_stop_the_one_day(PaperKind kind) =>
        Assert.Equal(Phase.Complete, Life.Usual().BringPapers(kind).Case.Phase);

    [Theory]
    [InlineData(PaperKind.MedicalPolicy)]
    [InlineData(PaperKind.MigrationCard)]
    [InlineData(PaperKind.LanguageProof)]
    [InlineData(PaperKind.WorkContract)]
    public void Any_paper_of_2_1_4_to_2_1_11_keeps_the_one_day_from_starting(PaperKind kind) =>
        Assert.Equal(Phase.Collecting, Life.Usual().BringPapers(kind).Case.Phase);

    [Fact]
    public void A_natural_person_as_employer_needs_no_contract_on_the_list()
    {
        Life life = new Life(Day("2026-04-06"), Day("2025-05-12"), intake: Intake(Day("2025-05-12"), employer: PrivatePerson)).BringPapers();
        Assert.Null(life.Case.ItemOf(new PaperId(PaperKind.WorkContract)));
        Assert.Equal(Phase.Complete, life.Case.Phase);
    }

    [Fact]
    public void A_translation_is_its_own_line_and_is_due_with_its_paper()
    {
        Life life = Life.Usual(intake: Intake(Day("2025-05-12")) with { ForeignLanguagePapers = [PaperKind.HivCertificate] }).Contract();
        Assert.Equal(Day("2026-04-13"), life.Case.ItemOf(PaperId.Translation(PaperKind.HivCertificate))!.Due);
        life.BringPapers(PaperKind.Translation);
        Assert.Equal(Phase.Collecting, life.Case.Phase);
    }

    [Fact]
    public void Only_a_paper_when_needed_can_be_waived_and_the_decision_completes_the_packet()
    {
        Life life = Life.Usual().BringPapers(PaperKind.MigrationCard).Do(new WaivePaper(Card, "въезд по электронной карте"));
        Assert.Equal(Phase.Complete, life.Case.Phase);
        life.IsDoneAlready(new WaivePaper(Card, "ещё раз"));
    }

    [Fact]
    public void A_waived_paper_that_lies_at_the_Centre_is_still_the_applicants_and_goes_back_before_the_case_is_closed()
    {
        Life life = Life.Usual().Contract().Receive(Card).Do(new ReviewPaper(Card, false, [PaperDefect.Illegible], null)).Do(new WaivePaper(Card, "не нужна")).BringPapers().AcceptByAuthority();
        Assert.Equal(Custody.Taken, life.Case.PaperOf(Card)!.Custody);
        life.Refuses(new Close(null), "close.originals-returned");
        life.Do(new ReturnPaper(Card, "возврат")).Do(new Close(null));
    }

    [Fact]
    public void Giving_a_paper_back_stops_the_one_day_and_bringing_it_again_starts_it_anew()
    {
        Life life = Life.Usual().BringPapers().Do(new ReturnPaper(Policy, "нужна замена"));
        Assert.Equal((Phase.Collecting, null), (life.Case.Phase, life.Case.Complete));
        life.On("2026-04-09").Bring(Policy);
        Assert.Equal((Phase.Complete, Day("2026-04-10")), (life.Case.Phase, life.Case.Complete!.HandoverDue));
    }

    [Fact]
    public void Giving_back_a_photo_does_not_stop_the_one_day() =>
        Assert.Equal(Phase.Complete, Life.Usual().BringPapers().Do(new ReturnPaper(new PaperId(PaperKind.Photo), "лишняя")).Case.Phase);

    [Fact]
    public void A_rejected_original_goes_back_before_another_takes_its_place_so_that_none_is_lost()
    {
        Life life = Life.Usual().Contract().Receive(Petition).Do(new ReviewPaper(Petition, false, [PaperDefect.Damage], null));
        life.Refuses(Receiving(Petition), "paper.earlier-one-returned");
        life.Do(new ReturnPaper(Petition, "заменить")).Do(Receiving(Petition));
    }

    [Fact]
    public void A_new_employer_mid_case_sends_the_petition_and_the_contract_of_the_former_one_back()
    {
        Life life = Life.Usual().BringPapers().Confirm();
        Employer other = Company with { Name = "ООО «Новый дом»", Inn = "7736050003" };
        life.Warns(new CorrectIntake(life.Intake with { Employer = other }), "intake.employer-papers-fit");
        life.NeedsTwo(new ListForHandover("р-1", life.Case.Complete!.HandoverDue), "handover.papers-from-employer");
    }

    [Fact]
    public void The_board_waits_for_the_reviewer_once_a_paper_is_received()
    {
        Life life = Life.Usual().Contract();
        Assert.Equal(Turn.Applicant, life.Case.Turn);
        Assert.Equal(new Deadline("deadline.papers", Day("2026-04-06"), "3.10.2"), life.Case.NearestDeadline);
        Assert.Equal(Turn.Reviewer, life.Receive(Policy).Case.Turn);
    }

    private static void OnItsSide(PaperId paper, string came, bool inTime)
    {
        Life life = Life.Usual().Contract().On(came);
        if (inTime)
        {
            life.IsSilentOn(Receiving(paper), "paper.in-time");
            Assert.Empty(life.Case.Faults);
        }
        else
        {
            life.NeedsTwo(Receiving(paper), "paper.in-time");
        }
    }

    private static Life DefectAccepted() => Life.Usual().Contract().Receive(Policy).DoWithSecondPerson(new ReviewPaper(Policy, true, [PaperDefect.UncertifiedCorrection], "смысл ясен"));

    private static ReceivePaper Receiving(PaperId paper) => new(paper, PaperForm.Original, Custody.Taken, Words());
}
