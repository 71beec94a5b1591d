using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases;

/// <summary>All that a rule may look at: the case as it stands, what others know, the law in force, the moment.</summary>
public sealed record StepContext(Case Case, Facts Facts, LawInForce Law, Moment Now)
{
    public DateOnly Today => Now.Day;
}

/// <summary>A rule as documents list it: clause, a sentence for a name, effect.</summary>
public interface IRule
{
    string Code { get; }

    string Clause { get; }

    string Sentence { get; }

    Effect Effect { get; }
}

/// <summary>What a broken rule says: the facts that broke it, and whether a human must decide instead of a plain "not met".</summary>
public sealed record Breach(ImmutableArray<(string Name, object? Value)> Facts, bool HumanDecides = false)
{
    public static Breach With(params ReadOnlySpan<(string, object?)> facts) => new([.. facts]);

    public static Breach ForHuman(params ReadOnlySpan<(string, object?)> facts) => new([.. facts], HumanDecides: true);
}

/// <summary>
/// A rule of a step: the clause, a sentence that says what must be so, the effect when it is not (Q34), and the check, which returns null where the rule is met.
/// <paramref name="Code"/> has its words for people in <c>texts/</c>.
/// </summary>
public sealed record Rule<TStep>(string Code, string Clause, string Sentence, Effect Effect, Func<TStep, StepContext, Breach?> Check) : IRule
{
    public Finding? Judge(TStep step, StepContext context) => Check(step, context) is { } breach
        ? Finding.Of(Code, Clause, breach.HumanDecides ? Verdict.HumanDecides : Verdict.NotMet, Effect, breach.Facts.AsSpan())
        : null;
}
