using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Web.Accounts;
using Okno.Web.Plans;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>A page about one case: the case as it stands, its revision, the law that holds for it today.</summary>
public abstract class CasePage(ServiceDesk desk, TextBook words) : PageModel
{
    public ServiceDesk Service => desk;

    public TextBook Words => words;

    public Case Case { get; private set; } = null!;

    public long Revision { get; private set; }

    public DateOnly Today => desk.Now.Day;

    public LawInForce Law => desk.Law.For(Case, Today);

    /// <summary>What a later edition of the Rules changed for a case accepted under an earlier one: papers, terms of public law, points that a human decides now (Q22).</summary>
    public ImmutableArray<LawChange> RuleChanges => Law is { RulesChanged: true } law
        ? [.. LawDifference.Between(law.CivilEdition, law.PublicEdition).Where(change => change.Subject is "paper" or "question" or "notice" || (change.Subject == "term" && TermCode.PublicLaw.Contains(change.Name)))]
        : [];

    public ImmutableArray<Role> MyRoles => [.. User.Roles()];

    /// <summary>Loads the case of the address; false where there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        string number = (string)RouteData.Values["number"]!;
        if (await desk.FindCaseAsync(number, HttpContext.RequestAborted) is not { } seen)
        {
            return false;
        }

        Case = seen.State;
        Revision = seen.Revision;
        return true;
    }

    protected By Me(string why, string? key = null, long? seen = null) => new(User.Account(), User.FullName(), MyRoles, why, "desk", key, seen);

    /// <summary>The plan of a payment today, with what would repair it; null once there is a contract or nothing left to plan. What-if questions are answered on the page of the case.</summary>
    /// <param name="papersAgreedBy">The earlier day for all papers that is agreed already.</param>
    /// <param name="state">Takes the messages of what was asked wrongly.</param>
    /// <param name="answersHere">This is the page that answers what-if questions.</param>
    protected PlanView? PlanOf(DateOnly? papersAgreedBy, IQueryCollection asked, ModelStateDictionary state, bool answersHere)
    {
        if (Case.Intake is null || Case.Contract is not null || Case.Phase is not (Phase.Opened or Phase.Assessed or Phase.Offered or Phase.PaidPartly))
        {
            return null;
        }

        AssessmentFacts facts = CaseAssessment.FactsOf(Case, Today, reissuesRenderedHere: 0) with { PapersAgreedBy = papersAgreedBy };
        facts = facts with { Contact = facts.Contact ?? Today };
        return new PlanView(Words, facts, Today, Law, AskedChanges.Read(asked, state, Words, facts, Today, Law), Address, [], "plan") { AnswersHere = answersHere };
    }

    public string Address => $"/desk/cases/{Case.Number}";
}
