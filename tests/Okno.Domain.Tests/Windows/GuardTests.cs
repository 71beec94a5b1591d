using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Windows;

public sealed class GuardTests
{
    private static FilingPlan Plan(string issued, string contact, string? agreed = null, LawInForce? law = null)
    {
        law ??= Today;
        return Guard.Simulate(PatentWindow.Of(Day(issued), law), Day(contact), Day(contact), EmployerKind.LegalEntity, agreed is null ? null : Day(agreed), law);
    }

    [Fact]
    public void The_Rules_own_scheme_fails_for_1406_of_4383_twelve_month_days()
    {
        // Finding 1 of the requirements counts its roll by one calendar for everything. Presidential days never roll here (Q31), which saves five days of 2020 and 2021.
        Assert.Equal(1406, TwelveMonthDays().Count(day => Fails(day, papers => RolledByOneCalendar(papers))));
        Assert.Equal(1401, TwelveMonthDays().Count(day => Fails(day, papers => Today.Calendar.NextWorkdayOnOrAfter(papers).Earliest)));
        Assert.Equal(4383, TwelveMonthDays().Count());

        static IEnumerable<DateOnly> TwelveMonthDays() => Days("2015-01-01", "2026-12-31");

        static bool Fails(DateOnly twelveMonths, Func<DateOnly, DateOnly> roll)
        {
            DateOnly contract = Today.Calendar.NthWorkdayBefore(twelveMonths, 15).Earliest;
            return HandoverDay.NextDay(roll(contract.AddDays(5)), Today) > Today.Calendar.NthWorkdayBefore(twelveMonths, 10).Earliest;
        }

        static DateOnly RolledByOneCalendar(DateOnly day)
        {
            while (!Today.Calendar.IsWorkday(day))
            {
                day = day.AddDays(1);
            }

            return day;
        }
    }

    [Fact]
    public void The_guard_sees_each_failure_of_the_Rules_own_scheme()
    {
        // 1,401 twelve-month days fail; 29 February is no patent's by E1, and 28 February after a leap year is counted once for each issue day.
        int failed = 0;
        foreach (DateOnly issued in Days("2014-01-01", "2025-12-31").Where(day => day is not { Month: 2, Day: 29 }))
        {
            PatentWindow window = PatentWindow.Of(issued, Today);
            DateOnly contract = window.LastStandardA.Earliest;
            FilingPlan plan = Guard.Simulate(window, contract, contract, EmployerKind.LegalEntity, null, Today);
            Assert.Equal(plan.Passes, plan.HandOverOn <= window.LastFilingA.Earliest);
            failed += plan.Passes ? 0 : 1;
        }

        int onTheTwentyNinth = new[] { 2016, 2020, 2024 }.Count(year =>
        {
            DateOnly contract = Today.Calendar.NthWorkdayBefore(new DateOnly(year, 2, 29), 15).Earliest;
            DateOnly papers = Today.Edition.Term(TermCode.LatePapers).Count(contract, Today.Calendar).Earliest;
            return HandoverDay.NextDay(papers, Today) > Today.Calendar.NthWorkdayBefore(new DateOnly(year, 2, 29), 10).Earliest;
        });
        Assert.Equal(1401, failed + onTheTwentyNinth);
    }

    [Theory]
    [InlineData("2026-04-21", true)]
    [InlineData("2026-04-23", true)]
    [InlineData("2026-04-24", false)]
    public void A_contact_on_the_last_day_with_all_papers_is_still_handed_over_too_late(string contact, bool passes)
    {
        FilingPlan plan = Plan("2025-05-12", contact);

        Assert.Equal(passes, plan.Passes);
        Assert.Equal(Lane.Compressed, plan.Lane);
        Assert.Equal(Day(contact), plan.LastPapersOn);
    }

    [Fact]
    public void After_the_last_day_no_paper_date_helps_and_a_second_person_must_sign()
    {
        FilingPlan plan = Plan("2025-05-12", "2026-04-24");

        Assert.Null(plan.BringPapersBy);
        Assert.Equal(Day("2026-04-27"), plan.HandOverOn);
        Finding finding = Assert.Single(plan.Findings);
        Assert.Equal("plan.too-late", finding.Code);
        Assert.True(finding.NeedsSecondPerson);
        Assert.False(finding.IsBlocking);
    }

    [Fact]
    public void Agreed_earlier_papers_mend_a_plan_of_the_standard_lane()
    {
        // E = 17.05.2024: contract on T-15 = 22.04, papers on 27.04 (a working Saturday, also T-10), hand-over after it.
        FilingPlan bad = Plan("2023-05-17", "2024-04-22");
        Assert.False(bad.Passes);
        Assert.Equal(Lane.Standard, bad.Lane);
        Assert.Equal("plan.papers-sooner", Assert.Single(bad.Findings).Code);
        Assert.Equal(Day("2024-04-26"), bad.BringPapersBy);

        FilingPlan good = Plan("2023-05-17", "2024-04-22", agreed: "2024-04-26");
        Assert.True(good.Passes);
        Assert.Equal(Day("2024-04-26"), good.LastPapersOn);
        Assert.Equal(Day("2024-04-27"), good.HandOverOn);

        Assert.False(Plan("2023-05-17", "2024-04-22", agreed: "2024-04-27").Passes);
    }

    [Fact]
    public void The_latest_paper_day_passes_and_the_next_one_does_not_on_every_failing_plan()
    {
        int mended = 0;
        foreach (DateOnly issued in Days("2022-01-03", "2025-12-31"))
        {
            PatentWindow window = PatentWindow.Of(issued, Today);
            DateOnly contract = window.LastStandardA.Earliest;
            FilingPlan plan = Guard.Simulate(window, contract, contract, EmployerKind.LegalEntity, null, Today);
            if (plan is not { Passes: false, BringPapersBy: { } by })
            {
                continue;
            }

            mended++;
            Assert.True(Guard.Simulate(window, contract, contract, EmployerKind.LegalEntity, by, Today).Passes);
            Assert.False(Guard.Simulate(window, contract, contract, EmployerKind.LegalEntity, by.AddDays(1), Today).Passes);
        }

        Assert.True(mended > 100, $"only {mended} plans needed mending");
    }

    [Fact]
    public void Under_the_Centres_reading_a_complete_set_by_the_last_day_is_enough()
    {
        LawInForce centre = Library.With(SwitchCode.WhoseReceipt, "centre").On(Day("2026-04-24"));

        Assert.True(Plan("2025-05-12", "2026-04-24", law: centre).Passes);
        Assert.False(Plan("2025-05-12", "2026-04-25", law: centre).Passes);
    }
}
