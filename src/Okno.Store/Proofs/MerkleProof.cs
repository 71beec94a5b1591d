namespace Okno.Store.Proofs;

/// <summary>Checks of proofs, which need nothing but the proof (RFC 9162, 2.1.3.2 and 2.1.4.2).</summary>
public static class MerkleProof
{
    /// <summary>The root that a path leads to, or null if it is no path of that leaf in a tree of that size.</summary>
    /// <param name="leafHash">The hash of the leaf, 32 bytes.</param>
    /// <param name="leaf">Its index, from 0.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="path">The hashes beside the way up, lowest first.</param>
    public static byte[]? RootOf(ReadOnlySpan<byte> leafHash, long leaf, long size, IReadOnlyList<byte[]> path)
    {
        if (leaf < 0 || leaf >= size || path.Any(hash => hash.Length != MerkleHash.Length))
        {
            return null;
        }

        var (place, last) = (leaf, size - 1);
        var root = leafHash.ToArray();
        foreach (var beside in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((place & 1) == 1 || place == last)
            {
                root = MerkleHash.Node(beside, root);
                while ((place & 1) == 0 && place != 0)
                {
                    place >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                root = MerkleHash.Node(root, beside);
            }

            place >>= 1;
            last >>= 1;
        }

        return last == 0 ? root : null;
    }

    /// <summary>True if the tree of the old size and root is the beginning of the tree of the new size and root.</summary>
    public static bool IsConsistent(long old, ReadOnlySpan<byte> oldRoot, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> path)
    {
        if (old < 0 || old > size || path.Any(hash => hash.Length != MerkleHash.Length))
        {
            return false;
        }

        if (old == size || old == 0)
        {
            // Everything begins with nothing.
            return path.Count == 0 && (old == 0 ? oldRoot.SequenceEqual(MerkleHash.Empty) : oldRoot.SequenceEqual(root));
        }

        if (path.Count == 0)
        {
            return false;
        }

        var hashes = System.Numerics.BitOperations.IsPow2(old) ? [oldRoot.ToArray(), .. path] : path;
        var (place, last) = (old - 1, size - 1);
        while ((place & 1) == 1)
        {
            place >>= 1;
            last >>= 1;
        }

        var (first, second) = (hashes[0], hashes[0]);
        foreach (var beside in hashes.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                first = MerkleHash.Node(beside, first);
                second = MerkleHash.Node(beside, second);
                while ((place & 1) == 0 && place != 0)
                {
                    place >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                second = MerkleHash.Node(second, beside);
            }

            place >>= 1;
            last >>= 1;
        }

        return last == 0 && oldRoot.SequenceEqual(first) && root.SequenceEqual(second);
    }
}
