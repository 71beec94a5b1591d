using CsCheck;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Windows;
using Okno.Testing.Cases;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

/// <summary>A switch that offers a choice is obeyed: each reading that may be chosen changes what the program does (Q1-Q34).</summary>
public sealed class SwitchTests
{
    private static readonly Gen<DateOnly> Issued = Gen.Int[0, 4300].Select(days => Day("2013-02-01").AddDays(days));

    [Fact]
    public void Every_switch_with_a_choice_is_obeyed_by_the_program() =>
        Assert.Equal(SwitchCode.Known.Keys.Order(StringComparer.Ordinal), Library.Switches.All.Values.Where(known => known.Readings.Length > 1).Select(known => known.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_departure_from_the_text_keeps_the_text_selectable_and_says_its_risk() =>
        Assert.All(Library.Switches.All.Values.Where(known => known.DepartsFromText), known =>
        {
            Assert.Contains(known.Code, SwitchCode.Known.Keys);
            Assert.False(string.IsNullOrWhiteSpace(known.Risk));
        });

    [Fact]
    public void Q1_by_the_day_before_refuses_from_the_day_before_and_by_the_same_number_advises_from_it() =>
        Issued.Sample(issued =>
        {
            PatentWindow usual = PatentWindow.Of(issued, Today);
            PatentWindow dayBefore = PatentWindow.Of(issued, With("Q1", "e2"));
            PatentWindow sameNumber = PatentWindow.Of(issued, With("Q1", "e1"));
            Assert.Equal(usual.LastFilingA, usual.LastFiling);
            Assert.Equal(usual.LastFilingBSafe, usual.SafeFiling);
            Assert.True(dayBefore.LastFiling.Earliest <= usual.LastFiling.Earliest && dayBefore.LastFiling.Earliest >= usual.LastFilingBSafe.Earliest);
            Assert.Equal(dayBefore.LastFiling.Earliest, dayBefore.ProveLastFiling().Result.Earliest);
            Assert.Equal(usual.LastFilingB, sameNumber.SafeFiling);
            Assert.Equal(usual.LastFiling, sameNumber.LastFiling);
            Assert.True(sameNumber.SafeContact >= usual.SafeContact);
            Assert.Equal(sameNumber.SafeFiling.Earliest, sameNumber.ProveSafeFiling().Result.Earliest);
        });

    [Fact]
    public void Q2_by_full_days_refuses_whoever_comes_on_the_tenth_day_back()
    {
        PatentWindow usual = PatentWindow.Of(Day("2025-05-12"), On("2026-04-01"));
        PatentWindow strict = PatentWindow.Of(Day("2025-05-12"), Library.With("Q2", "b").On(Day("2026-04-01")));
        Assert.Equal(Day("2026-04-24"), usual.LastContact.Earliest);
        Assert.Equal(Day("2026-04-23"), strict.LastContact.Earliest);
        Assert.Equal(WindowStatus.Open, usual.StatusOn(Day("2026-04-24")));
        Assert.Equal(WindowStatus.Closed, strict.StatusOn(Day("2026-04-24")));
        Assert.Equal(Lane.Standard, usual.LaneFor(Day("2026-04-17"), Day("2026-04-17")));
        Assert.Equal(Lane.Compressed, strict.LaneFor(Day("2026-04-17"), Day("2026-04-17")));
        Assert.Equal(strict.LastFiling.Earliest, strict.ProveLastFiling().Result.Earliest);
    }

    [Fact]
    public void Both_strict_readings_together_leave_the_safe_day()
    {
        LawInForce strict = Library.With("Q1", "e2").With("Q2", "b").On(Day("2026-04-01"));
        Issued.Sample(issued => Assert.Equal(PatentWindow.Of(issued, strict).LastFilingBSafe, PatentWindow.Of(issued, strict).LastFiling));
    }

    [Fact]
    public void Q5_unrolled_ends_the_contract_for_the_applicant_on_a_day_off_too()
    {
        // The thirtieth day after 17.04.2026 is Sunday, 17.05.2026.
        Assert.Equal((Day("2026-05-17"), Day("2026-05-18")), ContractTerm.Of(Day("2026-04-17"), On("2026-04-17")));
        Assert.Equal((Day("2026-05-17"), Day("2026-05-17")), ContractTerm.Of(Day("2026-04-17"), Library.With("Q5", "unrolled").On(Day("2026-04-17"))));
    }

    [Fact]
    public void Q17_to_the_letter_of_312_keeps_all_without_a_reason_and_asks_one_for_giving_back()
    {
        Life Withdrawn(LawLibrary law) => Life.Usual(library: law).Contract().Do(new Withdraw("передумал"));
        DecideOutcome none = new(OutcomeKind.None, Money.Zero, null);
        DecideOutcome minusCosts = new(OutcomeKind.MinusCosts, Money.Zero, null);
        Assert.IsType<Decision.Refused>(Withdrawn(Library).Ask(none));
        Assert.IsType<Decision.Accepted>(Withdrawn(Library.With("Q17", "none")).Ask(none));
        Assert.IsType<Decision.Accepted>(Withdrawn(Library).Ask(minusCosts, secondPerson: true));
        Assert.IsType<Decision.Refused>(Withdrawn(Library.With("Q17", "none")).Ask(minusCosts, secondPerson: true));
    }

    private static LawInForce With(string code, string reading) => Library.With(code, reading).On(Today.CivilDay);
}
