using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Databases;
using Okno.Store.Leases;
using Okno.Store.Schema;
using Okno.Store.Search;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Store.Journal;

/// <summary>From a commit to its outcome: seal, append, and on a refusal say why.</summary>
internal sealed class Committing(RecordDatabase database, Sealer sealer, SearchKey search, StreamTips tips, HotStates hot)
{
    // A refusal whose cause is gone by the time it is looked up (a claim released in between) is tried again this often.
    private const int Attempts = 5;

    public async Task<CommitOutcome> RunAsync(Commit commit, CancellationToken ct)
    {
        Check(commit);
        if (ClashWithin(commit.Changes, []) is { } clash)
        {
            return clash;
        }

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var (known, early) = await TipsAsync(commit, ct);
            if (early is not null)
            {
                return early;
            }

            var closed = sealer.Close(commit, stream => known[stream]);
            var outcome = await database.AppendAsync(closed, ct);
            CommitOutcome? result = outcome.End switch
            {
                AppendEnd.LeaseLost => throw new LeaseLostException(commit.Fence!),
                AppendEnd.Done => new CommitOutcome.Done(outcome.Position),
                AppendEnd.Stale => new CommitOutcome.Stale(outcome.Stream),
                AppendEnd.AnswerExists => await FirstAnswerAsync(commit, ct),
                AppendEnd.NumberTaken => await NumberHolderAsync(commit.Changes.First(change => change.Stream == outcome.Stream), ct),
                _ => await ClaimHolderAsync(commit.Changes, ct),
            };
            if (result is CommitOutcome.Done)
            {
                foreach (var change in closed.Changes)
                {
                    var row = change.Row;
                    tips.Set(row.Id, new StreamTip(row.Version, row.Head, row.Marks, change.Clear));
                }

                foreach (var change in commit.Changes)
                {
                    if (MemoryMarshal.TryGetArray(change.State, out var state) && state.Offset == 0 && state.Count == state.Array!.Length)
                    {
                        hot.Set(closed.Changes.First(written => written.Row.Id == change.Stream).Row, state.Array);
                    }
                }
            }

            if (result is not null)
            {
                return result;
            }
        }

        throw new TimeoutException("The commit was refused again and again for reasons that were gone when looked up. Nothing was changed; try again.");
    }

    private static void Check(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.IdempotencyKey is null != commit.Answer is null)
        {
            throw new ArgumentException("An answer is kept if and only if there is an idempotency key for it.", nameof(commit));
        }

        if (commit.Changes.Select(change => change.Stream).Distinct().Count() != commit.Changes.Count || commit.Changes.Any(change => change.Stream == Guid.Empty))
        {
            throw new ArgumentException("Every stream is changed at most once in a commit and has an id.", nameof(commit));
        }

        if (commit.Changes.Any(change => change.Events.Count == 0 || change.ExpectedVersion < 0))
        {
            throw new ArgumentException("A change has at least one event and a version of 0 or more.", nameof(commit));
        }
    }

    /// <summary>Two streams of one transaction that want the same claim.</summary>
    public static CommitOutcome.Claimed? ClashWithin(IEnumerable<StreamChange> changes, Dictionary<UniqueClaim, Guid> holders)
    {
        foreach (var change in changes)
        {
            foreach (var claim in change.Claims.Distinct())
            {
                if (!holders.TryAdd(claim, change.Stream))
                {
                    return new CommitOutcome.Claimed(claim, holders[claim]);
                }
            }
        }

        return null;
    }

    // Usually the stream was loaded a moment ago and its tip is remembered. Otherwise one more read, which may already know the outcome.
    private async Task<(Dictionary<Guid, StreamTip> Tips, CommitOutcome? Early)> TipsAsync(Commit commit, CancellationToken ct)
    {
        var known = new Dictionary<Guid, StreamTip>();
        var unknown = new List<StreamChange>();
        foreach (var change in commit.Changes.Where(change => change.ExpectedVersion > 0))
        {
            if (tips.At(change.Stream, change.ExpectedVersion) is { } tip)
            {
                known[change.Stream] = tip;
            }
            else
            {
                unknown.Add(change);
            }
        }

        if (unknown.Count == 0)
        {
            return (known, null);
        }

        var raw = await database.LoadAsync(
            [.. unknown.Select(change => change.Stream)],
            commit.IdempotencyKey is { } key ? search.OfIdempotencyKey(key) : null,
            [],
            ct);
        if (raw.Answer is { } answer)
        {
            return (known, Open(answer));
        }

        foreach (var change in unknown.OrderBy(change => change.Stream))
        {
            if (raw.Streams.FirstOrDefault(row => row.Id == change.Stream) is not { } row || row.Version != change.ExpectedVersion)
            {
                return (known, new CommitOutcome.Stale(change.Stream));
            }

            known[change.Stream] = new StreamTip(row.Version, row.Head, row.Marks);
        }

        return (known, null);
    }

    private async Task<CommitOutcome?> FirstAnswerAsync(Commit commit, CancellationToken ct)
    {
        var raw = await database.LoadAsync([], search.OfIdempotencyKey(commit.IdempotencyKey!), [], ct);
        return raw.Answer is { } answer ? Open(answer) : null;
    }

    private async Task<CommitOutcome?> NumberHolderAsync(StreamChange change, CancellationToken ct)
    {
        var stream = change.Stream;
        await using var context = database.NewContext();
        var holder = await context.Streams.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Kind == change.Kind && row.Number == change.Index.Number && row.Id != stream, ct);
        if (holder is not null)
        {
            return new CommitOutcome.Claimed(new UniqueClaim(UniqueClaim.NumberKind, change.Index.Number), holder.Id);
        }

        // The same new stream written twice at once meets its own number before its own id.
        return change.ExpectedVersion == 0 && await context.Streams.AsNoTracking().AnyAsync(row => row.Id == stream, ct) ? new CommitOutcome.Stale(stream) : null;
    }

    /// <summary>Why a part of a bulk was refused.</summary>
    public async Task<CommitOutcome> WhyRefusedAsync(AppendEnd end, IReadOnlyList<StreamChange> born, CancellationToken ct)
    {
        switch (end)
        {
            case AppendEnd.ClaimTaken when await ClaimHolderAsync(born, ct) is { } claimed:
                return claimed;
            case AppendEnd.NumberTaken:
                foreach (var kind in born.GroupBy(change => change.Kind))
                {
                    var numbers = kind.Select(change => change.Index.Number).ToList();
                    await using var context = database.NewContext();
                    var taken = await context.Streams.AsNoTracking().Where(row => row.Kind == kind.Key && numbers.Contains(row.Number)).Select(row => row.Number).ToListAsync(ct);
                    var clash = kind.OrderBy(change => change.Stream).FirstOrDefault(change => taken.Contains(change.Index.Number));
                    if (clash is not null && await NumberHolderAsync(clash, ct) is { } holder)
                    {
                        return holder;
                    }
                }

                break;
            case AppendEnd.Stale:
                var ids = born.Select(change => change.Stream).ToList();
                await using (var context = database.NewContext())
                {
                    var there = await context.Streams.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(ct);
                    if (there.Count > 0)
                    {
                        return new CommitOutcome.Stale(there.Min());
                    }
                }

                break;
        }

        // The cause was gone when it was looked up: begin again.
        return new CommitOutcome.Stale(born.Min(change => change.Stream));
    }

    private async Task<CommitOutcome?> ClaimHolderAsync(IReadOnlyList<StreamChange> changes, CancellationToken ct)
    {
        var wanted = changes.SelectMany(change => change.Claims.Select(claim => (claim, change.Stream))).ToList();
        var raw = await database.LoadAsync([], null, [.. wanted.Select(pair => search.Of(pair.claim))], ct);
        var holders = raw.Claims.ToDictionary(row => Convert.ToHexString(row.Token), row => row.Stream);
        foreach (var (claim, stream) in wanted)
        {
            if (holders.TryGetValue(Convert.ToHexString(search.Of(claim)), out var holder) && holder != stream && changes.All(change => change.Stream != holder))
            {
                return new CommitOutcome.Claimed(claim, holder);
            }
        }

        return null;
    }

    private CommitOutcome.AlreadyDone Open(AnswerRow answer) =>
        new(sealer.Open(answer) ?? throw new RecordDamagedException("A sealed answer is not as it was written."));
}
