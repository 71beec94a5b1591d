using System.Collections.Immutable;
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

    /// <summary>Judges what is recorded; <paramref name="recorded"/> null: nothing is, and that alone is said.</summary>
    public static TaxVerdict Of(Applicant applicant, DateOnly issued, TaxReceipts? recorded, DateOnly filing, DateOnly today, ImmutableArray<TaxReceiptReuse> reuse, LawInForce law)
    {
        ImmutableArray<TaxPayment> payments = recorded?.Payments ?? [];
        TaxCoverageResult coverage = TaxCoverage.Of(issued, payments, filing, law);
        ImmutableArray<Finding> findings = recorded is null
            ? [TaxRules.Recorded.ForHuman()]
            : [.. coverage.Decisive.Findings, .. TaxReceiptRules.Judge(recorded, applicant, issued, coverage.Decisive, law), .. reuse.Select(Reused)];
        return new TaxVerdict(today, coverage, [.. coverage.Readings.Select(reading => TaxRemedy.Of(issued, payments, filing, today, reading, law))], findings);
    }

    private static Finding Reused(TaxReceiptReuse reuse) => TaxRules.NotUsedElsewhere.ForHuman(("line", reuse.Line), ("cases", string.Join(", ", reuse.Cases)));
}
