using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Tax;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Tax;

/// <summary>The cheapest remedy: it cures, and neither less money nor a later day does.</summary>
public sealed class TaxRemedyTests
{
    private static TaxPayment Paid(string day, string roubles) => new(Day(day), Money.TryParse(roubles, out Money sum) ? sum : throw new ArgumentException(roubles, nameof(roubles)));

    private static (TaxReading Reading, TaxRemedy Remedy) Mend(string issued, string? filing, string today, TaxRateReading rate, params ImmutableArray<TaxPayment> payments)
    {
        DateOnly? day = filing is null ? null : Day(filing);
        TaxReading reading = TaxCoverage.Of(Day(issued), payments, day, Today).Readings.First(reading => reading.Rate == rate && reading.Rounding == MonthEndRounding.FromIssueDay);
        return (reading, TaxRemedy.Of(Day(issued), payments, day, Day(today), reading, Today));
    }

    [Fact]
    public void A_person_who_has_paid_all_pays_nothing()
    {
        TaxRemedy remedy = Mend("2025-01-10", null, "2025-06-01", TaxRateReading.PaymentDate, Paid("2025-01-09", "106800")).Remedy;

        Assert.Equal((TaxRemedyKind.NothingToPay, Money.Zero), (remedy.Kind, remedy.Total));
        Assert.Empty(remedy.Payments);
    }

    [Fact]
    public void An_overpayment_of_1_9_months_is_topped_up_by_the_tenth_before_the_second_month()
    {
        TaxRemedy remedy = Mend("2025-03-10", "2025-04-20", "2025-03-15", TaxRateReading.PaymentDate, Paid("2025-03-05", "16910")).Remedy;

        TaxRemedyPayment first = remedy.Payments[0];
        Assert.Equal((Money.Roubles(890), Day("2025-04-09"), true), (first.Amount, first.PayBy, first.NeededAtFiling));
        Assert.Equal(Money.Roubles(890), remedy.ForFiling);
        Assert.Equal(TaxRemedyKind.Pay, remedy.Kind);
    }

    [Fact]
    public void Months_after_the_new_year_are_bought_in_December_at_the_old_rate()
    {
        TaxRemedy remedy = Mend("2025-06-10", null, "2025-12-01", TaxRateReading.PaymentDate, Paid("2025-06-01", "53400")).Remedy;

        Assert.Equal([(Day("2025-12-09"), Money.Roubles(8_900)), (Day("2025-12-31"), Money.Roubles(5 * 8_900))], remedy.Payments.Select(payment => (payment.PayBy, payment.Amount)));
        TaxRemedy strict = Mend("2025-06-10", null, "2025-12-01", TaxRateReading.Strict, Paid("2025-06-01", "53400")).Remedy;
        Assert.Equal(Money.Roubles(6 * 10_000), strict.Total);
        Assert.Equal(6, strict.Payments.Length);
    }

    [Fact]
    public void An_unknown_rate_of_the_next_year_is_escaped_by_paying_before_it()
    {
        TaxRemedy remedy = Mend("2026-06-10", "2027-02-01", "2026-11-22", TaxRateReading.PaymentDate, Paid("2026-06-01", "60000")).Remedy;

        Assert.Equal(TaxRemedyKind.Pay, remedy.Kind);
        Assert.Equal([Day("2026-12-09"), Day("2026-12-31"), Day("2026-12-31")], remedy.Payments.Select(payment => payment.PayBy));
        Assert.Equal(TaxRemedyKind.RateUnknown, Mend("2026-06-10", "2027-02-01", "2026-11-22", TaxRateReading.Strict, Paid("2026-06-01", "60000")).Remedy.Kind);
        Assert.Equal(TaxRemedyKind.RateUnknown, Mend("2026-06-10", "2027-02-01", "2027-01-02", TaxRateReading.PaymentDate, Paid("2026-06-01", "60000")).Remedy.Kind);
    }

    [Fact]
    public void Money_does_not_mend_a_month_that_has_begun()
    {
        TaxRemedy remedy = Mend("2025-03-10", "2025-05-20", "2025-04-15", TaxRateReading.PaymentDate, Paid("2025-03-05", "8900")).Remedy;

        Assert.Equal(TaxRemedyKind.PayCannotCure, remedy.Kind);
        Assert.Equal((2, TaxMonthState.Gap), (Assert.Single(remedy.NotCured).Number, remedy.NotCured[0].State));
        Assert.Equal([(true, Day("2025-04-15")), (false, Day("2025-05-09"))], remedy.Payments.Where(payment => payment.NeededAtFiling).Select(payment => (payment.Late, payment.PayBy)));
    }

    [Fact]
    public void The_advised_day_is_one_on_which_banks_work()
    {
        // 9 May 2025 is a holiday and 8 May a day off moved there.
        TaxRemedyPayment payment = Mend("2025-04-10", "2025-05-20", "2025-05-01", TaxRateReading.PaymentDate, Paid("2025-04-05", "8900")).Remedy.Payments[0];

        Assert.Equal((Day("2025-05-09"), Day("2025-05-07")), (payment.PayBy, payment.BankDay));
    }

    /// <summary>Cases at any point of 2015-2026: a start, a filing, some payments, and a day of today not before the last of them.</summary>
    private static readonly Gen<(DateOnly Issued, ImmutableArray<TaxPayment> Payments, DateOnly Today, TaxRateReading Rate)> Cases =
        from issued in Gen.Date[new DateTime(2015, 1, 1), new DateTime(2026, 6, 1)]
        from payments in Gen.Select(Gen.Int[-20, 200], Gen.Long[1, 12_000_00 * 4]).Array[0, 5]
        from ahead in Gen.Int[0, 330]
        from rate in Gen.Enum<TaxRateReading>()
        let first = DateOnly.FromDateTime(issued)
        let paid = payments.Select(payment => new TaxPayment(first.AddDays(payment.Item1), new Money(payment.Item2))).ToImmutableArray()
        select (first, paid, first.AddDays(ahead), rate);

    [Fact]
    public void The_prover_run_again_finds_every_month_safe_that_money_can_still_save() => Cases.Sample(@case =>
    {
        (TaxReading reading, TaxRemedy remedy) = Of(@case);
        DateOnly first = @case.Payments.Select(payment => payment.Paid).Append(@case.Today).Max();
        foreach ((TaxMonth before, TaxMonth after) in reading.Months.Zip(remedy.After.Months))
        {
            bool open = before.Open is not 0m;
            bool known = after.State != TaxMonthState.RateUnknown;
            Assert.True(!open || !known || before.From <= first || after.State == TaxMonthState.Safe, $"{@case}: month {before.Number} is {after.State}");
            Assert.True(open || before.State == after.State);
        }
    });

    [Fact]
    public void A_kopeck_less_or_a_day_later_does_not_suffice() => Cases.Sample(@case =>
    {
        (_, TaxRemedy remedy) = Of(@case);
        foreach (TaxRemedyPayment payment in remedy.Payments)
        {
            string cured = States(remedy.After);
            TaxRemedyPayment[] others = [.. remedy.Payments.Where(other => other != payment)];
            Assert.NotEqual(cured, States(With(@case, [.. others, payment with { Amount = payment.Amount - new Money(1) }])));

            // Late or, after New Year, dearer. What is late already is as late by a day more only in its days, and a rate that never falls after makes it no cheaper.
            if (!payment.Late)
            {
                Assert.NotEqual(cured, States(With(@case, [.. others, payment with { PayBy = payment.PayBy.AddDays(1) }])));
            }
        }
    });

    /// <summary>Brute force: each open month is bought on any of the days that could matter, in order, at the cost of that day; of all such plans that save the same months none is cheaper.</summary>
    [Theory]
    [InlineData("2025-11-10", "2025-11-12", "2026-02-15", "8900")]
    [InlineData("2025-11-10", "2025-12-20", "2026-03-15", "20000")]
    [InlineData("2024-11-29", "2024-12-05", "2025-02-15", "7500")]
    [InlineData("2018-12-15", "2018-12-15", "2019-02-20", "4499.99")]
    [InlineData("2020-12-15", "2020-12-18", "2021-03-01", "5341")]
    public void No_other_plan_is_cheaper(string issued, string today, string filing, string alreadyPaid)
    {
        ImmutableArray<TaxPayment> paid = [Paid(issued, alreadyPaid) with { Paid = Day(issued).AddDays(-3) }];
        (TaxReading reading, TaxRemedy remedy) = Mend(issued, filing, today, TaxRateReading.PaymentDate, paid);
        TaxMonth[] open = [.. reading.Months.Where(month => month.Open != 0m && month.NeededNow)];
        string cured = States(remedy.After, needed: true);
        DateOnly[] days = [.. Days(today, filing).Where(day => day.Day is 1 or 2 or 9 or 10 or 14 or 15 or 28 or 29 or 30 or 31 || day == Day(today))];
        Money best = new(long.MaxValue);
        int tried = 0;
        foreach (DateOnly[] plan in Increasing(days, open.Length))
        {
            ImmutableArray<TaxPayment> payments = [.. plan.Zip(open).Select(pair => new TaxPayment(pair.First, TaxPurseCost(pair.Second, pair.First)))];
            tried++;
            TaxReading after = TaxCoverage.Of(Day(issued), [.. paid, .. payments], Day(filing), Today).Readings.First(found => found.Rate == TaxRateReading.PaymentDate && found.Rounding == MonthEndRounding.FromIssueDay);
            Money total = payments.Aggregate(Money.Zero, (sum, payment) => sum + payment.Amount);
            if (total < best && States(after, needed: true) == cured)
            {
                best = total;
            }
        }

        Assert.True(tried > 20);
        Assert.Equal(best, remedy.ForFiling);
    }

    private static Money TaxPurseCost(TaxMonth month, DateOnly day) => new((long)Math.Ceiling(decimal.Round(month.Open!.Value * Today.Statutes.TariffOn(day)!.Monthly.Kopecks, 6)));

    private static IEnumerable<DateOnly[]> Increasing(DateOnly[] days, int length)
    {
        if (length == 0)
        {
            yield return [];
            yield break;
        }

        for (int i = 0; i < days.Length; i++)
        {
            foreach (DateOnly[] rest in Increasing(days[i..], length - 1))
            {
                yield return [days[i], .. rest];
            }
        }
    }

    private static (TaxReading Reading, TaxRemedy Remedy) Of((DateOnly Issued, ImmutableArray<TaxPayment> Payments, DateOnly Today, TaxRateReading Rate) @case)
    {
        TaxReading reading = TaxCoverage.Of(@case.Issued, @case.Payments, null, Today).Readings.First(reading => reading.Rate == @case.Rate && reading.Rounding == MonthEndRounding.FromIssueDay);
        return (reading, TaxRemedy.Of(@case.Issued, @case.Payments, null, @case.Today, reading, Today));
    }

    private static TaxReading With((DateOnly Issued, ImmutableArray<TaxPayment> Payments, DateOnly Today, TaxRateReading Rate) @case, ImmutableArray<TaxRemedyPayment> plan) =>
        TaxCoverage.Of(@case.Issued, [.. @case.Payments.OrderBy(payment => payment.Paid), .. plan.OrderBy(payment => payment.FirstMonth).Select(payment => new TaxPayment(payment.PayBy, payment.Amount))], null, Today)
            .Readings.First(reading => reading.Rate == @case.Rate && reading.Rounding == MonthEndRounding.FromIssueDay);

    private static string States(TaxReading reading, bool needed = false) => string.Join(' ', reading.Months.Where(month => !needed || month.NeededNow).Select(month => month.State));
}
