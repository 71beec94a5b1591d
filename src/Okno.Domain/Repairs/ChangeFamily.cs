using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Domain.Repairs;

/// <summary>The changes worth trying for a person who does not pass: one place per thing that can change, each with its possible values.</summary>
internal static class ChangeFamily
{
    private const string Stateless = "XXA";

    /// <summary>Of each inner list at most one change is made. Needs a patent's day.</summary>
    public static ImmutableArray<ImmutableArray<Change>> For(Standing now, DateOnly today, LawInForce law)
    {
        PatentWindow window = now.Result.Window!;
        DateOnly planned = now.Result.Plan?.Contract ?? now.Facts.Contract ?? now.Facts.Contact ?? today;
        ImmutableArray<Change> days = [.. Days(now, window, planned, today, law)];
        ImmutableArray<Change>[] all = [days, [.. Papers(now, days, planned, law)], [.. Tax(now.Facts, today, law)], [.. Employer(now.Facts)], [.. Passport(now, window, law)]];
        return [.. all.Where(place => !place.IsEmpty)];
    }

    /// <summary>True where <paramref name="papers"/>, a change of the papers' day, says anything beside a contract of that day.</summary>
    public static bool Fits(Change papers, DateOnly contract, LawInForce law) => papers switch
    {
        BringPaper paper => paper.By == contract,
        BringPapers all => all.By >= contract && all.By <= law.Edition.Term(TermCode.LatePapers).Count(contract, law.Calendar).Earliest,
        _ => true,
    };

    private static IEnumerable<Change> Days(Standing now, PatentWindow window, DateOnly planned, DateOnly today, LawInForce law)
    {
        bool hasCome = Changed.HasCome(now.Facts, today);
        bool refused = now.Result.Findings.Any(finding => finding is { Code: "refusal.within-year", IsBlocking: true });
        for (DateOnly day = today > window.OpensOn ? today : window.OpensOn; day <= window.LastFiling.Latest; day = day.AddDays(1))
        {
            if (law.Centre.IsOpen(day) && (day != planned || (!hasCome && day != now.Facts.Contact)))
            {
                yield return refused && day > planned ? new WaitUntil(day) : hasCome ? new PayOn(day) : new ComeOn(day);
            }
        }
    }

    private static IEnumerable<Change> Papers(Standing now, ImmutableArray<Change> days, DateOnly planned, LawInForce law)
    {
        SortedSet<DateOnly> contracts = [planned, .. days.Select(change => change.Day!.Value)];
        if (now.Result.Findings.FirstOrDefault(finding => finding.Code == "papers.do-not-pay-yet")?.Facts["papers"] is { } missing && PaperId.TryParse(missing, out PaperId only))
        {
            foreach (DateOnly contract in contracts)
            {
                yield return new BringPaper(only.Kind, contract);
            }
        }

        DateOnly last = law.Edition.Term(TermCode.LatePapers).Count(contracts.Max, law.Calendar).Earliest;
        for (DateOnly day = contracts.Min; day <= last; day = day.AddDays(1))
        {
            yield return new BringPapers(day);
        }
    }

    /// <summary>One value, the months that are left: more months paid never make it worse, and the search gives back those that are not needed.</summary>
    private static IEnumerable<Change> Tax(AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        if (facts.PaidThrough >= today && PayTax.For(PayTax.MonthsLeft(facts, law), facts, law) is { } pay)
        {
            yield return pay;
        }
    }

    private static IEnumerable<Change> Employer(AssessmentFacts facts)
    {
        // 2.1.10: only the missing contract depends on the employer's kind.
        if (facts.Employer != EmployerKind.NaturalPerson && !facts.Held.IsDefault && !facts.Held.Contains(PaperKind.WorkContract))
        {
            yield return new ChangeEmployer(EmployerKind.NaturalPerson);
        }
    }

    private static IEnumerable<Change> Passport(Standing now, PatentWindow window, LawInForce law)
    {
        if (now.Facts.PassportExpires is not { } expires || string.Equals(now.Facts.Citizenship, Stateless, StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        // Long enough for the last day to file, so that a hand-over that slips within the window does not undo it.
        DateOnly needed = law.Edition.Term(TermCode.Passport).Count(window.LastFiling.Latest, law.Calendar).Earliest;
        if (expires < needed)
        {
            yield return new RenewPassport(needed);
        }
    }
}
