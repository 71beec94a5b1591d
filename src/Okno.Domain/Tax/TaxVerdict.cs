using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Tax;

/// <summary>
/// The whole answer on the tax of one patent for one planned filing: months under every reading, findings on months (of the decisive reading), on papers and on reuse, and the remedy of each reading, in the order of
/// <see cref="TaxCoverageResult.Readings"/>.
/// </summary>
public sealed record TaxVerdict(DateOnly Today, TaxCoverageResult Coverage, ImmutableArray<TaxRemedy> Remedies, ImmutableArray<Finding> Findings)
{
    public TaxRemedy Remedy => Remedies[Coverage.Readings.IndexOf(Coverage.Decisive)];

    /// <summary>Judges what is recorded; where nothing is, that alone is said.</summary>
    public static TaxVerdict Of(Applicant applicant, DateOnly issued, TaxReceipts? recorded, DateOnly filing, DateOnly today, ImmutableArray<TaxReceiptReuse> reuse, LawInForce law)
    {
        ImmutableArray<TaxPayment> payments = recorded?.Payments ?? [];
        TaxCoverageResult coverage = TaxCoverage.Of(issued, payments, filing, law);
        ImmutableArray<Finding> findings = recorded is not { Receipts.IsEmpty: false }
            ? [TaxRules.Recorded.ForHuman()]
            : [.. coverage.Decisive.Findings.Select(finding => IsStillPayable(finding, coverage.Decisive, today) ? finding with { Effect = Effect.Warns } : finding), .. TaxReceiptRules.Judge(recorded, applicant, issued, coverage.Decisive, law), .. reuse.Select(Reused)];
        return new TaxVerdict(today, coverage, [.. coverage.Readings.Select(reading => TaxRemedy.Of(issued, payments, filing, today, reading, law))], findings);
    }

    /// <summary>A month that has not begun can still be paid in time: nobody is at fault yet, so its finding only warns.</summary>
    private static bool IsStillPayable(Finding finding, TaxReading coverage, DateOnly today) =>
        coverage.Months.Any(month => month.From > today && finding.Facts["month"] == month.Number.ToString(CultureInfo.InvariantCulture));

    private static Finding Reused(TaxReceiptReuse reuse) => TaxRules.NotUsedElsewhere.ForHuman(("line", reuse.Line), ("cases", string.Join(", ", reuse.Cases)));
}
