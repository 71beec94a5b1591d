using System.Numerics;

namespace Okno.Store.Proofs;

/// <summary>Gives the hash of a full subtree: of the leaves from <paramref name="index"/> x 2^<paramref name="level"/> on, 2^<paramref name="level"/> of them.</summary>
internal delegate byte[] FullNode(int level, long index);

/// <summary>Which hashes a proof is made of (RFC 9162, 2.1.3.1 and 2.1.4.1), over anything that knows the full subtrees.</summary>
internal static class MerklePaths
{
    public static byte[] Root(FullNode node, long size) => size == 0 ? MerkleHash.Empty : Range(node, 0, size);

    /// <summary>The path from a leaf up to the root of the tree of this size.</summary>
    public static List<byte[]> Inclusion(FullNode node, long leaf, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var split = from + Split(to - from);
            if (leaf < split)
            {
                path.Add(Range(node, split, to));
                to = split;
            }
            else
            {
                path.Add(Range(node, from, split));
                from = split;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>What proves that the tree of the old size is the beginning of the tree of the new size.</summary>
    /// <param name="node">Knows the full subtrees.</param>
    /// <param name="old">1 or more.</param>
    /// <param name="size">Not less than the old one; of equal sizes the proof is empty.</param>
    public static List<byte[]> Consistency(FullNode node, long old, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(old, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(old, size);
        var path = new List<byte[]>();
        var (from, to, whole) = (0L, size, true);
        while (old < to)
        {
            var split = from + Split(to - from);
            if (old <= split)
            {
                path.Add(Range(node, split, to));
                to = split;
            }
            else
            {
                path.Add(Range(node, from, split));
                from = split;
                whole = false;
            }
        }

        if (!whole)
        {
            path.Add(Range(node, from, to));
        }

        path.Reverse();
        return path;
    }

    /// <summary>The largest power of two below a number of 2 or more.</summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    // Every range that comes up begins at a multiple of the largest power of two it holds.
    private static byte[] Range(FullNode node, long from, long to)
    {
        var count = to - from;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return node(level, from >> level);
        }

        var split = from + Split(count);
        return MerkleHash.Node(Range(node, from, split), Range(node, split, to));
    }
}
