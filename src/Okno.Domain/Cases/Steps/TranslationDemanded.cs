using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases.Steps;

/// <summary>A paper proved to be in a foreign language though nobody had said so: its translation joins the checklist (2.1.11). Of a paper only partly in Russian a human decides.</summary>
[Event("translation-demanded")]
public sealed record TranslationDemanded(ChecklistItem Item) : CaseEvent
{
    /// <summary>The event where <paramref name="fields"/> say that the paper is not in Russian and the checklist has no translation of it.</summary>
    internal static TranslationDemanded? By(PaperId paper, ImmutableSortedDictionary<string, string> fields, StepContext context)
    {
        PaperId translation = PaperId.Translation(paper.Kind);
        string? language = fields.GetValueOrDefault("language");
        if (paper.TranslationOf is not null || language is not ("foreign" or "partly") || context.Case.ItemOf(translation) is not null)
        {
            return null;
        }

        Case @case = context.Case;
        ChecklistFacts facts = new(@case.Intake!.Employer.Kind, [paper.Kind], @case.ContactedOn!.Value, @case.Contract!.On, @case.Intake.LanguageProofStillValid, @case.Offer?.PapersAgreedBy);
        ChecklistItem? item = Checklist.For(facts, PatentWindow.Of(@case.Intake.Patent.IssuedOn, context.Law), context.Law).FirstOrDefault(item => item.Paper == translation);
        return item is null ? null : new TranslationDemanded(language == "partly" ? item with { Need = Need.HumanDecides } : item);
    }
}
