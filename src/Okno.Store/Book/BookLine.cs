namespace Okno.Store.Book;

/// <summary>
/// One line of the house's book: a sum leaves one account and comes to another on a day. Clear, and free of personal data: accounts and reasons are codes. Written in the transaction of the events that made it,
/// never changed, and kept when its stream is erased.
/// </summary>
/// <param name="Ordinal">Its place among the lines of its stream: 1, 2, 3, ...</param>
/// <param name="Day">The day that it counts for.</param>
/// <param name="From">Code of the account that the sum leaves.</param>
/// <param name="To">Code of the account that it comes to.</param>
/// <param name="Kopecks">Whole kopecks, more than 0.</param>
/// <param name="Reason">Code of the reason.</param>
public sealed record BookLine(int Ordinal, DateOnly Day, string From, string To, long Kopecks, string Reason);

/// <summary>A line with the stream that it belongs to.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Number">Its human number.</param>
/// <param name="Ordinal">As <see cref="BookLine.Ordinal"/>.</param>
/// <param name="Day">As <see cref="BookLine.Day"/>.</param>
/// <param name="From">As <see cref="BookLine.From"/>.</param>
/// <param name="To">As <see cref="BookLine.To"/>.</param>
/// <param name="Kopecks">As <see cref="BookLine.Kopecks"/>.</param>
/// <param name="Reason">As <see cref="BookLine.Reason"/>.</param>
public sealed record BookEntry(Guid Stream, string Kind, string Number, int Ordinal, DateOnly Day, string From, string To, long Kopecks, string Reason);

/// <summary>What came to an account less what left it.</summary>
/// <param name="Account">Code of the account.</param>
/// <param name="Kopecks">Whole kopecks; of an account of the outside less than 0.</param>
public sealed record BookBalance(string Account, long Kopecks);

/// <summary>All lines of a day from one account to another for one reason.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">Code of the account that the sums leave.</param>
/// <param name="To">Code of the account that they come to.</param>
/// <param name="Reason">Code of the reason.</param>
/// <param name="Kopecks">Their sum, whole kopecks.</param>
/// <param name="Count">How many lines, 1 or more.</param>
public sealed record BookTotal(DateOnly Day, string From, string To, string Reason, long Kopecks, int Count);

/// <summary>A page of lines of the book, by day, stream and ordinal. A filter that is null lets all pass.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record BookQuery(DateOnly From, DateOnly To)
{
    /// <summary>Account that the sum leaves or comes to.</summary>
    public string? Account { get; init; }

    /// <summary>Reason.</summary>
    public string? Reason { get; init; }

    /// <summary><see cref="Streams.Page{T}.Next"/> of the page before, or null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>Rows in a page, 1-1000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Counting stops here; 0 = do not count. 0-10000.</summary>
    public int CountTo { get; init; } = 100;
}
