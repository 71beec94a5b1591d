using Okno.Store.Keys;

namespace Okno.Store.Streams;

/// <summary>What an append must know of the stream at a version: the hash it chains to, and the digest of the tokens and claims that stand.</summary>
/// <param name="Clear">Digest of those tokens and claims as they were given, in this process only; null where they are known by <paramref name="Marks"/> alone.</param>
internal sealed record StreamTip(long Version, byte[] Head, byte[] Marks, byte[]? Clear = null);

/// <summary>The tips of the streams read last, so that an append needs no read of its own. A tip of another version than expected is never used.</summary>
internal sealed class StreamTips(int capacity)
{
    private readonly Lru<Guid, StreamTip> tips = new(capacity);

    public StreamTip? At(Guid stream, long version) => tips.TryGet(stream, out var tip) && tip.Version == version ? tip : null;

    /// <summary>Remembers a tip that was read; what is known of it beyond the row is kept.</summary>
    public void Set(Guid stream, StreamTip tip)
    {
        if (tip.Clear is null && At(stream, tip.Version) is { } known && known.Head.AsSpan().SequenceEqual(tip.Head) && known.Marks.AsSpan().SequenceEqual(tip.Marks))
        {
            return;
        }

        tips.Set(stream, tip);
    }
}
