using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class RecordRefundPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "record-refund")
{
    public Money Due => Case.Ledger.Balance(LedgerAccount.RefundDue);

    protected override ICaseStep Read() => new RecordRefund(
        Typed.Sum("amount", "Напишите сумму."),
        Typed.Day("paidOn", "Напишите день платёжного поручения."),
        Typed.Text("order", "Напишите номер платёжного поручения."));

    protected override void Prefill()
    {
        if (Typed["amount"].Length == 0)
        {
            Typed.Set("amount", Due.ToString().Replace('.', ','));
        }

        Typed.Set("paidOn", Today);
    }

    protected override string? FieldOf(string code) => code switch
    {
        "refund.amount-due" => "amount",
        "refund.day-fits" => "paidOn",
        "refund.has-order" => "order",
        _ => null,
    };
}
