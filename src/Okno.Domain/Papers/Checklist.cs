using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Domain.Papers;

/// <summary>Whether a paper "when needed" is needed (Q7).</summary>
public enum Need
{
    Required,
    NotRequired,
    HumanDecides,
}

/// <summary>
/// One line of the checklist of a case. <paramref name="Due"/> is the last lawful day (inclusive); <paramref name="AdvisedBy"/> the day that we advise, never later than <paramref name="Due"/>.
/// <paramref name="Why"/> is a text code ("paper.petition.why"), <paramref name="DueClause"/> the clause that gives the day.
/// </summary>
public sealed record ChecklistItem(PaperId Paper, string Clause, Need Need, DateOnly Due, DateOnly AdvisedBy, string DueClause, ImmutableArray<PaperForm> Forms, bool StartsHandoverClock, string Why);

/// <summary>What the checklist depends on.</summary>
public sealed record ChecklistFacts(EmployerKind Employer, ImmutableArray<PaperKind> ForeignLanguagePapers, DateOnly ContactedOn, DateOnly ContractOn, bool LanguageProofStillValid = false, DateOnly? AllPapersAgreedBy = null);
