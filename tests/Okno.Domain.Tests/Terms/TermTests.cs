using Okno.Domain.Law;
using Okno.Domain.Terms;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Terms;

public sealed class TermTests
{
    private static Term Of(string code) => Today.Edition.Term(code);

    [Theory]
    [InlineData("2016-02-29", "2017-02-28")]
    [InlineData("2015-02-28", "2016-02-28")]
    [InlineData("2015-12-31", "2016-12-31")]
    [InlineData("2023-02-28", "2024-02-28")]
    public void Months_end_on_the_same_number_or_on_the_last_day(string from, string last) =>
        Assert.Equal(Day(last), (Of(TermCode.TwelveMonths) with { Reading = TermReading.SameNumber }).Count(Day(from), Today.Calendar).Earliest);

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-01-31", 2, "2026-03-31")]
    [InlineData("2024-01-30", 1, "2024-02-29")]
    [InlineData("2026-10-31", 4, "2027-02-28")]
    public void A_month_without_the_number_ends_on_its_last_day(string from, int months, string last)
    {
        Term term = new("test", months, TermUnit.Months, TermDirection.After, TermReading.SameNumber, RollRule.None, "3.4", null);

        Assert.Equal(Day(last), term.Count(Day(from), Today.Calendar).Earliest);
    }

    [Fact]
    public void Years_back_from_29_February_end_on_28_February()
    {
        Assert.Equal(Day("2023-02-28"), Of(TermCode.RefusalYear).Count(Day("2024-02-29"), Today.Calendar).Earliest);
        Assert.Equal(Day("2024-03-01"), Of(TermCode.RefusalYear).Count(Day("2025-03-01"), Today.Calendar).Earliest);
    }

    [Theory]
    [InlineData("2026-04-17", "2026-04-22")]
    [InlineData("2026-04-20", "2026-04-27")]
    [InlineData("2026-04-30", "2026-05-05")]
    [InlineData("2026-05-05", "2026-05-12")]
    public void Five_days_start_on_the_next_day_and_roll_off_a_day_off(string from, string last) =>
        Assert.Equal(DayInterval.Exactly(Day(last)), Of(TermCode.LatePapers).Count(Day(from), Today.Calendar));

    [Fact]
    public void The_proof_names_each_day_counted_and_each_passed_over()
    {
        Term term = Of(TermCode.LastFiling) with { Reading = TermReading.NthDay };

        DateProof proof = term.Prove(Day("2026-01-20"), Today.Calendar);

        Assert.Equal(Day("2025-12-25"), proof.Result.Earliest);
        Assert.Equal(Day("2025-12-25"), proof.Days[^1].Day);
        Assert.Equal(10, proof.Days[^1].Number);
        Assert.Equal(10, proof.Days.Count(day => day.Role == DayRole.Counted));
        ProofDay moved = Assert.Single(proof.Days, day => day.Day == Day("2025-12-31"));
        Assert.Equal(DayRole.Skipped, moved.Role);
        Assert.Contains("№ 1335", moved.Source, StringComparison.Ordinal);
        Assert.Equal(DayRole.Start, proof.Days[0].Role);
    }

    [Fact]
    public void The_proof_ends_where_the_count_ends_for_every_term_of_the_edition()
    {
        foreach (Term term in Today.Edition.Terms.Values)
        {
            foreach (TermReading reading in Enum.GetValues<TermReading>())
            {
                foreach (DateOnly from in Days("2024-01-20", "2024-03-05"))
                {
                    Term read = term with { Reading = reading };
                    Assert.Equal(read.Count(from, Today.Calendar).Latest, read.Prove(from, Today.Calendar).Days[^1].Day);
                }
            }
        }
    }

    [Fact]
    public void Terms_stop_at_the_ends_of_the_calendar_instead_of_failing()
    {
        foreach (Term term in Today.Edition.Terms.Values)
        {
            foreach (DateOnly from in new[] { DateOnly.MinValue, DateOnly.MaxValue })
            {
                DayInterval last = term.Count(from, Today.Calendar);
                Assert.True(last.Earliest <= last.Latest);
                Assert.NotEmpty(term.Prove(from, Today.Calendar).Days);
            }
        }
    }
}
