using System.Security.Cryptography;

namespace Okno.Store.Keys;

/// <summary>
/// The keys of streams born together, in one file that is made durable at once: a heading of 16 bytes, 8 bytes of the master key's id, then for each place a record of 76: key id, and the key wrapped by the
/// master key (<see cref="Seal"/>). A record of zeros is a key that was destroyed or moved into a file of its own; the others stay as they are. Packs of the first version name no master.
/// </summary>
internal sealed class KeyPack(string folder, MasterKeys masters)
{
    private const int RecordLength = 16 + Seal.Overhead + 32;
    private const int HeadingLength = 16;

    private static readonly byte[] Heading = "okno key pack 2\n"u8.ToArray();
    private static readonly byte[] First = "okno key pack 1\n"u8.ToArray();

    /// <summary>Where packs lie.</summary>
    public static string In(string folder) => Path.Combine(folder, "packs");

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
        var start = HeadingLength + MasterKey.IdLength;
        var file = new byte[start + (streams.Count * RecordLength)];
        var master = masters.Current;
        WriteHeading(file, master);
        Parallel.For(0, streams.Count, place =>
        {
            var key = new StreamKey(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
            WriteRecord(file.AsSpan(start + (place * RecordLength), RecordLength), streams[place], key, master);
            keys[place] = key;
        });
        return DurableFile.TryCreate(FileOf(pack), file)
            ? keys
            : [.. streams.Select(stream => Find(stream) ?? throw new InvalidOperationException($"The pack of stream {stream} is there without its key."))];
    }

    /// <summary>The stream's key, or null if there is none: never made, moved, or destroyed.</summary>
    /// <exception cref="MasterKeyException">The file is damaged or was wrapped by another master key.</exception>
    public StreamKey? Find(Guid stream)
    {
        var (pack, place) = PackedId.Of(stream);
        var path = FileOf(pack);
        Span<byte> heading = stackalloc byte[HeadingLength + MasterKey.IdLength];
        Span<byte> record = stackalloc byte[RecordLength];
        for (var attempt = 1; ; attempt++)
        {
            int start;
            int length;
            try
            {
                using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                start = RandomAccess.Read(file, heading, 0) < HeadingLength ? 0 : StartOf(heading);
                length = start == 0 ? 0 : RandomAccess.Read(file, record, OffsetOf(start, place));
            }
            catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }

            if (start > 0 && (length == 0 || (length == RecordLength && !record.ContainsAnyExcept((byte)0))))
            {
                // The pack ends before this place, or the key is no longer here.
                return null;
            }

            if (start > 0 && length == RecordLength && ReadRecord(record, stream, WrappedBy(heading)) is { } key)
            {
                return key;
            }

            // Between the reading of the pack and that of the list of masters a rotation may have ended.
            if (attempt == 3)
            {
                throw new MasterKeyException($"Place {place} of the key pack {path} is damaged or belongs to another master key. Restore the file from the backup of the key folder.");
            }
        }
    }

    /// <summary>True where the stream's place is not empty.</summary>
    public bool Holds(Guid stream)
    {
        var (pack, place) = PackedId.Of(stream);
        if (!File.Exists(FileOf(pack)))
        {
            return false;
        }

        Span<byte> heading = stackalloc byte[HeadingLength];
        Span<byte> record = stackalloc byte[RecordLength];
        using var file = File.OpenHandle(FileOf(pack), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var start = RandomAccess.Read(file, heading, 0) < HeadingLength ? 0 : StartOf(heading);
        return start > 0 && record[..RandomAccess.Read(file, record, OffsetOf(start, place))].ContainsAnyExcept((byte)0);
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

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> heading = stackalloc byte[HeadingLength];
        var start = RandomAccess.Read(file, heading, 0) < HeadingLength ? 0 : StartOf(heading);
        if (start > 0 && OffsetOf(start, place) + RecordLength <= RandomAccess.GetLength(file))
        {
            RandomAccess.Write(file, new byte[RecordLength], OffsetOf(start, place));
            RandomAccess.FlushToDisk(file);
        }
    }

    /// <summary>Wraps all keys of a pack again if another master than the current one wrapped them. The folder is not synced.</summary>
    /// <exception cref="MasterKeyException">A record cannot be opened; the pack stays as it is.</exception>
    public bool Rewrap(string path)
    {
        var old = File.ReadAllBytes(path);
        if (!old.AsSpan().ContainsAnyExcept((byte)0))
        {
            // Destroyed, but the process ended before the file was removed.
            DurableFile.Destroy(path);
            return false;
        }

        var start = old.Length < HeadingLength + MasterKey.IdLength ? 0 : StartOf(old);
        if (start == 0)
        {
            throw new MasterKeyException($"The key pack {path} is damaged. Restore the file from the backup of the key folder.");
        }

        var wrappedBy = WrappedBy(old);
        var master = masters.Current;
        if (wrappedBy is [var one] && one.Id == master.Id && start > HeadingLength)
        {
            return false;
        }

        var pack = Convert.FromHexString(Path.GetFileNameWithoutExtension(path));
        var places = (old.Length - start) / RecordLength;
        var newStart = HeadingLength + MasterKey.IdLength;
        var fresh = new byte[newStart + (places * RecordLength)];
        WriteHeading(fresh, master);
        for (var place = 0; place < places; place++)
        {
            var record = old.AsSpan(start + (place * RecordLength), RecordLength);
            if (!record.ContainsAnyExcept((byte)0))
            {
                continue;
            }

            var stream = PackedId.At(pack, place);
            var key = ReadRecord(record, stream, wrappedBy)
                ?? throw new MasterKeyException($"Place {place} of the key pack {path} is damaged or belongs to another master key. Restore the file from the backup of the key folder.");
            WriteRecord(fresh.AsSpan(newStart + (place * RecordLength), RecordLength), stream, key, master);
        }

        DurableFile.Replace(path, fresh, syncFolder: false);
        return true;
    }

    private static void WriteHeading(byte[] file, MasterKey master)
    {
        Heading.CopyTo(file, 0);
        Convert.FromHexString(master.Id).CopyTo(file, HeadingLength);
    }

    private static void WriteRecord(Span<byte> record, Guid stream, StreamKey key, MasterKey master)
    {
        key.Id.TryWriteBytes(record, bigEndian: true, out _);
        Seal.Close(master.Wrapping, key.Secret, KeyRing.Binding(stream, key.Id), record[16..]);
    }

    private static StreamKey? ReadRecord(ReadOnlySpan<byte> record, Guid stream, IReadOnlyList<MasterKey> wrappedBy)
    {
        var id = new Guid(record[..16], bigEndian: true);
        foreach (var master in wrappedBy)
        {
            if (Seal.TryOpen(master.Wrapping, record[16..], KeyRing.Binding(stream, id)) is { Length: 32 } secret)
            {
                return new StreamKey(id, secret);
            }
        }

        return null;
    }

    /// <summary>Where the records begin; 0 if this is no pack.</summary>
    private static int StartOf(ReadOnlySpan<byte> heading) =>
        heading[..HeadingLength].SequenceEqual(Heading) ? HeadingLength + MasterKey.IdLength : heading[..HeadingLength].SequenceEqual(First) ? HeadingLength : 0;

    private IReadOnlyList<MasterKey> WrappedBy(ReadOnlySpan<byte> heading) =>
        heading[..HeadingLength].SequenceEqual(First) ? masters.All
        : masters.Find(Convert.ToHexStringLower(heading.Slice(HeadingLength, MasterKey.IdLength))) is { } master ? [master]
        : [];

    private static long OffsetOf(int start, int place) => start + ((long)(uint)place * RecordLength);

    private string FileOf(string pack) => Path.Combine(In(folder), pack[^3..], pack + ".keys");
}
