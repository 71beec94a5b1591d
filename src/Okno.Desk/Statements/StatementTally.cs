using System.Collections.Immutable;
using Okno.Domain.Payments;
using Okno.Formats.Statements;

namespace Okno.Desk.Statements;

/// <summary>Adds up what a file says while it is read: accounts, turnovers, counts, and what could not be read.</summary>
internal sealed class StatementTally
{
    /// <summary>Rejected lines that are kept by their text; the rest is counted.</summary>
    private const int MostRejected = 1000;

    private readonly List<StatementPeriod> periods = [];
    private readonly SortedDictionary<string, (Money In, Money Out)> turnovers = new(StringComparer.Ordinal);
    private readonly List<RejectedLine> rejected = [];
    private int documents, incoming, outgoing, kept, keptIncoming, foreign, certain, proposed, unknown;

    public int Incoming => incoming;

    /// <summary>Takes an entry in; true where it is a document that is to be kept: of known direction and with a sum above zero.</summary>
    public bool Add(StatementEntry entry)
    {
        switch (entry)
        {
            case StatementAccount account:
                periods.Add(new StatementPeriod(
                    account.Account ?? "", account.From, account.To, account.Opening?.Money, account.Credited?.Money, account.Debited?.Money, account.Closing?.Money,
                    account.Currency == StatementCurrency.Rouble ? null : account.Currency));
                return false;
            case QuarantinedLine line:
                if (rejected.Count < MostRejected)
                {
                    rejected.Add(new RejectedLine(line.Line, line.Reason, line.Text));
                }

                return false;
            case StatementDocument document:
                documents++;
                return Add(document);
            default:
                return false;
        }
    }

    public void Keep(LineMatch pile, bool isIncoming)
    {
        kept++;
        keptIncoming += isIncoming ? 1 : 0;
        foreign += pile == LineMatch.Foreign ? 1 : 0;
        certain += pile == LineMatch.Certain ? 1 : 0;
        proposed += pile == LineMatch.Proposed ? 1 : 0;
        unknown += pile == LineMatch.Unknown ? 1 : 0;
    }

    public StatementFacts Facts(string hash, string name, DateOnly today, StatementSummary summary) => new(
        hash, name, summary.Header.Format == StatementFormat.OneC ? "1c" : "camt", today, [.. periods], [.. turnovers.Select(pair => new StatementTurnover(pair.Key, pair.Value.In, pair.Value.Out))],
        new StatementCounts(documents, incoming, outgoing, kept, keptIncoming, foreign, certain, proposed, unknown), summary.SumIn.Money, summary.SumOut.Money,
        [.. rejected], summary.Quarantined, !summary.EndMarker);

    private bool Add(StatementDocument document)
    {
        bool moves = document.Amount.Money > Money.Zero;
        if (moves && document.Direction is StatementDirection.In or StatementDirection.Internal)
        {
            Turn(document.Direction == StatementDirection.In ? document.OwnAccount ?? document.PayeeAccount : document.PayeeAccount, document.Sum, Money.Zero);
        }

        if (moves && document.Direction is StatementDirection.Out or StatementDirection.Internal)
        {
            Turn(document.Direction == StatementDirection.Out ? document.OwnAccount ?? document.PayerAccount : document.PayerAccount, Money.Zero, document.Sum);
        }

        incoming += moves && document.Direction == StatementDirection.In ? 1 : 0;
        outgoing += moves && document.Direction == StatementDirection.Out ? 1 : 0;
        return moves && document.Direction is StatementDirection.In or StatementDirection.Out;
    }

    private void Turn(string? account, Money credit, Money debit)
    {
        (Money before, Money beforeOut) = turnovers.GetValueOrDefault(account ?? "");
        turnovers[account ?? ""] = (Sum(before, credit), Sum(beforeOut, debit));
    }

    /// <summary>A file may write any digits: a sum that no bank has stays at the largest one.</summary>
    private static Money Sum(Money a, Money b) => new((long)Int128.Min((Int128)a.Kopecks + b.Kopecks, long.MaxValue / 4));
}
