using Okno.Store.Databases;
using Okno.Store.Verify;

namespace Okno.Store.Proofs;

/// <summary>Gives new entries of a log their leaves. Several may run at once, in several processes: the database lets one at a time add, and the others see that the tree has grown.</summary>
internal sealed class LogKeeper(RecordDatabase database, ProofTree tree) : IDisposable
{
    private const int AtOnce = 20_000;

    private readonly SemaphoreSlim turn = new(1, 1);
    private WriteFence? pending;
    private (long Size, byte[] Root)? known;

    /// <summary>One pass over everything visible.</summary>
    /// <param name="sworn">Roots that the tree must have had at sizes: it is never built on over a tree that has not. Looked at before anything is added.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Leaves given.</returns>
    /// <exception cref="RecordDamagedException">The tree is not what it was: nothing was added.</exception>
    public async Task<long> PassAsync(IReadOnlyList<(long Size, byte[] Root)> sworn, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            return await GiveAsync(sworn, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<long> GiveAsync(IReadOnlyList<(long Size, byte[] Root)> sworn, CancellationToken ct)
    {
        var settled = await tree.SettledAsync(ct);
        var reach = settled;
        var fence = await database.FenceAsync(tree.Log, ct);
        if (fence.Writing.Count == 0)
        {
            (reach, pending) = (fence.Last, null);
        }
        else if (pending is null)
        {
            pending = fence;
        }
        else if (!pending.Writing.Overlaps(fence.Writing))
        {
            (reach, pending) = (pending.Last, fence);
        }

        var given = 0L;
        var after = settled;
        while (true)
        {
            // The size first: whoever adds between here and our turn makes it another one, and then nothing of ours is added.
            var size = await tree.SizeAsync(ct);
            var fresh = await tree.FreshAsync(after, AtOnce, ct);
            if (fresh.Count == 0 && reach <= settled)
            {
                return given;
            }

            await CheckAsync(size, sworn, ct);
            var growing = await tree.GrowingAsync(size, ct);
            foreach (var entry in fresh)
            {
                growing.Add(entry.Hash);
            }

            // The mark moves only with the last part of a pass: before it, later parts may still hold entries that lie lower than those given already.
            var last = fresh.Count < AtOnce;
            if (!await tree.GrowAsync(new TreeGrowth(tree.Log, size, [.. fresh.Select(entry => entry.Position)], growing.Changed(), last ? Math.Max(reach, settled) : settled), ct))
            {
                // Another keeper was faster; it has seen what we saw.
                return given;
            }

            known = (growing.Size, await tree.RootAsync(growing.Size, ct));
            given += fresh.Count;
            if (last)
            {
                return given;
            }

            after = fresh[^1].Position;
        }
    }

    private async Task CheckAsync(long size, IReadOnlyList<(long Size, byte[] Root)> sworn, CancellationToken ct)
    {
        foreach (var (was, root) in known is { } own ? [.. sworn, own] : sworn)
        {
            if (was > size || !(await tree.RootAsync(was, ct)).AsSpan().SequenceEqual(root))
            {
                throw new RecordDamagedException($"The tree of the {(tree.Log == ProvedLog.Journal ? "journal" : "reads")} is not the one that had {was} leaves before. Nothing was added to it; run okno verify.");
            }
        }
    }
}
