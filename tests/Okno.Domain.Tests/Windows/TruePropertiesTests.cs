using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Windows;

/// <summary>What is true of every window, plan and verdict, whatever the day and the reading of the calendar.</summary>
public sealed class TruePropertiesTests
{
    private static readonly LawInForce[] Readings =
    [
        .. from presidential in new[] { "not-working", "working" }
           from moscow in new[] { "working", "not-working" }
           select Library.With(SwitchCode.PresidentialDays, presidential).With(SwitchCode.MoscowDays, moscow).On(Day("2026-11-22")),
    ];

    private static readonly Gen<LawInForce> Law = Gen.Int[0, 3].Select(i => Readings[i]);
    private static readonly Gen<DateOnly> IssueDay = Gen.Int[0, 5112].Select(day => Day("2013-01-01").AddDays(day));

    [Fact]
    public void The_safe_day_is_never_after_the_last_reading_B_never_after_A_and_E2_never_after_E1() => Gen.Select(IssueDay, Law).Sample((issued, law) =>
    {
        PatentWindow window = PatentWindow.Of(issued, law);

        Assert.Equal(window.TwelveMonths.AddDays(-1), window.TwelveMonthsSafe);
        NotAfter(window.LastFilingBSafe, window.LastFilingB);
        NotAfter(window.LastFilingB, window.LastFilingA);
        NotAfter(window.LastStandardB, window.LastStandardA);
        NotAfter(window.LastStandardA, window.LastFilingA);
        Assert.True(window.SafeContact <= window.LastContact.Earliest);
        Assert.True(window.SafeContact < window.LastFilingBSafe.Earliest, "one day at least lies between the advised contact and the safe filing");
        Assert.True(window.LastFilingA.Latest < window.TwelveMonths);
    });

    [Fact]
    public void A_patent_issued_later_never_has_an_earlier_last_day() => Gen.Select(IssueDay, Gen.Int[1, 40], Law).Sample((issued, days, law) =>
    {
        PatentWindow first = PatentWindow.Of(issued, law), second = PatentWindow.Of(issued.AddDays(days), law);

        NotAfter(first.LastFilingA, second.LastFilingA);
        NotAfter(first.LastFilingBSafe, second.LastFilingBSafe);
        NotAfter(first.LastStandardA, second.LastStandardA);
        Assert.True(first.SafeContact <= second.SafeContact);
    });

    [Fact]
    public void One_more_paper_in_hand_never_worsens_a_verdict() =>
        Gen.Select(IssueDay, Gen.Int[-80, 20], Gen.Int[0, 12], Gen.Int[0, (1 << 13) - 1], Gen.Int[0, 12], Gen.Int[0, 5], Law).Sample((issued, contact, contract, held, more, employer, law) =>
        {
            DateOnly came = PatentWindow.Of(issued, law).LastContact.Earliest.AddDays(contact);
            ImmutableArray<PaperKind> papers = [.. Enum.GetValues<PaperKind>().Where(kind => (held & (1 << (int)kind)) != 0)];
            AssessmentFacts facts = new("UZB", Issued: issued, Region: "77", Contact: came, Contract: came.AddDays(contract), Employer: (EmployerKind)employer, Held: papers);

            Verdict before = Assessment.Of(facts, came, law).Verdict;
            Verdict after = Assessment.Of(facts with { Held = [.. papers.Append((PaperKind)more).Distinct()] }, came, law).Verdict;

            Assert.True(Badness(after) <= Badness(before), $"{before} became {after}");
        });

    /// <summary>The roll of Art. 193 apart: a term that ends on Sunday runs to Monday, one begun a day sooner ends on Saturday and runs to the same Monday, but one begun on the Sunday before ends on Friday.</summary>
    [Fact]
    public void A_contract_made_sooner_in_the_open_window_never_gives_a_paper_fewer_days_than_the_term_of_its_clause() =>
        Gen.Select(IssueDay, Gen.Int[0, 55], Gen.Int[1, 30], Law).Sample((issued, back, sooner, law) =>
        {
            PatentWindow window = PatentWindow.Of(issued, law);
            DateOnly later = window.LastContact.Earliest.AddDays(-back);
            DateOnly earlier = later.AddDays(-sooner);
            if (earlier < window.OpensOn)
            {
                return;
            }

            int late = law.Edition.Term(TermCode.LatePapers).Amount;
            foreach ((ChecklistItem before, ChecklistItem after) in List(window, later, law).Zip(List(window, earlier, law)))
            {
                Assert.Equal(before.Paper, after.Paper);
                int given = Math.Min(before.Due.DayNumber - later.DayNumber, late);
                Assert.True(after.Due.DayNumber - earlier.DayNumber >= given, $"{after.Paper}: {given} days became {after.Due.DayNumber - earlier.DayNumber}");
            }
        });

    [Fact]
    public void In_one_lane_a_contract_made_sooner_never_has_papers_due_later() => Gen.Select(IssueDay, Gen.Int[0, 55], Gen.Int[1, 30], Law).Sample((issued, back, sooner, law) =>
    {
        PatentWindow window = PatentWindow.Of(issued, law);
        DateOnly later = window.LastContact.Earliest.AddDays(-back);
        DateOnly earlier = later.AddDays(-sooner);
        if (window.LaneFor(later, later) != window.LaneFor(earlier, earlier))
        {
            return;
        }

        foreach ((ChecklistItem before, ChecklistItem after) in List(window, later, law).Zip(List(window, earlier, law)))
        {
            Assert.True(after.Due <= before.Due);
        }
    });

    private static ImmutableArray<ChecklistItem> List(PatentWindow window, DateOnly contract, LawInForce law) =>
        Checklist.For(new ChecklistFacts(EmployerKind.LegalEntity, [PaperKind.IdentityPaper, PaperKind.HivCertificate], contract, contract), window, law);

    private static int Badness(Verdict verdict) => verdict switch { Verdict.Met => 0, Verdict.HumanDecides => 1, _ => 2 };

    private static void NotAfter(Okno.Domain.Terms.DayInterval sooner, Okno.Domain.Terms.DayInterval later)
    {
        Assert.True(sooner.Earliest <= later.Earliest, $"{sooner.Earliest} after {later.Earliest}");
        Assert.True(sooner.Latest <= later.Latest, $"{sooner.Latest} after {later.Latest}");
    }
}
