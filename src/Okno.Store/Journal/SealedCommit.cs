using Okno.Store.Leases;
using Okno.Store.Schema;

namespace Okno.Store.Journal;

/// <summary>A commit as it is sent to the database: nothing personal is clear any more.</summary>
/// <param name="Answer">The sealed answer, or null if the commit has no idempotency key.</param>
/// <param name="Changes">In the order of stream ids, in which every writer locks.</param>
/// <param name="Outbox">Sealed messages.</param>
/// <param name="Fence">The lease that must still be its owner's when this is written, or null.</param>
internal sealed record SealedCommit(AnswerRow? Answer, IReadOnlyList<SealedChange> Changes, IReadOnlyList<OutboxRow> Outbox, Lease? Fence = null);

/// <summary>One stream's part.</summary>
/// <param name="Row">The row as it shall be.</param>
/// <param name="Expected">The version it must have; 0 = it must not exist.</param>
/// <param name="Events">The sealed events.</param>
/// <param name="Book">The new lines of the book.</param>
/// <param name="Marks">Tokens and claims that shall stand, sorted; null = those that stand already.</param>
/// <param name="Clear">Digest of the tokens and claims as they were given (<see cref="Streams.StreamTip"/>).</param>
internal sealed record SealedChange(StreamRow Row, long Expected, IReadOnlyList<JournalRow> Events, IReadOnlyList<BookRow> Book, SealedMarks? Marks, byte[]? Clear = null)
{
    /// <summary>The scans that the events name.</summary>
    public IReadOnlyList<ScanRow> Scans { get; init; } = [];
}

/// <summary>Tokens and claims of a stream, and its sealed card if it has one.</summary>
internal sealed record SealedMarks(IReadOnlyList<byte[]> Tokens, IReadOnlyList<ClaimRow> Claims, byte[]? Card);

/// <summary>How an append ended in the database.</summary>
internal enum AppendEnd
{
    Done,
    AnswerExists,
    Stale,
    NumberTaken,
    ClaimTaken,
    LeaseLost,
}

/// <summary>How an append ended, and for which stream.</summary>
internal readonly record struct AppendOutcome(AppendEnd End, Guid Stream, long Position)
{
    public static AppendOutcome Done(long position) => new(AppendEnd.Done, Guid.Empty, position);

    public static AppendOutcome Because(AppendEnd end, Guid stream = default) => new(end, stream, 0);
}
