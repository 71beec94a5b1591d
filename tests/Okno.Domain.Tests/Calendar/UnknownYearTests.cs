using Okno.Domain.Calendar;
using Okno.Domain.Terms;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Calendar;

/// <summary>
/// Q32: each of the years 2013-2026 is taken as not yet decreed, and what its decree then made true must lie inside the interval answered before.
/// Presidential days are read as working here: no allowance can foresee such an act.
/// </summary>
public sealed class UnknownYearTests
{
    private static readonly CalendarReading Decreed = new(PresidentialDaysWork: true);
    private static readonly ProductionCalendar Truth = Today.Calendar.With(Decreed);
    private static readonly int[] Amounts = [1, 2, 5, 10, 11, 15, 16, 40, 200];

    public static TheoryData<int> Years => [.. Enumerable.Range(2013, 14)];

    [Theory]
    [MemberData(nameof(Years))]
    public void The_truth_lies_inside_the_interval_of_a_year_taken_as_unknown(int year)
    {
        ProductionCalendar before = year == 2013
            ? new ProductionCalendar([.. Library.Years[1..]], Library.UnknownYear, Decreed)
            : Truth.WithoutDecreesFrom(year);
        DateOnly first = new(year, 1, 1);
        for (DateOnly day = first; day.Year == year; day = day.AddDays(1))
        {
            foreach (int n in Amounts)
            {
                if (Truth.NthWorkdayBefore(day, n) is { Provisional: false } back)
                {
                    Inside(back.Earliest, before.NthWorkdayBefore(day, n), day, n);
                }

                if (Truth.NthWorkdayAfter(day, n) is { Provisional: false } on)
                {
                    Inside(on.Earliest, before.NthWorkdayAfter(day, n), day, n);
                }
            }

            if (Truth.NextWorkdayOnOrAfter(day) is { Provisional: false } rolled)
            {
                Inside(rolled.Earliest, before.NextWorkdayOnOrAfter(day), day, 0);
            }

            int count = Truth.CountWorkdays(first, day).Fewest;
            WorkdayCount guess = before.CountWorkdays(first, day);
            Assert.True(guess.Provisional && guess.Fewest <= count && count <= guess.Most, $"{day}: {count} not in {guess}");
        }
    }

    [Fact]
    public void Undecreed_days_can_at_most_vanish_all()
    {
        // Between 1 and 12 January 2027 the only plain working day is the 11th: one decree can take away no more.
        DayInterval answer = Today.Calendar.NthWorkdayBefore(Day("2027-01-12"), 10);

        Assert.True(answer.Provisional);
        Assert.Equal(Day("2026-12-17"), answer.Earliest);
        Assert.Equal(Day("2026-12-18"), answer.Latest);
    }

    [Fact]
    public void A_Saturday_that_a_decree_may_make_working_counts_only_where_it_lies_between()
    {
        // February 2027 may get one working Saturday, but none lies on 1 February: nothing can bring the tenth day back nearer than 19 January.
        Assert.Equal(Day("2027-01-19"), Today.Calendar.NthWorkdayBefore(Day("2027-02-02"), 10).Latest);

        // Counted from the 9th, Saturday 6 February lies between: 26 January without it, 27 January with it.
        Assert.Equal(Day("2027-01-27"), Today.Calendar.NthWorkdayBefore(Day("2027-02-09"), 10).Latest);
    }

    [Fact]
    public void A_statutory_holiday_on_a_Saturday_is_never_made_working()
    {
        // Saturday 12 June 2027 is the day of Russia: a term that ends on it rolls to Monday at the earliest.
        Assert.Equal(DayOfWeek.Saturday, Day("2027-06-12").DayOfWeek);
        Assert.Equal(Day("2027-06-14"), Today.Calendar.NextWorkdayOnOrAfter(Day("2027-06-12")).Earliest);
    }

    [Fact]
    public void A_count_that_stays_in_decreed_days_is_not_provisional() =>
        Assert.Equal(DayInterval.Exactly(Day("2026-12-17")), Today.Calendar.NthWorkdayBefore(Day("2027-01-01"), 10));

    private static void Inside(DateOnly truth, DayInterval answer, DateOnly day, int n) =>
        Assert.True(answer.Earliest <= truth && truth <= answer.Latest, $"{day} n={n}: {truth} not in {answer}");

    [Fact]
    public void Both_ends_are_those_of_walking_with_each_months_own_allowance()
    {
        // Slow and plain: per month of the part walked, at most so many working days vanish and at most so many Saturdays appear.
        ProductionCalendar calendar = Today.Calendar;
        UnknownYear unknown = Library.UnknownYear;
        Random random = new(20150301);
        for (int i = 0; i < 4_000; i++)
        {
            DateOnly start = Day("2026-11-15").AddDays(random.Next(900));
            int n = random.Next(1, random.Next(2) == 0 ? 12 : 60);
            bool after = random.Next(2) == 0;
            int fewest = 0, most = 0;
            DateOnly? first = null, last = null;
            Dictionary<(int, int), (int Off, int On)> used = [];
            for (DateOnly day = start.AddDays(after ? 1 : -1); last is null; day = day.AddDays(after ? 1 : -1))
            {
                (int, int) month = (day.Year, day.Month);
                (int off, int on) = used.GetValueOrDefault(month);
                bool open = !calendar.Knows(day);
                if (calendar.IsWorkday(day))
                {
                    bool vanishes = open && off < unknown.ExtraDaysOff[day.Month - 1];
                    off += vanishes ? 1 : 0;
                    fewest += vanishes ? 0 : 1;
                    most++;
                }
                else if (open && day.DayOfWeek == DayOfWeek.Saturday && !unknown.Holidays.Contains(new Holiday(day.Month, day.Day)) && on < unknown.ExtraWorkingSaturdays[day.Month - 1])
                {
                    on++;
                    most++;
                }

                used[month] = (off, on);
                first ??= most >= n ? day : null;
                last ??= fewest >= n ? day : null;
            }

            DayInterval found = after ? calendar.NthWorkdayAfter(start, n) : calendar.NthWorkdayBefore(start, n);
            Assert.Equal(after ? (first!.Value, last!.Value) : (last!.Value, first!.Value), (found.Earliest, found.Latest));

            DateOnly to = start.AddDays(random.Next(120));
            (int sure, int possible) = Walked(calendar, unknown, start, to);
            WorkdayCount count = calendar.CountWorkdays(start, to);
            Assert.Equal((sure, possible), (count.Fewest, count.Most));
        }
    }

    private static (int Fewest, int Most) Walked(ProductionCalendar calendar, UnknownYear unknown, DateOnly from, DateOnly to)
    {
        int fewest = 0, most = 0;
        foreach (IGrouping<(int Year, int Month), DateOnly> month in Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).GroupBy(day => (day.Year, day.Month)))
        {
            int works = month.Count(calendar.IsWorkday);
            int saturdays = month.Count(day => !calendar.Knows(day) && day.DayOfWeek == DayOfWeek.Saturday && !unknown.Holidays.Contains(new Holiday(day.Month, day.Day)));
            bool open = !calendar.Knows(month.First());
            fewest += Math.Max(0, works - (open ? unknown.ExtraDaysOff[month.Key.Month - 1] : 0));
            most += works + Math.Min(saturdays, open ? unknown.ExtraWorkingSaturdays[month.Key.Month - 1] : 0);
        }

        return (fewest, most);
    }
}
