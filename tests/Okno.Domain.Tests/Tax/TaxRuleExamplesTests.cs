using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Tax;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Tax;

/// <summary>One example that breaks each rule on the tax, and its neighbour that does not.</summary>
public sealed class TaxRuleExamplesTests
{
    private static readonly Applicant Worker = new(
        PersonKind.ForeignCitizen, new PersonName("Каримов", "Рустам", "Алишерович", "KARIMOV", "RUSTAM"), Day("1990-05-01"), "Самарканд", Sex.Male, "UZB",
        new IdentityPaper(IdentityPaperKind.Passport, null, "FA1234567", "IIV 26283", Day("2020-01-15"), Day("2030-01-14")), Inn: "770123456701");

    private static readonly TaxReceipt Good = new(TaxProof.Receipt, "4471-09", Day("2025-03-07"), Money.Roubles(8_900), "КАРИМОВ РУСТАМ АЛИШЕРОВИЧ", TaxPaymentKind.FixedAdvance, TaxpayerInn: "770123456701");

    private static readonly TaxReceipt Extract = Good with { Proof = TaxProof.BankExtract, Number = "", Purpose = "НДФЛ за патент", Kind = TaxPaymentKind.NotNamed };

    /// <summary>By the rule's code: the case that breaks it and the nearest one that keeps it.</summary>
    private static readonly Dictionary<string, (TaxVerdict Broken, TaxVerdict Kept)> Examples = new()
    {
        ["tax.unpaid"] = (Paid("2025-03-10", "2025-04-10", Good), Paid("2025-03-10", "2025-04-09", Good)),
        ["tax.shortfall"] = (Paid("2025-03-10", "2025-03-20", Good with { Amount = new Money(889_999) }), Paid("2025-03-10", "2025-03-20", Good)),
        ["tax.gap"] = (Paid("2025-03-10", "2025-03-20", Good with { Paid = Day("2025-03-11") }), Paid("2025-03-11", "2025-03-20", Good with { Paid = Day("2025-03-10") })),
        ["tax.disputed-by-one-day"] = (Paid("2025-03-10", "2025-03-20", Good with { Paid = Day("2025-03-10") }), Paid("2025-03-10", "2025-03-20", Good with { Paid = Day("2025-03-09") })),
        // The last day to pay is Saturday, 15 March; the next working day is Monday, the 17th.
        ["tax.disputed-by-day-off"] = (Paid("2025-03-16", "2025-03-20", Good with { Paid = Day("2025-03-17") }), Paid("2025-03-16", "2025-03-20", Good with { Paid = Day("2025-03-18") })),
        ["tax.rate-unknown"] = (Paid("2026-12-10", "2027-01-20", Good with { Paid = Day("2027-01-05") }), Paid("2026-12-10", "2026-12-20", Good with { Paid = Day("2026-12-05"), Amount = Money.Roubles(10_000) })),
        ["tax.freeze"] = (Paid("2020-01-20", "2020-03-25", Good with { Paid = Day("2020-01-19"), Amount = Money.Roubles(5_341) }), Paid("2020-01-15", "2020-03-14", Good with { Paid = Day("2020-01-14"), Amount = Money.Roubles(5_341) })),
        ["tax.not-recorded"] = (Judged(null), Judged(Good)),
        ["tax.receipt-number"] = (Judged(Good with { Number = " " }), Judged(Extract)),
        ["tax.receipt-payer"] = (Judged(Good with { Payer = "" }), Judged(Good)),
        ["tax.receipt-kind"] = (Judged(Good with { Kind = TaxPaymentKind.NotNamed }), Judged(Extract)),
        ["tax.receipt-other-kind"] = (Judged(Good with { Kind = TaxPaymentKind.Other }), Judged(Good)),
        ["tax.extract-purpose"] = (Judged(Extract with { Purpose = null }), Judged(Extract)),
        ["tax.lost-statement"] = (Judged(Extract), Of("2025-03-10", "2025-03-20", Worker, Today, [], new TaxReceipts(Day("2025-03-20"), [Extract], LossStated: true))),
        ["tax.payer-name-incomplete"] = (Judged(Good with { Payer = "Каримов Р.А." }), Judged(Good with { Payer = "Karimov Rustam" })),
        ["tax.payer-other"] = (Judged(Good with { Payer = "ООО «Стройка»", Taxpayer = "Каримов Рустам Алишерович", TaxpayerInn = null }), Judged(Good)),
        ["tax.payer-unidentified"] = (Judged(Good with { Payer = "Каримова Нигора", TaxpayerInn = null }), Judged(Good with { Payer = "Каримова Нигора" })),
        ["tax.inn-other"] = (Judged(Good with { TaxpayerInn = "770123456798" }), Judged(Good with { TaxpayerInn = null })),
        ["tax.kbk-other"] = (Judged(Good with { BudgetCode = "18210102010011000110" }), Judged(Good with { BudgetCode = "18210102040011000110" })),
        ["tax.before-patent"] = (Judged(Good with { Paid = Day("2025-03-10").AddDays(-61) }), Judged(Good with { Paid = Day("2025-03-10").AddDays(-60) })),
        ["tax.period-other"] = (Judged(Good with { PeriodFrom = Day("2025-02-01"), PeriodTo = Day("2025-03-09") }), Judged(Good with { PeriodFrom = Day("2025-02-01"), PeriodTo = Day("2025-03-10") })),
        ["tax.receipt-used-elsewhere"] = (Of("2025-03-10", "2025-03-20", Worker, Today, [new TaxReceiptReuse(1, ["26-000007"])], new TaxReceipts(Day("2025-03-20"), [Good], false)), Judged(Good)),
    };

    public static TheoryData<string> Codes => [.. TaxRules.All.Select(rule => rule.Code)];

    /// <summary>The finding that the broken example of a rule makes.</summary>
    internal static Finding Broken(string code) => Examples[code].Broken.Findings.First(finding => finding.Code == code);

    private static TaxVerdict Of(string issued, string filing, Applicant worker, LawInForce law, ImmutableArray<TaxReceiptReuse> reuse, TaxReceipts? recorded) =>
        TaxVerdict.Of(worker, Day(issued), recorded, Day(filing), Day(filing), reuse, law);

    private static TaxVerdict Paid(string issued, string filing, TaxReceipt receipt) => Of(issued, filing, Worker, Today, [], new TaxReceipts(Day(filing), [receipt], false));

    private static TaxVerdict Judged(TaxReceipt? receipt) => Of("2025-03-10", "2025-03-20", Worker, Today, [], receipt is null ? null : new TaxReceipts(Day("2025-03-20"), [receipt], false));

    [Fact]
    public void Every_rule_has_its_two_examples_and_no_example_is_of_a_dead_rule() => Assert.Equal(TaxRules.All.Select(rule => rule.Code).Order(), Examples.Keys.Order());

    [Fact]
    public void No_code_and_no_sentence_stands_twice()
    {
        Assert.Equal(TaxRules.All.Length, TaxRules.All.DistinctBy(rule => rule.Code).Count());
        Assert.Equal(TaxRules.All.Length, TaxRules.All.DistinctBy(rule => rule.Sentence).Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_broken_rule_is_found_with_its_clause_and_effect_and_its_neighbour_is_not(string code)
    {
        TaxRule rule = TaxRules.All.Single(rule => rule.Code == code);

        Finding found = Broken(code);
        Assert.Equal((rule.Clause, rule.Effect), (found.Clause, found.Effect));
        Assert.NotEqual(Verdict.Met, found.Verdict);
        Assert.DoesNotContain(Examples[code].Kept.Findings, finding => finding.Code == code);
    }

    [Fact]
    public void A_receipt_in_order_says_nothing() => Assert.Empty(Judged(Good).Findings);

    [Fact]
    public void By_the_letter_of_4_6_nobody_else_may_pay()
    {
        TaxReceipts byEmployer = new(Day("2025-03-20"), [Good with { Payer = "ООО «Стройка»", Taxpayer = Worker.Name.Full }], false);
        LawInForce letter = Library.With(SwitchCode.TaxPayer, "own-name-only").On(Day("2025-03-20"));

        Finding found = Assert.Single(Of("2025-03-10", "2025-03-20", Worker, letter, [], byEmployer).Findings);
        Assert.Equal(("tax.payer-unidentified", Verdict.NotMet), (found.Code, found.Verdict));
        Assert.Equal(Effect.Warns, Assert.Single(Of("2025-03-10", "2025-03-20", Worker, Today, [], byEmployer).Findings).Effect);
    }

    [Theory]
    [InlineData("Каримов Рустам Алишерович", PayerIs.Applicant)]
    [InlineData("  каримов  РУСТАМ алишерович ", PayerIs.Applicant)]
    [InlineData("RUSTAM KARIMOV", PayerIs.Applicant)]
    [InlineData("KARYMOV RUSTAM", PayerIs.Applicant)]
    [InlineData("КАРИМОВ РУСТАМ АЛИШЕРОВИЧ", PayerIs.Applicant)]
    [InlineData("Каримов Рустам", PayerIs.ApplicantShort)]
    [InlineData("Каримов Р. А.", PayerIs.ApplicantShort)]
    [InlineData("KARIMOV R", PayerIs.ApplicantShort)]
    [InlineData("Каримов Б. А.", PayerIs.Other)]
    [InlineData("Каримов Рустам Алишерович Младший", PayerIs.Other)]
    [InlineData("Каримов", PayerIs.Other)]
    [InlineData("", PayerIs.Other)]
    public void A_payer_is_compared_in_both_alphabets(string printed, PayerIs expected) => Assert.Equal(expected, PayerName.Compare(printed, Worker.Name));

    [Fact]
    public void One_payment_is_recognised_however_it_was_typed()
    {
        TaxReceipt typed = Good with { Number = "4471 09", Payer = "Каримов  Рустам Алишерович" };
        Assert.Equal(Good.Identities, typed.Identities);
        Assert.Single(Good.Identities);
        Assert.Empty(Good.Identities.Intersect((Good with { Payer = "Иванов Иван" }).Identities));

        TaxReceipt telling = Good with { Number = "120998877" };
        Assert.Single(telling.Identities.Intersect((telling with { Payer = "Иванов Иван" }).Identities));
        Assert.Empty(telling.Identities.Intersect((telling with { Amount = Money.Roubles(9_000) }).Identities));
    }
}
