namespace Okno.Store.Proofs;

/// <summary>Where a tile stands.</summary>
/// <param name="Level">0 = hashes of leaves, 1 = roots of full tiles of level 0, ...</param>
/// <param name="Place">From 0.</param>
internal readonly record struct TileId(short Level, long Place)
{
    /// <summary>Hashes of a full tile.</summary>
    public const int Width = 256;

    /// <summary>Bits of a level.</summary>
    public const int Bits = 8;

    /// <summary>How many hashes a level holds in a tree of so many leaves.</summary>
    public static long HashesOn(int level, long size) => size >> (Bits * level);

    /// <summary>The partial tiles at the right edge of a tree of so many leaves, lowest first; full levels have none.</summary>
    public static IEnumerable<(TileId Id, int Hashes)> Edge(long size)
    {
        for (short level = 0; HashesOn(level, size) > 0; level++)
        {
            var hashes = HashesOn(level, size);
            if (hashes % Width > 0)
            {
                yield return (new TileId(level, hashes / Width), (int)(hashes % Width));
            }
        }
    }
}

/// <summary>Answers for full subtrees out of tiles.</summary>
internal sealed class TileNodes(Func<TileId, ReadOnlyMemory<byte>> tile)
{
    public byte[] Node(int level, long index)
    {
        var inside = level % TileId.Bits;
        var first = index << inside;
        var id = new TileId((short)(level / TileId.Bits), first / TileId.Width);
        var hashes = tile(id);
        var from = (int)(first % TileId.Width) * MerkleHash.Length;
        var length = MerkleHash.Length << inside;
        return hashes.Length >= from + length
            ? MerkleHash.Fold(hashes.Span.Slice(from, length))
            : throw new Verify.RecordDamagedException($"Tile {id.Level}/{id.Place} is missing or cut short.");
    }

    /// <summary>The tiles that a calculation asks for.</summary>
    public static IReadOnlyCollection<TileId> AskedBy(Action<FullNode> calculation)
    {
        var asked = new HashSet<TileId>();
        var nothing = new byte[MerkleHash.Length];
        calculation((level, index) =>
        {
            asked.Add(new TileId((short)(level / TileId.Bits), (index << (level % TileId.Bits)) / TileId.Width));
            return nothing;
        });
        return asked;
    }
}

/// <summary>A tree that leaves are added to: holds the right edge, gives the tiles that changed.</summary>
internal sealed class GrowingTree
{
    private readonly List<(byte[] Hashes, int Count)> edge = [];
    private readonly Dictionary<TileId, byte[]> changed = [];
    private readonly HashSet<short> touched = [];

    /// <summary>The tree of so many leaves with the tiles of its edge; what another keeper has added to them since is left aside.</summary>
    public GrowingTree(long size, Func<TileId, byte[]?> edgeTile)
    {
        Size = size;
        foreach (var (id, hashes) in TileId.Edge(size))
        {
            if (edgeTile(id) is not { } tile || tile.Length < hashes * MerkleHash.Length)
            {
                throw new Verify.RecordDamagedException($"Tile {id.Level}/{id.Place} at the edge of the tree does not hold {hashes} hashes.");
            }

            var (buffer, _) = OnLevel(id.Level);
            tile.AsSpan(0, hashes * MerkleHash.Length).CopyTo(buffer);
            edge[id.Level] = (buffer, hashes);
        }
    }

    /// <summary>Leaves.</summary>
    public long Size { get; private set; }

    public void Add(ReadOnlySpan<byte> leafHash)
    {
        Add(0, leafHash, Size);
        Size++;
    }

    /// <summary>Tiles that were begun, grew, or became full.</summary>
    public IReadOnlyDictionary<TileId, byte[]> Changed()
    {
        foreach (var (id, hashes) in TileId.Edge(Size).Where(partial => touched.Contains(partial.Id.Level)))
        {
            changed[id] = edge[id.Level].Hashes[..(hashes * MerkleHash.Length)];
        }

        return changed;
    }

    private void Add(short level, ReadOnlySpan<byte> hash, long index)
    {
        var (buffer, count) = OnLevel(level);
        hash.CopyTo(buffer.AsSpan(count * MerkleHash.Length));
        touched.Add(level);
        if (count + 1 < TileId.Width)
        {
            edge[level] = (buffer, count + 1);
            return;
        }

        edge[level] = (new byte[buffer.Length], 0);
        changed[new TileId(level, index / TileId.Width)] = buffer;
        Add((short)(level + 1), MerkleHash.Fold(buffer), index / TileId.Width);
    }

    private (byte[] Hashes, int Count) OnLevel(int level)
    {
        while (edge.Count <= level)
        {
            edge.Add((new byte[TileId.Width * MerkleHash.Length], 0));
        }

        return edge[level];
    }
}
