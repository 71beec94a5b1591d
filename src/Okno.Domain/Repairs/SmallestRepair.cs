using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Windows;

namespace Okno.Domain.Repairs;

/// <summary>Changes that make a plan pass when all are made, and none of which can be left out; in the order of their days, those without a day last. <paramref name="After"/> is what the rules say then.</summary>
public sealed record RepairSet(ImmutableArray<Change> Changes, Cost Cost, Standing After);

/// <summary>
/// What would make a person pass. <paramref name="Smallest"/> has the fewest changes, and of those the ones that cost the least time, then money; <paramref name="Alternatives"/> are the other ways with as few changes, in
/// the same order, one per kinds of change. Where nothing helps, <paramref name="Instead"/> says where to turn. All three are empty where the person passes already.
/// </summary>
public sealed record Repair(Standing Now, RepairSet? Smallest, ImmutableArray<RepairSet> Alternatives, Change? Instead)
{
    public bool IsNeeded => !Now.Passes;
}

/// <summary>Finds the smallest set of changes by trying: sets of one change, then of two, and so on, each judged by running the rules again.</summary>
public static class SmallestRepair
{
    public static Repair Of(AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        Standing now = Standing.Of(facts, today, law);
        if (now.Passes)
        {
            return new Repair(now, null, [], null);
        }

        if (Elsewhere(now) is { } elsewhere)
        {
            return new Repair(now, null, [], elsewhere);
        }

        ImmutableArray<ImmutableArray<Change>> family = ChangeFamily.For(now, today, law);
        DateOnly planned = now.Result.Plan?.Contract ?? facts.Contract ?? facts.Contact ?? today;
        for (int size = 1; size <= family.Length; size++)
        {
            Search search = new(now, planned, today, law);
            search.Try(family, 0, size, []);
            if (search.Best.Count > 0)
            {
                ImmutableArray<RepairSet> found = [.. search.Best.Values.Order(Comparer<RepairSet>.Create(Compare))];
                return new Repair(now, found[0], found[1..], null);
            }
        }

        return new Repair(now, null, [], NothingHelps(now, today));
    }

    private static Change? Elsewhere(Standing now) =>
        now.Result.Window is null ? new AskStaff("no-patent-day")
        : now.Result.Findings.Any(finding => finding is { IsBlocking: true, Repair: "not-this-service" }) ? new LeaveService()
        : now.Result.Findings.Any(finding => finding is { IsBlocking: true, Code: "region.other" }) ? new GoToIssuingAuthority(now.Facts.Region!)
        : null;

    private static Change NothingHelps(Standing now, DateOnly today)
    {
        PatentWindow window = now.Result.Window!;
        DateOnly contact = now.Facts.Contact ?? today;
        DateOnly came = contact < today ? contact : today;
        return window.TouchesFreeze ? new AskStaff("freeze")
            : came > window.LastContact.Latest ? new ApplyAnew()
            : now.Result.Findings.Any(finding => finding is { IsBlocking: true, Clause: "6.3.2" or "6.3.3" }) ? new ApplyAnew()
            : window.LastFiling.Provisional && (came > window.LastContact.Earliest || now.Result.Findings.Any(finding => finding.Code == "plan.may-be-too-late")) ? new LoadDecree(window.LastFiling.Latest.Year)
            : today > window.LastFiling.Latest ? new ApplyAnew()
            : new TakeTheRisk();
    }

    /// <summary>By time, then money, then what asks less, then the earlier day.</summary>
    private static int Compare(RepairSet one, RepairSet other)
    {
        int order = one.Cost.CompareTo(other.Cost);
        for (int i = 0; order == 0 && i < one.Changes.Length; i++)
        {
            order = one.Changes[i].Kind.CompareTo(other.Changes[i].Kind);
            order = order == 0 ? Nullable.Compare(one.Changes[i].Day, other.Changes[i].Day) : order;
        }

        return order;
    }

    /// <summary>All sets of one size, the best kept per kinds of change.</summary>
    private sealed class Search(Standing now, DateOnly planned, DateOnly today, LawInForce law)
    {
        public Dictionary<string, RepairSet> Best { get; } = new(StringComparer.Ordinal);

        public void Try(ImmutableArray<ImmutableArray<Change>> family, int place, int left, ImmutableArray<Change> made)
        {
            if (left == 0)
            {
                Judge(made);
                return;
            }

            if (family.Length - place < left)
            {
                return;
            }

            Try(family, place + 1, left, made);
            DateOnly contract = made.Select(change => change.Kind is ChangeKind.ComeOn or ChangeKind.PayOn or ChangeKind.WaitUntil ? change.Day : null).FirstOrDefault(day => day is not null) ?? planned;
            foreach (Change change in family[place])
            {
                if (ChangeFamily.Fits(change, contract, law))
                {
                    Try(family, place + 1, left - 1, made.Add(change));
                }
            }
        }

        private void Judge(ImmutableArray<Change> made)
        {
            Standing after = After(made);
            if (!after.Passes)
            {
                return;
            }

            made = PayNoMoreThanNeeded(made);
            after = After(made);
            RepairSet set = new([.. made.OrderBy(change => change.Day ?? DateOnly.MaxValue).ThenBy(change => change.Kind)], Cost.Of(made, now, after, today, law), after);
            string kinds = string.Join(' ', made.Select(change => change.Kind).Order());
            if (!Best.TryGetValue(kinds, out RepairSet? best) || Compare(set, best) < 0)
            {
                Best[kinds] = set;
            }
        }

        private Standing After(ImmutableArray<Change> made) => Standing.Of(Changed.By(made, now.Facts, today, law), today, law);

        private ImmutableArray<Change> PayNoMoreThanNeeded(ImmutableArray<Change> made)
        {
            if (made.OfType<PayTax>().FirstOrDefault() is { } paid)
            {
                for (int months = 1; months < paid.Months; months++)
                {
                    ImmutableArray<Change> fewer = made.Replace(paid, PayTax.For(months, now.Facts, law)!);
                    if (After(fewer).Passes)
                    {
                        return fewer;
                    }
                }
            }

            return made;
        }
    }
}
