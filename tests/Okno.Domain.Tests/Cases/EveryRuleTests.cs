using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Cases;

public sealed class EveryRuleTests
{
    public static TheoryData<string> Broken => [.. BrokenRules.All.Keys];

    [Fact]
    public void Every_rule_of_every_step_has_a_life_that_breaks_it()
    {
        string[] rules = [.. CaseSteps.ByName.Values.SelectMany(step => step.Info.Rules.Select(rule => $"{step.Info.Name}:{rule.Code}")).Order(StringComparer.Ordinal)];
        Assert.Equal(rules, BrokenRules.All.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_of_every_step_has_a_life_that_keeps_it() =>
        Assert.Empty(CaseSteps.ByName.Values.SelectMany(step => step.Info.Rules.Select(rule => $"{step.Info.Name}:{rule.Code}")).Except(KeptRules.All));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named_by_code_and_clause_and_has_its_effect(string key)
    {
        (Life life, ICaseStep step) = BrokenRules.All[key]();
        string code = key.Split(':')[1];
        IRule rule = step.Step.Rules.Single(rule => rule.Code == code);
        Case before = life.Case;

        Decision alone = life.Try(step);

        Finding finding = Assert.Single(alone.Findings(), finding => finding.Code == code);
        Assert.Equal(rule.Clause, finding.Clause);
        Assert.Equal(rule.Effect, finding.Effect);
        Assert.NotEqual(Verdict.Met, finding.Verdict);
        if (rule.Effect == Effect.Blocks)
        {
            Assert.IsType<Decision.Refused>(alone);
            Assert.IsType<Decision.Refused>(life.Try(step, secondPerson: true));
            Assert.Same(before, life.Case);
        }
        else if (rule.Effect == Effect.NeedsSecondPerson)
        {
            Assert.IsNotType<Decision.Accepted>(alone);
            Assert.Same(before, life.Case);
        }
    }

    [Fact]
    public void A_refused_step_names_every_broken_rule_at_once()
    {
        Life life = Life.Usual();
        life.Facts = life.Facts with { OpenCaseForPatent = "26-000007" };
        Decision decision = life.Try(new Domain.Cases.Steps.OpenCase(
            life.Intake with { WorkUntil = life.Today, Patent = life.Intake.Patent with { Number = "1" } }, Sample.Consent(life.Today) with { OnPaper = false }, life.Today));

        Assert.IsType<Decision.Refused>(decision);
        Assert.Equal(["consent.signed", "patent.no-open-case", "patent.number-complete", "work.ends-in-future"], decision.Findings().Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_straight_life_breaks_no_rule_that_blocks_or_needs_two()
    {
        Life life = Life.Usual().AcceptByAuthority().GiveOriginalsBack().Do(new Domain.Cases.Steps.Close(null));
        Assert.Equal(Phase.Closed, life.Case.Phase);
    }
}
