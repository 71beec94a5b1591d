using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>Takes back a payment that was recorded in error.</summary>
public sealed class TakeBackPaymentPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "take-back-payment")
{
    public Choice[] Payments => CaseWords.Payments(Case);

    protected override ICaseStep Read() => new TakeBackPayment(
        Typed.Text("payment", "Выберите оплату."),
        Typed.Text("reason", "Напишите, что было неверно: это останется в истории."));

    protected override void Prefill()
    {
        if (Case.Payments is [var only])
        {
            Typed.Set("payment", only.Id);
        }
    }

    protected override string? FieldOf(string code) => code switch
    {
        "takeback.payment-known" or "takeback.money-here" => "payment",
        "takeback.has-reason" => "reason",
        _ => null,
    };
}
