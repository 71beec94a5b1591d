using CsCheck;
using Okno.Store.Proofs;

namespace Okno.Desk.Tests.Store.Proofs;

/// <summary>The tree against the vectors that Certificate Transparency's implementations share, and against the definitions of RFC 9162 written down naively.</summary>
public sealed class MerkleTests
{
    private static readonly byte[][] Inputs = [.. ((string[])["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]).Select(Convert.FromHexString)];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    public static TheoryData<long, long, string[]> Inclusions => new()
    {
        { 0, 1, [] },
        {
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        },
        {
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
        { 2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"] },
        {
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        },
    };

    public static TheoryData<long, long, string[]> Consistencies => new()
    {
        { 1, 1, [] },
        {
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        },
        {
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
        { 2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"] },
    };

    private static byte[][] Leaves => [.. Inputs.Select(input => MerkleHash.Leaf(input))];

    [Fact]
    public void The_root_of_a_tree_without_leaves_is_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(MerklePaths.Root(Of([]), 0)));

    [Fact]
    public void Roots_of_one_to_eight_leaves_are_those_of_the_vectors()
    {
        for (var size = 1; size <= Roots.Length; size++)
        {
            Assert.Equal(Roots[size - 1], Convert.ToHexStringLower(MerklePaths.Root(Of(Leaves[..size]), size)));
        }
    }

    [Theory]
    [MemberData(nameof(Inclusions))]
    public void Inclusion_proofs_are_those_of_the_vectors(long leaf, long size, string[] path)
    {
        Assert.Equal(path, MerklePaths.Inclusion(Of(Leaves), leaf, size).Select(Convert.ToHexStringLower));
        Assert.Equal(Roots[size - 1], Convert.ToHexStringLower(MerkleProof.RootOf(Leaves[leaf], leaf, size, [.. path.Select(Convert.FromHexString)])!));
    }

    [Theory]
    [MemberData(nameof(Consistencies))]
    public void Consistency_proofs_are_those_of_the_vectors(long old, long size, string[] path)
    {
        Assert.Equal(path, MerklePaths.Consistency(Of(Leaves), old, size).Select(Convert.ToHexStringLower));
        Assert.True(MerkleProof.IsConsistent(old, Convert.FromHexString(Roots[old - 1]), size, Convert.FromHexString(Roots[size - 1]), [.. path.Select(Convert.FromHexString)]));
    }

    [Fact]
    public void Tiles_give_the_roots_and_proofs_of_the_definitions_at_every_size_and_no_changed_proof_holds() => Gen.Select(Gen.Int[1, 700], Gen.Int, Gen.Int, Gen.Int[0, 255]).Sample((size, one, two, flip) =>
    {
        byte[][] leaves = [.. Enumerable.Range(0, size).Select(i => MerkleHash.Leaf(BitConverter.GetBytes(i)))];
        var node = Grown(leaves, flip + 1);
        var (old, leaf) = (1 + (int)((uint)one % size), (long)((uint)two % size));
        var (oldRoot, root) = (Naive(leaves.AsSpan(0, old)), Naive(leaves));
        Assert.Equal(root, MerklePaths.Root(node, size));
        Assert.Equal(oldRoot, MerklePaths.Root(node, old));

        var path = MerklePaths.Inclusion(node, leaf, size);
        Assert.Equal(NaivePath((int)leaf, leaves), path);
        Assert.Equal(root, MerkleProof.RootOf(leaves[leaf], leaf, size, path));
        var growth = MerklePaths.Consistency(node, old, size);
        Assert.Equal(NaiveGrowth(old, leaves, true), growth);
        Assert.True(MerkleProof.IsConsistent(old, oldRoot, size, root, growth));

        if (path.Count > 0)
        {
            path[flip % path.Count] = [.. path[flip % path.Count].Select((b, i) => i == flip % 32 ? (byte)(b ^ 1) : b)];
            Assert.NotEqual(root, MerkleProof.RootOf(leaves[leaf], leaf, size, path));
            Assert.NotEqual(root, MerkleProof.RootOf(leaves[leaf], leaf, size, path[1..]));
        }

        if (growth.Count > 0)
        {
            growth[flip % growth.Count] = [.. growth[flip % growth.Count].Select((b, i) => i == flip % 32 ? (byte)(b ^ 1) : b)];
            Assert.False(MerkleProof.IsConsistent(old, oldRoot, size, root, growth));
            Assert.False(MerkleProof.IsConsistent(old, oldRoot, size, root, growth[1..]));
        }
    }, iter: 300);

    private static FullNode Of(byte[][] leaves) => (level, index) => Naive(leaves.AsSpan((int)(index << level), 1 << level));

    /// <summary>The same leaves, added so many at a time, each time beginning again from the tiles that lie there.</summary>
    private static FullNode Grown(byte[][] leaves, int atOnce)
    {
        var tiles = new Dictionary<TileId, byte[]>();
        for (var from = 0; from < leaves.Length; from += atOnce)
        {
            var tree = new GrowingTree(from, id => tiles.GetValueOrDefault(id));
            foreach (var leaf in leaves.Skip(from).Take(atOnce))
            {
                tree.Add(leaf);
            }

            foreach (var (id, hashes) in tree.Changed())
            {
                tiles[id] = [.. hashes];
            }
        }

        return new TileNodes(id => tiles.GetValueOrDefault(id)).Node;
    }

    private static byte[] Naive(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
        {
            return MerkleHash.Empty;
        }

        return leaves.Length == 1 ? leaves[0] : MerkleHash.Node(Naive(leaves[..Split(leaves.Length)]), Naive(leaves[Split(leaves.Length)..]));
    }

    // PATH of 2.1.3.1.
    private static List<byte[]> NaivePath(int leaf, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var split = Split(leaves.Length);
        return leaf < split ? [.. NaivePath(leaf, leaves[..split]), Naive(leaves[split..])] : [.. NaivePath(leaf - split, leaves[split..]), Naive(leaves[..split])];
    }

    // SUBPROOF of 2.1.4.1.
    private static List<byte[]> NaiveGrowth(int old, ReadOnlySpan<byte[]> leaves, bool whole)
    {
        if (old == leaves.Length)
        {
            return whole ? [] : [Naive(leaves)];
        }

        var split = Split(leaves.Length);
        return old <= split ? [.. NaiveGrowth(old, leaves[..split], whole), Naive(leaves[split..])] : [.. NaiveGrowth(old - split, leaves[split..], false), Naive(leaves[..split])];
    }

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return split;
    }
}
