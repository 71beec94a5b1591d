using Okno.Domain.Calendar;
using Okno.Domain.Terms;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Calendar;

public sealed class ProductionCalendarTests
{
    private static readonly ProductionCalendar Calendar = Today.Calendar;

    [Theory]
    [InlineData("2026-01-09", DayMark.DayOff, false, "1466")]
    [InlineData("2026-01-12", DayMark.Workday, true, "1466")]
    [InlineData("2024-04-27", DayMark.WorkingWeekend, true, "1314")]
    [InlineData("2026-11-22", DayMark.Weekend, false, "ст. 111")]
    [InlineData("2026-11-04", DayMark.DayOff, false, "ст. 112")]
    [InlineData("2020-04-15", DayMark.Presidential, false, "№ 239")]
    [InlineData("2021-06-15", DayMark.MoscowOnly, true, "29-УМ")]
    [InlineData("2021-11-01", DayMark.Presidential, false, "№ 595")]
    public void A_day_names_the_act_that_made_it_what_it_is(string day, DayMark mark, bool works, string act)
    {
        DayKind kind = Calendar.KindOf(Day(day));

        Assert.Equal((mark, works), (kind.Mark, kind.IsWorkday));
        Assert.Contains(act, kind.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2013, 247, 247)]
    [InlineData(2018, 247, 247)]
    [InlineData(2020, 219, 248)]
    [InlineData(2021, 240, 247)]
    [InlineData(2024, 248, 248)]
    [InlineData(2026, 247, 247)]
    public void A_year_has_its_official_number_of_working_days(int year, int federal, int withPresidentialWorking)
    {
        (DateOnly first, DateOnly last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

        Assert.Equal(new WorkdayCount(federal, federal, false), Calendar.CountWorkdays(first, last));
        int working = Calendar.With(new CalendarReading(PresidentialDaysWork: true)).CountWorkdays(first, last).Fewest;
        Assert.Equal(withPresidentialWorking, working);
    }

    [Fact]
    public void Moscow_only_days_are_off_only_under_their_own_reading()
    {
        ProductionCalendar moscow = Calendar.With(new CalendarReading(MoscowDaysOff: true));

        Assert.True(Calendar.IsWorkday(Day("2023-06-26")));
        Assert.False(moscow.IsWorkday(Day("2023-06-26")));
        Assert.Same(Calendar, Calendar.With(Calendar.Reading));
    }

    [Fact]
    public void Presidential_and_Moscow_days_never_roll_a_last_day()
    {
        foreach (CalendarReading reading in new CalendarReading[] { new(false, false), new(false, true), new(true, false) })
        {
            ProductionCalendar calendar = Calendar.With(reading);
            Assert.Equal(Day("2020-04-15"), calendar.NextWorkdayOnOrAfter(Day("2020-04-15")).Earliest);
            Assert.Equal(Day("2021-06-15"), calendar.NextWorkdayOnOrAfter(Day("2021-06-15")).Latest);
            Assert.Equal(Day("2026-01-12"), calendar.NextWorkdayOnOrAfter(Day("2026-01-01")).Latest);
        }
    }

    [Fact]
    public void The_horizon_is_the_first_day_without_a_decree()
    {
        Assert.Equal(Day("2027-01-01"), Calendar.FirstUnknownDay);
        Assert.True(Calendar.Knows(Day("2026-12-31")));
        Assert.False(Calendar.Knows(Day("2027-01-01")));
        Assert.False(Calendar.Knows(Day("2012-12-31")));
        Assert.True(Calendar.KindOf(Day("2027-01-11")).Provisional);
        Assert.False(Calendar.KindOf(Day("2027-01-08")).IsWorkday);
    }

    [Fact]
    public void Adding_and_counting_agree_over_every_known_day()
    {
        foreach (DateOnly day in Days("2014-03-01", "2026-06-30"))
        {
            int n = 1 + (day.DayNumber % 60);
            DateOnly after = Calendar.NthWorkdayAfter(day, n).Latest;
            DateOnly before = Calendar.NthWorkdayBefore(day, n).Earliest;
            Assert.True(Calendar.IsWorkday(after) && Calendar.IsWorkday(before));
            Assert.Equal(n, Calendar.CountWorkdays(day.AddDays(1), after).Fewest);
            Assert.Equal(n, Calendar.CountWorkdays(before, day.AddDays(-1)).Most);
        }
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-05")]
    [InlineData("1949-12-31")]
    [InlineData("1950-01-02")]
    [InlineData("2149-12-31")]
    [InlineData("9999-12-31")]
    public void Any_date_gets_an_answer_and_a_far_one_is_provisional(string day)
    {
        foreach (DayInterval answer in new[] { Calendar.NthWorkdayBefore(Day(day), 15), Calendar.NthWorkdayAfter(Day(day), 15), Calendar.NextWorkdayOnOrAfter(Day(day)) })
        {
            Assert.True(answer.Provisional);
            Assert.True(answer.Earliest <= answer.Latest);
        }

        Assert.True(Calendar.CountWorkdays(Day(day), Day(day)).Provisional);
        Assert.Equal(DayInterval.Exactly(Day(day)), Calendar.NthWorkdayBefore(Day(day), 0));
    }

    [Fact]
    public void A_negative_number_of_days_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.NthWorkdayBefore(Day("2026-01-01"), -1));

    [Fact]
    public void A_calendar_with_a_gap_cannot_be_built() =>
        Assert.Throws<ArgumentException>(() => new ProductionCalendar([Library.Years[0], Library.Years[2]], Library.UnknownYear));
}
