using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>Gives an overpayment back at once, or leaves it until the end.</summary>
public sealed class SettleCreditPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "settle-credit")
{
    public override string Button => "Записать решение";

    public Money Credit => Case.Ledger.Balance(LedgerAccount.Credit);

    protected override ICaseStep? Read()
    {
        if (Typed.YesNo("back") is not { } back)
        {
            Typed.Wrong("back", "Выберите, что делать с переплатой.");
            return null;
        }

        return new SettleCredit(back, Typed.Text("reason", "Напишите, чьё это желание или откуда взялась переплата."));
    }

    protected override string? FieldOf(string code) => code == "credit.has-reason" ? "reason" : code == "credit.there" ? "back" : null;
}
