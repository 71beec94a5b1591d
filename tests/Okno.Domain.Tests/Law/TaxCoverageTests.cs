using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

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
