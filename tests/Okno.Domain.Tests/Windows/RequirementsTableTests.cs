using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Windows;

/// <summary>The worked dates of the requirements, section 3, and the trap of their finding 1.</summary>
public sealed class RequirementsTableTests
{
    [Theory]
    [InlineData("2025-01-20", "2026-01-20", "2026-01-19", "2025-12-25", "2025-12-23", "2025-12-18")]
    [InlineData("2025-03-10", "2026-03-10", "2026-03-09", "2026-02-20", "2026-02-19", "2026-02-13")]
    [InlineData("2025-05-12", "2026-05-12", "2026-05-11", "2026-04-24", "2026-04-23", "2026-04-17")]
    [InlineData("2025-06-15", "2026-06-15", "2026-06-14", "2026-05-29", "2026-05-28", "2026-05-22")]
    [InlineData("2025-11-05", "2026-11-05", "2026-11-04", "2026-10-21", "2026-10-20", "2026-10-14")]
    public void The_window_of_1_2_and_3_10_2_ends_on_the_worked_days(string issued, string e1, string e2, string last, string safe, string standard)
    {
        PatentWindow window = PatentWindow.Of(Day(issued), Today);

        Assert.Equal(Day(e1), window.TwelveMonths);
        Assert.Equal(Day(e2), window.TwelveMonthsSafe);
        Assert.Equal((Day(last), Day(last), false), (window.LastFilingA.Earliest, window.LastFilingA.Latest, window.LastFilingA.Provisional));
        Assert.Equal(Day(safe), window.LastFilingBSafe.Earliest);
        Assert.Equal(Day(standard), window.LastStandardA.Earliest);
        Assert.False(window.Provisional);
    }

    [Fact]
    public void Issued_on_12_05_2025_the_person_is_advised_to_come_on_22_04_2026()
    {
        PatentWindow window = PatentWindow.Of(Day("2025-05-12"), Today);

        Assert.Equal(Day("2026-04-22"), window.SafeContact);
        Assert.Equal(Day("2026-04-24"), window.LastContact.Earliest);
        Assert.Equal(Day("2026-03-13"), window.OpensOn);
    }

    [Fact]
    public void Twelve_months_from_29_February_end_on_28_February()
    {
        PatentWindow window = PatentWindow.Of(Day("2024-02-29"), Today);

        Assert.Equal(Day("2025-02-28"), window.TwelveMonths);
        Assert.Equal(Day("2025-02-27"), window.TwelveMonthsSafe);
        Assert.Equal(Day("2016-02-28"), PatentWindow.Of(Day("2015-02-28"), Today).TwelveMonths);
    }
}
