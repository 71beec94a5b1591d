using Okno.Store.Databases;
using Okno.Store.Keys;
using Okno.Store.Search;

namespace Okno.Store.Journal;

/// <summary>
/// One transaction over many new streams, given part by part, so that memory is bounded by a part. Refusals are those of an ordinary commit; after one, or disposed without <see cref="FinishAsync"/>,
/// nothing was changed. Not for two threads at once. Streams whose ids come from <see cref="RecordStore.NewIds"/> cost one write of keys per part.
/// </summary>
public sealed class BulkCommit : IAsyncDisposable
{
    private readonly BulkAppend append;
    private readonly Sealer sealer;
    private readonly KeyRing keys;
    private readonly Committing committing;
    private readonly DateTimeOffset at;
    private readonly List<Guid> packs = [];
    private bool unsure;
    private bool over;
    private long position;

    internal BulkCommit(BulkAppend append, Sealer sealer, KeyRing keys, Committing committing, DateTimeOffset at)
    {
        this.append = append;
        this.sealer = sealer;
        this.keys = keys;
        this.committing = committing;
        this.at = at;
    }

    /// <summary>The first of the next <paramref name="count"/> numbers of a counter, taken inside the transaction: nobody else takes numbers of this counter before its end, and a transaction that fails
    /// gives them back. A count of 0 only locks the counter: bulks over the same counter then come one after the other.</summary>
    public async Task<long> NextAsync(string counter, int count, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 0);
        return await append.NextAsync(counter, count, ct) - count + 1;
    }

    /// <summary>Adds new streams. Null, or why the whole transaction is refused.</summary>
    /// <exception cref="ArgumentException">A change is not of a new stream, or has no event.</exception>
    public async Task<CommitOutcome?> AddAsync(IReadOnlyList<StreamChange> born, CancellationToken ct = default)
    {
        if (born.Any(change => change.ExpectedVersion != 0 || change.Events.Count == 0 || change.Stream == Guid.Empty) || born.Select(change => change.Stream).Distinct().Count() != born.Count)
        {
            throw new ArgumentException("A bulk takes new streams, each once, with at least one event.", nameof(born));
        }

        if (born.Count == 0)
        {
            return null;
        }

        var holders = new Dictionary<UniqueClaim, Guid>();
        if (Committing.ClashWithin(born, holders) is { } clash)
        {
            return Over(clash);
        }

        packs.AddRange(born.Select(change => change.Stream).Where(PackedId.Is).DistinctBy(id => PackedId.Of(id).Pack));
        var outcome = await append.AddAsync(sealer.Close(born, at), ct);
        position = outcome.Position;
        return outcome.End == AppendEnd.Done ? null : Over(await committing.WhyRefusedAsync(outcome.End, born, ct));
    }

    /// <summary>Makes everything durable. If this throws, the outcome is unknown.</summary>
    public async Task<CommitOutcome.Done> FinishAsync(CancellationToken ct = default)
    {
        if (over)
        {
            throw new InvalidOperationException("A bulk that was refused or finished cannot be finished.");
        }

        unsure = true;
        await append.CommitAsync(ct);
        over = true;
        return new CommitOutcome.Done(position);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await append.DisposeAsync();
        if (!unsure)
        {
            // Surely not in the record: the keys that were made for it are of no use.
            packs.ForEach(keys.DropPack);
        }
    }

    private CommitOutcome Over(CommitOutcome refusal)
    {
        over = true;
        return refusal;
    }
}
