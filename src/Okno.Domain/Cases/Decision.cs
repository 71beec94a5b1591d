using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Cases;

/// <summary>Every ending of deciding a step. A closed family.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The step happens; <paramref name="Warnings"/> are shown and kept, they stop nothing.</summary>
    public sealed record Accepted(ImmutableArray<CaseEvent> Events, ImmutableArray<Finding> Warnings) : Decision;

    /// <summary>The step may happen if a second person confirms it; all findings are named.</summary>
    public sealed record NeedsApproval(ImmutableArray<Finding> Findings) : Decision;

    /// <summary>The Rules forbid the step; every broken rule is named and nothing changes.</summary>
    public sealed record Refused(ImmutableArray<Finding> Findings) : Decision;

    /// <summary>The same evidence was recorded before: a success without a second effect.</summary>
    public sealed record AlreadyDone : Decision;
}
