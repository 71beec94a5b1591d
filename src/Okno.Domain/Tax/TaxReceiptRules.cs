using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Terms;

namespace Okno.Domain.Tax;

/// <summary>Judges each payment paper by what 4.6 demands of it, by whose payment it is (Q15), and by where its money went (2.1.6).</summary>
public static class TaxReceiptRules
{
    /// <summary>The findings on all papers, line by line; those that are met say nothing. Every finding carries its "line", from 1, and its "number".</summary>
    public static ImmutableArray<Finding> Judge(TaxReceipts recorded, Applicant applicant, DateOnly issued, TaxReading coverage, LawInForce law)
    {
        List<Finding> findings = [];
        for (int i = 0; i < recorded.Receipts.Length; i++)
        {
            TaxReceipt receipt = recorded.Receipts[i];
            (string, object?)[] line = [("line", i + 1), ("number", receipt.Number), ("paid", receipt.Paid), ("amount", receipt.Amount)];
            findings.AddRange(Content(receipt, line));
            findings.AddRange(Payer(receipt, applicant, line, law));
            findings.AddRange(Destination(receipt, issued, coverage, line, law));
        }

        if (recorded.Receipts.Any(receipt => receipt.Proof != TaxProof.Receipt) && !recorded.LossStated)
        {
            findings.Add(TaxRules.LossIsStated.Broken());
        }

        return [.. findings];
    }

    /// <summary>4.6: what the paper must contain. A certificate of the tax office has no form of its own in the Rules: only whose payments it confirms is asked.</summary>
    private static IEnumerable<Finding> Content(TaxReceipt receipt, (string, object?)[] line)
    {
        if (receipt.Proof == TaxProof.Receipt && string.IsNullOrWhiteSpace(receipt.Number))
        {
            yield return TaxRules.HasNumber.Broken(line);
        }

        if (receipt.Proof != TaxProof.TaxOfficeCertificate && string.IsNullOrWhiteSpace(receipt.Payer))
        {
            yield return TaxRules.NamesPayer.Broken(line);
        }

        if (receipt.Proof == TaxProof.Receipt && receipt.Kind == TaxPaymentKind.NotNamed)
        {
            yield return TaxRules.NamesKind.Broken(line);
        }

        if (receipt.Kind == TaxPaymentKind.Other)
        {
            yield return TaxRules.IsThisTax.Broken(line);
        }

        if (receipt.Proof == TaxProof.BankExtract && string.IsNullOrWhiteSpace(receipt.Purpose))
        {
            yield return TaxRules.ExtractHasPurpose.Broken(line);
        }
    }

    private static IEnumerable<Finding> Payer(TaxReceipt receipt, Applicant applicant, (string, object?)[] line, LawInForce law)
    {
        bool innIsKnown = !string.IsNullOrEmpty(applicant.Inn) && !string.IsNullOrEmpty(receipt.TaxpayerInn);
        if (innIsKnown && receipt.TaxpayerInn != applicant.Inn)
        {
            yield return TaxRules.OwnInn.ForHuman([.. line, ("inn", receipt.TaxpayerInn), ("own", applicant.Inn)]);
        }

        if (string.IsNullOrWhiteSpace(receipt.Payer))
        {
            yield break;
        }

        (string, object?)[] named = [.. line, ("payer", receipt.Payer), ("applicant", applicant.Name.Full)];
        PayerIs payer = PayerName.Compare(receipt.Payer, applicant.Name);
        if (payer == PayerIs.ApplicantShort)
        {
            yield return TaxRules.FullName.ForHuman(named);
        }
        else if (payer == PayerIs.Other && law.Switches.Is(SwitchCode.TaxPayer, "own-name-only"))
        {
            yield return TaxRules.TaxpayerKnown.Broken(named);
        }
        else if (payer == PayerIs.Other)
        {
            bool identifiable = (innIsKnown && receipt.TaxpayerInn == applicant.Inn) || (receipt.Taxpayer is { Length: > 0 } taxpayer && PayerName.Compare(taxpayer, applicant.Name) != PayerIs.Other);
            yield return identifiable ? TaxRules.PaidByWorker.ForHuman(named) : TaxRules.TaxpayerKnown.ForHuman(named);
        }
    }

    private static IEnumerable<Finding> Destination(TaxReceipt receipt, DateOnly issued, TaxReading coverage, (string, object?)[] line, LawInForce law)
    {
        if (receipt.BudgetCode is { Length: > 0 } code && law.Statutes.TaxBudgetCodeOn(receipt.Paid) is { } own && code != own.Code)
        {
            yield return TaxRules.OwnBudgetCode.ForHuman([.. line, ("kbk", code), ("own", own.Code)]);
        }

        DateOnly earliest = EarliestFor(issued, law);
        if (receipt.Paid < earliest)
        {
            yield return TaxRules.NotLongBeforeIssue.ForHuman([.. line, ("issued", issued), ("earliest", earliest)]);
        }

        if (receipt.PeriodFrom is { } from && receipt.PeriodTo is { } to
            && coverage.Months.Where(month => month.Parts.Any(part => part.Payment == receipt.AsPayment())).ToArray() is { Length: > 0 } months
            && !months.Any(month => month.From <= to && from <= month.To))
        {
            yield return TaxRules.StatedPeriodMatches.ForHuman([.. line, ("from", from), ("to", to), ("spent_from", months[0].From), ("spent_to", months[^1].To)]);
        }
    }

    /// <summary>The first payment is made before the patent is issued, but not long before: a payment earlier than this day may belong to an earlier patent.</summary>
    public static DateOnly EarliestFor(DateOnly issued, LawInForce law) => Days.Shift(issued, -law.Statutes.TaxPaidAheadOfPatent);
}
