using Okno.Desk.Papers;
using Okno.Desk.Tests.Cases;
using Okno.Desk.Tests.Documents;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Formats.Qr;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Papers;

/// <summary>What is to be paid, on what paper, and under which code (5.2).</summary>
public sealed class PaymentDueTests(SqliteDesk fixture, PressFixture press) : IClassFixture<SqliteDesk>, IClassFixture<PressFixture>
{
    private static readonly TextBook Words = TextBook.Load("ru");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_last_day_of_the_offer_still_has_a_code_and_the_day_after_has_none()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        DateOnly last = life.Case.Offer!.ValidUntil;
        Assert.NotNull(DueOn(last));
        Assert.Null(DueOn(last.AddDays(1)));
        Assert.Equal((null, NotPayable.Expired), (PaymentDue.WhyNot(life.Case, last), PaymentDue.WhyNot(life.Case, last.AddDays(1))));

        PaymentDue? DueOn(DateOnly day) => PaymentDue.Of(life.Case, day, life.Law, Words);
    }

    [Fact]
    public void Without_an_offer_after_a_contract_and_after_a_correction_of_what_the_offer_rests_on_there_is_no_code()
    {
        Workplace at = new(fixture);
        Assert.Equal(NotPayable.NoOffer, PaymentDue.WhyNot(at.NewLife().Assess().Case, at.Today));
        Assert.Equal(NotPayable.Concluded, PaymentDue.WhyNot(at.Contracted().Case, at.Today));
        Assert.Equal(NotPayable.Changed, PaymentDue.WhyNot(at.NewLife().Offer().Case with { OfferStands = false }, at.Today));
    }

    /// <summary>Issued 31.01.2025, come on 12.01.2026: no lawful plan unless papers come earlier. Without that the offer needs a signed risk notice and a second person, and is for that day only (Q2, Q23).</summary>
    [Fact]
    public void A_person_whose_plan_fails_gets_a_code_only_at_the_accepted_risk_and_for_that_day_alone()
    {
        Life life = new Life(Sample.Day("2026-01-12"), Sample.Day("2025-01-31")).Assess();
        MakeOffer atRisk = new(null, RiskNoticeSigned: true, PapersInHand: true);
        Assert.IsNotType<Domain.Cases.Decision.Accepted>(life.Ask(atRisk));
        Assert.Equal(NotPayable.NoOffer, PaymentDue.WhyNot(life.Case, life.Today));
        life.DoWithSecondPerson(atRisk);
        Assert.NotNull(PaymentDue.Of(life.Case, life.Today, life.Law, Words)!.Code().Bytes);
        Assert.Equal(NotPayable.Expired, PaymentDue.WhyNot(life.Case, life.Today.AddDays(1)));
    }

    [Fact]
    public async Task What_is_deposited_already_is_not_asked_for_again()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        life.Do(new RecordPayment(Money.Roubles(1000), life.Today, at.NewReceipt()));
        Assert.Equal(Phase.PaidPartly, life.Case.Phase);
        Assert.Equal(life.Price - Money.Roubles(1000), PaymentDue.Of(life.Case, life.Today, life.Law, Words)!.Sum);

        CasePapers papers = new(at.Desk, press.Working(), Words);
        string offer = PressFixture.Squeezed(PressFixture.Ready((await papers.PrintAsync("offer", life.Case, "Орлова О.", Ct))!).Pdf);
        Assert.Contains(PressFixture.Squeeze("Часть цены уже внесена"), offer, StringComparison.Ordinal);
        Assert.Contains(PressFixture.Squeeze("5 400 руб. 00 коп."), PressFixture.Squeezed(PressFixture.Ready((await papers.PrintAsync("payment-order", life.Case, "Орлова О.", Ct))!).Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_gives_way_to_initials_and_then_to_the_patent_and_is_never_cut()
    {
        Life life = new Workplace(fixture).NewLife().Offer();
        int room = 210 - Of(new PersonName("", "", null, "", "")).Length;
        string surname = new('Я', 100);
        Assert.Equal(210, Of(new PersonName(surname, new string('Ж', room - 100), null, "", "")).Length);
        Assert.Contains($"{surname} Ж., ", Of(new PersonName(surname, new string('Ж', room - 99), null, "", "")), StringComparison.Ordinal);
        Assert.Contains($"{surname} Ж.Щ., ", Of(new PersonName(surname, new string('Ж', room), "Щукин", "", "")), StringComparison.Ordinal);
        string shortest = Of(new PersonName(new string('Я', 211), "Ж", null, "", ""));
        Assert.DoesNotContain("ЯЯ", shortest, StringComparison.Ordinal);
        Assert.Contains(life.Case.Intake!.Patent.Key, shortest, StringComparison.Ordinal);
        Assert.Equal(life.Case.Offer!.Reference, PaymentReference.FindIn(shortest));

        string Of(PersonName name) => PaymentDue.PurposeOf(life.Case.Offer!, life.Case.Intake! with { Applicant = life.Case.Intake!.Applicant with { Name = name } }, Words);
    }

    [Fact]
    public void A_name_that_an_encoding_lacks_is_named_and_not_replaced_by_question_marks()
    {
        Life life = new Workplace(fixture).NewLife().Offer();
        PaymentDue due = PaymentDue.Of(life.Case, life.Today, life.Law, Words)! with { Payer = new PersonName("Қодиров", "Ҳасан", null, "", "") };
        Assert.NotNull(due.Code().Bytes);
        Assert.Equal([new QrFault(QrFaultCode.NotInEncoding, "LastName"), new QrFault(QrFaultCode.NotInEncoding, "FirstName")], due.Code(QrEncoding.Windows1251).Errors);
    }

    [Fact]
    public async Task A_payment_order_is_printed_while_the_offer_stands_and_the_offer_without_it_says_why_it_has_no_code()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        CasePapers papers = new(at.Desk, press.Working(), Words);
        string order = PressFixture.Squeezed(PressFixture.Ready((await papers.PrintAsync("payment-order", life.Case, "Орлова О.", Ct))!).Pdf);
        foreach (string said in new[] { life.Case.Offer!.Reference, "40601810000003000002", "044583001", "2684041000451965", "6 400 руб. 00 коп.", "шесть тысяч четыреста рублей", "Платите у окна Центра, с документами на руках", life.Case.Intake!.Applicant.Name.Full })
        {
            Assert.Contains(PressFixture.Squeeze(said), order, StringComparison.Ordinal);
        }

        at.On(life.Case.Offer.ValidUntil.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain(papers.Of(life.Case), paper => paper.Name == "payment-order");
        string offer = PressFixture.Squeezed(PressFixture.Ready((await papers.PrintAsync("offer", life.Case, "Орлова О.", Ct))!).Pdf);
        Assert.Contains(PressFixture.Squeeze("Срок этого предложения истёк"), offer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QrEncoding.Windows1251)]
    [InlineData(QrEncoding.Utf8)]
    [InlineData(QrEncoding.Koi8R)]
    public async Task The_printed_code_is_read_by_another_scanner_from_paper_and_from_a_phone_photo_to_the_same_fields(QrEncoding encoding)
    {
        press.Working();
        Life life = new Workplace(fixture).NewLife().Offer();
        PaymentDue due = PaymentDue.Of(life.Case, life.Today, life.Law, Words)!;
        byte[] code = due.Code(encoding).Bytes!;
        PrintedPaper.Ready paper = await press.PrintAsync(SamplePapers.PaymentOrder(code));
        foreach ((int dpi, bool photo) in new[] { (300, false), (150, false), (220, true) })
        {
            byte[] scanned = await Scanner.ReadAsync(paper.Pdf, dpi, photo);
            Assert.True(code.AsSpan().SequenceEqual(scanned.AsSpan().TrimEnd((byte)'\n')), $"{dpi} dpi{(photo ? ", photo" : "")}: {scanned.Length} bytes read of {code.Length}");
        }

        PaymentQrResult read = PaymentQr.Read(code);
        Assert.True(read.Valid);
        Assert.Empty(read.Warnings);
        Assert.Equal(encoding, read.Encoding);
        string[] said = [due.To.Account, due.To.Bank, due.To.Bic, "0", "640000", due.Purpose, due.Payer.Surname, due.To.PersonalAccount];
        Assert.Equal(said, new[] { "PersonalAcc", "BankName", "BIC", "CorrespAcc", "Sum", "Purpose", "LastName", "PersonalAccount" }.Select(read.Find));
        Assert.Equal(encoding == QrEncoding.Koi8R ? due.To.Recipient.Replace('«', '<').Replace('»', '>') : due.To.Recipient, read.Find("Name"));
    }
}
