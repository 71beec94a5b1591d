using Okno.Desk.Wording;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class DecideOutcomePage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "decide-outcome")
{
    public override string Button => "Записать решение";

    public Money Held => Case.Ledger.Balance(LedgerAccount.Contract) + Case.Ledger.Balance(LedgerAccount.Deposit);

    public Money Credit => Case.Ledger.Balance(LedgerAccount.Credit);

    /// <summary>What follows from the cause where nobody says otherwise; null where a human reviews.</summary>
    public OutcomeCause? Cause => OutcomeCause.Of(Case);

    protected override void Prefill()
    {
        if (Typed["kind"].Length == 0 && Cause?.Default is { } usual)
        {
            Typed.Set("kind", CaseWords.Kebab(usual));
        }
    }

    protected override ICaseStep Read()
    {
        OutcomeKind kind = Typed.Choose<OutcomeKind>("kind", "Выберите, что делать с деньгами.");
        Money costs = kind == OutcomeKind.MinusCosts ? Typed.Sum("costs", "Напишите сумму доказанных расходов.") : Money.Zero;
        return new DecideOutcome(kind, costs, Typed.Optional("reason"));
    }

    protected override string? FieldOf(string code) => code switch
    {
        "outcome.costs-within-price" => "costs",
        "outcome.reason-where-not-default" or "outcome.costs-proven" => "reason",
        "outcome.void-returns-all" => "kind",
        _ => null,
    };
}
