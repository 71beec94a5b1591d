using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

using Okno.Domain.Windows;
using RulesEngine.Models;

namespace Okno.Benchmarks.Decisions;

/// <summary>
/// The rules of the assessment for Microsoft RulesEngine: an expression per finding that is not met, true where it is. The engine counts no days: they are computed by Okno and handed over, so its time is that of the judging alone plus one record.
/// </summary>
internal sealed class RulesAsExpressions
{
    private static readonly (string Code, string Expression, bool Blocks, bool Opens)[] Table =
    [
        ("person.stateless-id", "p.StatelessId", true, false),
        ("person.residence-permit", "p.Permit", false, true),
        ("citizenship.patent-not-needed", "p.Country != \"\" && !p.Stateless && p.Need == \"NotNeeded\"", true, false),
        ("citizenship.visa-country", "p.Country != \"\" && !p.Stateless && p.Need == \"VisaCountry\"", true, false),
        ("citizenship.conditional", "p.Country != \"\" && !p.Stateless && p.Need == \"HumanDecides\"", false, true),
        ("citizenship.unknown", "p.Country != \"\" && !p.Stateless && p.Need == \"\"", false, true),
        ("region.other", "p.Region != \"\" && p.Region != p.OurRegion", true, false),
        ("", "!p.HasWindow", false, true),
        ("window.freeze", "p.HasWindow && p.Freeze", false, true),
        ("window.early", "p.HasWindow && !p.Freeze && p.Contact < p.Opens", false, true),
        ("window.closed", "p.HasWindow && !p.Freeze && p.Contact > p.LastLatest", true, false),
        ("window.provisional-edge", "p.HasWindow && !p.Freeze && p.Contact >= p.Opens && p.Contact > p.Last && p.Contact <= p.LastLatest", false, true),
        ("plan.papers-sooner", "p.HasPlan && p.HandOver > p.Last && p.BringBy != 0", false, true),
        ("plan.may-be-too-late", "p.HasPlan && p.HandOver > p.Last && p.BringBy == 0 && p.HandOver <= p.LastLatest", false, true),
        ("plan.too-late", "p.HasPlan && p.HandOver > p.Last && p.BringBy == 0 && p.HandOver > p.LastLatest", false, true),
        ("papers.do-not-pay-yet", "p.HasPlan && p.Missing > 0 && p.Compressed", false, true),
        ("papers.do-not-pay-yet", "p.HasPlan && p.Missing > 0 && !p.Compressed", false, false),
        ("passport.not-a-passport", "p.Passport != 0 && p.Stateless", false, true),
        ("passport.expires-too-early", "p.Passport != 0 && !p.Stateless && p.Passport < p.PassportNeeded", true, false),
        ("reissue.once-only", "p.Reissues > 0 && p.OnceOnly", true, false),
        ("refusal.within-year", "p.Refused != 0 && p.Refused >= p.YearBack", true, false),
        ("stay.unlawful", "p.Unlawful", false, true),
        ("tax.lapsed", "p.Paid != 0 && p.Paid < p.Today", false, true),
        ("tax.pay-before-contract", "p.Paid != 0 && p.Paid >= p.Today && p.Paid < p.Contract", false, false),
        ("tax.pay-before-filing", "p.Paid != 0 && p.Paid >= p.Today && p.Paid >= p.Contract && p.Paid < p.Filing", false, false),
    ];

    private readonly RulesEngine.RulesEngine engine = new(
    [
        new Workflow
        {
            WorkflowName = "assessment",
            Rules = Table.Select((rule, i) => new Rule { RuleName = $"r{i}", RuleExpressionType = RuleExpressionType.LambdaExpression, Expression = rule.Expression }).ToList(),
        },
    ]);

    public (Verdict Verdict, ImmutableArray<string> Broken) Judge(AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        List<RuleResultTree> results = engine.ExecuteAllRulesAsync("assessment", new RuleParameter("p", InNumbers(facts, today, law))).AsTask().GetAwaiter().GetResult();
        bool blocks = false;
        bool open = false;
        ImmutableArray<string>.Builder broken = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < Table.Length; i++)
        {
            if (results[i].IsSuccess)
            {
                blocks |= Table[i].Blocks;
                open |= Table[i].Opens;
                if (Table[i].Code.Length > 0)
                {
                    broken.Add(Table[i].Code);
                }
            }
            else if (!string.IsNullOrEmpty(results[i].ExceptionMessage))
            {
                throw new InvalidOperationException($"{Table[i].Code}: {results[i].ExceptionMessage}");
            }
        }

        return (blocks ? Verdict.NotMet : open ? Verdict.HumanDecides : Verdict.Met, broken.ToImmutable());
    }

    /// <summary>The facts and days as plain numbers, as such an engine likes them; 0 where there is none.</summary>
    private static PersonInNumbers InNumbers(AssessmentFacts facts, DateOnly today, LawInForce law) => new(facts, Assessment.Of(facts, today, law), law);
}

/// <summary>What the expressions see.</summary>
public sealed class PersonInNumbers
{
    internal PersonInNumbers(AssessmentFacts facts, AssessmentResult days, LawInForce law)
    {
        Country = facts.Citizenship ?? "";
        Stateless = Country == "XXA";
        Need = law.Statutes.CitizenshipOn(Country, days.Filing)?.Need.ToString() ?? "";
        StatelessId = facts.HoldsStatelessId2021 == true;
        Permit = facts.HoldsResidencePermit == true;
        Region = facts.Region ?? "";
        OurRegion = law.Statutes.Region;
        Today = days.Today.DayNumber;
        Contact = days.Contact.DayNumber;
        Contract = days.Contract.DayNumber;
        Filing = days.Filing.DayNumber;
        if (days.Window is { } window)
        {
            HasWindow = true;
            Freeze = window.TouchesFreeze;
            Opens = window.OpensOn.DayNumber;
            Last = window.LastContact.Earliest.DayNumber;
            LastLatest = window.LastContact.Latest.DayNumber;
        }

        if (days.Plan is { } plan)
        {
            HasPlan = true;
            Compressed = plan.Lane == Lane.Compressed;
            HandOver = plan.HandOverOn.DayNumber;
            BringBy = plan.BringPapersBy?.DayNumber ?? 0;
            Missing = facts.Held.IsDefault ? 0 : law.Edition.Papers.Count(paper =>
                paper.Kind is not (PaperKind.Application or PaperKind.Translation) && !paper.WhenNeeded && !facts.Held.Contains(paper.Kind)
                && !(paper.NotForNaturalPersons && facts.Employer == Domain.People.EmployerKind.NaturalPerson)
                && (paper.Due == PaperDue.ContractDay || plan.LastPapersOn == plan.Contract));
        }

        Passport = facts.PassportExpires?.DayNumber ?? 0;
        PassportNeeded = law.Edition.Term(TermCode.Passport).Count(days.Filing, law.Calendar).Earliest.DayNumber;
        Reissues = facts.EarlierReissues ?? 0;
        OnceOnly = law.Statutes.OnceOnlyOn(days.Filing);
        Refused = facts.RefusedOrAnnulledOn?.DayNumber ?? 0;
        YearBack = law.Edition.Term(TermCode.RefusalYear).Count(days.Filing, law.Calendar).Earliest.DayNumber;
        Unlawful = facts.StayUnlawful == true;
        Paid = facts.PaidThrough?.DayNumber ?? 0;
    }

    public string Country { get; }

    public bool Stateless { get; }

    public string Need { get; }

    public bool StatelessId { get; }

    public bool Permit { get; }

    public string Region { get; }

    public string OurRegion { get; }

    public int Today { get; }

    public int Contact { get; }

    public int Contract { get; }

    public int Filing { get; }

    public bool HasWindow { get; }

    public bool Freeze { get; }

    public int Opens { get; }

    public int Last { get; }

    public int LastLatest { get; }

    public bool HasPlan { get; }

    public bool Compressed { get; }

    public int HandOver { get; }

    public int BringBy { get; }

    public int Missing { get; }

    public int Passport { get; }

    public int PassportNeeded { get; }

    public int Reissues { get; }

    public bool OnceOnly { get; }

    public int Refused { get; }

    public int YearBack { get; }

    public bool Unlawful { get; }

    public int Paid { get; }
}
