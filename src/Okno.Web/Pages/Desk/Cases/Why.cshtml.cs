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
}
