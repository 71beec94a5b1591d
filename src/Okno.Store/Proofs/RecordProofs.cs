using System.Runtime.CompilerServices;
using Okno.Store.Databases;
using Okno.Store.Keys;
using Okno.Store.Verify;

namespace Okno.Store.Proofs;

/// <summary>The trees over the record, their heads, and proofs out of them (RFC 9162). Safe for many threads.</summary>
public sealed class RecordProofs : IDisposable
{
    private const string HeadColumns = "number, at, journal_size, journal_root, reads_size, reads_root, signature";
    private const int LeavesAtOnce = 16_384;

    private readonly RecordDatabase database;
    private readonly ProofTree journal;
    private readonly ProofTree reads;
    private readonly LogKeeper journalKeeper;
    private readonly LogKeeper readsKeeper;
    private readonly HeadKey key;
    private readonly Lock signing = new();
    private readonly string? outside;

    internal RecordProofs(RecordDatabase database, KeyRing keys, string? headsFolder)
    {
        outside = headsFolder;
        this.database = database;
        journal = new ProofTree(database, ProvedLog.Journal);
        reads = new ProofTree(database, ProvedLog.Reads);
        journalKeeper = new LogKeeper(database, journal);
        readsKeeper = new LogKeeper(database, reads);
        key = new HeadKey(keys);
    }

    /// <summary>The public half of the key that signs heads, as PEM.</summary>
    public string PublicKey
    {
        get
        {
            lock (signing)
            {
                return key.PublicPem;
            }
        }
    }

    /// <summary>SHA-256 of the public key, hexadecimal.</summary>
    public string KeyFingerprint
    {
        get
        {
            lock (signing)
            {
                return key.Fingerprint;
            }
        }
    }

    /// <summary>The folder that the options name.</summary>
    internal string? Outside => outside;

    internal bool IsOurs(SignedHead head)
    {
        lock (signing)
        {
            return head.IsSignedBy(key.Key);
        }
    }

    /// <summary>Gives their leaves to all entries that are visible. May run at any time, in several processes at once. Never builds on over a tree that contradicts the newest head of the database or of the heads folder.</summary>
    /// <returns>Leaves given.</returns>
    /// <exception cref="RecordDamagedException">A tree contradicts a head: nothing was added to it.</exception>
    public async Task<long> KeepAsync(CancellationToken ct = default)
    {
        List<SignedHead> heads = [];
        if (await NewestAsync(ct) is { } newest)
        {
            heads.Add(newest);
        }

        if (outside is not null && new HeadsFolder(outside).Newest() is { } exported)
        {
            heads.Add(exported);
        }

        var given = await journalKeeper.PassAsync([.. heads.Select(head => (head.JournalSize, head.JournalRoot)).DistinctBy(head => head.JournalSize)], ct);
        return given + await readsKeeper.PassAsync([.. heads.Select(head => (head.ReadsSize, head.ReadsRoot)).DistinctBy(head => head.ReadsSize)], ct);
    }

    /// <summary>The newest head; signs one if there is none yet or a tree has grown since.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SignedHead> HeadAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        while (true)
        {
            var newest = await NewestAsync(ct);
            var (journalSize, readsSize) = (await journal.SizeAsync(ct), await reads.SizeAsync(ct));
            if (newest is not null && newest.JournalSize == journalSize && newest.ReadsSize == readsSize)
            {
                return newest;
            }

            var (journalRoot, readsRoot) = (await journal.RootAsync(journalSize, ct), await reads.RootAsync(readsSize, ct));
            SignedHead head;
            lock (signing)
            {
                head = SignedHead.Sign(key.Key, (newest?.Number ?? 0) + 1, now, journalSize, journalRoot, readsSize, readsRoot);
            }

            var taken = await database.WriteAsync(
                $"INSERT INTO heads ({HeadColumns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) ON CONFLICT DO NOTHING RETURNING number",
                [head.Number, head.At, head.JournalSize, head.JournalRoot, head.ReadsSize, head.ReadsRoot, head.Signature],
                reader => reader.GetInt64(0),
                ct);
            if (taken.Count == 1)
            {
                return head;
            }
        }
    }

    /// <summary>A head by its number, or null.</summary>
    public async Task<SignedHead?> HeadAsync(long number, CancellationToken ct = default) =>
        await database.ReadAsync($"SELECT {HeadColumns} FROM heads WHERE number = @p0", [number], reader => HeadOf(database, reader), ct) is [var head] ? head : null;

    /// <summary>The newest head that was signed, or null; signs none.</summary>
    public async Task<SignedHead?> NewestAsync(CancellationToken ct = default) =>
        await database.ReadAsync($"SELECT {HeadColumns} FROM heads ORDER BY number DESC LIMIT 1", [], reader => HeadOf(database, reader), ct) is [var head] ? head : null;

    /// <summary>Brings the newest head outside: its file, the public key, and the list of leaves since the head exported before. Exporting the same head again changes nothing.</summary>
    /// <param name="headsFolder">Made if it is not there.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The head and its file.</returns>
    public async Task<(SignedHead Head, string File)> ExportAsync(string headsFolder, DateTimeOffset now, CancellationToken ct = default)
    {
        var folder = new HeadsFolder(headsFolder);
        var head = await HeadAsync(now, ct);
        if (!File.Exists(folder.FileOf(head.Number)))
        {
            await folder.WriteAsync(head, key, (log, from, to) => LeavesAsync(log, from, to, ct), ct);
        }

        return (head, folder.FileOf(head.Number));
    }

    /// <summary>Proves that an event is in the tree.</summary>
    /// <param name="stream">Its stream.</param>
    /// <param name="number">Its number there, from 1.</param>
    /// <param name="size">The tree's size to prove it for, as of a head; null = the present.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null if there is no such event, or it was not in the tree of that size (or is not in it yet).</returns>
    public async Task<ProofFile?> InclusionAsync(Guid stream, long number, long? size = null, CancellationToken ct = default)
    {
        if (await database.ReadAsync(
            "SELECT j.hash, l.leaf, (SELECT max(leaf) + 1 FROM leaves WHERE log = 1) FROM journal j JOIN leaves l ON l.log = 1 AND l.position = j.position WHERE j.stream = @p0 AND j.number = @p1",
            [stream, number],
            reader => (Hash: reader.GetFieldValue<byte[]>(0), Leaf: reader.GetInt64(1), Size: reader.GetInt64(2)),
            ct) is not [var entry])
        {
            return null;
        }

        var of = size ?? entry.Size;
        if (entry.Leaf >= of || of > entry.Size)
        {
            return null;
        }

        var (_, path, _) = await journal.InclusionAsync(entry.Leaf, of, ct);
        var root = MerkleProof.RootOf(MerkleHash.Leaf(entry.Hash), entry.Leaf, of, path)!;
        return new ProofFile(ProofFile.Inclusion, of, Convert.ToHexStringLower(root), [.. path.Select(Convert.ToHexStringLower)])
        {
            Stream = stream,
            Event = number,
            EventHash = Convert.ToHexStringLower(entry.Hash),
            Leaf = entry.Leaf,
        };
    }

    /// <summary>Proves that the journal's tree of one size is the beginning of that of another.</summary>
    /// <param name="old">1 or more.</param>
    /// <param name="size">Not less than the old one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null if the tree never had these sizes.</returns>
    public async Task<ProofFile?> ConsistencyAsync(long old, long size, CancellationToken ct = default)
    {
        if (old < 1 || old > size || size > await journal.SizeAsync(ct))
        {
            return null;
        }

        var (path, oldRoot, root) = await journal.ConsistencyAsync(old, size, ct);
        return new ProofFile(ProofFile.Consistency, size, Convert.ToHexStringLower(root), [.. path.Select(Convert.ToHexStringLower)])
        {
            OldSize = old,
            OldRoot = Convert.ToHexStringLower(oldRoot),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        journalKeeper.Dispose();
        readsKeeper.Dispose();
    }

    /// <summary>The columns of a head in the order in which <see cref="HeadOf"/> reads them.</summary>
    internal const string Columns = HeadColumns;

    internal static SignedHead HeadOf(RecordDatabase database, System.Data.Common.DbDataReader reader) => new(
        reader.GetInt64(0), database.MomentAt(reader, 1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3), reader.GetInt64(4), reader.GetFieldValue<byte[]>(5), reader.GetFieldValue<byte[]>(6));

    private async IAsyncEnumerable<(Guid Stream, byte[] Hash)> LeavesAsync(ProvedLog log, long from, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var begin = from; begin < to;)
        {
            var end = Math.Min(to, (begin / LeavesAtOnce * LeavesAtOnce) + LeavesAtOnce);
            var places = Enumerable.Range(0, (int)(((end - 1) / TileId.Width) - (begin / TileId.Width)) + 1).Select(i => (begin / TileId.Width) + i);
            var tiles = (await database.ReadAsync(
                "SELECT place, hashes FROM tiles WHERE log = @p0 AND level = @p1 AND place >= @p2 AND place <= @p3",
                [(short)log, (short)0, begin / TileId.Width, (end - 1) / TileId.Width],
                reader => (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)),
                ct)).ToDictionary(row => row.Item1, row => row.Item2);
            var streams = await database.ReadAsync(
                $"SELECT e.stream FROM leaves l JOIN {(log == ProvedLog.Journal ? "journal e ON e.position" : "reads e ON e.id")} = l.position WHERE l.log = @p0 AND l.leaf >= @p1 AND l.leaf < @p2 ORDER BY l.leaf",
                [(short)log, begin, end],
                reader => reader.GetGuid(0),
                ct);
            if (streams.Count != end - begin || places.Any(place => !tiles.ContainsKey(place)))
            {
                throw new RecordDamagedException($"Leaves {begin} to {end - 1} are not whole; no head was exported. Run okno verify.");
            }

            for (var leaf = begin; leaf < end; leaf++)
            {
                yield return (streams[(int)(leaf - begin)], tiles[leaf / TileId.Width].AsSpan((int)(leaf % TileId.Width) * MerkleHash.Length, MerkleHash.Length).ToArray());
            }

            begin = end;
        }
    }
}
