namespace Okno.Store.Streams;

/// <summary>The order of a list.</summary>
public enum StreamOrder
{
    /// <summary>Nearest legal deadline first; streams without one last.</summary>
    Due,

    /// <summary>Latest <see cref="StreamIndex.SortDay"/> first; streams without one last.</summary>
    Newest,
}

/// <summary>A page of a list of streams of one kind. Every filter that is null lets all pass.</summary>
/// <param name="Kind">Kind of stream.</param>
public sealed record StreamQuery(string Kind)
{
    /// <summary>Phases that pass; null = all; empty = none.</summary>
    public IReadOnlyList<string>? Phases { get; init; }

    /// <summary>Turn that passes.</summary>
    public string? Turn { get; init; }

    /// <summary>Lane that passes.</summary>
    public string? Lane { get; init; }

    /// <summary>Latest deadline that passes, inclusive.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>Earliest <see cref="StreamIndex.SortDay"/> that passes, inclusive.</summary>
    public DateOnly? SortFrom { get; init; }

    /// <summary>Latest <see cref="StreamIndex.SortDay"/> that passes, inclusive.</summary>
    public DateOnly? SortTo { get; init; }

    /// <summary>Order of the list.</summary>
    public StreamOrder Order { get; init; } = StreamOrder.Due;

    /// <summary><see cref="Page{T}.Next"/> of the page before, or null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>Rows in a page, 1-1000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Counting stops here (the page shows "100+"); 0 = do not count. 0-10000.</summary>
    public int CountTo { get; init; } = 100;
}
