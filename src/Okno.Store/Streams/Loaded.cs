using Okno.Store.Search;

namespace Okno.Store.Streams;

/// <summary>What one round trip brought.</summary>
/// <param name="Streams">The streams that exist, in the order of their ids.</param>
/// <param name="Answer">The answer once given for the idempotency key (empty if its stream was erased), or null if the key is new.</param>
/// <param name="Holders">Who holds the probed claims; claims that nobody holds are absent.</param>
public sealed record Loaded(IReadOnlyList<LoadedStream> Streams, byte[]? Answer, IReadOnlyList<ClaimHolder> Holders)
{
    /// <summary>The only stream asked for, or null if it does not exist.</summary>
    public LoadedStream? Stream => Streams.Count == 0 ? null : Streams[0];
}

/// <summary>A claim and the stream that holds it.</summary>
public sealed record ClaimHolder(UniqueClaim Claim, Guid Stream);
