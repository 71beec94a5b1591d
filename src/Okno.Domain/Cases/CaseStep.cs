using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases;

/// <summary>
/// What is said of a step once, for its page, its URL, its command, its documentation: the name is the same everywhere. <paramref name="Clauses"/> are the clauses of the Rules that it carries out.
/// </summary>
public sealed record StepInfo(string Name, string Clauses, ImmutableArray<Role> Roles, ImmutableArray<IRule> Rules, ImmutableArray<Type> Events);

/// <summary>Something that a person or a job does to a case: one pure decision, from the case, the facts, the law and the moment to events, or to every broken rule at once.</summary>
public interface ICaseStep
{
    StepInfo Step { get; }

    Decision Decide(Case @case, Facts facts, LawInForce law, Moment now);
}

/// <summary>
/// The one way in which every step decides: the same evidence twice is "already done"; then all rules are judged; a blocking one refuses, one that needs a second person asks for
/// the confirmation that <see cref="Facts.SecondPersonConfirmed"/> carries; else the events happen.
/// </summary>
public abstract record CaseStep<TSelf> : ICaseStep
    where TSelf : CaseStep<TSelf>
{
    [System.Text.Json.Serialization.JsonIgnore]
    public abstract StepInfo Step { get; }

    public Decision Decide(Case @case, Facts facts, LawInForce law, Moment now)
    {
        StepContext context = new(@case, facts, law, now);
        if (IsAlreadyDone(context))
        {
            return new Decision.AlreadyDone();
        }

        ImmutableArray<Finding>.Builder broken = ImmutableArray.CreateBuilder<Finding>();
        foreach (IRule rule in Step.Rules)
        {
            if (((Rule<TSelf>)rule).Judge((TSelf)this, context) is { } finding)
            {
                broken.Add(finding);
            }
        }

        broken.AddRange(ContentFindings(context));
        if (!broken.Any(finding => finding.IsBlocking))
        {
            broken.AddRange(FurtherFindings(context));
        }

        ImmutableArray<Finding> findings = broken.ToImmutable();
        return findings.Any(finding => finding.IsBlocking) ? new Decision.Refused(findings)
            : findings.Any(finding => finding.NeedsSecondPerson) && !facts.SecondPersonConfirmed ? new Decision.NeedsApproval(findings)
            : new Decision.Accepted([.. Happen(context, findings)], findings);
    }

    /// <summary>True where the identity of the evidence says that this very thing is recorded already. Never judged by equal fields.</summary>
    protected virtual bool IsAlreadyDone(StepContext context) => false;

    /// <summary>What is found in the paper that the step is about, shown beside its own rules whatever else is broken.</summary>
    protected virtual IEnumerable<Finding> ContentFindings(StepContext context) => [];

    /// <summary>Findings of the law itself (window, guard, papers) that the step shows beside its own rules; asked only when no rule blocks.</summary>
    protected virtual IEnumerable<Finding> FurtherFindings(StepContext context) => [];

    /// <summary>What happens. Called only when nothing blocks; <paramref name="warnings"/> are recorded where a step keeps them.</summary>
    protected abstract IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings);
}
