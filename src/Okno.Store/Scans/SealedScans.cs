using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Databases;
using Okno.Store.Keys;

namespace Okno.Store.Scans;

/// <summary>
/// The scans of the record: sealed under the key of the stream that they belong to, on a shelf, under the hash of their sealed bytes. A scan is put first and named by a commit (<c>StreamChange.Scans</c>) afterwards; one that no
/// commit names within a day is collected. Uploads lie beside them in sealed parts, so that any process goes on where another was cut off and nothing clear is ever on the disk.
/// </summary>
public sealed partial class SealedScans
{
    /// <summary>Where scans lie on the shelf.</summary>
    internal const string Scans = "scans/";

    /// <summary>Where parts of uploads lie.</summary>
    internal const string Uploads = "uploads/";

    private const string Scan = "scan";

    /// <summary>How long nobody need name a scan, or go on with an upload, before it is collected.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly ScanShelf shelf;
    private readonly KeyRing keys;
    private readonly RecordDatabase database;

    internal SealedScans(ScanShelf shelf, KeyRing keys, RecordDatabase database)
    {
        this.shelf = shelf;
        this.keys = keys;
        this.database = database;
    }

    /// <summary>Seals a file and puts it on the shelf; durable when this returns.</summary>
    /// <param name="stream">The stream whose key seals it; it must exist.</param>
    /// <param name="clear">The file; read to its end. What is sealed is held in memory until it is on the shelf.</param>
    /// <param name="ct">Cancels; then nothing is there.</param>
    /// <exception cref="InvalidOperationException">The stream is erased or was never there.</exception>
    /// <exception cref="ShelfException">The shelf cannot take it.</exception>
    public async Task<ScanRef> PutAsync(Guid stream, Stream clear, CancellationToken ct = default)
    {
        using MemoryStream closed = new();
        await ScanSeal.CloseAsync(KeyOf(stream), stream, Scan, clear, closed, ct);
        ReadOnlyMemory<byte> bytes = closed.GetBuffer().AsMemory(0, (int)closed.Length);
        string address = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await shelf.PutAsync(NameOf(address), bytes, ct);
        return new ScanRef(address, bytes.Length);
    }

    /// <summary>Opens a scan into <paramref name="target"/>, block by block, each proved before it is written.</summary>
    /// <returns>False where the shelf has no such scan, or the stream is erased.</returns>
    /// <exception cref="Verify.RecordDamagedException">It is not as it was put there; what was written by then is to be thrown away.</exception>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<bool> CopyAsync(Guid stream, string address, Stream target, CancellationToken ct = default)
    {
        if (keys.Find(stream) is null || await shelf.OpenAsync(NameOf(address), ct) is not { } closed)
        {
            return false;
        }

        await using (closed)
        {
            return await ScanSeal.TryOpenAsync(id => keys.Find(stream, id)?.Of(id), stream, Scan, closed, target, ct) ? true : throw new Verify.RecordDamagedException($"The scan {address} of stream {stream} is not as it was put on the shelf.");
        }
    }

    /// <summary>Null where the shelf holds what the record names; needs no key.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<ScanFault?> CheckAsync(string address, long length, CancellationToken ct = default)
    {
        if (await shelf.OpenAsync(NameOf(address), ct) is not { } closed)
        {
            return ScanFault.Missing;
        }

        await using (closed)
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] block = new byte[64 * 1024];
            long read = 0;
            while (await closed.ReadAsync(block, ct) is var part and > 0)
            {
                hash.AppendData(block, 0, part);
                read += part;
            }

            return read != length ? ScanFault.Length : Convert.ToHexStringLower(hash.GetHashAndReset()) != address ? ScanFault.Content : null;
        }
    }

    /// <summary>Every scan that the record names, with its stream, in the order of their addresses, from after an address on.</summary>
    public async Task<IReadOnlyList<(ScanRef Scan, Guid Stream)>> NamedAsync(string? after, int limit, CancellationToken ct = default)
    {
        await using var context = database.NewContext();
        byte[] low = Convert.FromHexString(after ?? string.Empty);
        var rows = await context.Scans.FromSql($"SELECT * FROM scans WHERE address > {low} ORDER BY address LIMIT {limit}").AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => (new ScanRef(Convert.ToHexStringLower(row.Address), row.Length), row.Stream))];
    }

    /// <summary>Removes scans that no commit names and uploads that nobody goes on with, both older than <see cref="Patience"/>, and what crashed writers left. Safe beside writers and beside itself on another host.</summary>
    /// <returns>How many scans and how many parts of uploads went.</returns>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<(int Scans, int Parts)> CollectAsync(CancellationToken ct = default)
    {
        int scans = 0;
        for (int first = 0; first < 256; first++)
        {
            // The shelf is asked before the database: what a commit names after the first question is seen by the second.
            string prefix = $"{Scans}{first:x2}/";
            List<string> old = [.. (await shelf.ListAsync(prefix, ct)).Where(item => item.Age > Patience).Select(item => item.Name)];
            if (old.Count == 0)
            {
                continue;
            }

            HashSet<string> named = await NamedUnderAsync((byte)first, ct);
            foreach (string name in old.Where(name => !named.Contains(name[prefix.Length..])))
            {
                await shelf.RemoveAsync(name, ct);
                scans++;
            }
        }

        int parts = 0;
        foreach (var upload in (await shelf.ListAsync(Uploads, ct)).GroupBy(item => item.Name[..item.Name.LastIndexOf('/')]).Where(upload => upload.All(item => item.Age > Patience)))
        {
            foreach (ShelfItem part in upload)
            {
                await shelf.RemoveAsync(part.Name, ct);
                parts++;
            }
        }

        await shelf.SweepAsync(Patience, ct);
        return (scans, parts);
    }

    private async Task<HashSet<string>> NamedUnderAsync(byte first, CancellationToken ct)
    {
        await using var context = database.NewContext();
        byte[] low = [first];
        byte[] high = [.. Enumerable.Repeat(byte.MaxValue, 33)];
        high[0] = first;
        var rows = await context.Scans.FromSql($"SELECT * FROM scans WHERE address >= {low} AND address < {high}").AsNoTracking().Select(row => row.Address).ToListAsync(ct);
        return [.. rows.Select(Convert.ToHexStringLower)];
    }

    private StreamKey KeyOf(Guid stream) => keys.Find(stream) ?? throw new InvalidOperationException($"Stream {stream} has no key: it was never there, or is erased.");

    private static string NameOf(string address) => $"{Scans}{address[..2]}/{address}";
}
