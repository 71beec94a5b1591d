using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Okno.Testing.Canaries;

/// <summary>A planted text that was found.</summary>
/// <param name="Kind">"name", "passport", ...</param>
/// <param name="Canary">The text.</param>
/// <param name="Form">In which form.</param>
/// <param name="Where">File, and the containers inside it.</param>
/// <param name="At">Place in the bytes.</param>
public sealed record CanaryHit(string Kind, string Canary, string Form, string Where, long At);

/// <summary>Searches files for planted texts in every form, also inside whatever is deflated there: gzip, zip, the streams of a PDF.</summary>
public sealed class CanaryHunt
{
    /// <summary>Inside a container another is looked into, and so on, this often.</summary>
    private const int Deepest = 3;

    private const int LargestInflated = 64 << 20;
    private const int Portion = 64 << 20;
    private const int Overlap = 1 << 16;

    private readonly List<(string Kind, string Text, string Form)> sought = [];
    private readonly ByteSearch search;
    private readonly List<CanaryHit> hits = [];

    /// <param name="canaries">Kind and text of each.</param>
    public CanaryHunt(IEnumerable<(string Kind, string Text)> canaries)
    {
        List<byte[]> strings = [];
        foreach ((string kind, string text) in canaries)
        {
            // A program may write capitals.
            foreach (string written in ((string[])[text, text.ToUpperInvariant(), text.ToLowerInvariant()]).Distinct())
            {
                foreach ((string form, byte[] bytes) in CanaryForms.Of(written))
                {
                    sought.Add((kind, text, form));
                    strings.Add(bytes);
                }
            }
        }

        search = new ByteSearch(strings);
        Strings = strings.Count;
    }

    /// <summary>How many byte strings are looked for.</summary>
    public int Strings { get; }

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    public IReadOnlyList<CanaryHit> Hits => hits;

    /// <summary>Every file below a folder; one that goes away meanwhile is passed over.</summary>
    public void Folder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            try
            {
                using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                byte[] portion = new byte[(int)Math.Min(Portion, file.Length)];
                for (long at = 0; at < Math.Max(1, file.Length); at += Portion - Overlap)
                {
                    file.Position = at;
                    int read = file.ReadAtLeast(portion, portion.Length, throwOnEndOfStream: false);
                    In(portion.AsMemory(0, read), path, at);
                    Bytes += read;
                    if (read < Portion)
                    {
                        break;
                    }
                }

                Files++;
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
            }
        }
    }

    /// <summary>Bytes of anything.</summary>
    public void In(ReadOnlyMemory<byte> bytes, string where, long offset = 0) => In(bytes, where, offset, 0);

    private void In(ReadOnlyMemory<byte> bytes, string where, long offset, int depth)
    {
        search.In(bytes.Span, (at, number) => hits.Add(new CanaryHit(sought[number].Kind, sought[number].Text, sought[number].Form, where, offset + at)));
        if (depth == Deepest)
        {
            return;
        }

        ReadOnlySpan<byte> span = bytes.Span;
        for (int at = 0; at + 4 < span.Length; at++)
        {
            (int skip, string name) = span[at] switch
            {
                // Gzip: no extra fields are expected but a name may follow; DEFLATE begins after the heading.
                0x1F when span[at + 1] == 0x8B && span[at + 2] == 8 => (GzipHeading(span[at..]), "gzip"),
                (byte)'P' when span[at..].StartsWith("PK\x03\x04"u8) && at + 30 < span.Length && span[at + 8] == 8 => (30 + span[at + 26] + (span[at + 27] << 8) + span[at + 28] + (span[at + 29] << 8), "zip"),
                0x78 when span[at + 1] is 0x01 or 0x5E or 0x9C or 0xDA => (2, "flate"),
                _ => (0, ""),
            };
            if (skip > 0 && at + skip < span.Length && Inflated(bytes[(at + skip)..]) is { Length: > 0 } inner)
            {
                In(inner, $"{where}!{name}@{offset + at}", 0, depth + 1);
            }
        }
    }

    private static int GzipHeading(ReadOnlySpan<byte> bytes)
    {
        int at = 10;
        if (bytes.Length < at)
        {
            return 0;
        }

        byte flags = bytes[3];
        if ((flags & 4) != 0)
        {
            at += bytes.Length > at + 2 ? 2 + bytes[at] + (bytes[at + 1] << 8) : 0;
        }

        foreach (int flag in (int[])[8, 16])
        {
            if ((flags & flag) != 0)
            {
                int end = at < bytes.Length ? bytes[at..].IndexOf((byte)0) : -1;
                at = end < 0 ? bytes.Length : at + end + 1;
            }
        }

        return at + ((flags & 2) != 0 ? 2 : 0);
    }

    // Bytes that only look like a container break off soon; what came out until then is looked at.
    private static byte[] Inflated(ReadOnlyMemory<byte> bytes)
    {
        using MemoryStream target = new();
        ArraySegment<byte> part = MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> same) ? same : new ArraySegment<byte>(bytes.ToArray());
        using MemoryStream source = new(part.Array!, part.Offset, part.Count, writable: false);
        using DeflateStream inflate = new(source, CompressionMode.Decompress);
        byte[] block = new byte[16 << 10];
        try
        {
            while (target.Length < LargestInflated && inflate.Read(block) is var read and > 0)
            {
                target.Write(block, 0, read);
            }
        }
        catch (InvalidDataException)
        {
        }

        return target.ToArray();
    }
}
