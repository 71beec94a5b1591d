namespace Okno.Store.Verify;

/// <summary>What is wrong at a place of the record.</summary>
public enum FaultKind
{
    /// <summary>An event is missing, doubled, out of order, or beyond the stream's version.</summary>
    Sequence,

    /// <summary>The hash of an event does not follow from the one before, its envelope, and its ciphertext.</summary>
    Chain,

    /// <summary>The last hash is not the one the stream's row names.</summary>
    Head,

    /// <summary>A payload cannot be opened with the stream's key.</summary>
    Payload,

    /// <summary>The state cannot be opened, or the row's clear columns are not those it was sealed with.</summary>
    State,

    /// <summary>The state is not the fold of the events.</summary>
    Fold,

    /// <summary>Search tokens, claims, or the card are not those the state was sealed with.</summary>
    Tokens,

    /// <summary>A card cannot be opened.</summary>
    Card,

    /// <summary>Events of a stream that has no row.</summary>
    Orphan,

    /// <summary>The stream's lines in the book are not those of its ledger.</summary>
    Book,

    /// <summary>The tables of scans and the streams, or the bytes of a scan, do not agree.</summary>
    Scan,

    /// <summary>An answer kept for a repeated request cannot be opened.</summary>
    Answer,

    /// <summary>A message waiting to be worked on cannot be opened.</summary>
    Message,

    /// <summary>A counter is behind the numbers it has given.</summary>
    Counter,

    /// <summary>An event is missing from the tree, or the tree has one that the journal has not, or another.</summary>
    Tree,

    /// <summary>The same of the reads.</summary>
    Reads,

    /// <summary>The tree's tiles are not what its leaves give.</summary>
    Tile,

    /// <summary>A signed head is missing, not ours, or contradicts the tree.</summary>
    SignedHead,
}

/// <summary>A wrong place.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Kind">Its kind; empty if it has no row.</param>
/// <param name="Number">Its human number; empty if it has no row.</param>
/// <param name="Event">Number of the event, or null if it is the stream's row that is wrong.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Detail">The same in words, without personal data.</param>
public sealed record VerifyFault(Guid Stream, string Kind, string Number, long? Event, FaultKind What, string Detail)
{
    /// <summary>The place where it is not a stream's row or event: "leaf 1/17", "tile 1/0/3", "head 12", "read 9", "counter case-2026"; null otherwise.</summary>
    public string? Place { get; init; }
}

/// <summary>The outcome of a check of the whole record.</summary>
/// <param name="Streams">Streams looked at.</param>
/// <param name="Events">Events looked at.</param>
/// <param name="Erased">Streams whose key is gone: their chains are checked, their contents cannot be.</param>
/// <param name="KeysGone">Those of them for which no erasure was recorded (a key folder older than the database looks like this); the first 100.</param>
/// <param name="Faults">The first wrong place of each wrong stream, in the order of stream ids, then places that are no stream's; the first 100.</param>
/// <param name="FaultCount">Wrong places in all.</param>
public sealed record VerifyReport(long Streams, long Events, long Erased, IReadOnlyList<Guid> KeysGone, IReadOnlyList<VerifyFault> Faults, long FaultCount)
{
    /// <summary>Leaves of both trees.</summary>
    public long Leaves { get; init; }

    /// <summary>Events and reads that are not in their tree yet: the keeper comes every second.</summary>
    public long Waiting { get; init; }

    /// <summary>Signed heads looked at, in the database and outside.</summary>
    public long Heads { get; init; }

    /// <summary>Of them, those that were exported.</summary>
    public long ExportedHeads { get; init; }

    /// <summary>True if nothing is wrong.</summary>
    public bool Sound => FaultCount == 0;
}

/// <summary>How far the check is.</summary>
public sealed record VerifyProgress(long Streams, long StreamsInAll, long Events)
{
    /// <summary>Leaves looked at.</summary>
    public long Leaves { get; init; }

    /// <summary>Leaves of both trees; 0 until the streams are done.</summary>
    public long LeavesInAll { get; init; }
}
