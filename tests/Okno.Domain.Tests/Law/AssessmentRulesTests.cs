using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Law;
using Okno.Domain.People;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

public sealed class AssessmentRulesTests
{
    public static TheoryData<string, string> EveryExample => [.. AssessmentExamples.Every.Select(example => (example.Rule, example.Code))];

    [Theory]
    [MemberData(nameof(EveryExample))]
    public void A_rule_comes_out_as_its_example_says_and_is_told_under_its_clause(string rule, string code)
    {
        AssessmentExample example = Assert.Single(AssessmentExamples.Every, one => (one.Rule, one.Code) == (rule, code));
        AssessmentRule known = Assert.Single(Assessment.Rules, one => one.Code == rule);
        AssessmentResult result = example.Judge();
        if (code == known.Question)
        {
            Assert.Null(result.VerdictOf(known));
            Finding asked = Assert.Single(result.Questions, question => question.Code == code);
            Assert.Equal((known.Clause, Verdict.HumanDecides, Effect.Informs), (asked.Clause, asked.Verdict, asked.Effect));
        }
        else if (code.Length == 0)
        {
            Assert.Equal(Verdict.Met, result.VerdictOf(known));
            Assert.DoesNotContain(result.Findings, finding => known.Outcomes.Any(outcome => outcome.Code == finding.Code));
        }
        else
        {
            Finding told = Assert.Single(result.Findings, finding => finding.Code == code);
            Assert.Contains(known.Outcomes, outcome => (outcome.Code, outcome.Clause, outcome.Verdict, outcome.Effect) == (told.Code, told.Clause, told.Verdict, told.Effect));
            Assert.Equal(told.Verdict, result.VerdictOf(known));
        }
    }

    [Fact]
    public void Every_rule_has_an_example_of_each_way_in_which_it_comes_out_met_and_not()
    {
        HashSet<(string, string)> shown = [.. AssessmentExamples.Every.Select(example => (example.Rule, example.Code))];
        foreach (AssessmentRule rule in Assessment.Rules)
        {
            Assert.All(rule.Outcomes, outcome => Assert.Contains((rule.Code, outcome.Code), shown));
            Assert.True(rule.Question is null || shown.Contains((rule.Code, rule.Question)), $"{rule.Code}: no example asks {rule.Question}");

            // The list of identity papers is read by human eyes only: there no example is met.
            bool met = shown.Contains((rule.Code, "")) || rule.Outcomes.Any(outcome => outcome.Verdict == Verdict.Met);
            Assert.True(met || rule.Clause == "3.6", $"{rule.Code}: no example in which it is met");
            Assert.True(rule.Question is not null || rule.Outcomes.Any(outcome => outcome.Verdict != Verdict.Met || outcome.Effect == Effect.Warns), $"{rule.Code}: no example in which it says anything");
        }

        Assert.Equal(Assessment.Rules.Length, Assessment.Rules.Select(rule => rule.Code).Distinct().Count());
    }

    [Fact]
    public void Every_question_of_a_clause_that_a_human_decides_at_the_assessment_is_asked_by_a_rule_of_that_clause()
    {
        ImmutableArray<HumanClause> human = Today.Edition.HumanClauses;
        Assert.NotEmpty(human);
        foreach (HumanClause clause in human.Where(one => one.Asked == AskedAt.Assessment))
        {
            Assert.Contains(Assessment.Rules, rule => rule.Clause == clause.Clause && rule.Question == clause.Question);
        }

        Assert.All(human, clause => Assert.Equal(clause.Asked == AskedAt.Never, clause.Question is null));
    }

    [Fact]
    public void Whoever_gives_all_the_facts_is_asked_only_what_no_program_decides()
    {
        AssessmentResult result = Assessment.Of(AllGiven, Day("2026-04-10"), On("2026-04-10"));
        Assert.Equal(["2.1.5", "2.1.8"], result.Questions.Select(question => question.Clause));
        Assert.Equal(Verdict.Met, result.Verdict);
        Assert.Empty(Assessment.Of(AllGiven with { Settled = [Okno.Domain.Papers.PaperKind.MigrationCard, Okno.Domain.Papers.PaperKind.LanguageProof] }, Day("2026-04-10"), On("2026-04-10")).Questions);
        Assert.Empty((result = Assessment.Of(AllGiven with { Held = [.. Enum.GetValues<Okno.Domain.Papers.PaperKind>()] }, Day("2026-04-10"), On("2026-04-10"))).Questions);
        Assert.Equal(Verdict.Met, result.Verdict);
    }

    [Fact]
    public void Findings_and_questions_come_in_the_order_of_the_clauses()
    {
        string[] inText = [.. Today.Edition.Clauses.Select(clause => clause.Number)];
        string[] ordered = [.. inText.Where(number => !number.StartsWith("annex.", StringComparison.Ordinal))];
        Assert.Equal(ordered, ordered.Reverse().Order(ClauseOrder.Instance));
        Assert.Equal(inText, inText.Order(ClauseOrder.Instance));
        GenFacts.Sample(facts =>
        {
            AssessmentResult result = Assessment.Of(facts, Day("2026-04-10"), Law);
            foreach (ImmutableArray<Finding> told in new[] { result.Findings, result.Questions })
            {
                int[] places = [.. told.Select(finding => Array.IndexOf(inText, ClauseOrder.IsClause(finding.Clause) ? finding.Clause : "1.2"))];
                Assert.DoesNotContain(-1, places);
                Assert.Equal(places.Order(), places);
            }
        });
    }

    [Fact]
    public void The_verdict_is_the_heaviest_of_the_findings_and_each_rule_tells_at_most_one()
    {
        GenFacts.Sample(facts =>
        {
            AssessmentResult result = Assessment.Of(facts, Day("2026-04-10"), Law);
            Verdict expected = result.Findings.Any(finding => finding.IsBlocking) ? Verdict.NotMet
                : result.Window is null || result.Findings.Any(finding => finding.Verdict == Verdict.HumanDecides || finding.NeedsSecondPerson) ? Verdict.HumanDecides
                : Verdict.Met;
            Assert.Equal(expected, result.Verdict);
            Assert.All(Assessment.Rules, rule => Assert.True(result.Findings.Count(finding => rule.Outcomes.Any(outcome => outcome.Code == finding.Code)) <= 1, rule.Code));
            Assert.Equal(result.Findings.Length, Assessment.Rules.Count(rule => result.Findings.Any(finding => rule.Outcomes.Any(outcome => outcome.Code == finding.Code))));
        });
    }

    [Fact]
    public void A_lawful_fact_that_was_missing_never_worsens_the_verdict()
    {
        Func<AssessmentFacts, AssessmentFacts>[] lawful =
        [
            facts => facts.HoldsResidencePermit is null ? facts with { HoldsResidencePermit = false } : facts,
            facts => facts.HoldsStatelessId2021 is null ? facts with { HoldsStatelessId2021 = false } : facts,
            facts => facts.Citizenship is null ? facts with { Citizenship = "UZB" } : facts,
            facts => facts.Region is null ? facts with { Region = "77" } : facts,
            facts => facts.Employer is null ? facts with { Employer = EmployerKind.LegalEntity } : facts,
            facts => facts.PassportExpires is null && facts.Citizenship != "XXA" ? facts with { PassportExpires = Day("2036-01-01") } : facts,
            facts => facts.WorkUntil is null ? facts with { WorkUntil = Day("2030-01-01") } : facts,
            facts => facts.EarlierReissues is null ? facts with { EarlierReissues = 0 } : facts,
            facts => facts.RefusedOrAnnulledOn is null ? facts with { RefusedOrAnnulledOn = Day("2014-01-01") } : facts,
            facts => facts.StayUnlawful is null ? facts with { StayUnlawful = false } : facts,
            facts => facts.PaidThrough is null ? facts with { PaidThrough = Day("2030-01-01") } : facts,
            facts => facts.Held.IsDefault ? facts with { Held = [.. Enum.GetValues<Okno.Domain.Papers.PaperKind>()] } : facts,
        ];
        Gen.Select(GenFacts, Gen.Int[0, lawful.Length - 1]).Sample((facts, which) =>
        {
            int Weight(AssessmentFacts judged) => Assessment.Of(judged, Day("2026-04-10"), Law).Verdict switch { Verdict.Met => 0, Verdict.HumanDecides => 1, _ => 2 };
            AssessmentFacts more = lawful[which](facts);
            Assert.True(Weight(more) <= Weight(facts), $"{facts} became worse with {more}");
        });
    }

    [Fact]
    public void A_whole_assessment_stays_within_a_kilobyte_until_its_findings_are_asked_for()
    {
        AssessmentFacts facts = AllGiven;
        LawInForce law = Law;
        DateOnly today = Day("2026-04-10");
        for (int i = 0; i < 100; i++)
        {
            Assessment.Of(facts, today, law);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        AssessmentResult result = Assessment.Of(facts, today, law);
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(taken <= 1024, $"{taken} bytes");
        Assert.NotEmpty(result.Findings);
        Assert.Equal(result.Findings, result.Findings);
    }

    private static readonly LawInForce Law = On("2026-04-10");

    private static AssessmentFacts AllGiven { get; } = AssessmentExamples.Plain with
    {
        HoldsResidencePermit = false, HoldsStatelessId2021 = false, PassportExpires = Day("2029-01-01"), WorkUntil = Day("2027-05-01"), EarlierReissues = 1,
        RefusedOrAnnulledOn = Day("2024-01-10"), StayUnlawful = false, PaidThrough = Day("2026-05-12"),
    };

    private static Gen<string?> OneOf(params string?[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<DateOnly> GenDay { get; } = Gen.Int[-25, 45].Select(days => Day("2026-04-10").AddDays(days));

    private static Gen<AssessmentFacts> GenFacts { get; } = Gen.Select(
        Gen.Select(OneOf("UZB", "KGZ", "TKM", "MDA", "SRB", "XXA", null), Gen.Bool.Nullable(), Gen.Bool.Nullable(), GenDay.Select(day => day.AddYears(-1)).Nullable(), OneOf("77", "50", null)),
        Gen.Select(GenDay, GenDay.Nullable(), Gen.Enum<EmployerKind>().Nullable(), GenDay.Select(day => day.AddYears(1)).Nullable(), GenDay.Select(day => day.AddYears(1)).Nullable()),
        Gen.Select(Gen.Int[0, 2].Nullable(), GenDay.Select(day => day.AddYears(-1)).Nullable(), Gen.Bool.Nullable(), GenDay.Nullable()),
        Gen.Enum<Okno.Domain.Papers.PaperKind>().Array[0, 13].Select(papers => papers.Length == 0 ? default : ImmutableArray.Create(papers)),
        (person, plan, past, held) => new AssessmentFacts(
            person.Item1, person.Item2, person.Item3, person.Item4, person.Item5, plan.Item1, plan.Item2, plan.Item3, plan.Item4, plan.Item5, past.Item1, past.Item2, past.Item3, past.Item4, held));
}
