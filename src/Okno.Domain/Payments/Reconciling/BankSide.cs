using System.Collections.Immutable;

namespace Okno.Domain.Payments.Reconciling;

/// <summary>Days that no statement speaks of, both inclusive.</summary>
public sealed record DaysWithoutStatement(string Account, DateOnly From, DateOnly To);

/// <summary>Where the bank contradicts itself: its own equation fails inside a statement, or a statement does not begin where the one before it ended.</summary>
/// <param name="On">First day of the statement that does not fit.</param>
/// <param name="Amount">By how much; with its sign.</param>
public sealed record BalanceBreak(string Account, DateOnly On, bool BetweenStatements, Money Amount);

/// <summary>
/// What the bank's statements say of a period over all accounts of the Centre. Of statements that overlap the longer one speaks and the other is left out, because their turnovers must not be added twice.
/// A sum is null where a statement that speaks leaves it out, or where none speaks.
/// </summary>
public sealed record BankSide(
    Money? Opening, Money? Credited, Money? Debited, Money? Closing, int Statements, ImmutableArray<string> Accounts, ImmutableArray<DaysWithoutStatement> Missing, ImmutableArray<BalanceBreak> Breaks)
{
    /// <param name="periods">What the statements say, in any order, overlapping or not; those that stick out of the period, name no days, or are in another currency are left out.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    public static BankSide Of(IEnumerable<StatementPeriod> periods, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(periods);
        List<ImmutableArray<Spoken>> accounts = [.. periods
            .Where(period => period is { Currency: null, From: not null, To: not null })
            .Select(period => new Spoken(period.Account, period.From!.Value, period.To!.Value, period))
            .Where(period => period.From >= from && period.To <= to && period.From <= period.To)
            .GroupBy(period => period.Account, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(SpeakingOnce)];
        return new BankSide(
            Sum(accounts.Select(account => account[0].Says.Opening)),
            Sum(accounts.SelectMany(account => account).Select(period => period.Says.Credited)),
            Sum(accounts.SelectMany(account => account).Select(period => period.Says.Debited)),
            Sum(accounts.Select(account => account[^1].Says.Closing)),
            accounts.Sum(account => account.Length),
            [.. accounts.Select(account => account[0].Account)],
            [.. accounts.SelectMany(account => MissingDays(account, from, to))],
            [.. accounts.SelectMany(BreaksOf)]);
    }

    private sealed record Spoken(string Account, DateOnly From, DateOnly To, StatementPeriod Says);

    private static ImmutableArray<Spoken> SpeakingOnce(IEnumerable<Spoken> periods)
    {
        List<Spoken> speaking = [];
        foreach (Spoken period in periods.OrderByDescending(period => period.To.DayNumber - period.From.DayNumber).ThenBy(period => period.From))
        {
            if (speaking.All(other => period.To < other.From || period.From > other.To))
            {
                speaking.Add(period);
            }
        }

        return [.. speaking.OrderBy(period => period.From)];
    }

    private static IEnumerable<DaysWithoutStatement> MissingDays(ImmutableArray<Spoken> account, DateOnly from, DateOnly to)
    {
        DateOnly next = from;
        foreach (Spoken period in account)
        {
            if (period.From > next)
            {
                yield return new DaysWithoutStatement(period.Account, next, period.From.AddDays(-1));
            }

            next = period.To.AddDays(1);
        }

        if (next <= to)
        {
            yield return new DaysWithoutStatement(account[0].Account, next, to);
        }
    }

    private static IEnumerable<BalanceBreak> BreaksOf(ImmutableArray<Spoken> account)
    {
        Spoken? before = null;
        foreach (Spoken period in account)
        {
            // Where days are missing between two statements the balance may have moved in them: that is said as missing days.
            if (before?.Says.Closing is { } closed && period.Says.Opening is { } opened && before.To.AddDays(1) == period.From && opened != closed)
            {
                yield return new BalanceBreak(period.Account, period.From, BetweenStatements: true, opened - closed);
            }

            if (period.Says.BalanceGap is { } gap && gap != Money.Zero)
            {
                yield return new BalanceBreak(period.Account, period.From, BetweenStatements: false, gap);
            }

            before = period;
        }
    }

    private static Money? Sum(IEnumerable<Money?> sums)
    {
        Money? total = null;
        foreach (Money? sum in sums)
        {
            if (sum is null)
            {
                return null;
            }

            total = (total ?? Money.Zero) + sum.Value;
        }

        return total;
    }
}
