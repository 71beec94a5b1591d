using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Domain.Payments;

namespace Okno.Domain.Privacy;

/// <summary>One purpose that keeps a case: to <paramref name="Until"/>, inclusive.</summary>
public sealed record RetentionSpan(RetentionRule Rule, DateOnly Until);

/// <summary>Why and how long something is kept.</summary>
/// <param name="EndedOn">The day on which its last purpose was reached; null while it runs.</param>
/// <param name="ErasableFrom">The first day on which nothing keeps it; null while it runs, or where the law in use has no term for it.</param>
/// <param name="DestroyBy">The last day on which it must be gone, inclusive.</param>
public sealed record Retention(DateOnly? EndedOn, ImmutableArray<RetentionSpan> Spans, DateOnly? ErasableFrom, DateOnly? DestroyBy)
{
    private static readonly Retention Running = new(null, [], null, null);

    public bool IsOverOn(DateOnly day) => ErasableFrom <= day;

    /// <summary>A case: money keeps it longest; a withdrawn consent shortens only what nothing else demands.</summary>
    public static Retention Of(Case @case, RetentionTable? table, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (table is null || EndOf(@case, today) is not { } end)
        {
            return Running;
        }

        bool paid = !@case.Ledger.Entries.IsEmpty;
        bool withdrawn = !@case.Allows(ConsentPurpose.Service);
        List<RetentionRule> rules = [];
        if (paid)
        {
            rules.AddRange(table.For(KeptSubject.PaidCase, today));
        }

        if (@case.Contract is not null)
        {
            rules.AddRange(table.For(KeptSubject.ContractCase, today));
        }

        if (!paid && !withdrawn)
        {
            rules.AddRange(table.For(KeptSubject.UnpaidCase, today));
        }

        // Money without a known term stays: nobody may destroy accounts for want of a line in a file.
        return rules.Count == 0 && !(withdrawn && !paid)
            ? Running with { EndedOn = end }
            : Over(end, rules, table, withdrawn && rules.Count == 0 ? @case.ConsentWithdrawals!.Value[^1].DestroyBy : null);
    }

    /// <summary>A line of a bank statement: from its own day.</summary>
    public static Retention Of(IncomingLine line, RetentionTable? table, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(line);
        List<RetentionRule> rules = [.. table?.For(KeptSubject.StatementLine, today) ?? []];
        DateOnly last = line.Ledger.Entries.Select(entry => entry.On).Append(line.Day).Max();
        return table is null || rules.Count == 0 ? Running : Over(last, rules, table, null);
    }

    private static Retention Over(DateOnly end, List<RetentionRule> rules, RetentionTable table, DateOnly? destroyBy)
    {
        ImmutableArray<RetentionSpan> spans = [.. rules.Select(rule => new RetentionSpan(rule, rule.LastDay(end))).OrderByDescending(span => span.Until)];
        DateOnly from = spans.IsEmpty ? end : spans[0].Until.AddDays(1);
        return new Retention(end, spans, from, destroyBy ?? from.AddDays(table.Destroy.Days));
    }

    /// <summary>The day on which a case ended; null while anything in it is still to be done. A case nobody paid for ends by itself when its window is gone.</summary>
    private static DateOnly? EndOf(Case @case, DateOnly today)
    {
        if (@case.Papers.Any(paper => paper.Custody == Custody.Taken))
        {
            return null;
        }

        bool touched = !@case.Ledger.Entries.IsEmpty;
        DateOnly? end = @case.Phase switch
        {
            Phase.Closed => @case.Ending?.On,
            Phase.Withdrawn when !touched => @case.Ending?.On,
            Phase.Assessed or Phase.Offered when !touched && @case.Days is { } days =>
                (@case.Offer?.ValidUntil is { } offered && offered > days.LastContact.Latest ? offered : days.LastContact.Latest) is var gone && gone < today ? gone : null,
            _ => null,
        };
        return end is null || !touched ? end : @case.Ledger.Entries.Select(entry => entry.On).Append(end.Value).Max();
    }
}
