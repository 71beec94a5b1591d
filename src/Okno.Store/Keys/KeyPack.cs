using System.Security.Cryptography;

namespace Okno.Store.Keys;

/// <summary>
/// The keys of streams born together, in one file that is made durable at once: a heading of 16 bytes, then for each place a record of 76: key id, and the key wrapped by the master key (<see cref="Seal"/>).
/// A record of zeros is a key that was destroyed; the others stay as they are.
/// </summary>
internal sealed class KeyPack(string folder, byte[] wrapping)
{
    private const int RecordLength = 16 + Seal.Overhead + 32;

    private static readonly byte[] Heading = "okno key pack 1\n"u8.ToArray();

    /// <summary>The file of a stream's pack.</summary>
    public string FileOf(Guid stream) => FileOf(PackedId.Of(stream).Pack);

    /// <summary>Keys for all streams of one new pack, whose places are 0, 1, 2, ... in the order given; of a pack that is there already, its keys.</summary>
    /// <exception cref="InvalidOperationException">The pack is there and does not hold them all.</exception>
    public StreamKey[] FindOrCreate(IReadOnlyList<Guid> streams)
    {
        var pack = PackedId.Of(streams[0]).Pack;
        for (var place = 0; place < streams.Count; place++)
        {
            if (PackedId.Of(streams[place]) != (pack, place))
            {
                throw new InvalidOperationException($"Stream {streams[place]} does not stand at place {place} of pack {pack}: streams of a pack are born together.");
            }
        }

        var keys = new StreamKey[streams.Count];
        var file = new byte[Heading.Length + (streams.Count * RecordLength)];
        Heading.CopyTo(file, 0);
        Parallel.For(0, streams.Count, place =>
        {
            var key = new StreamKey(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
            var record = file.AsSpan(Heading.Length + (place * RecordLength), RecordLength);
            key.Id.TryWriteBytes(record, bigEndian: true, out _);
            Seal.Close(wrapping, key.Secret, KeyRing.Binding(streams[place], key.Id), record[16..]);
            keys[place] = key;
        });
        return DurableFile.TryCreate(FileOf(pack), file)
            ? keys
            : [.. streams.Select(stream => Find(stream) ?? throw new InvalidOperationException($"The pack of stream {stream} is there without its key."))];
    }

    /// <summary>The stream's key, or null if there is none: never made, or destroyed.</summary>
    /// <exception cref="MasterKeyException">The file is damaged or was wrapped by another master key.</exception>
    public StreamKey? Find(Guid stream)
    {
        var (pack, place) = PackedId.Of(stream);
        var path = FileOf(pack);
        Span<byte> record = stackalloc byte[RecordLength];
        Span<byte> heading = stackalloc byte[Heading.Length];
        int length;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = RandomAccess.Read(file, heading, 0) + RandomAccess.Read(file, record, OffsetOf(place));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (length == heading.Length && heading.SequenceEqual(Heading))
        {
            // The pack ends before this place.
            return null;
        }

        if (length == heading.Length + record.Length && !record.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        var id = new Guid(record[..16], bigEndian: true);
        return length == heading.Length + record.Length && heading.SequenceEqual(Heading)
            && Seal.TryOpen(wrapping, record[16..], KeyRing.Binding(stream, id)) is { Length: 32 } secret
            ? new StreamKey(id, secret)
            : throw new MasterKeyException($"Place {place} of the key pack {path} is damaged or belongs to another master key. Restore the file from the backup of the key folder.");
    }

    /// <summary>Overwrites one key with zeros, durably; the others of its pack stay. No key is no error.</summary>
    public void Destroy(Guid stream)
    {
        var (pack, place) = PackedId.Of(stream);
        var path = FileOf(pack);
        if (!File.Exists(path))
        {
            return;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (OffsetOf(place) + RecordLength <= RandomAccess.GetLength(file))
        {
            RandomAccess.Write(file, new byte[RecordLength], OffsetOf(place));
            RandomAccess.FlushToDisk(file);
        }
    }

    private static long OffsetOf(int place) => Heading.Length + ((long)(uint)place * RecordLength);

    private string FileOf(string pack) => Path.Combine(folder, "packs", pack[^3..], pack + ".keys");
}
