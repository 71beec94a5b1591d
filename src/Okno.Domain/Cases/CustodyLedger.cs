using System.Collections.Immutable;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases;

/// <summary>An original changed hands, or was seen at the window.</summary>
/// <param name="Place">Place of the event in the sequence that was given, from 0: who did it stands beside it in the journal.</param>
/// <param name="From">The keeper before; null where the paper came for the first time.</param>
/// <param name="To">The keeper from then on.</param>
/// <param name="Hand">Who gave or took it, where that was said.</param>
/// <param name="Register">The register with which it went to the authority or came back.</param>
public sealed record CustodyEntry(int Place, PaperId Paper, DateOnly On, Custody? From, Custody To, string? Hand, string? Register);

/// <summary>Where every original of a case has been, day by day: read from the events of the case, so that it says what happened and nothing else (Q18).</summary>
public static class CustodyLedger
{
    public static ImmutableArray<CustodyEntry> Of(Guid id, string number, IEnumerable<CaseEvent> events)
    {
        ImmutableArray<CustodyEntry>.Builder entries = ImmutableArray.CreateBuilder<CustodyEntry>();
        Case before = new(id, number);
        int place = 0;
        foreach (CaseEvent e in events)
        {
            Case after = before.Apply(e);
            foreach (PaperState paper in after.Papers)
            {
                PaperState? was = before.PaperOf(paper.Paper);
                bool came = e is PaperReceived received && received.Paper == paper.Paper;
                if (came || (was is not null && was.Custody != paper.Custody))
                {
                    entries.Add(new CustodyEntry(place, paper.Paper, DayOf(e), was?.Custody, paper.Custody, e is KeeperChanged moved ? moved.Hand : null, e is HandedOver or RefusedByAuthority ? after.Handover?.Register : null));
                }
            }

            before = after;
            place++;
        }

        return entries.ToImmutable();
    }

    private static DateOnly DayOf(CaseEvent e) => e switch
    {
        PaperReceived received => received.On,
        PaperReturned returned => returned.On,
        KeeperChanged moved => moved.On,
        HandedOver handed => handed.On,
        RefusedByAuthority refused => refused.On,
        _ => throw new InvalidOperationException($"{e.GetType().Name} moves no paper."),
    };
}
