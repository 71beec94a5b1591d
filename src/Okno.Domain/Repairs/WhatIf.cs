using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Windows;

namespace Okno.Domain.Repairs;

/// <summary>One day of the plan before and after: "contact", "contract", "papers", "handover", "last-filing", "contract-end", "passport"; null where there is no such day. Inclusive days, as everywhere.</summary>
public sealed record ComparedDay(string Code, DateOnly? Before, DateOnly? After)
{
    public bool Moves => Before != After;
}

/// <summary>
/// The answer to "what if": the rules run twice, and the difference. <paramref name="Gone"/> and <paramref name="New"/> are findings other than mere information, by code; <paramref name="Days"/> are the days of both plans.
/// </summary>
public sealed record WhatIf(ImmutableArray<Change> Changes, Standing Before, Standing After, Cost Cost, ImmutableArray<Finding> Gone, ImmutableArray<Finding> New, ImmutableArray<ComparedDay> Days)
{
    public static WhatIf Of(AssessmentFacts facts, Change change, DateOnly today, LawInForce law) => Of(facts, [change], today, law);

    /// <summary>The changes are taken as they are; <see cref="ChangeCheck"/> says which make sense.</summary>
    public static WhatIf Of(AssessmentFacts facts, ImmutableArray<Change> changes, DateOnly today, LawInForce law)
    {
        Standing before = Standing.Of(facts, today, law);
        Standing after = Standing.Of(Changed.By(changes, facts, today, law), today, law);
        return new WhatIf(changes, before, after, Cost.Of(changes, before, after, today, law), Only(before, after), Only(after, before), Compare(before, after, law));
    }

    private static ImmutableArray<Finding> Only(Standing one, Standing other) =>
        [.. one.Result.Findings.Where(finding => finding.Effect != Effect.Informs && other.Result.Findings.All(same => same.Code != finding.Code))];

    private static ImmutableArray<ComparedDay> Compare(Standing before, Standing after, LawInForce law)
    {
        ComparedDay Day(string code, Func<Standing, DateOnly?> of) => new(code, of(before), of(after));
        return
        [
            .. new[]
            {
                Day("contact", one => one.Result.Plan?.Contact),
                Day("contract", one => one.Result.Plan?.Contract),
                Day("papers", one => one.Result.Plan?.LastPapersOn),
                Day("handover", one => one.Result.Plan?.HandOverOn),
                Day("last-filing", one => one.Result.Window?.LastFiling.Earliest),
                Day("contract-end", one => one.Result.Plan is { } plan ? ContractTerm.Of(plan.Contract, law).Last : null),
                Day("passport", one => one.Result.Plan is { } plan ? law.Edition.Term(TermCode.Passport).Count(plan.HandOverOn, law.Calendar).Earliest : null),
            }.Where(day => day.Before is not null || day.After is not null),
        ];
    }
}
