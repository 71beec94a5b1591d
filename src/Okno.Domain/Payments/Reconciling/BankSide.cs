using System.Collections.Immutable;

namespace Okno.Domain.Payments.Reconciling;

/// <summary>A day of which a statement was to be had, and that none speaks of.</summary>
public sealed record DayWithoutStatement(string Account, DateOnly Day);

/// <summary>Where the bank contradicts itself: its own equation fails inside a statement, or a statement does not begin where the one before it ended.</summary>
/// <param name="On">First day of the statement that does not fit.</param>
/// <param name="Amount">By how much; with its sign.</param>
public sealed record BalanceBreak(string Account, DateOnly On, bool BetweenStatements, Money Amount);

/// <summary>
/// What the bank's statements say of a period over all accounts of the Centre. Of statements that overlap the longer one speaks, of two of the same days the one that had more (it was asked for later), and the other
/// is left out, because their turnovers must not be added twice.
/// A sum is null where a statement that speaks leaves it out, or where none speaks.
/// </summary>
public sealed record BankSide(
    Money? Opening, Money? Credited, Money? Debited, Money? Closing, int Statements, ImmutableArray<string> Accounts, ImmutableArray<DayWithoutStatement> Missing, ImmutableArray<BalanceBreak> Breaks)
{
    /// <param name="periods">What the statements say, in any order, overlapping or not; those that stick out of the period, name no days, or are in another currency are left out.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="expected">Days of which a statement is to be had: a bank gives none of days off, and none of a day that is not over.</param>
    public static BankSide Of(IEnumerable<StatementPeriod> periods, DateOnly from, DateOnly to, Func<DateOnly, bool> expected)
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
            [.. accounts.SelectMany(account => MissingDays(account, from, to, expected))],
            [.. accounts.SelectMany(account => BreaksOf(account, expected))]);
    }

    private sealed record Spoken(string Account, DateOnly From, DateOnly To, StatementPeriod Says);

    private static ImmutableArray<Spoken> SpeakingOnce(IEnumerable<Spoken> periods)
    {
        List<Spoken> speaking = [];
        foreach (Spoken period in periods.OrderByDescending(period => period.To.DayNumber - period.From.DayNumber).ThenByDescending(Moved).ThenBy(period => period.From))
        {
            if (speaking.All(other => period.To < other.From || period.From > other.To))
            {
                speaking.Add(period);
            }
        }

        return [.. speaking.OrderBy(period => period.From)];
    }

    private static IEnumerable<DayWithoutStatement> MissingDays(ImmutableArray<Spoken> account, DateOnly from, DateOnly to, Func<DateOnly, bool> expected)
    {
        for (DateOnly day = from; day <= to; day = day.AddDays(1))
        {
            if (expected(day) && account.All(period => day < period.From || day > period.To))
            {
                yield return new DayWithoutStatement(account[0].Account, day);
            }
        }
    }

    private static IEnumerable<BalanceBreak> BreaksOf(ImmutableArray<Spoken> account, Func<DateOnly, bool> expected)
    {
        Spoken? before = null;
        foreach (Spoken period in account)
        {
            // Where an expected day is missing between two statements the balance may have moved on it: that is said as a missing day.
            if (before?.Says.Closing is { } closed && period.Says.Opening is { } opened && opened != closed && !IsMissingBetween(before.To, period.From, expected))
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

    private static long Moved(Spoken period) => (period.Says.Credited?.Kopecks ?? 0) + (period.Says.Debited?.Kopecks ?? 0);

    private static bool IsMissingBetween(DateOnly last, DateOnly first, Func<DateOnly, bool> expected)
    {
        for (DateOnly day = last.AddDays(1); day < first; day = day.AddDays(1))
        {
            if (expected(day))
            {
                return true;
            }
        }

        return false;
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
