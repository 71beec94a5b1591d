using Okno.Desk.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Store.Search;

namespace Okno.Desk;

/// <summary>What an accountant must end by one step (Q6, Q16, Q17, Q23, Q26). In the order in which the list shows them.</summary>
public enum MoneyTask
{
    /// <summary>Receipt and statement line disagree.</summary>
    Dispute,

    /// <summary>A statement line of nobody.</summary>
    Orphan,

    /// <summary>Money that bought nothing: after the window, or of somebody whom the Rules do not admit.</summary>
    Void,

    /// <summary>The case ended, and nobody has decided on its money.</summary>
    Outcome,

    /// <summary>More than the price, or twice.</summary>
    Over,

    /// <summary>Less than the price: it waits, or goes back.</summary>
    Part,

    /// <summary>Due back, and no order to the bank yet.</summary>
    Refund,

    /// <summary>The order lies at the bank: the refund waits to be recorded.</summary>
    Ordered,
}

internal static class MoneyTasks
{
    public static IEnumerable<MoneyTask> Of(Case @case)
    {
        if (@case.Disputes.Any(dispute => dispute.Held is null))
        {
            yield return MoneyTask.Dispute;
        }

        if (@case.Outcome is null && @case.Ledger.Received > Money.Zero)
        {
            if (@case.Phase == Phase.Void)
            {
                yield return MoneyTask.Void;
            }
            else if (@case.PhaseFacts.Ended && @case.Phase != Phase.Closed)
            {
                yield return MoneyTask.Outcome;
            }
            else if (@case.Phase == Phase.PaidPartly)
            {
                yield return MoneyTask.Part;
            }
            else if (@case.Ledger.Balance(LedgerAccount.Credit) is var credit && credit > Money.Zero && @case.CreditKept != credit)
            {
                yield return MoneyTask.Over;
            }
        }

        if (@case.Ledger.Balance(LedgerAccount.RefundDue) > Money.Zero)
        {
            yield return OrderRefund.Free(@case) > Money.Zero ? MoneyTask.Refund : MoneyTask.Ordered;
        }
    }

    public static Token Token(MoneyTask task) => new("money-task", CaseIndex.Camel(task));
}
