using Okno.Store.Keys;

namespace Okno.Store.Streams;

/// <summary>What an append must know of the stream at a version: the hash it chains to, and the digest of the tokens and claims that stand.</summary>
internal sealed record StreamTip(long Version, byte[] Head, byte[] Marks);

/// <summary>The tips of the streams read last, so that an append needs no read of its own. A tip of another version than expected is never used.</summary>
internal sealed class StreamTips(int capacity)
{
    private readonly Lru<Guid, StreamTip> tips = new(capacity);

    public StreamTip? At(Guid stream, long version) => tips.TryGet(stream, out var tip) && tip.Version == version ? tip : null;

    public void Set(Guid stream, StreamTip tip) => tips.Set(stream, tip);
}
