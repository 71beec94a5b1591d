namespace Okno.Store.Proofs;

/// <summary>What one pass adds to a tree.</summary>
/// <param name="Log">Whose tree.</param>
/// <param name="From">The size it must have; the first new leaf gets this number.</param>
/// <param name="Positions">Positions of the entries that become leaves, in order.</param>
/// <param name="Tiles">Tiles that are new or grew.</param>
/// <param name="Settled">At and below this position every entry has its leaf.</param>
internal sealed record TreeGrowth(ProvedLog Log, long From, IReadOnlyList<long> Positions, IReadOnlyDictionary<TileId, byte[]> Tiles, long Settled);

/// <summary>A moment of a log: the last position given out by then, and which transactions were writing. Once none of them is writing any more, every entry up to that position is visible, or never will be.</summary>
internal sealed record WriteFence(long Last, IReadOnlySet<string> Writing);
