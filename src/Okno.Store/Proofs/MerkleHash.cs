using System.Security.Cryptography;

namespace Okno.Store.Proofs;

/// <summary>The hashing of RFC 9162, 2.1.1: SHA-256; a leaf is hashed behind 0x00, two nodes behind 0x01, so that neither can pass for the other.</summary>
public static class MerkleHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> input)
    {
        var hash = new byte[Length];
        Leaf(input, hash);
        return hash;
    }

    /// <summary>The same into a place of 32 bytes.</summary>
    public static void Leaf(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        var bytes = input.Length < 512 ? stackalloc byte[input.Length + 1] : new byte[input.Length + 1];
        bytes[0] = 0;
        input.CopyTo(bytes[1..]);
        SHA256.HashData(bytes, hash);
    }

    /// <summary>The hash of the node above two others.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var hash = new byte[Length];
        Node(left, right, hash);
        return hash;
    }

    /// <summary>The same into a place of 32 bytes, which may be that of either.</summary>
    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Length)];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Length)..]);
        SHA256.HashData(bytes, hash);
    }

    /// <summary>The root over 1, 2, 4, ... or 256 hashes that stand side by side.</summary>
    public static byte[] Fold(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == Length)
        {
            return hashes.ToArray();
        }

        var row = new byte[hashes.Length / 2];
        for (var i = 0; i < row.Length; i += Length)
        {
            Node(hashes.Slice(2 * i, Length), hashes.Slice((2 * i) + Length, Length), row.AsSpan(i, Length));
        }

        for (var width = row.Length / 2; width >= Length; width /= 2)
        {
            for (var i = 0; i < width; i += Length)
            {
                Node(row.AsSpan(2 * i, Length), row.AsSpan((2 * i) + Length, Length), row.AsSpan(i, Length));
            }
        }

        return row[..Length];
    }
}
