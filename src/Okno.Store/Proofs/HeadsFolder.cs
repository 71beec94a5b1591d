using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Okno.Store.Keys;

namespace Okno.Store.Proofs;

/// <summary>
/// Heads outside the database: <c>head-000012.txt</c>; beside it <c>leaves-000012.bin</c>, which names the stream and the hash of every leaf since the head exported before, so that what was taken out of the record
/// can be named though nothing of it is left there; and the public key. No file holds anything personal.
/// </summary>
internal sealed class HeadsFolder(string folder)
{
    private const int EntryLength = 16 + MerkleHash.Length;

    public string Folder => folder;

    /// <summary>The heads in the order of their numbers, each with its file and the key it names; a file that cannot be read as one comes with null.</summary>
    public IReadOnlyList<(string File, SignedHead? Head, string Fingerprint)> Heads()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return [.. Directory.GetFiles(folder, "head-*.txt").Order(StringComparer.Ordinal).Select(file => SignedHead.Parse(File.ReadAllText(file)) is { } read ? (file, read.Head, read.Fingerprint) : (file, (SignedHead?)null, string.Empty))];
    }

    /// <summary>The newest head, or null.</summary>
    public SignedHead? Newest() =>
        Directory.Exists(folder) && Directory.GetFiles(folder, "head-*.txt").Order(StringComparer.Ordinal).LastOrDefault() is { } file ? SignedHead.Parse(File.ReadAllText(file))?.Head : null;

    /// <summary>Public keys that lie beside the heads.</summary>
    public IReadOnlyList<ECDsa> Keys()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var keys = new List<ECDsa>();
        foreach (var file in Directory.GetFiles(folder, "*.pub.pem"))
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            keys.Add(key);
        }

        return keys;
    }

    public string FileOf(long number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"head-{number:000000}.txt"));

    public string LeavesOf(long number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"leaves-{number:000000}.bin"));

    /// <summary>Writes a head: its leaves first, so that a head never lies there without them.</summary>
    /// <param name="head">The head.</param>
    /// <param name="key">Who signed it.</param>
    /// <param name="leaves">Gives stream and hash of the leaves of a log from one number to before another.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(SignedHead head, HeadKey key, Func<ProvedLog, long, long, IAsyncEnumerable<(Guid Stream, byte[] Hash)>> leaves, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        DurableFile.TryCreate(Path.Combine(folder, SignedHead.PublicKeyFile), Encoding.ASCII.GetBytes(key.PublicPem));
        var before = Newest();
        var (journal, reads) = (before?.JournalSize ?? 0, before?.ReadsSize ?? 0);
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"okno leaves 1\njournal {journal} {head.JournalSize}\nreads {reads} {head.ReadsSize}\n\n")), ct);
            var entry = new byte[EntryLength];
            foreach (var (log, from, to) in new[] { (ProvedLog.Journal, journal, head.JournalSize), (ProvedLog.Reads, reads, head.ReadsSize) })
            {
                await foreach (var (stream, hash) in leaves(log, from, to).WithCancellation(ct))
                {
                    stream.TryWriteBytes(entry, bigEndian: true, out _);
                    hash.CopyTo(entry, 16);
                    await file.WriteAsync(entry, ct);
                }
            }

            await file.FlushAsync(ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, LeavesOf(head.Number), overwrite: true);
        DurableFile.TryCreate(FileOf(head.Number), Encoding.ASCII.GetBytes(head.ToFile(key.Fingerprint)));
    }

    /// <summary>Stream and hash of every leaf that the lists of these heads name, in the order of leaves; ends where a file is missing or cut short.</summary>
    public IEnumerable<(long Leaf, Guid Stream, byte[] Hash)> Leaves(ProvedLog log, IReadOnlyList<(string File, SignedHead? Head, string Fingerprint)> heads)
    {
        var next = 0L;
        foreach (var (_, head, _) in heads)
        {
            if (head is null || !File.Exists(LeavesOf(head.Number)))
            {
                continue;
            }

            using var file = new FileStream(LeavesOf(head.Number), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (Heading(file) is not { } spans)
            {
                yield break;
            }

            var (from, to) = log == ProvedLog.Journal ? spans.Journal : spans.Reads;
            if (from > next)
            {
                yield break;
            }

            if (log == ProvedLog.Reads)
            {
                file.Seek((spans.Journal.To - spans.Journal.From) * EntryLength, SeekOrigin.Current);
            }

            var entry = new byte[EntryLength];
            for (var leaf = from; leaf < to; leaf++)
            {
                if (file.ReadAtLeast(entry, EntryLength, throwOnEndOfStream: false) < EntryLength)
                {
                    yield break;
                }

                if (leaf == next)
                {
                    yield return (leaf, new Guid(entry.AsSpan(0, 16), bigEndian: true), entry[16..]);
                    next++;
                }
            }
        }
    }

    private static ((long From, long To) Journal, (long From, long To) Reads)? Heading(Stream file)
    {
        var text = new StringBuilder();
        while (file.ReadByte() is var next && next >= 0 && text.Length < 200)
        {
            text.Append((char)next);
            if (text.Length > 1 && text[^1] == '\n' && text[^2] == '\n')
            {
                return text.ToString().Split('\n') is ["okno leaves 1", var journal, var reads, ..] && Span("journal", journal) is { } first && Span("reads", reads) is { } second ? (first, second) : null;
            }
        }

        return null;
    }

    private static (long From, long To)? Span(string name, string line) =>
        line.Split(' ') is [var named, var from, var to] && named == name
        && long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first <= last
            ? (first, last)
            : null;
}
