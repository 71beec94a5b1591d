using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Reconciling;

namespace Okno.Domain.Tests.Payments;

public sealed class ReconciliationTests
{
    private const string Account = "40601810000003000002";

    private static readonly DateOnly First = new(2026, 4, 1), Last = new(2026, 4, 30);

    /// <summary>Saturdays and Sundays bring no statement.</summary>
    private static bool Expected(DateOnly day) => day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday;

    private static StatementPeriod Day(int from, int to, long opening, long credited, long debited, long? closing = null) =>
        new(Account, new DateOnly(2026, 4, from), new DateOnly(2026, 4, to), Money.Roubles(opening), Money.Roubles(credited), Money.Roubles(debited), Money.Roubles(closing ?? opening + credited - debited));

    private static LinesSide Lines(long @in, long @out = 0, long outForRefunds = 0, long notForService = 0, int quarantined = 0, long outSetAside = 0) =>
        new(Of(@in), Of(notForService), Of(@out), Of(outForRefunds), Of(outSetAside), quarantined, 0);

    private static BookSide Book(long received, long refunded = 0) => new(Money.Roubles(received), new Tally(Money.Roubles(refunded), refunded == 0 ? 0 : 1));

    private static Tally Of(long roubles) => new(Money.Roubles(roubles), roubles == 0 ? 0 : 1);

    private static ImmutableArray<NamedDifference> Differences(StatementPeriod[] bank, LinesSide lines, BookSide book) => Reconciliation.Of(First, Last, BankSide.Of(bank, First, Last, Expected), lines, book).Differences;

    [Fact]
    public void A_month_whose_statements_join_and_whose_lines_are_all_in_the_book_has_no_difference() =>
        Assert.Empty(Differences([Day(1, 10, 100, 50, 0), Day(11, 30, 150, 20, 30)], Lines(70, 30, 30), Book(70, 30)));

    [Fact]
    public void Statements_that_overlap_are_not_added_twice_the_longer_one_speaks()
    {
        BankSide bank = BankSide.Of([Day(3, 3, 100, 50, 0), Day(1, 30, 100, 50, 0), Day(3, 3, 100, 50, 0)], First, Last, Expected);

        Assert.Equal((Money.Roubles(50), 1), (bank.Credited, bank.Statements));
        Assert.Empty(bank.Missing);
    }

    [Fact]
    public void Of_two_statements_of_one_day_the_later_one_speaks_which_had_more() =>
        Assert.Equal(Money.Roubles(80), BankSide.Of([Day(1, 1, 100, 50, 0), Day(1, 1, 100, 80, 10), Day(1, 1, 100, 60, 0)], First, First, Expected).Credited);

    [Fact]
    public void A_statement_that_does_not_begin_where_the_one_before_ended_is_named_with_its_sum() =>
        Assert.Equal([new NamedDifference("difference.statements-do-not-join", Money.Roubles(-5), 1)], Differences([Day(1, 10, 100, 0, 0), Day(11, 30, 95, 0, 0)], Lines(0), Book(0)));

    [Fact]
    public void A_bank_whose_own_equation_fails_is_named_with_the_sum() =>
        Assert.Equal([new NamedDifference("difference.balance-fails", Money.Roubles(1), 1)], Differences([Day(1, 30, 100, 50, 0, 151)], Lines(50), Book(50)));

    [Fact]
    public void Days_without_a_statement_are_counted_and_no_balance_is_compared_across_them() =>
        Assert.Equal([new NamedDifference("difference.days-without-statement", Money.Zero, 3)], Differences([Day(1, 9, 100, 0, 0), Day(11, 28, 70, 0, 0)], Lines(0), Book(0)));

    [Fact]
    public void Days_off_between_two_statements_are_not_missed_and_the_balance_must_join_across_them()
    {
        // 11 and 12 April 2026 are a Saturday and a Sunday.
        Assert.Empty(Differences([Day(1, 10, 100, 0, 0), Day(13, 30, 100, 0, 0)], Lines(0), Book(0)));
        Assert.Equal([new NamedDifference("difference.statements-do-not-join", Money.Roubles(-5), 1)], Differences([Day(1, 10, 100, 0, 0), Day(13, 30, 95, 0, 0)], Lines(0), Book(0)));
    }

    [Fact]
    public void Money_that_the_bank_counts_and_no_line_shows_is_named()
    {
        StatementPeriod[] bank = [Day(1, 30, 0, 100, 40)];

        Assert.Equal([new NamedDifference("difference.quarantined", Money.Zero, 1), new NamedDifference("difference.credited-without-line", Money.Roubles(10), 0)], Differences(bank, Lines(90, 40, 40, quarantined: 1), Book(90, 40)));
        Assert.Equal([new NamedDifference("difference.debited-without-line", Money.Roubles(-15), 0)], Differences(bank, Lines(100, 25, 25), Book(100, 25)));
    }

    [Fact]
    public void What_left_the_account_and_is_no_refund_is_named_and_so_is_a_refund_that_the_bank_has_not_shown()
    {
        StatementPeriod[] bank = [Day(1, 30, 100, 0, 40)];

        Assert.Equal([new NamedDifference("difference.out-not-refund", Money.Roubles(-15), 0)], Differences(bank, Lines(0, 40, 25), Book(0, 25)));
        Assert.Equal([new NamedDifference("difference.refund-unseen", Money.Roubles(7), 0)], Differences(bank, Lines(0, 40, 40), Book(0, 47)));
    }

    [Fact]
    public void What_left_for_a_purpose_that_an_accountant_named_is_no_difference() =>
        Assert.Empty(Differences([Day(1, 30, 100, 0, 15)], Lines(0, 15, outSetAside: 15), Book(0)));

    [Fact]
    public void A_refund_that_the_bank_shows_on_another_day_than_it_was_recorded_is_named() =>
        Assert.Equal([new NamedDifference("difference.refund-of-another-day", Money.Roubles(-40), 1)], Differences([Day(1, 30, 100, 0, 40)], Lines(0, 40, 40), Book(0)));

    [Fact]
    public void Lines_that_could_not_be_read_are_no_difference_where_bank_and_record_agree() =>
        Assert.Empty(Differences([Day(1, 30, 0, 100, 0)], Lines(100, quarantined: 3), Book(100)));

    [Fact]
    public void An_account_in_another_currency_is_never_added_to_roubles() =>
        Assert.Null(BankSide.Of([Day(1, 30, 0, 100, 0) with { Currency = "USD" }], First, Last, Expected).Credited);

    [Fact]
    public void A_line_that_is_no_payment_for_the_service_is_no_difference_but_a_line_missing_in_the_book_is()
    {
        StatementPeriod[] bank = [Day(1, 30, 0, 100, 0)];

        Assert.Empty(Differences(bank, Lines(100, notForService: 20), Book(80)));
        Assert.Equal([new NamedDifference(Reconciliation.Unexplained, Money.Roubles(-1), 0)], Differences(bank, Lines(100, notForService: 20), Book(81)));
    }

    [Fact]
    public void Without_any_statement_nothing_is_said_of_the_bank()
    {
        BankSide bank = BankSide.Of([], First, Last, Expected);

        Assert.Null(bank.Opening);
        Assert.Null(bank.Credited);
        Assert.Empty(bank.Missing);
    }

    [Fact]
    public void Every_kopeck_between_the_bank_and_the_book_stands_under_a_name() =>
        Gen.Long[0, 1000].Array[7].Sample(sums =>
        {
            (long credited, long debited, long @in, long @out, long forRefunds, long unseen, long book) = (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
            Reconciliation found = Reconciliation.Of(First, Last, BankSide.Of([Day(1, 30, 0, credited, debited)], First, Last, Expected), Lines(@in, @out, forRefunds), Book(book, forRefunds + unseen));
            // The bank's movement less the book's movement is exactly what the names add up to.
            Money named = found.Differences.Aggregate(Money.Zero, (sum, difference) => sum + difference.Amount);
            return named == Money.Roubles(credited - debited - (book - forRefunds - unseen));
        });
}
