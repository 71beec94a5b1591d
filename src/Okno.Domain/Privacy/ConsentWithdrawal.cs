using System.Collections.Immutable;

namespace Okno.Domain.Privacy;

/// <summary>The person took the consent back, whole or for some purposes (152-FZ art. 9 p. 2, art. 21 p. 5).</summary>
/// <param name="ReceivedOn">The day on which the written withdrawal came in; the term of destruction runs from it.</param>
/// <param name="Purposes">The purposes taken back, by code; never empty.</param>
/// <param name="DestroyBy">The last day, inclusive, on which data that nothing else keeps must be gone.</param>
public sealed record ConsentWithdrawal(DateOnly ReceivedOn, ImmutableArray<string> Purposes, string Words, DateOnly DestroyBy, string Version);
