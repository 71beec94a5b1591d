using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class WithdrawPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "withdraw")
{
    public override string Button => "Записать отказ";

    public override string Consequence => Case.Ledger.Received == Money.Zero
        ? "Дело закончится. Денег не вносили, возвращать нечего."
        : base.Consequence;

    protected override ICaseStep Read() => new Withdraw(Typed.Text("words", "Запишите слова заявителя: почему он отказывается."));
}
