using Okno.Store.Book;
using Okno.Store.Leases;
using Okno.Store.Outbox;
using Okno.Store.Scans;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Store.Journal;

/// <summary>One stream's change inside one transaction.</summary>
/// <param name="Stream">The stream. A new one gets any fresh id.</param>
/// <param name="Kind">"case", "register", "statement", "approval", "law", ...; never changes in a stream's life.</param>
/// <param name="ExpectedVersion">Number of events the writer has seen; 0 = the stream must not exist yet.</param>
/// <param name="Events">Events to append, in order; at least one.</param>
/// <param name="State">The fold of all events including these, as deterministic bytes (<c>verify</c> compares byte by byte); sealed.</param>
/// <param name="Index">Clear columns for lists.</param>
/// <param name="Tokens">All search tokens of the stream from now on (full replacement).</param>
/// <param name="Claims">All unique claims of the stream from now on (full replacement).</param>
public sealed record StreamChange(
    Guid Stream,
    string Kind,
    long ExpectedVersion,
    IReadOnlyList<NewEvent> Events,
    ReadOnlyMemory<byte> State,
    StreamIndex Index,
    IReadOnlyList<Token> Tokens,
    IReadOnlyList<UniqueClaim> Claims)
{
    /// <summary>Lines that these events add to the house's book; their ordinals go on from those of the stream's earlier lines.</summary>
    public IReadOnlyList<BookLine> Book { get; init; } = [];

    /// <summary>A small value by which the stream is judged beside hundreds of thousands of others without opening them (<see cref="RecordStore.FindCardsAsync"/>); sealed; null = from now on it has none.</summary>
    public ReadOnlyMemory<byte>? Card { get; init; }

    /// <summary>Scans that these events name, each put on the shelf before; from this commit on they are never collected.</summary>
    public IReadOnlyList<ScanRef> Scans { get; init; } = [];
}

/// <summary>Everything one step changes: it becomes durable whole, or nothing of it does.</summary>
/// <param name="Changes">Changed streams, each at most once, in any order (they are locked in the order of their ids).</param>
/// <param name="IdempotencyKey">The key of the request, or null. A second commit with the same key changes nothing.</param>
/// <param name="Answer">What a repeated request shall get; sealed under the key of the first change's stream. Given if and only if the key is.</param>
/// <param name="Outbox">Messages to be worked off after the commit.</param>
/// <param name="At">The moment of the step; kept in UTC, cut to whole microseconds (see <see cref="RecordedMoment"/>).</param>
public sealed record Commit(
    IReadOnlyList<StreamChange> Changes,
    string? IdempotencyKey,
    ReadOnlyMemory<byte>? Answer,
    IReadOnlyList<OutboxMessage> Outbox,
    DateTimeOffset At)
{
    /// <summary>The lease under which this is written: if another has taken it since, nothing is changed. By itself that of the work at hand (<see cref="Lease.Current"/>); null = no lease.</summary>
    public Lease? Fence { get; init; } = Lease.Current;
}
