using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>One day of the plan from contact to filing.</summary>
/// <param name="Lawful">False where this day falls after its limit.</param>
public sealed record PlanDay(string What, DateOnly On, string Clause, bool Lawful = true);

/// <summary>Risk notice (Q2, Q3), signed by the person and confirmed by a second member of staff before an offer where no fully lawful plan is found.</summary>
/// <param name="TwelveMonthsEnd">E1: twelve months from the day of issue.</param>
/// <param name="LastDay">The 10th working day back, the last that the Rules allow.</param>
/// <param name="SafeDay">The safe reading (11th back from E2).</param>
/// <param name="Risks">What may happen, each with its clause.</param>
public sealed record RiskNotice(PaperHead Head, PersonLine Person, AuthorityName Authority, DateOnly PatentIssuedOn, DateOnly TwelveMonthsEnd, DateOnly LastDay, DateOnly SafeDay, ImmutableArray<PlanDay> Plan, ImmutableArray<ClauseText> Risks, Signer Operator, Signer SecondPerson) : IPaper
{
    public static string Template => "risk-notice";
}
