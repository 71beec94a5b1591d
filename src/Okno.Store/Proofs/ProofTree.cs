using System.Buffers.Binary;
using System.Text;
using Okno.Store.Databases;
using Okno.Store.Schema;

namespace Okno.Store.Proofs;

/// <summary>A new entry of a log, about to become a leaf.</summary>
internal readonly record struct Entry(long Position, byte[] Hash);

/// <summary>The tree of one log as it lies in the database. Tiles only ever grow, so a tree of an earlier size can be read out of later tiles.</summary>
internal sealed class ProofTree(RecordDatabase database, ProvedLog log)
{
    public ProvedLog Log => log;

    /// <summary>Name of the row that keeps <see cref="TreeGrowth.Settled"/>.</summary>
    public static string SettledName(ProvedLog log) => $"settled {(short)log}";

    /// <summary>Leaves.</summary>
    public async Task<long> SizeAsync(CancellationToken ct) =>
        (await database.ReadAsync("SELECT coalesce(max(leaf) + 1, 0) FROM leaves WHERE log = @p0", [(short)log], reader => reader.GetInt64(0), ct))[0];

    public async Task<long> SettledAsync(CancellationToken ct) =>
        await database.ReadAsync("SELECT value FROM about WHERE name = @p0", [SettledName(log)], reader => reader.GetFieldValue<byte[]>(0), ct) is [{ Length: 8 } value]
            ? BinaryPrimitives.ReadInt64BigEndian(value)
            : 0;

    /// <summary>The leaf of an entry, or null if it is not in the tree yet.</summary>
    public async Task<long?> LeafAsync(long position, CancellationToken ct) =>
        await database.ReadAsync("SELECT leaf FROM leaves WHERE log = @p0 AND position = @p1", [(short)log, position], reader => reader.GetInt64(0), ct) is [var leaf] ? leaf : null;

    /// <summary>Entries beyond a position that have no leaf, in the order of positions.</summary>
    public Task<IReadOnlyList<Entry>> FreshAsync(long after, int limit, CancellationToken ct) => log == ProvedLog.Journal
        ? database.ReadAsync(
            "SELECT position, hash FROM journal j WHERE position > @p0 AND NOT EXISTS (SELECT 1 FROM leaves l WHERE l.log = 1 AND l.position = j.position) ORDER BY position LIMIT @p1",
            [after, (long)limit],
            reader => new Entry(reader.GetInt64(0), MerkleHash.Leaf(reader.GetFieldValue<byte[]>(1))),
            ct)
        : database.ReadAsync(
            $"SELECT {ReadColumns} FROM reads r WHERE id > @p0 AND NOT EXISTS (SELECT 1 FROM leaves l WHERE l.log = 2 AND l.position = r.id) ORDER BY id LIMIT @p1",
            [after, (long)limit],
            reader => ReadRowOf(database, reader, 0) is var row ? new Entry(row.Id, MerkleHash.Leaf(LeafInput.Of(row))) : default,
            ct);

    public const string ReadColumns = "id, at, stream, account, role, page, why";

    public static ReadRow ReadRowOf(RecordDatabase database, System.Data.Common.DbDataReader reader, int first) => new()
    {
        Id = reader.GetInt64(first),
        At = database.MomentAt(reader, first + 1),
        Stream = reader.GetGuid(first + 2),
        Account = reader.GetString(first + 3),
        Role = reader.GetString(first + 4),
        Page = reader.GetString(first + 5),
        Why = reader.IsDBNull(first + 6) ? null : reader.GetFieldValue<byte[]>(first + 6),
    };

    public async Task<GrowingTree> GrowingAsync(long size, CancellationToken ct)
    {
        var edge = await TilesAsync([.. TileId.Edge(size).Select(tile => tile.Id)], ct);
        return new GrowingTree(size, id => edge.GetValueOrDefault(id));
    }

    public Task<bool> GrowAsync(TreeGrowth growth, CancellationToken ct) => database.GrowAsync(growth, ct);

    /// <summary>The root when the tree had so many leaves.</summary>
    public async Task<byte[]> RootAsync(long size, CancellationToken ct)
    {
        var nodes = await NodesAsync(node => MerklePaths.Root(node, size), ct);
        return MerklePaths.Root(nodes.Node, size);
    }

    /// <summary>The hash of a leaf, its path in the tree of a size, and the root: one round trip.</summary>
    public async Task<(byte[] Leaf, IReadOnlyList<byte[]> Path, byte[] Root)> InclusionAsync(long leaf, long size, CancellationToken ct)
    {
        var nodes = await NodesAsync(
            node =>
            {
                node(0, leaf);
                MerklePaths.Inclusion(node, leaf, size);
            },
            ct);
        var hash = nodes.Node(0, leaf);
        var path = MerklePaths.Inclusion(nodes.Node, leaf, size);
        return (hash, path, MerkleProof.RootOf(hash, leaf, size, path)!);
    }

    /// <summary>The path from a smaller tree to a larger one, and both roots: one round trip.</summary>
    public async Task<(IReadOnlyList<byte[]> Path, byte[] OldRoot, byte[] Root)> ConsistencyAsync(long old, long size, CancellationToken ct)
    {
        var nodes = await NodesAsync(
            node =>
            {
                MerklePaths.Consistency(node, old, size);
                MerklePaths.Root(node, old);
                MerklePaths.Root(node, size);
            },
            ct);
        return (MerklePaths.Consistency(nodes.Node, old, size), MerklePaths.Root(nodes.Node, old), MerklePaths.Root(nodes.Node, size));
    }

    public async Task<Dictionary<TileId, byte[]>> TilesAsync(IReadOnlyCollection<TileId> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var sql = new StringBuilder("SELECT level, place, hashes FROM tiles WHERE log = @p0 AND (");
        var values = new List<object> { (short)log };
        foreach (var id in ids)
        {
            sql.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(values.Count > 1 ? " OR " : string.Empty)}level = @p{values.Count} AND place = @p{values.Count + 1}");
            values.Add(id.Level);
            values.Add(id.Place);
        }

        var rows = await database.ReadAsync(sql.Append(')').ToString(), values, reader => (new TileId(reader.GetInt16(0), reader.GetInt64(1)), reader.GetFieldValue<byte[]>(2)), ct);
        return rows.ToDictionary(row => row.Item1, row => row.Item2);
    }

    private async Task<TileNodes> NodesAsync(Action<FullNode> calculation, CancellationToken ct)
    {
        var tiles = await TilesAsync(TileNodes.AskedBy(calculation), ct);
        return new TileNodes(id => tiles.GetValueOrDefault(id));
    }
}
