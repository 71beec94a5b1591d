using System.Collections.Immutable;
using Okno.Domain.Papers;

namespace Okno.Documents.Papers;

/// <summary>One paper to bring.</summary>
/// <param name="Due">Last lawful day, inclusive.</param>
/// <param name="AdvisedBy">The day that we advise, never later than <paramref name="Due"/>.</param>
/// <param name="Reason">Why this paper is needed in this case.</param>
/// <param name="DueClause">The clause that gives the day.</param>
/// <param name="Requirement">What the paper must show (4.3-4.8), if anything; null prints nothing.</param>
public sealed record ChecklistLine(string Name, string Clause, DateOnly Due, DateOnly AdvisedBy, string DueClause, string Reason, ImmutableArray<PaperForm> Forms, string? Requirement = null)
{
    public string FormsText => Display.Forms(Forms);
}

/// <summary>A paper that this case does not need, and why; or one that a person decides about (<paramref name="HumanDecides"/>).</summary>
public sealed record ChecklistException(string Name, string Clause, string Reason, bool HumanDecides = false);

/// <summary>What to bring, by which day, why, and in which form (2.1, 3.10.2, 4.2). Lines are grouped by <see cref="ChecklistLine.Due"/>, earliest first.</summary>
/// <param name="HandoverBy">The last day on which the papers can still be handed over lawfully; null where not yet known.</param>
public sealed record CaseChecklist(PaperHead Head, PersonLine Person, string LaneText, ImmutableArray<ChecklistLine> Lines, ImmutableArray<ChecklistException> Exceptions, DateOnly? HandoverBy) : IPaper
{
    public static string Template => "checklist";

    /// <summary>The lines by due day, each group with its day in words.</summary>
    public ImmutableArray<ChecklistGroup> Groups => [.. Lines.GroupBy(line => line.Due).OrderBy(group => group.Key).Select(group => new ChecklistGroup(group.Key, Display.DayInWords(group.Key), [.. group]))];
}

/// <summary>Lines of a checklist that fall due on one day.</summary>
public sealed record ChecklistGroup(DateOnly Due, string DueInWords, ImmutableArray<ChecklistLine> Lines);
