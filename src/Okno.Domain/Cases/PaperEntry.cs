using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases;

/// <summary>The papers of a case as the rules of content look at them.</summary>
public static class PaperEntry
{
    /// <summary>
    /// A paper of the case with what <paramref name="entered"/> would change; null where it is not at the desk or the case has no intake. The day of filing is the one of the register,
    /// else the last day of the running hand-over clock, else that of the plan; never before today.
    /// </summary>
    public static PaperLook? Look(StepContext context, PaperId paper, ImmutableSortedDictionary<string, string>? entered = null)
    {
        Case @case = context.Case;
        if (@case.Intake is not { } intake || @case.PaperOf(paper) is not { } state)
        {
            return null;
        }

        ImmutableArray<PaperContent> others =
        [
            .. @case.Papers.Where(other => other.Paper != paper && other is { Waived: false, Status: PaperStatus.Received or PaperStatus.Accepted }).Select(PaperContent.Of),
        ];
        return new PaperLook(PaperContent.Of(state.Entered(entered, null)), others, intake, context.Law, Filing(context), context.Today);
    }

    /// <summary>The fields that are no fields of the paper or hold no value of their kind, as places; empty where all are readable.</summary>
    internal static string Unreadable(PaperId paper, ImmutableSortedDictionary<string, string> entered, LawInForce law)
    {
        PaperCatalogue catalogue = law.Edition.PaperFields;
        if (!catalogue.Knows(paper.Kind))
        {
            return "";
        }

        ILookup<string, PaperField> known = catalogue.Of(paper.Kind).ToLookup(field => field.Code);
        return string.Join(", ", entered
            .Where(pair => !known[pair.Key].Any() || (pair.Value.Length > 0 && !known[pair.Key].Any(field => field.Accepts(pair.Value))))
            .Select(pair => PaperRules.Place(paper, pair.Key)));
    }

    private static DateOnly Filing(StepContext context)
    {
        Case @case = context.Case;
        DateOnly planned = @case.Listing?.PlannedFor ?? @case.Complete?.HandoverDue ?? CaseAssessment.Of(context).Plan?.HandOverOn ?? HandoverDay.NextDay(context.Today, context.Law);
        return planned < context.Today ? context.Today : planned;
    }
}
