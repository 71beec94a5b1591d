using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Terms;

namespace Okno.Domain.Tax;

/// <summary>Coverage under one reading of rate and month end.</summary>
/// <param name="CoveredThrough">The last day up to which every month from the first is paid, safely or on a disputed day; null where the first is not.</param>
/// <param name="Surplus">Money left after the last month; also the money that no month could take because a rate is unknown.</param>
/// <param name="Findings">One for each needed month that is not <see cref="TaxMonthState.Safe"/>, in order.</param>
/// <param name="Verdict">NotMet where a finding is; else HumanDecides where there is one; else Met.</param>
public sealed record TaxReading(TaxRateReading Rate, MonthEndRounding Rounding, ImmutableArray<TaxMonth> Months, DateOnly? CoveredThrough, Money Surplus, Verdict Verdict, ImmutableArray<Finding> Findings)
{
    /// <summary>The days of the needed months that nothing covers, month by month.</summary>
    public IEnumerable<TaxGap> Gaps => Months.Where(month => month.NeededNow).Select(month => month.Uncovered).OfType<TaxGap>();

    /// <summary>What is missing in the needed months.</summary>
    public Money Shortfall => Months.Where(month => month.NeededNow).Aggregate(Money.Zero, (sum, month) => sum + month.Missing);
}

/// <summary>All readings; <paramref name="Decisive"/> is the one that the switch Q14 chooses, with months counted from the day of issue.</summary>
public sealed record TaxCoverageResult(DateOnly Issued, DateOnly? Filing, TaxReading Decisive, ImmutableArray<TaxReading> Readings)
{
    /// <summary>True where the readings do not all say the same of every month.</summary>
    public bool ReadingsDiffer => Readings.Any(reading => !reading.Months.Select(month => (month.From, month.State, month.Missing)).SequenceEqual(Decisive.Months.Select(month => (month.From, month.State, month.Missing))));
}

/// <summary>
/// Is the tax paid month by month, without a gap and not below the rate (2.1.6, 4.6; Tax Code Art. 227.1; Q12-Q14, Q30)? What is decided here:
/// <list type="bullet">
/// <item>Twelve patent months from the day of issue; month n + 1 starts on the number of the day of issue n months later, or on the last day of a month without it (Q13: under the other reading, counted from the start
/// of the month before). The last month ends on the day before the twelve-month date E1.</item>
/// <item>Only the months that have begun by the day of filing, inclusive, are needed for the filing; without a filing all twelve (Q30).</item>
/// <item>Payments are spent by day, of one day in the order given, into the earliest month that is open; none is skipped. Sums of zero or less are left out.</item>
/// <item>Rate (Q14): by the payment date, each part of a payment buys a share of the month at the rate of its own day; strict, a month costs the higher of the rates of its first and last day.</item>
/// <item>A full month is judged by the day of the payment that completed it: before the first day safe; on it disputed; later but within the shift of Tax Code Art. 6.1 cl. 7 disputed; later still a gap (Q12).</item>
/// <item>A rate that is not known makes its month unknown, and every month after it where money may be left for them.</item>
/// <item>The freeze (Q31): a month with a day in it, and every later one once such a month was not safe, is for a human and never a gap proved.</item>
/// <item>Another region's tariff is not judged: a patent of another region goes to the authority that issued it (1.2).</item>
/// </list>
/// </summary>
public static class TaxCoverage
{
    /// <param name="issued">Any date; where no rate is known the months say so.</param>
    /// <param name="filing">The day of filing; null: all twelve months are needed.</param>
    public static TaxCoverageResult Of(DateOnly issued, ImmutableArray<TaxPayment> payments, DateOnly? filing, LawInForce law)
    {
        ImmutableArray<TaxPayment> inOrder = [.. payments.Where(payment => payment.Amount > Money.Zero).OrderBy(payment => payment.Paid)];
        ImmutableArray<TaxReading> readings =
        [
            .. from rounding in RoundingsOf(issued)
               from rate in Enum.GetValues<TaxRateReading>()
               select Read(issued, inOrder, filing, rate, rounding, law),
        ];
        TaxRateReading chosen = law.Switches.Is(SwitchCode.TaxRate, "strict") ? TaxRateReading.Strict : TaxRateReading.PaymentDate;
        return new TaxCoverageResult(issued, filing, readings.First(reading => reading.Rate == chosen && reading.Rounding == MonthEndRounding.FromIssueDay), readings);
    }

    /// <summary>Two ways of counting months exist only where a month may lack the number of the day of issue.</summary>
    private static MonthEndRounding[] RoundingsOf(DateOnly issued) => issued.Day > 28 ? Enum.GetValues<MonthEndRounding>() : [MonthEndRounding.FromIssueDay];

    /// <summary>One reading; <paramref name="payments"/> in order and above zero.</summary>
    internal static TaxReading Read(DateOnly issued, ImmutableArray<TaxPayment> payments, DateOnly? filing, TaxRateReading reading, MonthEndRounding rounding, LawInForce law)
    {
        TaxPurse purse = new(payments, law.Statutes);
        int count = TaxMonths.Count(law);
        ImmutableArray<TaxMonth>.Builder months = ImmutableArray.CreateBuilder<TaxMonth>(count);
        bool blind = false;
        bool frozen = false;
        DateOnly from = issued;
        for (int number = 1; number <= count; number++)
        {
            DateOnly start = TaxMonths.Start(number + 1, issued, rounding, law);
            DateOnly to = Days.Shift(start, -1);
            TaxPurse.Filled filled = blind ? default : reading == TaxRateReading.Strict ? purse.FillStrict(from, to) : purse.FillByPaymentDate(from);
            TaxMonthState state = StateOf(filled, from, law);
            blind = filled.Open is null && (blind || purse.Left > Money.Zero);
            bool touches = frozen || law.Statutes.Freeze.InForce.Touches(from, to);
            frozen |= touches && state != TaxMonthState.Safe;
            months.Add(new TaxMonth(number, from, to, state, filled.Rate, filled.Paid, filled.Missing, filled.CompletedOn, filing is null || from <= filing)
            {
                Open = filled.Open,
                Parts = filled.Parts.IsDefault ? [] : filled.Parts,
                TouchesFreeze = touches,
            });
            from = start;
        }

        DateOnly? through = months.TakeWhile(month => month.State is TaxMonthState.Safe or TaxMonthState.DisputedByOneDay or TaxMonthState.DisputedByDayOff).LastOrDefault()?.To;
        ImmutableArray<Finding> findings = [.. months.Where(month => month.NeededNow).Select(month => Judge(month, reading)).OfType<Finding>()];
        Verdict verdict = findings.Any(finding => finding.Verdict == Verdict.NotMet) ? Verdict.NotMet
            : findings.Length > 0 ? Verdict.HumanDecides
            : Verdict.Met;
        return new TaxReading(reading, rounding, months.ToImmutable(), through, purse.Left, verdict, findings);
    }

    private static TaxMonthState StateOf(TaxPurse.Filled filled, DateOnly from, LawInForce law) => filled switch
    {
        { Rate: null } or { Open: null } => TaxMonthState.RateUnknown,
        { CompletedOn: { } completed } => completed < from ? TaxMonthState.Safe
            : completed == from ? TaxMonthState.DisputedByOneDay
            : IsByTheNextWorkingDay(completed, Days.Shift(from, -1), law) ? TaxMonthState.DisputedByDayOff
            : TaxMonthState.Gap,
        { Paid.Kopecks: 0 } => TaxMonthState.Unpaid,
        _ => TaxMonthState.Short,
    };

    /// <summary>Tax Code Art. 6.1 cl. 7: the term ends on the next working day. Unlike a civil term it is moved by presidential days too, unless the calendar's reading makes them working days (Q31).</summary>
    private static bool IsByTheNextWorkingDay(DateOnly paid, DateOnly lastDay, LawInForce law)
    {
        DateOnly day = lastDay;
        while (day < paid && !law.Calendar.IsWorkday(day))
        {
            day = Days.Shift(day, 1);
        }

        return day == paid;
    }

    private static Finding? Judge(TaxMonth month, TaxRateReading reading)
    {
        (TaxRule Rule, Verdict Verdict, string Repair)? judged = month switch
        {
            { State: TaxMonthState.Safe } => null,
            { State: TaxMonthState.RateUnknown } => (TaxRules.RateKnown, Verdict.HumanDecides, "load-the-rate"),
            { TouchesFreeze: true } => (TaxRules.OutsideFreeze, Verdict.HumanDecides, "show-other-receipts"),
            { State: TaxMonthState.DisputedByOneDay } => (TaxRules.NotOnTheFirstDay, Verdict.HumanDecides, "show-other-receipts"),
            { State: TaxMonthState.DisputedByDayOff } => (TaxRules.NotAfterADayOff, Verdict.HumanDecides, "show-other-receipts"),
            { State: TaxMonthState.Gap } => (TaxRules.WithoutGap, Verdict.NotMet, "show-other-receipts"),
            { State: TaxMonthState.Short } => (TaxRules.NotBelowRate, Verdict.NotMet, "pay-the-difference"),
            _ => (TaxRules.EveryMonthPaid, Verdict.NotMet, "pay-the-month"),
        };
        return judged is not { } found ? null
            : found.Rule.Found(
                found.Verdict, ("month", month.Number), ("from", month.From), ("to", month.To), ("paid", month.Paid), ("missing", month.Missing), ("completed", month.CompletedOn), ("days", month.Uncovered?.Days),
                ("reading", reading == TaxRateReading.Strict ? "strict" : "payment-date")) with { Repair = found.Repair };
    }
}
