namespace Okno.Store.Schema;

/// <summary>A stream as it stands.</summary>
internal sealed class StreamRow
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Number { get; init; }

    public required long Version { get; init; }

    /// <summary>Hash of the last event.</summary>
    public required byte[] Head { get; init; }

    public required string Phase { get; init; }

    public required string? Turn { get; init; }

    /// <summary><see cref="DateOnly.MaxValue"/> = none, so that one keyset serves all rows.</summary>
    public required DateOnly Due { get; init; }

    public required string? Lane { get; init; }

    /// <summary><see cref="DateOnly.MinValue"/> = none.</summary>
    public required DateOnly SortDay { get; init; }

    /// <summary>Digest of the stream's tokens and claims.</summary>
    public required byte[] Marks { get; init; }

    /// <summary>The sealed fold; empty once erased.</summary>
    public required byte[] State { get; set; }

    public bool Erased { get; init; }
}

/// <summary>An event.</summary>
internal sealed class JournalRow
{
    public long Position { get; init; }

    public required Guid Stream { get; init; }

    public required long Number { get; init; }

    public required string Type { get; init; }

    public required int EventVersion { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid KeyId { get; init; }

    public required byte[] Payload { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A line of the book.</summary>
internal sealed class BookRow
{
    public required Guid Stream { get; init; }

    public required int Ordinal { get; init; }

    public required DateOnly Day { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required long Kopecks { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A search token of a stream.</summary>
internal sealed class TokenRow
{
    public required byte[] Token { get; init; }

    public required Guid Stream { get; init; }
}

/// <summary>The card of a stream.</summary>
internal sealed class CardRow
{
    public required Guid Stream { get; init; }

    public required byte[] Card { get; init; }
}

/// <summary>A claim held by a stream.</summary>
internal sealed class ClaimRow
{
    public required byte[] Token { get; init; }

    public required Guid Stream { get; init; }

    public required string Kind { get; init; }
}

/// <summary>The sealed answer for an idempotency key.</summary>
internal sealed class AnswerRow
{
    public required byte[] Key { get; init; }

    public required Guid Stream { get; init; }

    public required byte[] Answer { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Work to be done.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    /// <summary><see cref="Guid.Empty"/> = about no stream.</summary>
    public required Guid Stream { get; init; }

    public required byte[] Payload { get; init; }

    /// <summary>Not before this moment; a lease moves it to the lease's end.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    public int Attempts { get; init; }

    public Guid? Lease { get; init; }
}

/// <summary>A counter of human numbers.</summary>
internal sealed class CounterRow
{
    public required string Name { get; init; }

    public required long Value { get; init; }
}

/// <summary>A fact about the database itself.</summary>
internal sealed class AboutRow
{
    public required string Name { get; init; }

    public required byte[] Value { get; init; }
}

/// <summary>Which leaf of a proved log an entry is: given by the tree's keeper after the commit, in the order in which entries become visible.</summary>
internal sealed class LeafRow
{
    /// <summary>1 = the journal, 2 = the reads.</summary>
    public required short Log { get; init; }

    /// <summary>Position in the journal, or id of the read.</summary>
    public required long Position { get; init; }

    /// <summary>From 0, without gaps.</summary>
    public required long Leaf { get; init; }
}

/// <summary>Up to 256 hashes that stand side by side on one level of a log's tree.</summary>
internal sealed class TileRow
{
    public required short Log { get; init; }

    /// <summary>0 = hashes of leaves, 1 = roots of full tiles of level 0, ...</summary>
    public required short Level { get; init; }

    /// <summary>From 0.</summary>
    public required long Place { get; init; }

    /// <summary>32 bytes each, in order.</summary>
    public required byte[] Hashes { get; set; }
}

/// <summary>A signed head: what both trees were at a moment.</summary>
internal sealed class HeadRow
{
    /// <summary>From 1, without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long JournalSize { get; init; }

    public required byte[] JournalRoot { get; init; }

    public required long ReadsSize { get; init; }

    public required byte[] ReadsRoot { get; init; }

    public required byte[] Signature { get; init; }
}

/// <summary>Somebody saw personal data of a stream.</summary>
internal sealed class ReadRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid Stream { get; init; }

    public required string Account { get; init; }

    public required string Role { get; init; }

    /// <summary>Code of the page, paper or command.</summary>
    public required string Page { get; init; }

    /// <summary>The typed reason, sealed under the stream's key; null within one's own queue.</summary>
    public required byte[]? Why { get; init; }
}

/// <summary>A scan that an event of a stream names.</summary>
internal sealed class ScanRow
{
    /// <summary>SHA-256 of the sealed bytes, by which they are kept.</summary>
    public required byte[] Address { get; init; }

    public required Guid Stream { get; init; }

    /// <summary>Bytes, sealed.</summary>
    public required long Length { get; init; }
}

/// <summary>A job that one process at a time may do.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    /// <summary>Grows with every taking: who writes with an older one is refused.</summary>
    public required long Token { get; init; }

    /// <summary>Free from this moment.</summary>
    public required DateTimeOffset Until { get; init; }
}
