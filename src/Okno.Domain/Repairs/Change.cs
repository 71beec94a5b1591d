using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Terms;

namespace Okno.Domain.Repairs;

/// <summary>The kinds of <see cref="Change"/>; among repairs of equal cost the earlier kind is preferred, because it asks less of the person.</summary>
public enum ChangeKind
{
    BringPaper,
    BringPapers,
    PayTax,
    PayOn,
    ComeOn,
    WaitUntil,
    ExtendPolicy,
    ChangeEmployer,
    RenewPassport,

    /// <summary>From here on: what is left where no change of the person's own makes the plan pass.</summary>
    TakeTheRisk,
    AskStaff,
    LoadDecree,
    GoToIssuingAuthority,
    ApplyAnew,
    LeaveService,
}

/// <summary>
/// One possible change of the facts of a person; the family is closed. <see cref="Facts"/> are the values for its words (<c>change.CODE</c>). The first nine kinds lie in the person's hands
/// and can be tried by running the rules again (<see cref="Changed"/>); the rest only say where to turn.
/// </summary>
public abstract record Change
{
    private protected Change()
    {
    }

    public abstract ChangeKind Kind { get; }

    /// <summary>The stable code of its words: "bring-papers".</summary>
    public abstract string Code { get; }

    /// <summary>The values of its words, by name.</summary>
    public abstract IEnumerable<(string Name, object? Value)> Facts { get; }

    /// <summary>The day that the change names; null where it names none.</summary>
    public virtual DateOnly? Day => null;

    /// <summary>True where the person can do it and the rules can be run again with it.</summary>
    public bool IsInTheirHands => Kind < ChangeKind.TakeTheRisk;
}

/// <summary>Come to the Centre, and pay, on that day: for a person who has not come yet (1.2, 3.3).</summary>
public sealed record ComeOn(DateOnly Value) : Change
{
    public override ChangeKind Kind => ChangeKind.ComeOn;

    public override string Code => "come-on";

    public override DateOnly? Day => Value;

    public override IEnumerable<(string Name, object? Value)> Facts => [("day", Value)];
}

/// <summary>Pay, and so conclude the contract (3.3), on that day: the contact has been and stays what it was (Q25).</summary>
public sealed record PayOn(DateOnly Value) : Change
{
    public override ChangeKind Kind => ChangeKind.PayOn;

    public override string Code => "pay-on";

    public override DateOnly? Day => Value;

    public override IEnumerable<(string Name, object? Value)> Facts => [("day", Value)];
}

/// <summary>Wait with the contract until that day, the first on which the year of 6.3.3 is over at the filing.</summary>
public sealed record WaitUntil(DateOnly Value) : Change
{
    public override ChangeKind Kind => ChangeKind.WaitUntil;

    public override string Code => "wait-until";

    public override DateOnly? Day => Value;

    public override IEnumerable<(string Name, object? Value)> Facts => [("day", Value)];
}

/// <summary>Bring all papers by that day, inclusive; agreed and signed with the offer.</summary>
public sealed record BringPapers(DateOnly By) : Change
{
    public override ChangeKind Kind => ChangeKind.BringPapers;

    public override string Code => "bring-papers";

    public override DateOnly? Day => By;

    public override IEnumerable<(string Name, object? Value)> Facts => [("day", By)];
}

/// <summary>Bring one paper by that day, inclusive.</summary>
public sealed record BringPaper(PaperKind Paper, DateOnly By) : Change
{
    public override ChangeKind Kind => ChangeKind.BringPaper;

    public override string Code => "bring-paper";

    public override DateOnly? Day => By;

    public override IEnumerable<(string Name, object? Value)> Facts => [("paper", new PaperId(Paper).ToString()), ("day", By)];
}

/// <summary>Work for an employer of another kind: the petition's form and the contract of 2.1.10 follow it (Q9).</summary>
public sealed record ChangeEmployer(EmployerKind Employer) : Change
{
    public override ChangeKind Kind => ChangeKind.ChangeEmployer;

    public override string Code => Employer == EmployerKind.NaturalPerson ? "employer-natural-person" : "employer-business";

    public override IEnumerable<(string Name, object? Value)> Facts => [];
}

/// <summary>Get a passport that is valid at least through that day (4.4).</summary>
public sealed record RenewPassport(DateOnly ExpiresAtLeast) : Change
{
    public override ChangeKind Kind => ChangeKind.RenewPassport;

    public override string Code => "renew-passport";

    public override IEnumerable<(string Name, object? Value)> Facts => [("day", ExpiresAtLeast)];
}

/// <summary>Pay the tax for that many further months of the patent, 1 to 12, before the paid ones run out (2.1.6, 4.6).</summary>
/// <param name="Through">The day through which the tax is paid then, inclusive.</param>
public sealed record PayTax(int Months, DateOnly Through) : Change
{
    public override ChangeKind Kind => ChangeKind.PayTax;

    public override string Code => "pay-tax";

    public override IEnumerable<(string Name, object? Value)> Facts => [("months", Months), ("day", Through)];

    /// <summary>So many further months after those that are paid; null where the patent's day or the paid day is unknown, or fewer months are left.</summary>
    public static PayTax? For(int months, AssessmentFacts facts, LawInForce law)
    {
        int left = MonthsLeft(facts, law);
        return months < 1 || months > left ? null : new PayTax(months, EndOfMonth(MonthsOfPatent(law) - left + months, facts.Issued!.Value, law));
    }

    /// <summary>How many months of the patent end after the paid day; 0 where either is unknown.</summary>
    public static int MonthsLeft(AssessmentFacts facts, LawInForce law)
    {
        int left = 0;
        if (facts is { Issued: { } issued, PaidThrough: { } paid })
        {
            while (left < MonthsOfPatent(law) && EndOfMonth(MonthsOfPatent(law) - left, issued, law) > paid)
            {
                left++;
            }
        }

        return left;
    }

    private static int MonthsOfPatent(LawInForce law) => law.Edition.Term(TermCode.TwelveMonths).Amount;

    /// <summary>The last day of the patent's n-th month, counted from the day of issue (Q13).</summary>
    private static DateOnly EndOfMonth(int number, DateOnly issued, LawInForce law)
    {
        Term months = law.Edition.Term(TermCode.TwelveMonths) with { Amount = number, Reading = TermReading.SameNumber };
        return Days.Shift(months.Count(issued, law.Calendar).Earliest, -1);
    }
}

/// <summary>A policy, and planned work, through that day (2.1.4, Q8).</summary>
public sealed record ExtendPolicy(DateOnly Through) : Change
{
    public override ChangeKind Kind => ChangeKind.ExtendPolicy;

    public override string Code => "extend-policy";

    public override IEnumerable<(string Name, object? Value)> Facts => [("day", Through)];
}

/// <summary>The Rules promise the service to whoever came in time: the signed risk notice, a second person, and a hand-over on the same day (Q3).</summary>
public sealed record TakeTheRisk : Change
{
    public override ChangeKind Kind => ChangeKind.TakeTheRisk;

    public override string Code => "take-the-risk";

    public override IEnumerable<(string Name, object? Value)> Facts => [];
}

/// <summary>Rules alone cannot plan this: a person at the window decides. <paramref name="Why"/>: "freeze" or "no-patent-day".</summary>
public sealed record AskStaff(string Why) : Change
{
    public override ChangeKind Kind => ChangeKind.AskStaff;

    public override string Code => $"ask-staff-{Why}";

    public override IEnumerable<(string Name, object? Value)> Facts => [];
}

/// <summary>The decree on the days off of that year would settle it (Q32); nobody at the window can bring it about.</summary>
public sealed record LoadDecree(int Year) : Change
{
    public override ChangeKind Kind => ChangeKind.LoadDecree;

    public override string Code => "load-decree";

    public override IEnumerable<(string Name, object? Value)> Facts => [("year", Year)];
}

/// <summary>The authority of the region that issued the patent re-issues it (1.2).</summary>
public sealed record GoToIssuingAuthority(string Region) : Change
{
    public override ChangeKind Kind => ChangeKind.GoToIssuingAuthority;

    public override string Code => "go-to-issuing-authority";

    public override IEnumerable<(string Name, object? Value)> Facts => [("region", Region)];
}

/// <summary>This patent can no longer be re-issued in time: a new one is applied for, which is another service.</summary>
public sealed record ApplyAnew : Change
{
    public override ChangeKind Kind => ChangeKind.ApplyAnew;

    public override string Code => "apply-anew";

    public override IEnumerable<(string Name, object? Value)> Facts => [];
}

/// <summary>The person needs no patent, or another permit: nothing to pay for here (1.1, 1.3).</summary>
public sealed record LeaveService : Change
{
    public override ChangeKind Kind => ChangeKind.LeaveService;

    public override string Code => "leave-service";

    public override IEnumerable<(string Name, object? Value)> Facts => [];
}
