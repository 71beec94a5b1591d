using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Tax;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// Records the payment papers of 4.6 line by line: the whole list as it lies on the desk, in place of the list recorded before, which the journal keeps. May be done from the first visit, before any money is taken, until
/// the hand-over. What the papers prove is found here and warned of; it is judged when the paper of 2.1.6 is accepted and again when the case is listed.
/// </summary>
/// <param name="LossStated">The person stated in writing that receipts are lost (4.6 p.2).</param>
public sealed record RecordTaxReceipts(ImmutableArray<TaxReceipt> Receipts, bool LossStated) : CaseStep<RecordTaxReceipts>
{
    private static readonly StepInfo Info = new(
        "record-tax-receipts", "2.1.6, 4.6, 6.2", [Role.Operator, Role.Reviewer, Role.Supervisor],
        [
            ContractRules.PhaseIs<RecordTaxReceipts>(Phase.Opened, Phase.Assessed, Phase.Offered, Phase.PaidPartly, Phase.Collecting, Phase.Complete, Phase.Listed, Phase.RefusedOtherwise),
            new Rule<RecordTaxReceipts>("tax.amount-in-range", "4.6", "A payment is more than nothing and not more than the tax of two years", Effect.Blocks,
                (s, c) => Line(s, receipt => !TaxSum.IsSensible(receipt.Amount, c.Law), c, receipt => ("amount", receipt.Amount))),
            new Rule<RecordTaxReceipts>("tax.paid-not-in-future", "4.6", "No payment is of a day to come", Effect.Blocks,
                (s, c) => Line(s, receipt => receipt.Paid > c.Today, c, receipt => ("paid", receipt.Paid))),
            new Rule<RecordTaxReceipts>("tax.receipt-once", "4.6", "A payment stands in the list once", Effect.Blocks,
                (s, c) => Line(s, receipt => s.Receipts.First(other => other.Identities.Intersect(receipt.Identities).Any()) is var first && !ReferenceEquals(first, receipt), c, receipt => ("number", receipt.Number))),
            new Rule<RecordTaxReceipts>("tax.period-in-order", "4.6", "A stated period ends not before it begins", Effect.Blocks,
                (s, c) => Line(s, receipt => receipt.PeriodTo < receipt.PeriodFrom, c, receipt => ("from", receipt.PeriodFrom))),
            new Rule<RecordTaxReceipts>("tax.paper-accepted-already", "2.1.6", "The paper was not accepted on another list", Effect.Warns,
                (_, c) => c.Case.PaperOf(new PaperId(PaperKind.TaxReceipts)) is { IsAccepted: true, Waived: false } ? Breach.ForHuman() : null),
        ],
        [typeof(TaxReceiptsRecorded)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<Finding> FurtherFindings(StepContext context) => CaseTax.AtRecording(context.Case with { TaxReceipts = Recorded(context) }, context);

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new TaxReceiptsRecorded(Recorded(context), warnings)];

    private TaxReceipts Recorded(StepContext context) => new(context.Today, Receipts, LossStated);

    /// <summary>The first line that is wrong, with its place in the list, from 1.</summary>
    private static Breach? Line(RecordTaxReceipts step, Func<TaxReceipt, bool> wrong, StepContext context, Func<TaxReceipt, (string, object?)> fact)
    {
        for (int i = 0; i < step.Receipts.Length; i++)
        {
            if (wrong(step.Receipts[i]))
            {
                return Breach.With(("line", i + 1), fact(step.Receipts[i]), ("most", TaxSum.Largest(context.Law)));
            }
        }

        return null;
    }
}

[Event("tax-receipts-recorded")]
public sealed record TaxReceiptsRecorded(TaxReceipts Receipts, ImmutableArray<Finding> Findings) : CaseEvent;
