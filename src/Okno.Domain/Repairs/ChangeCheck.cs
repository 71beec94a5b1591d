using Okno.Domain.Law;
using Okno.Domain.Windows;

namespace Okno.Domain.Repairs;

/// <summary>What is wrong with a change that somebody typed; the words are <c>change.wrong.CODE</c>. <paramref name="Limit"/> is the day that it breaks, itself allowed.</summary>
public sealed record ChangeFault(string Code, DateOnly Limit);

/// <summary>Which what-if questions make sense: not before today or the contact, not beyond the patent's twelve months.</summary>
public static class ChangeCheck
{
    /// <summary>How far ahead a passport or a policy may run; beyond it the year is surely a slip.</summary>
    private const int LongestPaper = 20;

    /// <summary>Null where the change can be tried.</summary>
    public static ChangeFault? Of(Change change, AssessmentFacts facts, DateOnly today, LawInForce law) => change switch
    {
        ComeOn come => Visit(come.Value, today, facts, law),
        WaitUntil wait => Visit(wait.Value, facts.Contact > today ? facts.Contact.Value : today, facts, law),
        PayOn pay => facts.Contact > pay.Value ? new ChangeFault("before-contact", facts.Contact.Value) : Visit(pay.Value, today, facts, law),
        BringPapers papers => Papers(papers.By, facts, today, law),
        BringPaper paper => Papers(paper.By, facts, today, law),
        RenewPassport passport => Paper(passport.ExpiresAtLeast, today),
        ExtendPolicy policy => Paper(policy.Through, today),
        PayTax tax when facts.PaidThrough is { } paid && tax.Through <= paid => new ChangeFault("already-paid", paid),
        _ => null,
    };

    private static ChangeFault? Visit(DateOnly day, DateOnly first, AssessmentFacts facts, LawInForce law)
    {
        if (day < first)
        {
            return new ChangeFault("in-the-past", first);
        }

        DateOnly? end = facts.Issued is { } issued ? PatentWindow.Of(issued, law).TwelveMonths : null;
        return day > end ? new ChangeFault("after-twelve-months", end.Value) : null;
    }

    private static ChangeFault? Papers(DateOnly by, AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        if (Assessment.Of(facts, today, law).Plan is not { } plan)
        {
            return by < today ? new ChangeFault("in-the-past", today) : null;
        }

        DateOnly lawful = plan.Lane == Lane.Compressed ? plan.Contract : law.Edition.Term(TermCode.LatePapers).Count(plan.Contract, law.Calendar).Earliest;
        return by < plan.Contract ? new ChangeFault("before-contract", plan.Contract)
            : by > lawful ? new ChangeFault("later-than-lawful", lawful)
            : null;
    }

    private static ChangeFault? Paper(DateOnly day, DateOnly today) =>
        day < today ? new ChangeFault("in-the-past", today)
        : day > today.AddYears(LongestPaper) ? new ChangeFault("too-far", today.AddYears(LongestPaper))
        : null;
}
