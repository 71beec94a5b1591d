using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>Why a legal date of the case is what it is: the sentence, the clause, and each day counted or passed over.</summary>
public sealed class WhyModel(ServiceDesk desk, TextBook words) : CasePage(desk, words)
{
    public string Code { get; private set; } = "";

    /// <summary>The date as the record keeps it.</summary>
    public DateOnly Day { get; private set; }

    public ImmutableArray<DateProof> Proofs { get; private set; } = [];

    public ImmutableArray<string> Clauses { get; private set; } = [];

    public ImmutableArray<string> Statutes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Code = (string)RouteData.Values["code"]!;
        if (!await FindAsync() || Case.Intake is not { } intake)
        {
            return NotFound();
        }

        LawInForce law = Law;
        PatentWindow window = PatentWindow.Of(intake.Patent.IssuedOn, law);
        (DateOnly? Day, ImmutableArray<DateProof> Proofs)? answer = Code switch
        {
            "twelve-months" => (Case.Days?.TwelveMonths, [window.ProveTwelveMonths()]),
            "last-filing" => (Case.Days?.LastFiling.Earliest, [window.ProveLastFiling(), window.ProveTwelveMonths()]),
            "safe-filing" => (Case.Days?.SafeFiling.Earliest, [window.ProveSafeFiling(), window.ProveTwelveMonthsSafe()]),
            "standard-lane" => (Case.Days?.LastStandard.Earliest, [window.ProveStandardLane(), window.ProveTwelveMonths()]),
            "contract-end" => (Case.Contract?.Last, Case.Contract is { } contract ? [ContractTerm.Prove(contract.On, law)] : []),
            "papers" => (Case.Contract?.Checklist.Max(item => item.Due), Case.Contract is { } paid ? [law.Edition.Term(TermCode.LatePapers).Prove(paid.On, law.Calendar)] : []),
            "handover" => (Case.Complete?.HandoverDue, Case.Complete is { } complete ? [law.Edition.Term(TermCode.Handover).Prove(complete.On, law.Calendar)] : []),
            "offer-until" => (Case.Offer?.ValidUntil, Case.Offer is { } offer ? [OfferTerm(law).Prove(offer.MadeOn, law.Calendar), window.ProveLastFiling()] : []),
            "passport" => OfFiling(law.Edition.Term(TermCode.Passport), law),
            "refusal-year" => OfFiling(law.Edition.Term(TermCode.RefusalYear), law),
            "new-year" => OfFiling(law.Edition.Term(TermCode.TwelveMonths) with { Reading = TermReading.SameNumber }, law),
            _ => null,
        };
        if (answer is not ({ } day, { } proofs))
        {
            return NotFound();
        }

        Day = day;
        Proofs = proofs;
        Clauses = [.. proofs.Select(proof => proof.Term.Clause).Distinct()];
        Statutes = [.. proofs.Select(proof => proof.Term.Statute).OfType<string>().Distinct()];
        return Page();
    }

    /// <summary>How long a price stands (Q6), as a term like the others.</summary>
    private static Term OfferTerm(LawInForce law) => new("offer", law.Edition.OfferFreezeDays, TermUnit.CalendarDays, TermDirection.After, TermReading.Plain, RollRule.None, "7.2", null);

    /// <summary>A term that runs from the day of filing: the real one, the one that is due, or that of the plan.</summary>
    private (DateOnly? Day, ImmutableArray<DateProof> Proofs) OfFiling(Term term, LawInForce law)
    {
        DateOnly? filing = Case.Handover?.HandedOverOn ?? Case.Complete?.HandoverDue
            ?? Assessment.Of(CaseAssessment.FactsOf(Case, Today, reissuesRenderedHere: 0) with { PapersAgreedBy = Case.Offer?.PapersAgreedBy }, Today, law).Plan?.HandOverOn;
        return filing is { } day ? (term.Count(day, law.Calendar).Earliest, [term.Prove(day, law.Calendar)]) : (null, []);
    }
}
