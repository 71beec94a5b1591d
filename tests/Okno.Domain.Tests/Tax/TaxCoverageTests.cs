using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Tax;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Tax;

public sealed class TaxCoverageTests
{
    private static TaxPayment Paid(string day, long roubles) => new(Day(day), Money.Roubles(roubles));

    private static TaxReading Read(string issued, TaxRateReading rate, string? filing, params ImmutableArray<TaxPayment> payments) =>
        Assert.Single(TaxCoverage.Of(Day(issued), payments, filing is null ? null : Day(filing), Today).Readings, reading => reading.Rate == rate && reading.Rounding == MonthEndRounding.FromIssueDay);

    [Fact]
    public void Twelve_months_paid_ahead_in_one_year_are_safe_under_the_rate_of_the_payment_day()
    {
        TaxReading reading = Read("2025-01-10", TaxRateReading.PaymentDate, null, Paid("2025-01-09", 12 * 8900));

        Assert.Equal(Verdict.Met, reading.Verdict);
        Assert.Equal(Day("2026-01-09"), reading.CoveredThrough);
        Assert.Equal(Money.Zero, reading.Surplus);
        Assert.All(reading.Months, month => Assert.Equal(TaxMonthState.Safe, month.State));
    }

    [Fact]
    public void The_strict_reading_takes_the_higher_rate_of_a_month_that_straddles_the_new_year()
    {
        TaxReading reading = Read("2025-01-10", TaxRateReading.Strict, null, Paid("2025-01-09", 12 * 8900));

        TaxMonth last = reading.Months[^1];
        Assert.Equal((Day("2025-12-10"), Day("2026-01-09")), (last.From, last.To));
        Assert.Equal(Money.Roubles(10_000), last.Rate);
        Assert.Equal((TaxMonthState.Short, Money.Roubles(1_100)), (last.State, last.Missing));
        Assert.Equal("pay-the-difference", Assert.Single(reading.Findings).Repair);
    }

    [Fact]
    public void The_switch_chooses_the_decisive_reading()
    {
        ImmutableArray<TaxPayment> payments = [Paid("2025-01-09", 12 * 8900)];
        LawInForce strict = Library.With(SwitchCode.TaxRate, "strict").On(Day("2026-01-05"));

        Assert.Equal(Verdict.Met, TaxCoverage.Of(Day("2025-01-10"), payments, null, Today).Decisive.Verdict);
        Assert.Equal(Verdict.NotMet, TaxCoverage.Of(Day("2025-01-10"), payments, null, strict).Decisive.Verdict);
    }

    [Theory]
    [InlineData("2024-04-09", TaxMonthState.Safe)]
    [InlineData("2024-04-10", TaxMonthState.DisputedByOneDay)]
    [InlineData("2024-04-11", TaxMonthState.Gap)]
    public void A_month_must_be_paid_before_its_first_day(string second, TaxMonthState state)
    {
        TaxReading reading = Read("2024-03-10", TaxRateReading.PaymentDate, "2024-04-20", Paid("2024-03-05", 7500), Paid(second, 7500));

        Assert.Equal(state, reading.Months[1].State);
        Assert.Equal(state == TaxMonthState.Gap ? Day("2024-04-09") : Day("2024-05-09"), reading.CoveredThrough);
        Assert.Equal(state switch { TaxMonthState.Safe => Verdict.Met, TaxMonthState.DisputedByOneDay => Verdict.HumanDecides, _ => Verdict.NotMet }, reading.Verdict);
    }

    [Fact]
    public void At_filing_only_the_months_that_have_begun_are_needed()
    {
        TaxReading reading = Read("2024-03-10", TaxRateReading.PaymentDate, "2025-02-20", Paid("2024-03-05", 12 * 7500 - 1));

        Assert.Equal(12, reading.Months.Count(month => month.NeededNow));
        Assert.Equal(new Money(100), reading.Months[^1].Missing);
        Assert.Equal(1, Read("2024-03-10", TaxRateReading.PaymentDate, "2024-04-09", Paid("2024-03-05", 7500)).Months.Count(month => month.NeededNow));
        Assert.Equal(2, Read("2024-03-10", TaxRateReading.PaymentDate, "2024-04-10", Paid("2024-03-05", 7500)).Months.Count(month => month.NeededNow));
    }

    [Fact]
    public void A_payment_split_in_two_and_two_payments_of_one_day_add_up()
    {
        TaxReading split = Read("2024-03-10", TaxRateReading.PaymentDate, "2024-03-20", Paid("2024-03-04", 3000), Paid("2024-03-05", 4500));
        Assert.Equal((TaxMonthState.Safe, Day("2024-03-05")), (split.Months[0].State, split.Months[0].CompletedOn!.Value));

        TaxReading twice = Read("2024-03-10", TaxRateReading.PaymentDate, "2024-04-20", Paid("2024-03-05", 7500), Paid("2024-03-05", 7500));
        Assert.Equal(Day("2024-05-09"), twice.CoveredThrough);
    }

    [Fact]
    public void An_overpayment_of_1_9_months_leaves_the_second_month_short_by_a_tenth()
    {
        TaxMonth second = Read("2024-03-10", TaxRateReading.PaymentDate, "2024-04-20", Paid("2024-03-05", 14_250)).Months[1];

        Assert.Equal((TaxMonthState.Short, Money.Roubles(6_750), Money.Roubles(750)), (second.State, second.Paid, second.Missing));
    }

    [Fact]
    public void A_share_bought_at_the_old_rate_keeps_its_worth_in_January()
    {
        // Half a month bought at 8,900 leaves half a month, which costs 5,000 at the rate of 2026.
        TaxReading full = Read("2026-01-20", TaxRateReading.PaymentDate, "2026-01-25", Paid("2025-12-30", 4_450), Paid("2026-01-12", 5_000));
        Assert.Equal(TaxMonthState.Safe, full.Months[0].State);

        TaxMonth lacking = Read("2026-01-20", TaxRateReading.PaymentDate, "2026-01-25", Paid("2025-12-30", 4_450), Paid("2026-01-12", 4_999)).Months[0];
        Assert.Equal((TaxMonthState.Short, new Money(100)), (lacking.State, lacking.Missing));
    }

    [Fact]
    public void Issued_on_the_31st_both_ways_of_counting_months_are_shown()
    {
        TaxCoverageResult result = TaxCoverage.Of(Day("2025-01-31"), [Paid("2025-01-30", 12 * 8900)], null, Today);

        Assert.Equal(4, result.Readings.Length);
        TaxReading chained = result.Readings.First(reading => reading.Rounding == MonthEndRounding.FromPreviousMonth);
        Assert.Equal(Day("2025-03-31"), result.Decisive.Months[2].From);
        Assert.Equal(Day("2025-03-28"), chained.Months[2].From);
        Assert.Equal(2, TaxCoverage.Of(Day("2025-01-28"), [], null, Today).Readings.Length);
    }

    [Fact]
    public void A_month_whose_rate_is_not_known_is_for_a_human()
    {
        TaxReading reading = Read("2026-06-10", TaxRateReading.Strict, null, Paid("2026-06-09", 120_000));

        Assert.Equal(Verdict.HumanDecides, reading.Verdict);
        Assert.Equal(TaxMonthState.RateUnknown, reading.Months[^1].State);
        Assert.Equal(Verdict.Met, Read("2026-06-10", TaxRateReading.PaymentDate, null, Paid("2026-06-09", 120_000)).Verdict);
    }

    [Fact]
    public void Nothing_paid_is_said_month_by_month()
    {
        TaxReading reading = Read("2025-03-10", TaxRateReading.PaymentDate, "2025-05-01");

        Assert.Null(reading.CoveredThrough);
        Assert.Equal(["tax.unpaid", "tax.unpaid"], reading.Findings.Select(finding => finding.Code));
        Assert.Equal(Money.Roubles(8_900), reading.Months[0].Missing);
    }

    [Fact]
    public void Nothing_is_known_of_the_months_after_one_whose_rate_is_unknown_while_money_may_be_left_for_it()
    {
        TaxReading strict = Read("2014-10-10", TaxRateReading.Strict, null, Paid("2014-10-01", 48_000));
        Assert.All(strict.Months, month => Assert.Equal(TaxMonthState.RateUnknown, month.State));

        TaxReading byPayment = Read("2026-12-10", TaxRateReading.PaymentDate, null, Paid("2026-12-01", 10_000), Paid("2027-01-05", 10_000));
        Assert.Equal(TaxMonthState.Safe, byPayment.Months[0].State);
        Assert.All(byPayment.Months.Skip(1), month => Assert.Equal((TaxMonthState.RateUnknown, (decimal?)null), (month.State, month.Open)));
    }

    [Fact]
    public void Where_no_money_is_left_the_months_after_one_whose_rate_is_unknown_are_simply_unpaid()
    {
        TaxReading strict = Read("2014-10-10", TaxRateReading.Strict, null);

        Assert.Equal(TaxMonthState.RateUnknown, strict.Months[0].State);
        Assert.Equal((TaxMonthState.Unpaid, Money.Roubles(4_000)), (strict.Months[3].State, strict.Months[3].Missing));
    }

    [Fact]
    public void Counted_from_the_month_before_the_last_month_still_runs_to_the_end_of_the_patent()
    {
        TaxReading chained = TaxCoverage.Of(Day("2025-01-31"), [Paid("2025-01-30", 12 * 8900)], null, Today).Readings
            .First(reading => reading is { Rate: TaxRateReading.PaymentDate, Rounding: MonthEndRounding.FromPreviousMonth });

        Assert.Equal((Day("2025-12-28"), Day("2026-01-30")), (chained.Months[^1].From, chained.Months[^1].To));
        Assert.Equal(Day("2026-01-30"), chained.CoveredThrough);
    }

    [Fact]
    public void A_month_ends_on_28_February_for_whoever_was_issued_on_the_29th()
    {
        TaxReading leap = Read("2024-02-29", TaxRateReading.PaymentDate, null, Paid("2024-02-28", 12 * 7500));
        Assert.Equal((Day("2024-03-29"), Day("2025-01-29"), Day("2025-02-27")), (leap.Months[1].From, leap.Months[11].From, leap.Months[11].To));
        Assert.Equal(Day("2024-02-28"), Read("2024-01-29", TaxRateReading.PaymentDate, null).Months[0].To);
        Assert.Equal(Day("2023-02-27"), Read("2023-01-29", TaxRateReading.PaymentDate, null).Months[0].To);
    }

    [Fact]
    public void A_last_day_to_pay_on_a_presidential_day_is_disputed_until_the_next_working_day_by_the_switch()
    {
        // The last day to pay is Tuesday, 4 May 2021, non-working by decree through the 7th; the 10th is a holiday moved, the 11th works.
        ImmutableArray<TaxPayment> payments = [Paid("2021-05-11", 5341)];
        LawInForce working = Library.With(SwitchCode.PresidentialDays, "working").On(Day("2021-05-20"));

        Assert.Equal(TaxMonthState.DisputedByDayOff, TaxCoverage.Of(Day("2021-05-05"), payments, null, Today).Decisive.Months[0].State);
        Assert.Equal(TaxMonthState.Gap, TaxCoverage.Of(Day("2021-05-05"), payments, null, working).Decisive.Months[0].State);
        Assert.Equal(TaxMonthState.Gap, TaxCoverage.Of(Day("2021-05-05"), [Paid("2021-05-12", 5341)], null, Today).Decisive.Months[0].State);
    }

    [Fact]
    public void Nobody_is_said_to_have_lapsed_in_the_freeze_nor_after_it_for_what_it_excused()
    {
        TaxReading inside = Read("2020-03-20", TaxRateReading.PaymentDate, "2020-12-01", Paid("2020-03-19", 5341));
        Assert.Equal(Verdict.HumanDecides, inside.Verdict);
        Assert.All(inside.Findings, finding => Assert.Equal("tax.freeze", finding.Code));

        TaxReading after = Read("2021-06-10", TaxRateReading.PaymentDate, "2022-05-01", Paid("2021-06-09", 5341), Paid("2022-01-05", 4 * 5900));
        Assert.Equal(Verdict.HumanDecides, after.Verdict);

        TaxReading before = Read("2020-01-10", TaxRateReading.PaymentDate, "2020-03-11", Paid("2020-01-09", 5341));
        Assert.Equal(["tax.unpaid", "tax.freeze"], before.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Days_without_tax_are_counted_from_the_first_day_of_the_month_through_the_day_of_the_payment()
    {
        TaxReading reading = Read("2025-03-10", TaxRateReading.PaymentDate, "2025-05-20", Paid("2025-03-12", 8_900), Paid("2025-04-09", 4_450));

        Assert.Equal([3, 30, 31], reading.Gaps.Select(gap => gap.Days));
        Assert.Equal((Day("2025-03-10"), Day("2025-03-12")), (reading.Gaps.First().From, reading.Gaps.First().To));
        Assert.Equal(Money.Roubles(4_450 + 8_900), reading.Shortfall);
    }

    [Fact]
    public void A_payment_of_nothing_buys_nothing() =>
        Assert.Equal(TaxMonthState.Unpaid, Read("2025-03-10", TaxRateReading.PaymentDate, "2025-03-20", Paid("2025-03-09", 0)).Months[0].State);

    /// <summary>Some payments around an issue of any day of 2015-2026.</summary>
    private static readonly Gen<(DateOnly Issued, ImmutableArray<TaxPayment> Payments)> Cases =
        from issued in Gen.Date[new DateTime(2015, 1, 1), new DateTime(2026, 12, 31)]
        from payments in Gen.Select(Gen.Int[-20, 300], Gen.Long[1, 12_000_00 * 4]).Array[0, 8]
        let first = DateOnly.FromDateTime(issued)
        select (first, payments.Select(payment => new TaxPayment(first.AddDays(payment.Item1), new Money(payment.Item2))).ToImmutableArray());

    [Fact]
    public void Every_kopeck_is_in_one_month_or_left_over() => Cases.Sample(@case =>
        Assert.All(TaxCoverage.Of(@case.Issued, @case.Payments, null, Today).Readings, reading =>
        {
            Money parts = reading.Months.SelectMany(month => month.Parts).Aggregate(reading.Surplus, (sum, part) => sum + part.Amount);
            Assert.Equal(@case.Payments.Aggregate(Money.Zero, (sum, payment) => sum + payment.Amount), parts);
            Assert.All(reading.Months, month => Assert.Equal(month.Paid, month.Parts.Aggregate(Money.Zero, (sum, part) => sum + part.Amount)));
        }));

    [Fact]
    public void The_months_follow_each_other_without_a_hole_to_the_day_before_the_twelve_month_date() => Cases.Sample(@case =>
        Assert.All(TaxCoverage.Of(@case.Issued, [], null, Today).Readings, reading =>
        {
            Assert.Equal(@case.Issued, reading.Months[0].From);
            Assert.All(reading.Months.Zip(reading.Months.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
            DateOnly end = Okno.Domain.Windows.PatentWindow.Of(@case.Issued, Today).TwelveMonths.AddDays(-1);
            Assert.Equal(end, reading.Months[^1].To);
        }));

    [Fact]
    public void One_more_payment_never_shortens_what_is_covered() => Gen.Select(Cases, Gen.Int[-20, 300], Gen.Long[1, 12_000_00 * 3]).Sample((@case, day, sum) =>
    {
        TaxPayment more = new(@case.Issued.AddDays(day), new Money(sum));
        foreach ((TaxReading before, TaxReading after) in TaxCoverage.Of(@case.Issued, @case.Payments, null, Today).Readings
            .Zip(TaxCoverage.Of(@case.Issued, [.. @case.Payments, more], null, Today).Readings)
            .Where(pair => pair.First.Rate == TaxRateReading.Strict))
        {
            Assert.True((after.CoveredThrough ?? DateOnly.MinValue) >= (before.CoveredThrough ?? DateOnly.MinValue));
        }
    });

    [Theory]
    [InlineData(2015, 4000)]
    [InlineData(2020, 5341)]
    [InlineData(2021, 5341)]
    [InlineData(2025, 8900)]
    [InlineData(2026, 10000)]
    public void The_tariff_is_the_product_of_its_coefficients_in_whole_roubles(int year, int monthly)
    {
        Tariff tariff = Library.Statutes.TariffOn(new DateOnly(year, 7, 1))!;
        decimal product = 1200m * decimal.Parse(tariff.Deflator, System.Globalization.CultureInfo.InvariantCulture) * decimal.Parse(tariff.Coefficient, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(Money.Roubles(monthly), tariff.Monthly);
        Assert.Equal(monthly, decimal.Round(product, 0, MidpointRounding.AwayFromZero));
        Assert.Null(Library.Statutes.TariffOn(new DateOnly(2027, 1, 1)));
    }
}
