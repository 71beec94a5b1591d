using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Okno.Domain.Windows;

namespace Okno.Domain.Law;

/// <summary>
/// The answer and what it was judged from. Each rule's outcome is kept in a few bytes; findings, questions and their facts are made when first asked for.
/// </summary>
public sealed class AssessmentResult
{
    private readonly OutcomeOfEachRule outcomes;
    private ImmutableArray<Finding> findings;
    private ImmutableArray<Finding> questions;

    internal AssessmentResult(AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        Facts = facts;
        Law = law;
        Today = today;
        Contact = facts.Contact ?? today;
        Contract = facts.Contract is { } planned && planned > Contact ? planned : Contact;
        if (facts.Issued is { } issued)
        {
            Window = PatentWindow.Of(issued, law);
            Status = Window.StatusOn(Contact);
            DateOnly planContact = Contact;
            if (Status == WindowStatus.Early)
            {
                // Whoever asks before the invitation is judged as if they came on its first day.
                planContact = Window.OpensOn;
                Contract = Contract < Window.OpensOn ? Window.OpensOn : Contract;
            }

            Plan = Status == WindowStatus.Closed ? null : Guard.Simulate(Window, planContact, Contract, facts.Employer ?? People.EmployerKind.LegalEntity, facts.PapersAgreedBy, law);
        }

        Filing = Plan?.HandOverOn ?? HandoverDay.NextDay(Contract, law);
        ReadOnlySpan<AssessmentRule> rules = Assessment.Rules.AsSpan();
        bool blocked = false;
        bool open = Window is null || !law.Edition.QuestionsOn(Filing).IsEmpty;
        for (int i = 0; i < rules.Length; i++)
        {
            RuleOutcome outcome = rules[i].Judge(this);
            outcomes[i] = outcome;
            blocked |= outcome.Blocks;
            open |= outcome.LeavesOpen;
        }

        Verdict = blocked ? Verdict.NotMet : open ? Verdict.HumanDecides : Verdict.Met;
    }

    /// <summary>
    /// <see cref="Law.Verdict.NotMet"/> where a finding blocks, <see cref="Law.Verdict.HumanDecides"/> where a second person or a human must look or the patent's day is missing, else <see cref="Law.Verdict.Met"/>.
    /// </summary>
    public Verdict Verdict { get; }

    /// <summary>Every finding at once, in the order of the clauses.</summary>
    public ImmutableArray<Finding> Findings => findings.IsDefault ? findings = Explain() : findings;

    /// <summary>
    /// What a human has still to ask: a fact that is missing, or a clause that no program decides, where its condition holds. They inform and never change <see cref="Verdict"/>. In the order of the clauses.
    /// </summary>
    public ImmutableArray<Finding> Questions => questions.IsDefault ? questions = Ask() : questions;

    /// <summary>Null where the day of issue is not known.</summary>
    public PatentWindow? Window { get; }

    /// <summary>Null where the day of issue is not known or the window is closed.</summary>
    public FilingPlan? Plan { get; }

    /// <summary>Where the contact stands in the window; null without a day of issue.</summary>
    public WindowStatus? Status { get; }

    public AssessmentFacts Facts { get; }

    public LawInForce Law { get; }

    /// <summary>The day on which it is asked.</summary>
    public DateOnly Today { get; }

    /// <summary>The day of contact that was judged.</summary>
    public DateOnly Contact { get; }

    /// <summary>The day of the contract that was judged: never before the contact, nor before the Centre invites.</summary>
    public DateOnly Contract { get; }

    /// <summary>The planned day of filing: of the plan, or of papers complete on the contract day.</summary>
    public DateOnly Filing { get; }

    /// <summary>How one rule came out; null where it does not concern this person or its fact is missing.</summary>
    /// <exception cref="ArgumentException">Not a rule of <see cref="Assessment.Rules"/>.</exception>
    public Verdict? VerdictOf(AssessmentRule rule)
    {
        int at = Assessment.Rules.IndexOf(rule);
        if (at < 0)
        {
            throw new ArgumentException($"{rule.Code} is not a rule of the assessment.", nameof(rule));
        }

        RuleOutcome outcome = outcomes[at]!;
        return ReferenceEquals(outcome, RuleOutcome.Apart) || ReferenceEquals(outcome, RuleOutcome.Unknown) ? null : outcome.Verdict;
    }

    private ImmutableArray<Finding> Explain()
    {
        List<(string Clause, Finding Finding)> told = [];
        for (int i = 0; i < Assessment.Rules.Length; i++)
        {
            if (outcomes[i] is { IsTold: true } outcome)
            {
                AssessmentRule rule = Assessment.Rules[i];
                told.Add((ClauseOrder.IsClause(outcome.Clause) ? outcome.Clause : rule.Clause, rule.Explain(outcome, this)));
            }
        }

        // A point of the edition that nobody has verified: while it governs, a human decides it.
        told.AddRange(Law.Edition.QuestionsOn(Filing).Select(question => (question.Clause, Finding.Of("law.open-question", question.Clause, Verdict.HumanDecides, Effect.Warns, ("edition", Law.PublicEdition.Id), ("code", question.Code), ("question", question.Question)))));
        return [.. told.OrderBy(each => each.Clause, ClauseOrder.Instance).Select(each => each.Finding)];
    }

    private ImmutableArray<Finding> Ask()
    {
        List<AssessmentRule> asked = [];
        for (int i = 0; i < Assessment.Rules.Length; i++)
        {
            if (ReferenceEquals(outcomes[i], RuleOutcome.Unknown) && Assessment.Rules[i] is { Question: not null } rule)
            {
                asked.Add(rule);
            }
        }

        return [.. asked.OrderBy(rule => rule.Clause, ClauseOrder.Instance).Select(rule => rule.Ask())];
    }

    /// <summary>At least as long as the table of rules; a test keeps it so.</summary>
    [InlineArray(Most)]
    private struct OutcomeOfEachRule
    {
        public const int Most = 24;
        private RuleOutcome? first;
    }
}
