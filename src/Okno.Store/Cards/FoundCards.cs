namespace Okno.Store.Cards;

/// <summary>What a set of questions found.</summary>
/// <param name="Pairs">For which place which stream was found, in no order; each pair once.</param>
/// <param name="Cards">The opened cards of those streams.</param>
public sealed record FoundCards(IReadOnlyList<(int Place, Guid Stream)> Pairs, IReadOnlyDictionary<Guid, byte[]> Cards);

/// <summary>A keyed token and the place for which it is asked.</summary>
internal readonly record struct WantedCard(int Place, byte[] Token);

/// <summary>What was found, still sealed.</summary>
internal sealed record RawCards(IReadOnlyCollection<(int Place, Guid Stream)> Pairs, IReadOnlyDictionary<Guid, byte[]> Cards);
