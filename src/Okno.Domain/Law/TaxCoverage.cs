using System.Collections.Immutable;
using Okno.Domain.Payments;
using Okno.Domain.Terms;

namespace Okno.Domain.Law;

/// <summary>One payment of the fixed advance tax: the day of the payment document and its sum.</summary>
public sealed record TaxPayment(DateOnly Paid, Money Amount, string? Number = null);

/// <summary>At which rate a month counts as paid (Q14, Q30).</summary>
public enum TaxRateReading
{
    /// <summary>The rate of the day of payment (letter of the tax service of 27.01.2016); the default.</summary>
    PaymentDate,

    /// <summary>The rate of the calendar month (4.6); of a patent month that straddles two, the higher.</summary>
    Strict,
}

/// <summary>Where a patent month ends when its month lacks the number (Q13).</summary>
public enum MonthEndRounding
{
    /// <summary>Each month is counted from the day of issue: issued on the 31st, months start on 31, 28, 31, 30 ... (Civil Code Art. 192 cl. 3); the default.</summary>
    FromIssueDay,

    /// <summary>Each month is counted from the start of the one before: 31, 28, 28, 28 ...</summary>
    FromPreviousMonth,
}

/// <summary>How one patent month stands.</summary>
public enum TaxMonthState
{
    /// <summary>Paid in full before its first day.</summary>
    Safe,

    /// <summary>Paid in full on its first day: in time under one reading, late by a day under the other (Q12).</summary>
    DisputedByOneDay,

    /// <summary>Paid in full after its first day: a gap, the patent had lapsed.</summary>
    Gap,

    /// <summary>Paid in part.</summary>
    Short,

    Unpaid,

    /// <summary>The rate of the year is not known here (2027 today).</summary>
    RateUnknown,
}

/// <summary>One patent month, from <paramref name="From"/> to <paramref name="To"/> inclusive. <paramref name="Missing"/>: what lacks at the reading's rate; zero when paid in full. <paramref name="CompletedOn"/>: the day of the payment that completed it.</summary>
public sealed record TaxMonth(int Number, DateOnly From, DateOnly To, TaxMonthState State, Money? Rate, Money Paid, Money Missing, DateOnly? CompletedOn, bool NeededNow);

/// <summary>Coverage under one reading of rate and month end. <paramref name="CoveredThrough"/>: the last day paid without a gap, null where the first month is not.</summary>
/// <param name="Surplus">Money left after the twelfth month.</param>
public sealed record TaxReading(TaxRateReading Rate, MonthEndRounding Rounding, ImmutableArray<TaxMonth> Months, DateOnly? CoveredThrough, Money Surplus, Verdict Verdict, ImmutableArray<Finding> Findings);

/// <summary>All readings; <paramref name="Decisive"/> is the one that the switch Q14 chooses, with months counted from the day of issue.</summary>
public sealed record TaxCoverageResult(DateOnly Issued, DateOnly? Filing, TaxReading Decisive, ImmutableArray<TaxReading> Readings);

/// <summary>Is the tax paid month by month, without a gap and not below the rate (2.1.6, 4.6; Tax Code Art. 227.1; Q12-Q14, Q30)?</summary>
public static class TaxCoverage
{
    private const int Months = 12;

    /// <param name="filing">The day of filing; only the months that have begun by then are needed for the filing (Q30). Null: all twelve.</param>
    public static TaxCoverageResult Of(DateOnly issued, ImmutableArray<TaxPayment> payments, DateOnly? filing, LawInForce law)
    {
        ImmutableArray<TaxPayment> inOrder = [.. payments.Where(payment => payment.Amount > Money.Zero).OrderBy(payment => payment.Paid)];
        bool roundingMatters = issued.Day > 28;
        ImmutableArray<TaxReading> readings =
        [
            .. from rounding in roundingMatters ? Enum.GetValues<MonthEndRounding>() : [MonthEndRounding.FromIssueDay]
               from rate in Enum.GetValues<TaxRateReading>()
               select Read(issued, inOrder, filing, rate, rounding, law),
        ];
        TaxRateReading chosen = law.Switches.Is(SwitchCode.TaxRate, "strict") ? TaxRateReading.Strict : TaxRateReading.PaymentDate;
        return new TaxCoverageResult(issued, filing, readings.First(reading => reading.Rate == chosen && reading.Rounding == MonthEndRounding.FromIssueDay), readings);
    }

    private static TaxReading Read(DateOnly issued, ImmutableArray<TaxPayment> payments, DateOnly? filing, TaxRateReading reading, MonthEndRounding rounding, LawInForce law)
    {
        Purse purse = new(payments, law.Statutes);
        ImmutableArray<TaxMonth>.Builder months = ImmutableArray.CreateBuilder<TaxMonth>(Months);
        for (int number = 1; number <= Months; number++)
        {
            DateOnly from = StartOf(number - 1, issued, rounding, law);
            DateOnly to = Days.Shift(StartOf(number, issued, rounding, law), -1);
            bool needed = filing is null || from <= filing;
            months.Add(reading == TaxRateReading.Strict ? purse.PayStrict(number, from, to, needed) : purse.PayByPaymentDate(number, from, to, needed));
        }

        DateOnly? through = null;
        foreach (TaxMonth month in months)
        {
            if (month.State is not (TaxMonthState.Safe or TaxMonthState.DisputedByOneDay))
            {
                break;
            }

            through = month.To;
        }

        ImmutableArray<Finding> findings = [.. months.Where(month => month.NeededNow).Select(month => Judge(month, reading)).OfType<Finding>()];
        Verdict verdict = findings.Any(finding => finding.Verdict == Verdict.NotMet) ? Verdict.NotMet
            : findings.Length > 0 ? Verdict.HumanDecides
            : Verdict.Met;
        return new TaxReading(reading, rounding, months.ToImmutable(), through, purse.Left, verdict, findings);
    }

    private static Finding? Judge(TaxMonth month, TaxRateReading reading)
    {
        string code = month.State switch
        {
            TaxMonthState.Safe => "",
            TaxMonthState.DisputedByOneDay => "tax.disputed-by-one-day",
            TaxMonthState.Gap => "tax.gap",
            TaxMonthState.Short => "tax.shortfall",
            TaxMonthState.Unpaid => "tax.unpaid",
            _ => "tax.rate-unknown",
        };
        if (code.Length == 0)
        {
            return null;
        }

        string repair = month.State switch
        {
            TaxMonthState.Short => "pay-the-difference",
            TaxMonthState.Unpaid => "pay-the-month",
            TaxMonthState.RateUnknown => "load-the-rate",
            _ => "show-other-receipts",
        };
        Verdict verdict = month.State is TaxMonthState.DisputedByOneDay or TaxMonthState.RateUnknown ? Verdict.HumanDecides : Verdict.NotMet;
        return Finding.Of(code, "4.6", verdict, Effect.NeedsSecondPerson, ("month", month.Number), ("from", month.From), ("to", month.To), ("paid", month.Paid), ("missing", month.Missing), ("completed", month.CompletedOn), ("reading", reading == TaxRateReading.Strict ? "strict" : "payment-date"))
            with { Statute = "НК РФ, ст. 227.1", Repair = repair };
    }

    private static DateOnly StartOf(int months, DateOnly issued, MonthEndRounding rounding, LawInForce law)
    {
        Term one = law.Edition.Term(TermCode.TwelveMonths) with { Amount = 1, Unit = TermUnit.Months, Reading = TermReading.SameNumber };
        if (rounding == MonthEndRounding.FromIssueDay)
        {
            return (one with { Amount = months }).Count(issued, law.Calendar).Earliest;
        }

        DateOnly start = issued;
        for (int i = 0; i < months; i++)
        {
            start = one.Count(start, law.Calendar).Earliest;
        }

        return start;
    }

    /// <summary>The payments in order of their days, spent month by month: a payment may be split over months, and months may be paid by several payments.</summary>
    private sealed class Purse(ImmutableArray<TaxPayment> payments, Statutes statutes)
    {
        private int next;
        private Money spent;

        public Money Left => payments.Skip(next).Aggregate(Money.Zero - spent, (sum, payment) => sum + payment.Amount);

        public TaxMonth PayStrict(int number, DateOnly from, DateOnly to, bool needed)
        {
            if (statutes.TariffOn(from)?.Monthly is not { } first || statutes.TariffOn(to)?.Monthly is not { } last)
            {
                return new TaxMonth(number, from, to, TaxMonthState.RateUnknown, null, Money.Zero, Money.Zero, null, needed);
            }

            Money rate = Money.Max(first, last);
            Money paid = Money.Zero;
            DateOnly? completed = null;
            while (paid < rate && next < payments.Length)
            {
                Money part = Money.Min(rate - paid, payments[next].Amount - spent);
                paid += part;
                completed = payments[next].Paid;
                Spend(part);
            }

            return Close(number, from, to, rate, paid, rate - paid, completed, needed);
        }

        public TaxMonth PayByPaymentDate(int number, DateOnly from, DateOnly to, bool needed)
        {
            // The open share of the month, 1 = nothing paid. Each part of a payment fills the share that it buys at the rate of its own day.
            decimal open = 1m;
            Money paid = Money.Zero;
            Money? rate = null;
            DateOnly? completed = null;
            while (open > 0m && next < payments.Length)
            {
                rate = statutes.TariffOn(payments[next].Paid)?.Monthly;
                if (rate is not { Kopecks: > 0 } known)
                {
                    return new TaxMonth(number, from, to, TaxMonthState.RateUnknown, null, paid, Money.Zero, null, needed);
                }

                Money cost = Share(open, known);
                Money part = Money.Min(cost, payments[next].Amount - spent);
                open = part == cost ? 0m : open - ((decimal)part.Kopecks / known.Kopecks);
                paid += part;
                completed = payments[next].Paid;
                Spend(part);
            }

            Money? price = rate ?? statutes.TariffOn(from)?.Monthly;
            return price is { } due
                ? Close(number, from, to, due, paid, Share(open, due), completed, needed)
                : new TaxMonth(number, from, to, TaxMonthState.RateUnknown, null, paid, Money.Zero, null, needed);
        }

        private static Money Share(decimal share, Money rate) => new((long)Math.Ceiling(decimal.Round(share * rate.Kopecks, 6)));

        private void Spend(Money part)
        {
            spent += part;
            if (spent == payments[next].Amount)
            {
                next++;
                spent = Money.Zero;
            }
        }

        private static TaxMonth Close(int number, DateOnly from, DateOnly to, Money rate, Money paid, Money missing, DateOnly? completed, bool needed)
        {
            bool full = missing == Money.Zero;
            TaxMonthState state = !full ? (paid == Money.Zero ? TaxMonthState.Unpaid : TaxMonthState.Short)
                : completed < from ? TaxMonthState.Safe
                : completed == from ? TaxMonthState.DisputedByOneDay
                : TaxMonthState.Gap;
            return new TaxMonth(number, from, to, state, rate, paid, missing, full ? completed : null, needed);
        }
    }
}
