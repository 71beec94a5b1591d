using System.Text.Json;
using Okno.Domain.Calendar;
using Okno.Domain.Law;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Domain.Tests.Calendar;

/// <summary>Every case of the shared calendar data.</summary>
public sealed class SharedCalendarTests
{
    private const string SecondReading = "_if_presidential_days_are_working";

    private static readonly LawInForce Working = LoadedLaw.Library.With(SwitchCode.PresidentialDays, "working").On(LoadedLaw.Day("2026-11-22"));

    [Fact]
    public void Every_day_of_2013_to_2026_is_what_the_shared_list_says()
    {
        string[] lines = File.ReadAllLines(SharedData.PathOf("data", "calendar", "days_2013_2026.csv"))[1..];
        ProductionCalendar calendar = LoadedLaw.Today.Calendar;
        Assert.All(lines, line =>
        {
            DateOnly day = LoadedLaw.Day(line[..10]);
            DayKind kind = calendar.KindOf(day);
            string expected = line[11..];
            Assert.Equal(expected is "work" or "short", kind.IsWorkday);
            Assert.Equal(kind.IsWorkday, calendar.IsWorkday(day));
            Assert.Equal(expected == "short", kind.Shortened);
            Assert.Equal(expected == "N", kind.Mark == DayMark.Presidential);
            Assert.False(kind.Provisional);
            Assert.NotEmpty(kind.Source);
        });
        Assert.Equal(5113, lines.Length);
    }

    [Fact]
    public void Every_open_case_counts_to_the_expected_day_under_both_readings()
    {
        using JsonDocument data = SharedData.Open("data", "calendar", "cases_open.json");
        int counted = 0;
        foreach (JsonElement item in data.RootElement.GetProperty("cases").EnumerateArray())
        {
            Assert.Equal(DayInterval.Exactly(item.Day("expected")), Count(item, LoadedLaw.Today.Calendar));
            if (item.TryGetProperty("expected" + SecondReading, out _))
            {
                Assert.Equal(DayInterval.Exactly(item.Day("expected" + SecondReading)), Count(item, Working.Calendar));
            }

            counted++;
        }

        Assert.Equal(1248, counted);
    }

    [Fact]
    public void Every_open_deadline_is_the_windows_own_under_both_readings()
    {
        using JsonDocument data = SharedData.Open("data", "calendar", "cases_open.json");
        int seen = 0;
        foreach (JsonElement item in data.RootElement.GetProperty("deadlines").EnumerateArray())
        {
            PatentWindow window = PatentWindow.Of(item.Day("issue"), LoadedLaw.Today);
            PatentWindow working = PatentWindow.Of(item.Day("issue"), Working);
            Assert.Equal(item.Day("expiry12"), window.TwelveMonths);
            foreach ((string key, Func<PatentWindow, DayInterval> read) in new (string, Func<PatentWindow, DayInterval>)[]
            {
                ("last_file_A", w => w.LastFilingA), ("last_file_B", w => w.LastFilingB), ("last_relaxed_A", w => w.LastStandardA), ("last_relaxed_B", w => w.LastStandardB),
            })
            {
                Assert.Equal(DayInterval.Exactly(item.Day(key)), read(window));
                string second = item.TryGetProperty(key + SecondReading, out _) ? key + SecondReading : key;
                Assert.Equal(DayInterval.Exactly(item.Day(second)), read(working));
            }

            seen++;
        }

        Assert.Equal(209, seen);
    }

    private static DayInterval Count(JsonElement item, ProductionCalendar calendar)
    {
        int n = item.GetProperty("n").GetInt32();
        return item.GetProperty("op").GetString() switch
        {
            "nth_workday_before" => calendar.NthWorkdayBefore(item.Day("date"), n),
            "nth_workday_after" => calendar.NthWorkdayAfter(item.Day("date"), n),
            var other => throw new InvalidOperationException($"Unknown operation {other}"),
        };
    }
}
