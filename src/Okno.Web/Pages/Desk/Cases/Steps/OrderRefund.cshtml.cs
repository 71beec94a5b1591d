using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Formats.Requisites;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>Prepares the order to the bank: to the one who paid, to the account the money came from where the statement names it.</summary>
public sealed class OrderRefundPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "order-refund")
{
    public Money Due => OrderRefund.Free(Case);

    public Choice[] Payments => CaseWords.Payments(Case);

    protected override ICaseStep Read()
    {
        (string account, string bik) = (Typed.Digits("account", 20, "Напишите счёт получателя: 20 цифр."), Typed.Digits("bik", 9, "Напишите БИК банка: 9 цифр."));
        if (Typed.IsGood && BankAccount.Account(account, bik) is { Valid: false })
        {
            Typed.Wrong("account", "Счёт не подходит к БИК: контрольная цифра не сходится. Проверьте обе строки.");
        }

        string? inn = Typed.Optional("inn");
        if (inn is not null && TaxNumbers.Inn(inn) is { Valid: false })
        {
            Typed.Wrong("inn", "В ИНН ошибка: контрольная цифра не сходится.");
        }

        return new OrderRefund(
            Typed.Text("order", "Напишите номер платёжного поручения."),
            Typed.Sum("amount", "Напишите сумму."),
            Typed.Text("payment", "Выберите оплату, которую возвращаете."),
            new RefundPayee(Typed.Text("payee", "Напишите получателя."), account, bik, Typed.Text("bank", "Напишите банк получателя."), Typed.Optional("corr"), inn));
    }

    protected override void Prefill() => Typed.Set("amount", Due.ToString().Replace('.', ','));

    protected override async Task PrefillAsync()
    {
        if ((Case.Payments.FirstOrDefault(payment => payment.Id == Typed["payment"]) ?? Case.Payments.LastOrDefault()) is not { } payment)
        {
            return;
        }

        Typed.Set("payment", payment.Id);
        Typed.Set("payee", payment.Evidence.Payer);
        if (payment.Evidence is PaymentReceipt receipt)
        {
            Typed.Set("bank", receipt.Bank);
        }

        if (await Service.PaidByAsync(Case, payment.Id, HttpContext.RequestAborted) is { } line)
        {
            Typed.Set("payee", line.Bank.Payer);
            Typed.Set("account", line.Bank.PayerAccount);
            Typed.Set("inn", line.Bank.PayerInn);
        }
    }

    protected override string? FieldOf(string code) => code switch
    {
        "refund-order.number" => "order",
        "refund-order.amount-due" => "amount",
        "refund-order.payment-known" => "payment",
        "refund-order.payee-complete" => "account",
        _ => null,
    };
}
