using System.Collections.Immutable;
using System.Diagnostics;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Tax;
using Okno.Testing;

namespace Okno.Proof.Tests;

/// <summary>The tax month by month under every reading, for lists of payments at random and on the limits.</summary>
[Collection(nameof(ProofDatabase))]
public sealed class TaxProofTests(ProofDatabase database)
{
    private const int AtOnce = 5_000;
    private static readonly string[] Columns = ["from_day", "to_day", "state", "paid", "missing", "completed", "needed_now", "covered_through"];

    [Fact]
    public async Task A_sample_of_payment_lists_fills_the_same_months_with_the_same_kopecks() => await CompareAsync(1_000);

    [Fact(Explicit = true)]
    public async Task Twenty_thousand_payment_lists_fill_the_same_months_with_the_same_kopecks() => await CompareAsync(20_000);

    private async Task CompareAsync(int cases)
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        Random random = Seed.Next("tax");
        Stopwatch clock = Stopwatch.StartNew();
        for (int done = 0; done < cases; done += AtOnce)
        {
            int calendar = done / AtOnce % LoadedLaw.Calendars.Length;
            LawInForce law = LoadedLaw.Under(calendar);
            TaxCase[] asked = [.. Enumerable.Range(0, Math.Min(AtOnce, cases - done)).Select(_ => TaxCase.Next(random, law))];
            await AskAsync(calendar, asked, law);
            if (cases > AtOnce)
            {
                Progress.Say($"tax: {done + asked.Length:N0} lists of payments in {clock.Elapsed.TotalSeconds:0} s, 0 differences");
            }
        }
    }

    private async Task AskAsync(int calendar, TaxCase[] asked, LawInForce law)
    {
        await database.ExecuteAsync("""
            TRUNCATE proof.tax_patent, proof.tax_payment;
            DROP TABLE IF EXISTS csharp_tax;
            CREATE TEMP TABLE csharp_tax (id int, reading text, rounding text, number int, from_day date, to_day date, state text, paid bigint, missing bigint, completed date, needed_now boolean, covered_through date)
            """);
        await database.CopyAsync("proof.tax_patent", "id, issued, filing", asked.Select((one, id) => new object?[] { id, one.Issued, one.Filing }));
        await database.CopyAsync("proof.tax_payment", "id, position, paid, kopecks", asked.SelectMany((one, id) => one.Payments.Select((payment, position) => new object?[] { id, position, payment.Paid, payment.Amount.Kopecks })));
        await database.CopyAsync("csharp_tax", "id, reading, rounding, number, " + string.Join(", ", Columns), asked.SelectMany((one, id) => Rows(id, TaxCoverage.Of(one.Issued, one.Payments, one.Filing, law))));

        // Where both roundings give the same months C# tells them once.
        await database.ExecuteAsync($"""
            ANALYZE proof.tax_patent; ANALYZE proof.tax_payment; ANALYZE csharp_tax;
            DROP TABLE IF EXISTS sql_tax, same_months;
            CREATE TEMP TABLE sql_tax AS SELECT * FROM proof.tax_answer WHERE calendar = {calendar};
            CREATE TEMP TABLE same_months AS
              SELECT a.id FROM proof.tax_month a JOIN proof.tax_month b ON b.id = a.id AND b.number = a.number AND b.rounding = 'FromPreviousMonth'
              WHERE a.rounding = 'FromIssueDay' GROUP BY a.id HAVING bool_and(a.from_day = b.from_day);
            DELETE FROM sql_tax s USING same_months m WHERE m.id = s.id AND s.rounding = 'FromPreviousMonth';
            DELETE FROM csharp_tax c USING same_months m WHERE m.id = c.id AND c.rounding = 'FromPreviousMonth'
            """);
        (long rows, string? words) = await Differences.BetweenAsync(database, "sql_tax", "csharp_tax", ["id", "reading", "rounding", "number"], Columns);
        Assert.True(words is null, words is null ? "" : $"Calendar {calendar}. {words}{Example(words, asked)}");
        Assert.True(rows >= asked.Length * 24L, $"only {rows} months");
    }

    private static IEnumerable<object?[]> Rows(int id, TaxCoverageResult result) =>
        from reading in result.Readings
        from month in reading.Months
        select new object?[]
        {
            id, reading.Rate.ToString(), reading.Rounding.ToString(), month.Number, month.From, month.To, month.State.ToString(), month.Paid.Kopecks, month.Missing.Kopecks, month.CompletedOn, month.NeededNow, reading.CoveredThrough,
        };

    private static string Example(string words, TaxCase[] asked)
    {
        int at = words.IndexOf("id=", StringComparison.Ordinal) + 3;
        TaxCase one = asked[int.Parse(words[at..words.IndexOf(' ', at)], System.Globalization.CultureInfo.InvariantCulture)];
        return $"issued {ProofDatabase.Iso(one.Issued)}: {string.Join(", ", one.Payments.Select(payment => $"{ProofDatabase.Iso(payment.Paid)} {payment.Amount}"))}";
    }
}

/// <summary>A patent and what was paid for it: whole months, prepaid years, halves, odd kopecks, double payments of one day, on the first day of a month and beside it.</summary>
internal sealed record TaxCase(DateOnly Issued, ImmutableArray<TaxPayment> Payments, DateOnly? Filing)
{
    public static TaxCase Next(Random random, LawInForce law)
    {
        DateOnly issued = new DateOnly(2014, 6, 1).AddDays(random.Next(4580));
        if (random.Next(4) == 0)
        {
            issued = new DateOnly(issued.Year, issued.Month, DateTime.DaysInMonth(issued.Year, issued.Month));
        }

        ImmutableArray<TaxPayment>.Builder payments = ImmutableArray.CreateBuilder<TaxPayment>();
        for (int month = 0; month < 12 && random.Next(14) != 0;)
        {
            DateOnly first = issued.AddMonths(month);
            DateOnly paid = first.AddDays(random.Next(6) switch { 0 => 0, 1 => 1, 2 => 2, 3 => -random.Next(40), 4 => 3 + random.Next(10), _ => -1 });
            long rate = law.Statutes.TariffOn(random.Next(3) == 0 ? first : paid)?.Monthly.Kopecks ?? 400_000;
            int months = random.Next(5) == 0 ? 1 + random.Next(12) : 1;
            long kopecks = rate * months;
            switch (random.Next(8))
            {
                case 0: // split in two
                    long part = random.NextInt64(1, kopecks);
                    payments.Add(new TaxPayment(paid, new Money(part)));
                    payments.Add(new TaxPayment(paid.AddDays(random.Next(3)), new Money(kopecks - part)));
                    break;
                case 1: // 1.9 months
                    payments.Add(new TaxPayment(paid, new Money(rate * 19 / 10)));
                    break;
                case 2: // a kopeck more or less
                    payments.Add(new TaxPayment(paid, new Money(kopecks + random.Next(-1, 2))));
                    break;
                case 3: // twice, or nothing
                    payments.Add(new TaxPayment(paid, new Money(kopecks)));
                    payments.Add(new TaxPayment(paid, new Money(random.Next(2) == 0 ? kopecks : 0)));
                    break;
                default:
                    payments.Add(new TaxPayment(paid, new Money(kopecks)));
                    break;
            }

            month += months;
        }

        // Not always in order: they come as they are found.
        TaxPayment[] order = [.. payments];
        if (random.Next(3) == 0)
        {
            random.Shuffle(order);
        }

        return new TaxCase(issued, [.. order], random.Next(3) == 0 ? null : issued.AddMonths(random.Next(13)).AddDays(random.Next(-1, 2)));
    }
}
