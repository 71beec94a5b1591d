using System.Globalization;
using Okno.Demo.Scenario;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.Windows;

namespace Okno.Demo.Report;

/// <summary>Reads off the record, in the same form as <see cref="Expected"/>, what became of a life.</summary>
public static class Reading
{
    /// <summary>Null where the record has no such case.</summary>
    public static async Task<(Expected Seen, decimal Held)?> OfAsync(Life life, ServiceDesk record)
    {
        if (life.Number is not { } number || await record.FindCaseAsync(number) is not { State: var @case })
        {
            return null;
        }

        Expected seen = new(
            @case.Phase.ToString(),
            @case.Ending?.Code.Replace("ending.", "", StringComparison.Ordinal) ?? "",
            @case.Contract?.Lane switch { Lane.Standard => "обычный", Lane.Compressed => "сжатый", _ => "" },
            Day(@case.Contract?.On),
            Day(@case.Contract?.Last),
            Day(@case.Complete?.HandoverDue),
            Day(@case.Handover?.HandedOverOn),
            Roubles(@case.Ledger.Received),
            Roubles(@case.Ledger.Balance(LedgerAccount.Earned)),
            Roubles(@case.Ledger.Balance(LedgerAccount.Refunded)));
        decimal held = new[] { LedgerAccount.Deposit, LedgerAccount.Contract, LedgerAccount.Credit, LedgerAccount.RefundDue, LedgerAccount.Unmatched }.Sum(account => @case.Ledger.Balance(account).Kopecks) / 100m;
        return (seen, held);
    }

    private static string Day(DateOnly? day) => day is { } known ? known.ToString(known.Year == 2026 ? "dd.MM" : "dd.MM.yyyy", CultureInfo.InvariantCulture) : "";

    /// <summary>Whole roubles; a sum with kopecks is none that the scenario knows, so it can equal nothing.</summary>
    private static int Roubles(Money sum) => sum.Kopecks % 100 == 0 ? (int)(sum.Kopecks / 100) : -1;
}
