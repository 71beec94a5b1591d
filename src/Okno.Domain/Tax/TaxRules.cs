using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Domain.Tax;

/// <summary>Every rule on the fixed advance payment (2.1.6, 4.6, 6.2), one place for its clause, effect and sentence.</summary>
public static class TaxRules
{
    private const string Advance = "НК РФ, ст. 227.1";

    public static readonly TaxRule EveryMonthPaid = new("tax.unpaid", "4.6", Effect.NeedsSecondPerson, "Every month of the patent that has begun by the filing is paid", Advance, "pay-the-month");
    public static readonly TaxRule NotBelowRate = new("tax.shortfall", "4.6", Effect.NeedsSecondPerson, "A month is paid with not less than its rate", Advance, "pay-the-difference");
    public static readonly TaxRule WithoutGap = new("tax.gap", "4.6", Effect.NeedsSecondPerson, "A month is paid before its first day, so that the payments have no gap", Advance, "show-other-receipts");
    public static readonly TaxRule NotOnTheFirstDay = new("tax.disputed-by-one-day", "Q12", Effect.NeedsSecondPerson, "A month is not paid only on its first day, which one reading holds for late", Advance, "show-other-receipts");
    public static readonly TaxRule NotAfterADayOff = new("tax.disputed-by-day-off", "Q12", Effect.NeedsSecondPerson, "A month is not paid only by the working day after a last day that was a day off", "НК РФ, ст. 6.1 п. 7", "show-other-receipts");
    public static readonly TaxRule RateKnown = new("tax.rate-unknown", "4.6", Effect.NeedsSecondPerson, "The rate that a month is judged by is known", Advance, "load-the-rate");
    public static readonly TaxRule OutsideFreeze = new("tax.freeze", "Q31", Effect.NeedsSecondPerson, "A month that lacks money has no day in the freeze of 2020-21", "Указ 18.04.2020 № 274, Указ 15.06.2021 № 364", "show-other-receipts");

    public static readonly TaxRule Recorded = new("tax.not-recorded", "4.6", Effect.Warns, "The payment papers are recorded line by line, so that the months can be judged", Repair: "record-receipts");
    public static readonly TaxRule HasNumber = new("tax.receipt-number", "4.6", Effect.Blocks, "A payment receipt has its number", Repair: "bring-tax-certificate");
    public static readonly TaxRule NamesPayer = new("tax.receipt-payer", "4.6", Effect.Blocks, "A receipt and a bank extract name the payer in full", Repair: "bring-tax-certificate");
    public static readonly TaxRule NamesKind = new("tax.receipt-kind", "4.6", Effect.Blocks, "A receipt names the kind of payment", Repair: "bring-tax-certificate");
    public static readonly TaxRule IsThisTax = new("tax.receipt-other-kind", "4.6", Effect.Blocks, "The kind of payment is the fixed advance payment of income tax", Advance, "show-other-receipts");
    public static readonly TaxRule ExtractHasPurpose = new("tax.extract-purpose", "4.6", Effect.Blocks, "A bank extract states the purpose of the payment", Repair: "bring-tax-certificate");
    public static readonly TaxRule LossIsStated = new("tax.lost-statement", "4.6", Effect.Warns, "A certificate or an extract comes with a written statement that the receipts are lost", Repair: "write-lost-statement");
    public static readonly TaxRule FullName = new("tax.payer-name-incomplete", "4.6", Effect.Warns, "The payer's name is complete: surname, given name, patronymic where there is one");
    public static readonly TaxRule PaidByWorker = new("tax.payer-other", "Q15", Effect.Warns, "The payer is the foreign citizen, not another for them", "НК РФ, ст. 45 п. 1", "ask-clarification-letter");
    public static readonly TaxRule TaxpayerKnown = new("tax.payer-unidentified", "4.6", Effect.NeedsSecondPerson, "The receipt shows for whom the tax is paid", "НК РФ, ст. 45 п. 1", "ask-clarification-letter");
    public static readonly TaxRule OwnInn = new("tax.inn-other", "4.6", Effect.NeedsSecondPerson, "The taxpayer number on the receipt is the applicant's", "НК РФ, ст. 45 п. 7", "ask-clarification-letter");
    public static readonly TaxRule OwnBudgetCode = new("tax.kbk-other", "2.1.6", Effect.NeedsSecondPerson, "The payment went to the budget code of the advance payment for patents", "НК РФ, ст. 45 п. 7", "ask-clarification-letter");
    public static readonly TaxRule NotLongBeforeIssue = new("tax.before-patent", "2.1.6", Effect.NeedsSecondPerson, "The payment is for this patent, not from long before its day of issue", Advance, "show-other-receipts");
    public static readonly TaxRule StatedPeriodMatches = new("tax.period-other", "4.6", Effect.Warns, "The period that a receipt states is one that its money pays for", Repair: "ask-clarification-letter");
    public static readonly TaxRule NotUsedElsewhere = new("tax.receipt-used-elsewhere", "6.2", Effect.NeedsSecondPerson, "The same receipt is in no other case", Repair: "compare-with-other-case");

    /// <summary>All of them, those on months first.</summary>
    public static readonly ImmutableArray<TaxRule> All =
    [
        EveryMonthPaid, NotBelowRate, WithoutGap, NotOnTheFirstDay, NotAfterADayOff, RateKnown, OutsideFreeze,
        Recorded, HasNumber, NamesPayer, NamesKind, IsThisTax, ExtractHasPurpose, LossIsStated, FullName, PaidByWorker, TaxpayerKnown, OwnInn, OwnBudgetCode, NotLongBeforeIssue, StatedPeriodMatches, NotUsedElsewhere,
    ];
}
