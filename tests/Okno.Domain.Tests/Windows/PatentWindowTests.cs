using CsCheck;
using Okno.Domain.Calendar;
using Okno.Domain.Law;
using Okno.Domain.Terms;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Windows;

public sealed class PatentWindowTests
{
    [Fact]
    public void Every_issue_day_of_2013_to_2025_gives_the_window_of_a_walk_day_by_day()
    {
        // Written apart from the calendar's own counting: from the marks of the law alone.
        Dictionary<DateOnly, DayMark> marks = Library.Years.SelectMany(year => year.Days).ToDictionary(day => day.Day, day => day.Mark);
        bool Works(DateOnly day) => marks.TryGetValue(day, out DayMark mark)
            ? mark is DayMark.Workday or DayMark.WorkingWeekend or DayMark.MoscowOnly
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        DateOnly Back(DateOnly from, int n)
        {
            while (n > 0)
            {
                from = from.AddDays(-1);
                n -= Works(from) ? 1 : 0;
            }

            return from;
        }

        int seen = 0;
        foreach (DateOnly issued in Days("2013-01-01", "2025-12-31"))
        {
            PatentWindow window = PatentWindow.Of(issued, Today);
            DateOnly e1 = issued is { Month: 2, Day: 29 } ? new DateOnly(issued.Year + 1, 2, 28) : new DateOnly(issued.Year + 1, issued.Month, issued.Day);
            Assert.Equal(e1, window.TwelveMonths);
            Assert.Equal(e1.AddDays(-1), window.TwelveMonthsSafe);
            Assert.Equal(DayInterval.Exactly(Back(e1, 10)), window.LastFilingA);
            Assert.Equal(DayInterval.Exactly(Back(e1, 11)), window.LastFilingB);
            Assert.Equal(DayInterval.Exactly(Back(e1.AddDays(-1), 11)), window.LastFilingBSafe);
            Assert.Equal(DayInterval.Exactly(Back(e1, 15)), window.LastStandardA);
            Assert.Equal(DayInterval.Exactly(Back(e1, 16)), window.LastStandardB);
            Assert.Equal(e1.AddDays(-60), window.OpensOn);

            DateOnly safe = window.LastFilingBSafe.Earliest;
            DateOnly contact = safe;
            while (FirstOpenAfter(contact) > safe)
            {
                contact = contact.AddDays(-1);
            }

            Assert.Equal(contact, window.SafeContact);
            seen++;
        }

        Assert.Equal(4748, seen);

        DateOnly FirstOpenAfter(DateOnly day)
        {
            day = day.AddDays(1);
            while (!Works(day))
            {
                day = day.AddDays(1);
            }

            return day;
        }
    }

    [Fact]
    public void The_readings_never_cross_for_any_issue_day() =>
        Gen.Int[new DateOnly(1951, 1, 1).DayNumber, new DateOnly(2148, 1, 1).DayNumber].Sample(
            number =>
            {
                PatentWindow window = PatentWindow.Of(DateOnly.FromDayNumber(number), Today);
                Assert.True(window.TwelveMonthsSafe < window.TwelveMonths);
                Assert.True(window.LastFilingB.Earliest <= window.LastFilingA.Earliest);
                Assert.True(window.LastFilingBSafe.Earliest <= window.LastFilingB.Earliest);
                Assert.True(window.LastStandardB.Earliest <= window.LastStandardA.Earliest);
                Assert.True(window.LastStandardA.Earliest < window.LastFilingA.Earliest);
                Assert.True(window.SafeContact < window.LastContact.Earliest);
                Assert.True(window.OpensOn < window.SafeContact || window.TouchesFreeze);
                Assert.True(window.LastFilingA.Earliest <= window.LastFilingA.Latest);
            },
            iter: 3_000);

    [Theory]
    [InlineData("2026-03-12", WindowStatus.Early)]
    [InlineData("2026-03-13", WindowStatus.Open)]
    [InlineData("2026-04-24", WindowStatus.Open)]
    [InlineData("2026-04-25", WindowStatus.Closed)]
    public void The_window_opens_and_closes_on_both_sides_of_its_limits(string contact, WindowStatus status) =>
        Assert.Equal(status, PatentWindow.Of(Day("2025-05-12"), Today).StatusOn(Day(contact)));

    [Theory]
    [InlineData("2026-04-17", "2026-04-17", Lane.Standard)]
    [InlineData("2026-04-18", "2026-04-18", Lane.Compressed)]
    [InlineData("2026-04-17", "2026-04-20", Lane.Compressed)]
    [InlineData("2026-04-24", "2026-04-24", Lane.Compressed)]
    [InlineData("2026-04-24", "2026-04-27", Lane.Compressed)]
    [InlineData("2026-04-25", "2026-04-25", null)]
    public void The_contract_gives_the_lane_and_the_contact_the_right(string contact, string contract, Lane? lane) =>
        Assert.Equal(lane, PatentWindow.Of(Day("2025-05-12"), Today).LaneFor(Day(contact), Day(contract)));

    [Fact]
    public void A_window_that_touches_the_freeze_is_never_closed()
    {
        PatentWindow touching = PatentWindow.Of(Day("2019-03-15"), Today);
        PatentWindow before = PatentWindow.Of(Day("2019-03-14"), Today);
        PatentWindow after = PatentWindow.Of(Day("2021-03-02"), Today);

        Assert.True(touching.TouchesFreeze);
        Assert.Equal(WindowStatus.HumanDecides, touching.StatusOn(Day("2026-11-22")));
        Assert.False(before.TouchesFreeze);
        Assert.Equal(WindowStatus.Closed, before.StatusOn(Day("2026-11-22")));
        Assert.True(PatentWindow.Of(Day("2021-03-01"), Today).TouchesFreeze);
        Assert.False(after.TouchesFreeze);
    }

    [Fact]
    public void Presidential_days_that_work_move_the_window_later()
    {
        LawInForce working = Library.With(SwitchCode.PresidentialDays, "working").On(Day("2026-11-22"));

        Assert.Equal(Day("2021-04-20"), PatentWindow.Of(Day("2020-05-12"), Today).LastFilingA.Earliest);
        Assert.Equal(Day("2021-04-26"), PatentWindow.Of(Day("2020-05-12"), working).LastFilingA.Earliest);
    }

    [Fact]
    public void Beyond_the_decrees_only_the_earliest_day_is_advised_and_a_human_decides_inside_the_interval()
    {
        PatentWindow window = PatentWindow.Of(Day("2026-02-25"), Today);

        Assert.True(window.Provisional);
        Assert.True(window.LastContact.Earliest < window.LastContact.Latest);
        Assert.Equal(WindowStatus.Open, window.StatusOn(window.LastContact.Earliest));
        Assert.Equal(WindowStatus.HumanDecides, window.StatusOn(window.LastContact.Earliest.AddDays(1)));
        Assert.Equal(WindowStatus.HumanDecides, window.StatusOn(window.LastContact.Latest));
        Assert.Equal(WindowStatus.Closed, window.StatusOn(window.LastContact.Latest.AddDays(1)));
        Assert.True(window.SafeContact < window.LastFilingBSafe.Earliest);
    }

    [Fact]
    public void Each_shown_day_has_its_proof()
    {
        PatentWindow window = PatentWindow.Of(Day("2025-05-12"), Today);

        Assert.Equal(window.TwelveMonths, window.ProveTwelveMonths().Days[^1].Day);
        Assert.Equal(window.TwelveMonthsSafe, window.ProveTwelveMonthsSafe().Days[^1].Day);
        Assert.Equal(window.LastFilingA.Earliest, window.ProveLastFiling().Days[^1].Day);
        Assert.Equal(window.LastFilingBSafe.Earliest, window.ProveSafeFiling().Days[^1].Day);
        Assert.Equal(window.LastStandardA.Earliest, window.ProveStandardLane().Days[^1].Day);
        Assert.Equal(window.OpensOn, window.ProveOpening().Days[^1].Day);
    }
}
