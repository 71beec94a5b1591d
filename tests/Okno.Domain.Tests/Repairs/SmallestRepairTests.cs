using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Repairs;

public sealed class SmallestRepairTests
{
    /// <summary>Twelve months end on 12.05.2026: T-15 is 17.04, T-10 is 24.04 (a Friday).</summary>
    private static readonly AssessmentFacts Trap = new(Citizenship: "UZB", Issued: Day("2025-05-12"), Region: "77", Employer: EmployerKind.LegalEntity);

    private static Repair Of(AssessmentFacts facts, string today) => SmallestRepair.Of(facts, Day(today), On(today));

    [Fact]
    public void Who_passes_needs_no_repair()
    {
        Repair repair = Of(Trap with { Contact = Day("2026-04-10") }, "2026-04-10");

        Assert.False(repair.IsNeeded);
        Assert.Null(repair.Smallest);
        Assert.Null(repair.Instead);
        Assert.Empty(repair.Alternatives);
    }

    [Fact]
    public void The_trap_of_the_Rules_is_left_by_coming_a_day_before_the_last_Friday()
    {
        Repair repair = Of(Trap with { Contact = Day("2026-04-24") }, "2026-04-20");

        Assert.Equal(new ComeOn(Day("2026-04-23")), Assert.Single(repair.Smallest!.Changes));
        Assert.Equal(new Cost(false, 2, Money.Zero), repair.Smallest.Cost);
        Assert.Equal(Day("2026-04-24"), repair.Smallest.After.Result.Plan!.HandOverOn);
        Assert.Empty(repair.Alternatives);
    }

    [Fact]
    public void On_the_last_Friday_itself_nothing_helps_but_the_risk_that_the_Rules_allow()
    {
        Repair repair = Of(Trap with { Contact = Day("2026-04-24") }, "2026-04-24");

        Assert.True(repair.IsNeeded);
        Assert.Null(repair.Smallest);
        Assert.IsType<TakeTheRisk>(repair.Instead);
    }

    [Theory]
    [InlineData("2026-04-23", null)]
    [InlineData("2026-04-24", typeof(TakeTheRisk))]
    [InlineData("2026-04-25", typeof(ApplyAnew))]
    public void On_both_sides_of_the_tenth_working_day(string day, Type? instead) =>
        Assert.Equal(instead, Of(Trap with { Contact = Day(day) }, day).Instead?.GetType());

    [Theory]
    [InlineData("2024-04-19", "2024-04-24", null)]
    [InlineData("2024-04-22", "2024-04-27", "2024-04-26")]
    [InlineData("2024-04-23", "2024-04-23", null)]
    public void On_both_sides_of_the_fifteenth_working_day_only_the_last_standard_day_needs_earlier_papers(string contact, string papers, string? by)
    {
        // E = 17.05.2024: on T-15 the five days run to a working Saturday which is T-10 itself; a day earlier they suffice, a day later everything is due at once.
        Repair repair = Of(Trap with { Issued = Day("2023-05-17"), Contact = Day(contact) }, contact);

        Assert.Equal(Day(papers), repair.Now.Result.Plan!.LastPapersOn);
        Assert.Equal(by is null ? [] : [new BringPapers(Day(by))], repair.Smallest?.Changes.ToArray() ?? []);
    }

    [Fact]
    public void Paying_a_day_later_with_every_paper_is_the_other_way_out()
    {
        Repair repair = Of(Trap with { Issued = Day("2023-05-17"), Contact = Day("2024-04-22") }, "2024-04-22");

        Assert.Equal(1, repair.Smallest!.Cost.Days);
        RepairSet other = Assert.Single(repair.Alternatives);
        Assert.Equal(new PayOn(Day("2024-04-23")), Assert.Single(other.Changes));
        Assert.Equal(5, other.Cost.Days);
        Assert.Equal(Lane.Compressed, other.After.Result.Plan!.Lane);
    }

    [Fact]
    public void A_passport_one_day_short_is_mended_by_papers_brought_sooner_or_by_a_new_passport()
    {
        // Contact 10.04: papers by 15.04, filing 16.04. A passport to 15.04.2027 is one day short of the year of 4.4.
        Repair repair = Of(Trap with { Contact = Day("2026-04-10"), PassportExpires = Day("2027-04-15") }, "2026-04-10");

        Assert.Equal(new BringPapers(Day("2026-04-14")), Assert.Single(repair.Smallest!.Changes));
        Assert.Equal(Day("2026-04-15"), repair.Smallest.After.Result.Plan!.HandOverOn);
        Assert.Contains(repair.Alternatives, set => set.Changes is [RenewPassport { ExpiresAtLeast: var at }] && at == Day("2027-04-24"));
        Assert.False(Of(Trap with { Contact = Day("2026-04-10"), PassportExpires = Day("2027-04-16") }, "2026-04-10").IsNeeded);
    }

    [Fact]
    public void A_passport_far_too_short_can_only_be_renewed()
    {
        Repair repair = Of(Trap with { Contact = Day("2026-04-10"), PassportExpires = Day("2026-12-31") }, "2026-04-10");

        Assert.Equal([new RenewPassport(Day("2027-04-24"))], repair.Smallest!.Changes);
        Assert.Equal(new Cost(true, 0, Money.Zero), repair.Smallest.Cost);
        Assert.Empty(repair.Alternatives);
    }

    [Fact]
    public void A_short_passport_on_a_plan_that_is_late_takes_two_changes()
    {
        Repair repair = Of(Trap with { Issued = Day("2023-05-17"), Contact = Day("2024-04-22"), PassportExpires = Day("2024-12-31") }, "2024-04-22");

        Assert.Equal([new BringPapers(Day("2024-04-26")), new RenewPassport(Day("2025-04-27"))], repair.Smallest!.Changes);
        Assert.All(repair.Alternatives, set => Assert.Equal(2, set.Changes.Length));
    }

    [Fact]
    public void For_a_natural_person_as_employer_no_contract_is_missed()
    {
        PaperKind[] all = Enum.GetValues<PaperKind>();
        AssessmentFacts late = Trap with { Contact = Day("2026-04-21"), Held = [.. all.Where(kind => kind != PaperKind.WorkContract)] };

        Repair company = Of(late, "2026-04-21");
        Assert.Equal([new BringPaper(PaperKind.WorkContract, Day("2026-04-21"))], company.Smallest!.Changes);
        Assert.Contains(company.Alternatives, set => set.Changes is [ChangeEmployer { Employer: EmployerKind.NaturalPerson }]);
        Assert.False(Of(late with { Employer = EmployerKind.NaturalPerson }, "2026-04-21").IsNeeded);
    }

    [Fact]
    public void Several_missing_papers_in_the_compressed_lane_are_one_change_all_on_the_day_of_payment()
    {
        Repair repair = Of(Trap with { Contact = Day("2026-04-21"), Held = [PaperKind.Photo, PaperKind.IdentityPaper] }, "2026-04-21");

        Assert.Equal([new BringPapers(Day("2026-04-21"))], repair.Smallest!.Changes);
        Assert.Equal(0, repair.Smallest.Cost.Days);
    }

    [Fact]
    public void After_a_refusal_within_the_year_one_waits_for_the_first_day_that_files_after_it()
    {
        // Refused on 15.04.2025: the filing may be on 16.04.2026 at the earliest, so with papers on their last day the contract is on 10.04.
        AssessmentFacts refused = Trap with { Contact = Day("2026-04-02"), RefusedOrAnnulledOn = Day("2025-04-15") };
        Repair repair = Of(refused, "2026-04-02");

        WaitUntil wait = Assert.IsType<WaitUntil>(Assert.Single(repair.Smallest!.Changes));
        Assert.Equal(Day("2026-04-10"), wait.Value);
        Assert.False(Standing.Of(refused with { Contract = Day("2026-04-09") }, Day("2026-04-02"), On("2026-04-02")).Passes);
        Assert.True(Standing.Of(refused with { Contract = Day("2026-04-10") }, Day("2026-04-02"), On("2026-04-02")).Passes);
    }

    [Fact]
    public void A_refusal_whose_year_outlasts_the_window_leaves_only_a_new_patent() =>
        Assert.IsType<ApplyAnew>(Of(Trap with { Contact = Day("2026-04-02"), RefusedOrAnnulledOn = Day("2026-02-15") }, "2026-04-02").Instead);

    [Fact]
    public void Tax_that_runs_out_before_the_contract_is_paid_for_as_few_months_as_reach_it()
    {
        // Early: the invitation is from 13.03.2026; paid to 11.12.2025, today is 01.12.2025: four months reach 11.04, three reach 11.03.
        Repair repair = Of(Trap with { Contact = Day("2025-12-01"), PaidThrough = Day("2025-12-11") }, "2025-12-01");

        Assert.Equal([new PayTax(4, Day("2026-04-11"))], repair.Smallest!.Changes);
        Assert.Equal(Money.Roubles(4 * 8900), repair.Smallest.Cost.Money);
        Assert.False(Of(Trap with { Contact = Day("2025-12-01"), PaidThrough = Day("2026-04-11") }, "2025-12-01").IsNeeded);
    }

    [Fact]
    public void Where_the_service_is_not_for_this_person_nothing_is_repaired()
    {
        AssessmentFacts late = Trap with { Contact = Day("2026-04-24") };

        Assert.IsType<LeaveService>(Of(late with { Citizenship = "KGZ" }, "2026-04-20").Instead);
        Assert.Equal(new GoToIssuingAuthority("50"), Of(late with { Region = "50" }, "2026-04-20").Instead);
        Assert.Equal(new AskStaff("no-patent-day"), Of(late with { Issued = null }, "2026-04-20").Instead);
        Assert.IsType<ApplyAnew>(Of(late with { Contact = Day("2026-05-20") }, "2026-05-20").Instead);
        Assert.IsType<AskStaff>(Of(Trap with { Issued = Day("2020-06-15"), Contact = Day("2022-03-01") }, "2022-03-01").Instead);
    }

    [Fact]
    public void In_a_year_without_a_decree_only_the_earliest_last_day_is_advised_and_past_it_the_decree_is_named()
    {
        PatentWindow window = PatentWindow.Of(Day("2026-02-09"), Today);
        Assert.True(window.LastFilingA.Earliest < window.LastFilingA.Latest);
        DateOnly came = window.LastFilingA.Latest;
        AssessmentFacts facts = new(Citizenship: "UZB", Issued: window.Issued, Region: "77", Contact: came);

        Repair ahead = SmallestRepair.Of(facts, window.LastFilingA.Earliest.AddDays(-10), Today);
        Assert.True(ahead.Smallest!.After.Result.Plan!.HandOverOn <= window.LastFilingA.Earliest);

        Repair there = SmallestRepair.Of(facts, came, Today);
        Assert.Null(there.Smallest);
        Assert.Equal(new LoadDecree(2027), there.Instead);
    }
}
