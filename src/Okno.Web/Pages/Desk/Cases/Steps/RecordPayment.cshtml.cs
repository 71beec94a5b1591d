using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.Windows;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class RecordPaymentPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "record-payment")
{
    /// <summary>What is still to be paid: the price of the offer, or of today, less what came before the contract.</summary>
    public Money? Due => (Case.Offer?.Price ?? Law.PriceOn(Today)?.Amount) is { } price && Case.Contract is null ? price - Case.Ledger.Balance(LedgerAccount.Deposit) : null;

    public override string Consequence => Case.Contract is not null
        ? "Договор уже заключён: эта сумма запишется как переплата заявителя."
        : Due is { } due
            ? $"Если внесено не меньше {Russian.Sum(due)}, договор считается заключённым в день оплаты; при оплате сегодня он действует по {Russian.Day(ContractTerm.Of(Today, Law).Last)}. Меньшая сумма запишется как часть цены, договора пока не будет."
            : base.Consequence;

    protected override ICaseStep Read()
    {
        DateOnly executed = Typed.Day("executedOn", "Напишите день исполнения платежа: он стоит на квитанции.");
        return new RecordPayment(
            Typed.Sum("amount", "Напишите сумму с квитанции."),
            executed,
            new PaymentReceipt(
                Typed.Text("receipt", "Напишите номер квитанции или чека: по нему видно, что её не показали дважды."),
                Typed.Text("bank", "Напишите банк, который принял деньги."),
                Typed.OptionalDay("issuedOn") ?? executed,
                executed,
                Typed["payer"]));
    }

    protected override void Prefill()
    {
        if (Due is { Kopecks: > 0 } due)
        {
            Typed.Set("amount", due.ToString().Replace('.', ','));
        }

        Typed.Set("executedOn", Today);
        Typed.Set("payer", Case.Intake?.Applicant.Name.Full);
    }

    protected override string? FieldOf(string code) => code switch
    {
        "payment.amount-positive" => "amount",
        "payment.not-in-future" => "executedOn",
        "payment.evidence-not-used" => "receipt",
        _ => null,
    };
}
