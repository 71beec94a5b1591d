using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

public sealed class AssessmentTests
{
    private static readonly AssessmentFacts Plain = new(Citizenship: "UZB", Issued: Day("2025-05-12"), Region: "77", Contact: Day("2026-04-10"), Employer: EmployerKind.LegalEntity);

    private static AssessmentResult Of(AssessmentFacts facts) => Assessment.Of(facts, Day("2026-04-10"), On("2026-04-10"));

    private static Finding Find(AssessmentFacts facts, string code) => Assert.Single(Of(facts).Findings, finding => finding.Code == code);

    [Fact]
    public void A_person_who_comes_in_time_with_everything_in_order_may_apply()
    {
        AssessmentResult result = Of(Plain);

        Assert.Equal(Verdict.Met, result.Verdict);
        Assert.Equal("window.open", Assert.Single(result.Findings, finding => finding.Clause == "1.2").Code);
        Assert.True(result.Plan!.Passes);
        Assert.Equal(Day("2026-04-22"), result.Window!.SafeContact);
    }

    [Fact]
    public void Without_a_patent_day_a_human_decides_and_nothing_fails()
    {
        AssessmentResult result = Assessment.Of(new AssessmentFacts(), Day("2026-11-22"), Today);

        Assert.Equal(Verdict.HumanDecides, result.Verdict);
        Assert.Null(result.Window);
        Assert.Null(result.Plan);
        Assert.Empty(result.Findings);
    }

    [Theory]
    [InlineData("2026-03-12", Verdict.HumanDecides, "window.early")]
    [InlineData("2026-03-13", Verdict.Met, "window.open")]
    [InlineData("2026-04-22", Verdict.Met, "window.open")]
    [InlineData("2026-04-23", Verdict.Met, "window.after-safe-day")]
    [InlineData("2026-04-24", Verdict.HumanDecides, "window.after-safe-day")]
    [InlineData("2026-04-25", Verdict.NotMet, "window.closed")]
    public void On_both_sides_of_each_limit_of_1_2(string contact, Verdict verdict, string code)
    {
        AssessmentResult result = Of(Plain with { Contact = Day(contact) });

        Assert.Contains(result.Findings, finding => finding.Code == code);
        Assert.Equal(verdict, result.Verdict);
    }

    [Theory]
    [InlineData("UZB", "citizenship.patent-needed", Verdict.Met)]
    [InlineData("uzb", "citizenship.patent-needed", Verdict.Met)]
    [InlineData("KGZ", "citizenship.patent-not-needed", Verdict.NotMet)]
    [InlineData("UKR", "citizenship.patent-not-needed", Verdict.NotMet)]
    [InlineData("TKM", "citizenship.visa-country", Verdict.NotMet)]
    [InlineData("MDA", "citizenship.conditional", Verdict.HumanDecides)]
    [InlineData("SRB", "citizenship.unknown", Verdict.HumanDecides)]
    [InlineData("XXA", "citizenship.stateless", Verdict.Met)]
    public void Who_needs_a_patent_is_said_before_payment(string country, string code, Verdict verdict)
    {
        Assert.Equal(verdict, Find(Plain with { Citizenship = country }, code).Verdict);
        Assert.Equal(verdict, Of(Plain with { Citizenship = country }).Verdict);
    }

    [Theory]
    [InlineData("MDA", "2025-06-24", PatentNeed.Needed)]
    [InlineData("MDA", "2025-06-25", PatentNeed.HumanDecides)]
    [InlineData("MDA", "2026-09-30", PatentNeed.HumanDecides)]
    [InlineData("MDA", "2026-10-01", PatentNeed.Needed)]
    [InlineData("KGZ", "2015-08-11", PatentNeed.Needed)]
    [InlineData("KGZ", "2015-08-12", PatentNeed.NotNeeded)]
    [InlineData("UKR", "2022-08-26", PatentNeed.Needed)]
    [InlineData("UKR", "2022-08-27", PatentNeed.NotNeeded)]
    [InlineData("ARM", "2015-01-01", PatentNeed.Needed)]
    [InlineData("ARM", "2015-01-02", PatentNeed.NotNeeded)]
    [InlineData("GEO", "2023-05-14", PatentNeed.VisaCountry)]
    [InlineData("GEO", "2023-05-15", PatentNeed.Needed)]
    public void The_need_of_a_patent_changes_on_its_day(string country, string day, PatentNeed need) =>
        Assert.Equal(need, Library.Statutes.CitizenshipOn(country, Day(day))!.Need);

    [Fact]
    public void Holders_of_other_papers_are_asked_or_routed_out_before_payment()
    {
        Assert.Equal(Verdict.HumanDecides, Of(Plain with { HoldsResidencePermit = true }).Verdict);
        Assert.Equal(Verdict.NotMet, Of(Plain with { Citizenship = "XXA", HoldsStatelessId2021 = true }).Verdict);
        Assert.Equal(Verdict.Met, Of(Plain with { HoldsResidencePermit = false, HoldsStatelessId2021 = false }).Verdict);
    }

    [Fact]
    public void A_patent_of_another_region_goes_to_the_authority_that_issued_it()
    {
        Assert.Equal("go-to-issuing-authority", Find(Plain with { Region = "50" }, "region.other").Repair);
        Assert.Equal(Verdict.NotMet, Of(Plain with { Region = "50" }).Verdict);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void A_passport_of_exactly_one_year_from_the_planned_filing_passes(int days, bool passes)
    {
        DateOnly filing = Of(Plain).Plan!.HandOverOn;
        DateOnly expires = filing.AddYears(1).AddDays(days);

        AssessmentResult result = Of(Plain with { PassportExpires = expires });

        Assert.Equal(passes ? "passport.long-enough" : "passport.expires-too-early", Assert.Single(result.Findings, finding => finding.Clause == "4.4").Code);
        Assert.Equal(passes ? Verdict.Met : Verdict.NotMet, result.Verdict);
    }

    [Fact]
    public void The_passport_rule_does_not_judge_a_stateless_persons_paper() =>
        Assert.Equal(Verdict.HumanDecides, Find(Plain with { Citizenship = "XXA", PassportExpires = Day("2026-05-01") }, "passport.not-a-passport").Verdict);

    [Theory]
    [InlineData("2027-04-15", "insurance.shorter-than-year")]
    [InlineData("2027-04-16", "insurance.through-work")]
    public void The_policy_must_cover_the_planned_work(string until, string code)
    {
        Assert.Equal("2.1.4", Find(Plain with { WorkUntil = Day(until) }, code).Clause);
        Assert.Equal(Verdict.Met, Of(Plain with { WorkUntil = Day(until) }).Verdict);
    }

    [Fact]
    public void A_second_re_issue_was_refused_until_24_04_2020_and_refuses_nobody_since()
    {
        AssessmentFacts then = new(Citizenship: "UZB", Issued: Day("2018-06-15"), Contact: Day("2019-04-25"), EarlierReissues: 1);
        AssessmentResult before = Assessment.Of(then, Day("2019-04-25"), On("2019-04-25"));
        Assert.Equal(Verdict.NotMet, Assert.Single(before.Findings, finding => finding.Code == "reissue.once-only").Verdict);
        Assert.Equal(Verdict.NotMet, before.Verdict);

        Assert.Equal(Verdict.Met, Of(Plain with { EarlierReissues = 3 }).Verdict);
        Assert.Equal("2020-04-23", Find(Plain with { EarlierReissues = 3 }, "reissue.any-number").Facts["until"]);
        Assert.True(Library.Statutes.OnceOnlyOn(Day("2020-04-23")));
        Assert.False(Library.Statutes.OnceOnlyOn(Day("2020-04-24")));
    }

    [Fact]
    public void A_refusal_within_the_year_before_filing_blocks_and_a_day_older_one_does_not()
    {
        DateOnly filing = Of(Plain).Plan!.HandOverOn;

        Finding within = Find(Plain with { RefusedOrAnnulledOn = filing.AddYears(-1) }, "refusal.within-year");
        Assert.True(within.IsBlocking);
        Assert.Equal(filing.AddDays(1), Day(within.Facts["free_from"]));
        Assert.Equal(Verdict.Met, Of(Plain with { RefusedOrAnnulledOn = filing.AddYears(-1).AddDays(-1) }).Verdict);
    }

    [Fact]
    public void An_unlawful_stay_is_never_an_accusation_but_a_question_for_a_human()
    {
        Assert.Equal(Verdict.HumanDecides, Find(Plain with { StayUnlawful = true }, "stay.unlawful").Verdict);
        Assert.Equal(Verdict.Met, Of(Plain with { StayUnlawful = false }).Verdict);
    }

    [Theory]
    [InlineData("2026-04-09", "tax.lapsed")]
    [InlineData("2026-04-10", "tax.pay-before-filing")]
    [InlineData("2026-04-15", "tax.pay-before-filing")]
    [InlineData("2026-04-16", "tax.pay-to-the-end")]
    [InlineData("2026-05-10", "tax.pay-to-the-end")]
    [InlineData("2026-05-11", "tax.paid")]
    public void The_tax_is_looked_at_on_the_contract_day_the_filing_day_and_the_end(string paidThrough, string code)
    {
        Assert.Equal(Day("2026-04-16"), Of(Plain).Plan!.HandOverOn);
        Find(Plain with { PaidThrough = Day(paidThrough) }, code);
    }

    [Fact]
    public void A_month_of_tax_that_runs_out_between_today_and_the_contract_can_still_be_paid_and_nothing_has_lapsed()
    {
        AssessmentFacts ahead = Plain with { Contact = Day("2026-04-10"), Contract = Day("2026-04-13"), PaidThrough = Day("2026-04-11") };
        Assert.Equal(Effect.Warns, Find(ahead, "tax.pay-before-contract").Effect);

        // Asked months before the invitation, the contract is judged as of its first day: the tax of this month has not lapsed either.
        AssessmentFacts early = Plain with { Contact = Day("2025-12-01"), PaidThrough = Day("2025-12-11") };
        Assert.Single(Assessment.Of(early, Day("2025-12-01"), On("2025-12-01")).Findings, finding => finding.Code == "tax.pay-before-contract");
    }

    [Fact]
    public void In_the_standard_lane_papers_that_are_not_yet_there_only_warn()
    {
        AssessmentFacts few = Plain with { Held = [PaperKind.IdentityPaper] };

        Assert.Equal(Effect.Warns, Find(few, "papers.do-not-pay-yet").Effect);
        Assert.Equal(Verdict.Met, Of(few).Verdict);
    }

    [Fact]
    public void In_the_compressed_lane_nobody_should_pay_before_the_papers_are_there()
    {
        AssessmentFacts late = Plain with { Contact = Day("2026-04-20"), Held = [PaperKind.Photo, PaperKind.IdentityPaper] };
        Finding missing = Find(late, "papers.do-not-pay-yet");
        Assert.True(missing.NeedsSecondPerson);
        Assert.Contains("hiv-certificate", missing.Facts["papers"], StringComparison.Ordinal);

        AssessmentFacts ready = late with { Held = [.. Enum.GetValues<PaperKind>()] };
        Find(ready, "papers.ready");
        Assert.Equal(Verdict.Met, Of(ready).Verdict);
        Assert.Equal(Effect.Warns, Find(Plain with { Held = [] }, "papers.do-not-pay-yet").Effect);
        Assert.Equal(Verdict.Met, Of(Plain with { Held = [] }).Verdict);
    }

    [Fact]
    public void Today_no_dead_law_refuses_a_person_whose_window_is_open()
    {
        AssessmentFacts facts = new(Citizenship: "MDA", Issued: Day("2026-01-25"), Region: "77", Employer: EmployerKind.NaturalPerson, EarlierReissues: 4, StayUnlawful: false, PassportExpires: Day("2030-01-01"));

        AssessmentResult result = Assessment.Of(facts, Day("2026-11-27"), On("2026-11-27"));

        Assert.Equal(Verdict.Met, result.Verdict);
        Assert.True(result.Window!.Provisional);
        Assert.Contains(result.Findings, finding => finding.Code == "window.provisional" && finding.Effect == Effect.Warns);
    }

    [Fact]
    public void A_window_that_touches_the_freeze_is_for_a_human() =>
        Assert.Equal(Verdict.HumanDecides, Assessment.Of(Plain with { Issued = Day("2020-06-15"), Contact = Day("2022-03-01") }, Day("2022-03-01"), On("2022-03-01")).Verdict);

    [Fact]
    public void Every_day_of_every_window_gets_an_answer_that_agrees_with_the_window()
    {
        foreach (DateOnly contact in Days("2026-03-01", "2026-05-31"))
        {
            AssessmentResult result = Of(Plain with { Contact = contact });
            Assert.Equal(result.Window!.StatusOn(contact) == WindowStatus.Closed, result.Plan is null);
            Assert.Equal(result.Window.StatusOn(contact) == WindowStatus.Closed, result.Verdict == Verdict.NotMet);
        }
    }
}
