namespace Okno.Store.Streams;

/// <summary>A page of a list.</summary>
/// <param name="Rows">The rows in the order asked for.</param>
/// <param name="Next">What to ask for to get the next page (opaque, no personal data), or null if this is the last.</param>
/// <param name="Count">Rows that pass the filter over all pages, counted to the bound.</param>
/// <param name="CountIsBound">True if counting stopped at the bound: there are more than <paramref name="Count"/>.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next, int Count, bool CountIsBound);
