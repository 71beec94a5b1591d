using System.Buffers.Binary;
using Okno.Store.Proofs;
using Okno.Store.Schema;

namespace Okno.Store.Verify;

/// <summary>
/// Builds the tree of a log anew from its entries and compares it with the tiles, with the roots of heads, and leaf by leaf with the lists exported with them, which name the stream of an entry of which nothing is left here.
/// </summary>
internal sealed class TreeCheck(Snapshot at, ProvedLog log, Func<IEnumerable<(long Leaf, Guid Stream, byte[] Hash)>> exported, Findings findings)
{
    private const int AtOnce = 16_384;
    private const int NamedAtMost = 100;

    // 256 to the power of eight are all numbers there are.
    private const int HighestLevel = 8;

    private readonly Dictionary<long, byte[]> keptTiles = [];
    private readonly List<List<byte[]>> levels = [[]];
    private readonly HashSet<Guid> named = [];
    private byte[] tile = new byte[TileId.Width * MerkleHash.Length];
    private HashSet<long> wanted = [];
    private IReadOnlyDictionary<long, byte[]> stored = new Dictionary<long, byte[]>();
    private long tileFaults;

    /// <summary>Leaves found.</summary>
    public long Leaves { get; private set; }

    /// <summary>Leaves of the tree: one more than the highest.</summary>
    public long Size { get; private set; }

    /// <summary>Entries that have no leaf yet.</summary>
    public long Waiting { get; private set; }

    private FaultKind Kind => log == ProvedLog.Journal ? FaultKind.Tree : FaultKind.Reads;

    private short Log => (short)log;

    public async Task RunAsync(IReadOnlyCollection<long> headSizes, Action<long> progress, CancellationToken ct)
    {
        wanted = [.. headSizes.Where(size => size % TileId.Width != 0).Select(size => size / TileId.Width)];
        using var listed = exported().GetEnumerator();
        var isListed = listed.MoveNext();
        var differs = false;
        var next = long.MinValue;
        while (true)
        {
            var rows = await LeavesAsync(next, ct);
            if (rows.Count == 0)
            {
                break;
            }

            var hashes = new byte[rows.Count][];
            Parallel.For(0, rows.Count, i => hashes[i] = rows[i].Input is { } input ? MerkleHash.Leaf(input) : []);
            stored = (await at.ListAsync(
                "SELECT place, hashes FROM tiles WHERE log = @p0 AND level = @p1 AND place >= @p2 AND place <= @p3",
                reader => (Place: reader.GetInt64(0), Hashes: reader.GetFieldValue<byte[]>(1)),
                ct,
                Log,
                (short)0,
                Size / TileId.Width,
                Math.Max(Size, rows[^1].Leaf) / TileId.Width)).ToDictionary(row => row.Place, row => row.Hashes);
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                if (row.Leaf < Size || row.Leaf > Size + AtOnce)
                {
                    findings.Blame(Kind, $"leaf {Log}/{row.Leaf}", $"Leaf {row.Leaf} stands where leaf {Size} must: its number was changed.", row.Stream ?? default);
                    Leaves++;
                    continue;
                }

                var gap = Size;
                while (row.Leaf > Size)
                {
                    // Of leaves whose streams nobody knows the first stands for all.
                    var (gone, _) = Expected();
                    if (gone != Guid.Empty || Size == gap)
                    {
                        findings.Blame(Kind, $"leaf {Log}/{Size}", $"Leaf {Size} is missing.", gone);
                    }

                    Append(StoredHash(Size) ?? new byte[MerkleHash.Length], gone, null);
                }

                if (gap < Size)
                {
                    findings.Blame(Kind, $"leaf {Log}/{row.Leaf}", $"Leaf {row.Leaf} stands behind a gap that begins at {gap}: leaves were taken out, or its own number was changed.", row.Stream ?? default);
                }

                var (expected, hash) = Expected();
                if (row.Input is null)
                {
                    findings.Blame(Kind, Place(row), $"Leaf {row.Leaf} is of {(log == ProvedLog.Journal ? "the event at position" : "read")} {row.Position}, which is not there.", expected);
                    hashes[i] = StoredHash(row.Leaf) ?? new byte[MerkleHash.Length];
                    named.Add(expected);
                }
                else if (hash is not null && !hash.AsSpan().SequenceEqual(hashes[i]))
                {
                    differs = true;
                }

                Leaves++;
                Append(hashes[i], row.Stream ?? expected, row.Number, row);
            }

            next = rows[^1].Leaf + 1;
            progress(Leaves);
        }

        if (Size % TileId.Width > 0)
        {
            keptTiles[Size / TileId.Width] = tile[..((int)(Size % TileId.Width) * MerkleHash.Length)];
            CompareTile(0, Size / TileId.Width, keptTiles[Size / TileId.Width], default, null);
        }

        await CompareLevelsAsync(ct);
        await CountWaitingAsync(ct);
        if (differs || isListed)
        {
            await NameMissingAsync(ct);
        }

        // The exported entry of the leaf that comes next, if the lists reach so far.
        (Guid Stream, byte[]? Hash) Expected()
        {
            if (!isListed || listed.Current.Leaf != Size)
            {
                return default;
            }

            var (_, stream, hash) = listed.Current;
            isListed = listed.MoveNext();
            return (stream, hash);
        }
    }

    /// <summary>The root when the tree had so many leaves; not more than it has.</summary>
    public byte[] RootAt(long size) => MerklePaths.Root(new TileNodes(id => id.Level == 0 ? keptTiles.GetValueOrDefault(id.Place) : Slice(id)).Node, size);

    private string Place(LeafFound row) => log == ProvedLog.Journal ? $"leaf {Log}/{row.Leaf}" : $"read {row.Position}";

    private async Task<List<LeafFound>> LeavesAsync(long from, CancellationToken ct) => log == ProvedLog.Journal
        ? await at.ListAsync(
            "SELECT l.leaf, l.position, j.stream, j.number, j.hash FROM leaves l LEFT JOIN journal j ON j.position = l.position WHERE l.log = 1 AND l.leaf >= @p0 ORDER BY l.leaf LIMIT @p1",
            reader => reader.IsDBNull(2)
                ? new LeafFound(reader.GetInt64(0), reader.GetInt64(1), null, null, null)
                : new LeafFound(reader.GetInt64(0), reader.GetInt64(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetFieldValue<byte[]>(4)),
            ct,
            from,
            (long)AtOnce)
        : await at.ListAsync(
            $"SELECT l.leaf, l.position, {string.Join(", ", ProofTree.ReadColumns.Split(", ").Select(column => "r." + column))} FROM leaves l LEFT JOIN reads r ON r.id = l.position WHERE l.log = 2 AND l.leaf >= @p0 ORDER BY l.leaf LIMIT @p1",
            reader => reader.IsDBNull(2)
                ? new LeafFound(reader.GetInt64(0), reader.GetInt64(1), null, null, null)
                : ProofTree.ReadRowOf(at.Database, reader, 2) is var row ? new LeafFound(reader.GetInt64(0), reader.GetInt64(1), row.Stream, null, LeafInput.Of(row)) : default,
            ct,
            from,
            (long)AtOnce);

    private byte[]? StoredHash(long leaf)
    {
        var from = (int)(leaf % TileId.Width) * MerkleHash.Length;
        return stored.GetValueOrDefault(leaf / TileId.Width) is { } hashes && hashes.Length >= from + MerkleHash.Length ? hashes[from..(from + MerkleHash.Length)] : null;
    }

    private void Append(byte[] hash, Guid stream, long? number, LeafFound row = default)
    {
        if (StoredHash(Size) is { } told && !told.AsSpan().SequenceEqual(hash) && tileFaults++ < NamedAtMost)
        {
            var read = log == ProvedLog.Reads ? $", read {row.Position}" : string.Empty;
            findings.Blame(Kind, $"tile {Log}/0/{Size / TileId.Width}, leaf {Log}/{Size}{read}", $"Leaf {Size} is not the entry that the tree took in: the entry or the tile was changed.", stream, number);
        }

        hash.CopyTo(tile, (int)(Size % TileId.Width) * MerkleHash.Length);
        Size++;
        if (Size % TileId.Width == 0)
        {
            var place = (Size / TileId.Width) - 1;
            CompareTile(0, place, tile, stream, number);
            levels[0].Add(MerkleHash.Fold(tile));
            if (wanted.Contains(place))
            {
                keptTiles[place] = tile;
                tile = new byte[tile.Length];
            }
        }
    }

    // A wrong hash within a tile was named at its leaf; here are tiles that are not there, or of another length.
    private void CompareTile(short level, long place, ReadOnlySpan<byte> made, Guid stream, long? number)
    {
        var hashes = stored.GetValueOrDefault(place);
        if (hashes is null || hashes.Length != made.Length)
        {
            findings.Blame(FaultKind.Tile, $"tile {Log}/{level}/{place}", hashes is null ? "The tile is missing." : $"The tile holds {hashes.Length / MerkleHash.Length} hashes, the tree {made.Length / MerkleHash.Length}.", stream, number);
        }
    }

    private async Task CompareLevelsAsync(CancellationToken ct)
    {
        for (var level = 0; levels[level].Count >= TileId.Width; level++)
        {
            var below = levels[level];
            var above = new byte[below.Count / TileId.Width][];
            Parallel.For(0, above.Length, i => above[i] = MerkleHash.Fold(below.Skip(i * TileId.Width).Take(TileId.Width).SelectMany(hash => hash).ToArray()));
            levels.Add([.. above]);
        }

        var tiles = (await at.ListAsync("SELECT level, place, hashes FROM tiles WHERE log = @p0 AND (level <> @p1 OR place > @p2 OR place < @p1)", reader => (Level: reader.GetInt64(0), Place: reader.GetInt64(1), Hashes: reader.GetFieldValue<byte[]>(2)), ct, Log, (short)0, (Size - 1) / TileId.Width))
            .Where(row => IsLevel(row.Level, row.Place)).ToDictionary(row => new TileId((short)row.Level, row.Place), row => row.Hashes);
        for (short level = 1; TileId.HashesOn(level, Size) > 0; level++)
        {
            for (var place = 0L; place * TileId.Width < TileId.HashesOn(level, Size); place++)
            {
                var id = new TileId(level, place);
                if (!tiles.Remove(id, out var hashes) || !Slice(id).Span.SequenceEqual(hashes))
                {
                    findings.Blame(FaultKind.Tile, $"tile {Log}/{level}/{place}", hashes is null ? "The tile is missing." : "The tile is not what the tiles below it give.");
                }
            }
        }

        foreach (var id in tiles.Keys)
        {
            findings.Blame(FaultKind.Tile, $"tile {Log}/{id.Level}/{id.Place}", "The tree has no such tile.");
        }
    }

    private bool IsLevel(long level, long place)
    {
        if (level is >= 0 and < HighestLevel)
        {
            return true;
        }

        findings.Blame(FaultKind.Tile, $"tile {Log}/{level}/{place}", "The tree has no such level.");
        return false;
    }

    private ReadOnlyMemory<byte> Slice(TileId id) =>
        id.Level <= levels.Count ? levels[id.Level - 1].Skip((int)(id.Place * TileId.Width)).Take(TileId.Width).SelectMany(hash => hash).ToArray() : default;

    private async Task CountWaitingAsync(CancellationToken ct)
    {
        var (table, column) = log == ProvedLog.Journal ? ("journal", "position") : ("reads", "id");
        if (await at.CountAsync($"SELECT count(*) FROM {table}", ct) == Leaves)
        {
            return;
        }

        Waiting = await at.CountAsync($"SELECT count(*) FROM {table} e WHERE NOT EXISTS (SELECT 1 FROM leaves l WHERE l.log = @p0 AND l.position = e.{column})", ct, Log);
        var settled = await at.ListAsync("SELECT value FROM about WHERE name = @p0", reader => reader.GetFieldValue<byte[]>(0), ct, ProofTree.SettledName(log)) is [{ Length: 8 } value] ? BinaryPrimitives.ReadInt64BigEndian(value) : 0;
        foreach (var (position, stream) in await at.ListAsync(
            $"SELECT e.{column}, e.stream FROM {table} e WHERE e.{column} <= @p1 AND NOT EXISTS (SELECT 1 FROM leaves l WHERE l.log = @p0 AND l.position = e.{column}) ORDER BY e.{column} LIMIT @p2",
            reader => (reader.GetInt64(0), reader.GetGuid(1)),
            ct,
            Log,
            settled,
            (long)NamedAtMost))
        {
            findings.Blame(Kind, log == ProvedLog.Journal ? $"position {position}" : $"read {position}", "It stands where every entry has long been in the tree, and is not: it was put there later, or its leaf was taken.", stream);
        }
    }

    /// <summary>Entries that were exported and are nowhere any more, each stream once.</summary>
    private async Task NameMissingAsync(CancellationToken ct)
    {
        var there = new HashSet<long>();
        var next = long.MinValue;
        while (await LeavesAsync(next, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows.Where(row => row.Input is not null))
            {
                there.Add(BinaryPrimitives.ReadInt64LittleEndian(MerkleHash.Leaf(row.Input)));
            }

            next = rows[^1].Leaf + 1;
        }

        var missing = false;
        foreach (var (leaf, stream, hash) in exported())
        {
            if (there.Contains(BinaryPrimitives.ReadInt64LittleEndian(hash)))
            {
                continue;
            }

            missing = true;
            if (named.Count < NamedAtMost && named.Add(stream))
            {
                findings.Blame(Kind, $"leaf {Log}/{leaf}", $"Leaf {leaf} was exported with a head, and its entry is nowhere any more.", stream);
            }
        }

        if (!missing)
        {
            findings.Blame(Kind, $"log {Log}", "The leaves stand in another order than they were exported in, or others stand among them.");
        }
    }

    private readonly record struct LeafFound(long Leaf, long Position, Guid? Stream, long? Number, byte[]? Input);
}
