using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Terms;
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

/// <summary>Which papers a case needs, in which form, and by when (2.1, 3.10.2, 4.2).</summary>
public static class Checklist
{
    /// <summary>The lines in the order of 2.1; a translation follows its paper. After a contact that came too late the compressed lane is shown: everything on the contract day.</summary>
    public static ImmutableArray<ChecklistItem> For(ChecklistFacts facts, PatentWindow window, LawInForce law)
    {
        Lane lane = window.LaneFor(facts.ContactedOn, facts.ContractOn) ?? Lane.Compressed;
        EditionPaper? translation = law.Edition.Papers.FirstOrDefault(paper => paper.Kind == PaperKind.Translation);
        bool withPaper = law.Switches.Is(SwitchCode.TranslationDue, "with-paper");
        ImmutableArray<ChecklistItem>.Builder items = ImmutableArray.CreateBuilder<ChecklistItem>();
        foreach (EditionPaper paper in law.Edition.Papers)
        {
            if (NeedOf(paper, facts.Employer, facts.LanguageProofStillValid) is not { } need)
            {
                continue;
            }

            ChecklistItem item = Line(new PaperId(paper.Kind), paper, paper.Due, need, lane, facts, window, law);
            items.Add(item);
            if (translation is not null && !facts.ForeignLanguagePapers.IsDefault && facts.ForeignLanguagePapers.Contains(paper.Kind))
            {
                PaperDue due = withPaper ? paper.Due : translation.Due;
                items.Add(Line(PaperId.Translation(paper.Kind), translation, due, need, lane, facts, window, law));
            }
        }

        return items.ToImmutable();
    }

    /// <summary>Whether a paper of the edition is needed; null where it is no line of its own: a translation, or a paper that is not asked of this employer.</summary>
    internal static Need? NeedOf(EditionPaper paper, EmployerKind employer, bool languageProofStillValid) =>
        paper.Kind == PaperKind.Translation || (paper.NotForNaturalPersons && employer == EmployerKind.NaturalPerson) ? null
        : !paper.WhenNeeded ? Need.Required
        : paper.Kind == PaperKind.LanguageProof && languageProofStillValid ? Need.NotRequired
        : Need.HumanDecides;

    /// <summary>The last lawful day of a paper with that rule: the end of the term, or the day agreed where that is earlier, but never before the contract.</summary>
    internal static DateOnly DueOf(PaperDue rule, Lane lane, DateOnly contract, DateOnly? agreedBy, LawInForce law) =>
        lane == Lane.Standard && rule == PaperDue.LatePapersTerm
            ? Earlier(law.Edition.Term(TermCode.LatePapers).Count(contract, law.Calendar).Earliest, agreedBy ?? DateOnly.MaxValue, contract)
            : contract;

    /// <summary>The last lawful day of all papers that start the clock of 3.9.3; translations, being due with their paper or sooner, never come later.</summary>
    internal static DateOnly LastDue(EmployerKind employer, Lane lane, DateOnly contract, DateOnly? agreedBy, LawInForce law)
    {
        foreach (EditionPaper paper in law.Edition.Papers)
        {
            if (paper.StartsHandoverClock && paper.Due == PaperDue.LatePapersTerm && NeedOf(paper, employer, languageProofStillValid: false) is Need.Required or Need.HumanDecides)
            {
                return DueOf(PaperDue.LatePapersTerm, lane, contract, agreedBy, law);
            }
        }

        return contract;
    }

    private static ChecklistItem Line(PaperId id, EditionPaper paper, PaperDue rule, Need need, Lane lane, ChecklistFacts facts, PatentWindow window, LawInForce law)
    {
        DateOnly due = DueOf(rule, lane, facts.ContractOn, facts.AllPapersAgreedBy, law);
        DateOnly advised = facts.ContractOn;
        if (lane == Lane.Standard && rule == PaperDue.LatePapersTerm)
        {
            DateOnly unrolled = law.Edition.Term(TermCode.LatePapers).Count(facts.ContractOn, law.Calendar, RollRule.None).Earliest;
            advised = Earlier(Earlier(due, unrolled, facts.ContractOn), window.SafeContact, facts.ContractOn);
        }

        string name = id.TranslationOf is null ? id.ToString() : "translation";
        return new ChecklistItem(id, paper.Clause, need, due, advised, paper.DueByCentre ? "Q27" : paper.DueClause, paper.Forms, paper.StartsHandoverClock, $"paper.{name}.why");
    }

    /// <summary>The earlier of two days, but never before <paramref name="floor"/>.</summary>
    private static DateOnly Earlier(DateOnly a, DateOnly b, DateOnly floor)
    {
        DateOnly earlier = a < b ? a : b;
        return earlier < floor ? floor : earlier;
    }
}
