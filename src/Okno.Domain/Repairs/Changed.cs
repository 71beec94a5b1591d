using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Domain.Repairs;

/// <summary>The facts of a person after changes; what they mean is for the rules to say again.</summary>
public static class Changed
{
    /// <summary>True where the person has come to the Centre: the day of contact is a fact and no longer a plan (Q25).</summary>
    public static bool HasCome(AssessmentFacts facts, DateOnly today) => facts.Contact <= today;

    /// <summary>All changes at once, in whatever order they are named; those that do not lie in the person's hands change nothing.</summary>
    public static AssessmentFacts By(IEnumerable<Change> changes, AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        DateOnly? all = null;
        List<BringPaper>? named = null;
        foreach (Change change in changes)
        {
            switch (change)
            {
                case BringPapers papers:
                    all = all < papers.By ? all : papers.By;
                    break;
                case BringPaper paper:
                    (named ??= []).Add(paper);
                    break;
                default:
                    facts = Apply(change, facts, today);
                    break;
            }
        }

        return all is null && named is null ? facts : Bring(all, named ?? [], facts, today, law);
    }

    private static AssessmentFacts Apply(Change change, AssessmentFacts facts, DateOnly today) => change switch
    {
        ComeOn come => facts with { Contact = come.Value, Contract = come.Value },
        PayOn pay => facts with { Contact = facts.Contact ?? today, Contract = pay.Value },
        WaitUntil wait => HasCome(facts, today) ? facts with { Contract = wait.Value } : facts with { Contact = wait.Value, Contract = wait.Value },
        ChangeEmployer employer => facts with { Employer = employer.Employer },
        RenewPassport passport => facts with { PassportExpires = passport.ExpiresAtLeast },
        PayTax tax => facts with { PaidThrough = tax.Through },
        ExtendPolicy policy => facts with { WorkUntil = policy.Through },
        _ => facts,
    };

    /// <summary>A paper brought on the contract day is in hand that day; the plan waits for the last of them, so named papers move it only where no other one is later.</summary>
    private static AssessmentFacts Bring(DateOnly? all, List<BringPaper> named, AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        facts = all is { } by && !(facts.PapersAgreedBy <= by) ? facts with { PapersAgreedBy = by } : facts;
        if ((named.Count == 0 && facts.Held.IsDefault) || Assessment.Of(facts, today, law) is not { Plan: { } plan, Window: { } window })
        {
            return facts;
        }

        if (!facts.Held.IsDefault)
        {
            facts = all <= plan.Contract
                ? facts with { Held = [.. Enum.GetValues<PaperKind>()] }
                : facts with { Held = [.. facts.Held.Union(named.Where(paper => paper.By <= plan.Contract).Select(paper => paper.Paper))] };
        }

        DateOnly last = plan.Contract;
        ChecklistFacts asked = new(facts.Employer ?? EmployerKind.LegalEntity, [], plan.Contact, plan.Contract, AllPapersAgreedBy: facts.PapersAgreedBy);
        foreach (ChecklistItem item in Checklist.For(asked, window, law).Where(item => item.StartsHandoverClock && item.Need != Need.NotRequired))
        {
            DateOnly brought = named.Where(paper => paper.Paper == item.Paper.Kind).Select(paper => paper.By).Append(item.Due).Min();
            last = brought > last ? brought : last;
        }

        return last < plan.LastPapersOn ? facts with { PapersAgreedBy = last } : facts;
    }
}
