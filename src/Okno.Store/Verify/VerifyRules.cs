using Okno.Store.Book;
using Okno.Store.Journal;
using Okno.Store.Scans;

namespace Okno.Store.Verify;

/// <summary>What a check of the record has to be told, for the store knows bytes only.</summary>
/// <param name="Fold">Gets the stream's kind and its events; gives the state. What it throws is a finding.</param>
public sealed record VerifyRules(Func<string, IEnumerable<RecordedEvent>, byte[]> Fold)
{
    /// <summary>Gets a stream's kind and its state; gives the lines that it must have in the book. Null = lines are looked at only where a stream is erased or missing.</summary>
    public Func<string, byte[], IReadOnlyList<BookLine>>? Book { get; init; }

    /// <summary>Gets a stream's kind and its state; gives the scans that it names. Null = only that each scan belongs to a stream.</summary>
    public Func<string, byte[], IReadOnlyList<ScanRef>>? Scans { get; init; }

    /// <summary>Gets a scan; says whether its bytes lie there whole. Null = the bytes are not looked at.</summary>
    public Func<ScanRef, CancellationToken, Task<bool>>? ScanIsThere { get; init; }

    /// <summary>Gets a stream's kind and human number; gives the counter that made the number, and the value it must have reached. Null where none made it.</summary>
    public Func<string, string, (string Counter, long Value)?>? Counter { get; init; }

    /// <summary>A folder of exported heads instead of the one that the store's options name.</summary>
    public string? HeadsFolder { get; init; }
}
