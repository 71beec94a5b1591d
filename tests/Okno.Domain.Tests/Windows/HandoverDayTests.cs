using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Windows;

public sealed class HandoverDayTests
{
    [Theory]
    [InlineData("2025-05-12", "2026-04-15", "2026-04-16")] // next day open
    [InlineData("2025-05-12", "2026-04-17", "2026-04-20")] // Friday: next open day is Monday, still by 24.04
    [InlineData("2025-05-12", "2026-04-23", "2026-04-24")] // the last filing day itself
    [InlineData("2025-05-12", "2026-04-24", "2026-04-24")] // complete on the last day: handed over the same day
    [InlineData("2025-05-12", "2026-04-25", "2026-04-27")] // too late for the law, still owed
    public void Papers_go_on_the_next_open_day_or_on_the_last_one_that_is_in_time(string issued, string complete, string due) =>
        Assert.Equal(Day(due), HandoverDay.Due(Day(complete), PatentWindow.Of(Day(issued), Today), Today));

    [Fact]
    public void Hand_over_is_never_due_before_the_papers_are_complete_nor_on_a_closed_day()
    {
        PatentWindow window = PatentWindow.Of(Day("2025-05-12"), Today);
        foreach (DateOnly complete in Days("2026-03-01", "2026-06-30"))
        {
            DateOnly due = HandoverDay.Due(complete, window, Today);
            Assert.True(due >= complete);
            Assert.True(Today.Authority.IsOpen(due));
        }
    }

    [Theory]
    [InlineData("2026-04-01", "2026-05-01", "2026-05-04")] // day 30 on a holiday
    [InlineData("2026-12-02", "2027-01-01", "2027-01-11")] // day 30 on 1 January, no decree: the earliest
    [InlineData("2024-01-30", "2024-02-29", "2024-02-29")]
    [InlineData("2026-11-22", "2026-12-22", "2026-12-22")]
    public void The_contract_lives_thirty_days_and_its_end_rolls_for_the_applicant_only(string concluded, string last, string rolled) =>
        Assert.Equal((Day(last), Day(rolled)), ContractTerm.Of(Day(concluded), Today));
}
