using System.Collections.Immutable;

namespace Okno.Domain.Law;

/// <summary>
/// One way in which a rule of the assessment comes out. <paramref name="Code"/> is stable, kept in records for ever, and has its words in <c>texts/</c>; the fields are those of <see cref="Finding"/>.
/// Two outcomes of one rule may share a code where only the effect differs.
/// </summary>
public sealed record RuleOutcome(string Code, string Clause, Verdict Verdict, Effect Effect, string? Statute = null, string? Repair = null)
{
    /// <summary>The rule is met and there is nothing to tell.</summary>
    internal static readonly RuleOutcome Holds = new("", "", Verdict.Met, Effect.Informs);

    /// <summary>The rule does not concern this person or this plan.</summary>
    internal static readonly RuleOutcome Apart = new("", "", Verdict.Met, Effect.Informs);

    /// <summary>The fact that the rule needs is missing: its question is asked.</summary>
    internal static readonly RuleOutcome Unknown = new("", "", Verdict.HumanDecides, Effect.Informs);

    /// <summary>The statute, where the loaded law names it instead of the table.</summary>
    internal Func<AssessmentResult, string?>? StatuteFrom { get; init; }

    internal bool IsTold => Code.Length > 0;

    // Never stored: a copy made by "with" would keep what the original had.
    internal bool Blocks => Verdict != Verdict.Met && Effect == Effect.Blocks;

    internal bool LeavesOpen => Code.Length > 0 && (Verdict == Verdict.HumanDecides || (Verdict == Verdict.NotMet && Effect == Effect.NeedsSecondPerson));

    internal Finding Tell(string? statute, ReadOnlySpan<(string, object?)> facts) =>
        Finding.Of(Code, Clause, Verdict, Effect, facts) with { Statute = statute ?? Statute, Repair = Repair };
}

/// <summary>
/// A rule of the assessment: its clause, a sentence that says what must be so, all the ways in which it can come out, the judge that picks one of them without allocating, and the facts that explain it, made only when asked.
/// </summary>
public sealed class AssessmentRule
{
    internal AssessmentRule(string code, string clause, string sentence, ImmutableArray<RuleOutcome> outcomes, string? question, Func<AssessmentResult, RuleOutcome> judge)
    {
        (Code, Clause, Sentence, Outcomes, Question, Judge) = (code, clause, sentence, outcomes, question, judge);
    }

    public string Code { get; }

    public string Clause { get; }

    public string Sentence { get; }

    /// <summary>All that the rule can tell.</summary>
    public ImmutableArray<RuleOutcome> Outcomes { get; }

    /// <summary>The code of the question to a human where the fact is missing; null where nothing is asked.</summary>
    public string? Question { get; }

    /// <summary>One of <see cref="Outcomes"/>, or one of the untold outcomes of <see cref="RuleOutcome"/>.</summary>
    internal Func<AssessmentResult, RuleOutcome> Judge { get; }

    /// <summary>The values that decided, by name.</summary>
    internal Func<AssessmentResult, (string, object?)[]> Facts { get; init; } = static _ => [];

    /// <summary>The heaviest thing that the rule can do.</summary>
    public Effect Effect => Outcomes.Where(outcome => outcome.Verdict != Verdict.Met).Select(outcome => outcome.Effect).DefaultIfEmpty(Outcomes.IsEmpty ? Effect.Informs : Outcomes.Min(outcome => outcome.Effect)).Min();

    /// <summary>Every clause of the Rules, or decision Q, that an outcome names.</summary>
    public ImmutableArray<string> Clauses => [.. Outcomes.Select(outcome => outcome.Clause).Prepend(Clause).Distinct()];

    /// <summary>The statutes behind the outcomes, as far as the table itself names them.</summary>
    public string? Statute => Outcomes.Select(outcome => outcome.Statute).FirstOrDefault(statute => statute is not null);

    /// <summary>What repairs the rule where it is not met; null where nothing does.</summary>
    public string? Repair => Outcomes.Where(outcome => outcome.Verdict != Verdict.Met).Select(outcome => outcome.Repair).FirstOrDefault(repair => repair is not null);

    internal Finding Explain(RuleOutcome outcome, AssessmentResult result) => outcome.Tell(outcome.StatuteFrom?.Invoke(result), Facts(result));

    internal Finding Ask() => Finding.Of(Question!, Clause, Verdict.HumanDecides, Effect.Informs);
}
