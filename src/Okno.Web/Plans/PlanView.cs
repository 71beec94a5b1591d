using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Extensions;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Domain.Terms;
using Okno.Domain.Windows;
using Okno.Web.Forms;

namespace Okno.Web.Plans;

/// <summary>A person's plan for a page: the plan that is shown, what would repair the one without changes, the comparison where a change is asked for, and the links of further what-if questions.</summary>
/// <param name="form">The page that answers what-if questions, and what its form must carry along.</param>
/// <param name="anchor">Where on that page the plan stands.</param>
public sealed class PlanView(TextBook words, AssessmentFacts facts, DateOnly today, LawInForce law, AskedChanges asked, string form, IReadOnlyList<KeyValuePair<string, string?>> carried, string anchor)
{
    public TextBook Words => words;

    /// <summary>The page that shows the plan answers what-if questions itself; where false, another page does and this one keeps what is typed.</summary>
    public bool AnswersHere { get; init; } = true;

    public AskedChanges Asked => asked;

    public string Form => form;

    public IReadOnlyList<KeyValuePair<string, string?>> Carried => carried;

    public LawInForce Law => law;

    public AssessmentFacts Facts => facts;

    /// <summary>What repairs the plan without any change.</summary>
    public Repair Repair { get; } = SmallestRepair.Of(facts, today, law);

    /// <summary>Null where no change is asked for.</summary>
    public WhatIf? WhatIf { get; } = asked.Changes.IsEmpty ? null : WhatIf.Of(facts, asked.Changes, today, law);

    /// <summary>The person as the page shows them: with the changes that are asked for.</summary>
    public Standing Shown => WhatIf?.After ?? Repair.Now;

    /// <summary>The plan to draw; null where there is none, or the window lies in the years of the freeze.</summary>
    public FilingPlan? Plan => Shown.Result.Window is { TouchesFreeze: false } ? Shown.Result.Plan : null;

    public PatentWindow Window => Shown.Result.Window!;

    public PlanPicture? Picture => Plan is { } plan ? PlanPicture.Of(plan, Window.LastStandardA.Earliest, law.Calendar) : null;

    public bool HasCome => Changed.HasCome(facts, today);

    public bool PapersAreSooner => Plan is { Lane: Lane.Standard } plan && plan.LastPapersOn < LatePapers(plan).Result.Earliest;

    public IEnumerable<Choice> PapersToChoose => law.Edition.Papers
        .Where(paper => paper.StartsHandoverClock && paper.Kind != PaperKind.Translation && !(paper.NotForNaturalPersons && Shown.Facts.Employer == EmployerKind.NaturalPerson))
        .Select(paper => new PaperId(paper.Kind).ToString())
        .Select(name => new Choice(name, words.Say($"paper.{name}.name")));

    public IEnumerable<Choice> EmployersToChoose => new[] { "business", "person" }.Select(code => new Choice(code, words.Say($"whatif.employer.{code}")));

    /// <summary>What the picture says, in one sentence.</summary>
    public string Sentence => Plan is { } plan
        ? words.Say($"picture.sentence.{(plan.Passes ? "passes" : "late")}", ("contract", plan.Contract), ("papers", plan.LastPapersOn), ("handover", plan.HandOverOn), ("last", plan.LastFiling.Earliest))
        : "";

    public DateProof LatePapers(FilingPlan plan) => law.Edition.Term(TermCode.LatePapers).Prove(plan.Contract, law.Calendar);

    public DateProof Handover(FilingPlan plan) => law.Edition.Term(TermCode.Handover).Prove(plan.LastPapersOn, law.Calendar);

    /// <summary>The page with these changes tried.</summary>
    public string Address(IEnumerable<Change> changes)
    {
        QueryBuilder query = [];
        foreach ((string name, string? value) in carried.Concat(AskedChanges.Spell(changes)))
        {
            query.Add(name, value ?? "");
        }

        return $"{form}{query}#{anchor}";
    }

    /// <summary>«если прийти …»: changes as a condition.</summary>
    public string Condition(IEnumerable<Change> changes) => string.Join(words.Say("whatif.and"), changes.Select(change => words.Say($"change.{change.Code}.if", [.. change.Facts])));

    /// <summary>What the person should do.</summary>
    public string Advice(Change change) => words.Say($"change.{change.Code}", [.. change.Facts]);

    /// <summary>The questions that people ask, each a link: one day later, everything at once, another employer, a new passport, one month of tax.</summary>
    public IEnumerable<Change> Questions
    {
        get
        {
            if (Repair.Now.Result is not { Plan: { } plan, Window: { } window })
            {
                return [];
            }

            DateOnly next = law.Centre.NextOpenOnOrAfter(Days.Shift(plan.Contract, 1));
            DateOnly year = law.Edition.Term(TermCode.Passport).Count(window.LastFilingA.Latest, law.Calendar).Earliest;
            Change?[] all =
            [
                HasCome ? new PayOn(next) : new ComeOn(next),
                plan.Lane == Lane.Standard ? new BringPapers(plan.Contract) : null,
                facts.Employer is { } employer ? new ChangeEmployer(employer == EmployerKind.NaturalPerson ? EmployerKind.LegalEntity : EmployerKind.NaturalPerson) : null,
                facts.PassportExpires < year ? new RenewPassport(year) : null,
                facts.PaidThrough >= today ? PayTax.For(1, facts, law) : null,
            ];
            return all.OfType<Change>().Where(change => ChangeCheck.Of(change, facts, today, law) is null);
        }
    }
}
