namespace Okno.Store.Streams;

/// <summary>How many streams have their deadline on a day, by whose turn it is.</summary>
/// <param name="Due">The day.</param>
/// <param name="Turn">Whose turn; null where it is nobody's.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record DueCount(DateOnly Due, string? Turn, int Count);
