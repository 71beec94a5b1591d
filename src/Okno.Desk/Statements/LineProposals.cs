using System.Collections.Concurrent;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Store;
using Okno.Store.Cards;
using Okno.Store.Search;

namespace Okno.Desk.Statements;

/// <summary>Finds for many lines at once the cases that they may pay for: keys of all lines, one set-based question for their cards, and the judgement on all cores. A million cards are never in memory.</summary>
internal sealed class LineProposals(RecordStore store)
{
    /// <summary>Of a key that more cards carry than this only so many are looked at: such a key alone tells nobody from his namesakes.</summary>
    private const int CardsPerKey = 50;

    /// <summary>For each line what it was found to be.</summary>
    public async Task<Matched[]> ForAsync(IReadOnlyList<BankFacts> lines, CancellationToken ct)
    {
        LineClues?[] clues = new LineClues?[lines.Count];
        Token[][] keys = new Token[lines.Count][];
        Parallel.For(0, lines.Count, i =>
        {
            clues[i] = lines[i].MayPay ? LineClues.Of(lines[i]) : null;
            keys[i] = clues[i] is { } known ? [.. MatchKeys.OfLine(known).Select(CaseIndex.CardToken)] : [];
        });

        List<(int Place, Token Token)> wanted = [];
        List<int> lineOf = [];
        for (int i = 0; i < keys.Length; i++)
        {
            foreach (Token key in keys[i])
            {
                wanted.Add((wanted.Count, key));
                lineOf.Add(i);
            }
        }

        FoundCards found = await store.FindCardsAsync(StreamKinds.Case.Name, wanted, CardsPerKey, ct);
        List<(int Place, Guid Stream)>[] candidates = new List<(int, Guid)>[lines.Count];
        foreach ((int place, Guid stream) in found.Pairs)
        {
            (candidates[lineOf[place]] ??= []).Add((place, stream));
        }

        ConcurrentDictionary<Guid, OfferCard> cards = new();
        Matched[] matched = new Matched[lines.Count];
        Parallel.For(0, lines.Count, i =>
        {
            // The surest keys come first, and so do the cards that they found.
            matched[i] = candidates[i] is { } some
                ? Matcher.Judge(clues[i]!, [.. some.OrderBy(pair => pair.Place).Select(pair => pair.Stream).Distinct().Select(stream => cards.GetOrAdd(stream, id => CaseIndex.ReadCard(found.Cards[id])))])
                : Matched.Nothing;
        });
        return matched;
    }
}
