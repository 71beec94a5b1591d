using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Okno.Store.Keys;

/// <summary>The stream keys: one small file per stream, wrapped by the master key, in 4096 folders named by the last three digits of the stream id
/// (the first digits of ids made in one hour are alike). Several processes may share the folder. A key is durable before the first commit that uses it;
/// a commit that fails leaves a key that the next attempt takes. The keys of streams born together in one transaction lie in one <see cref="KeyPack"/>.</summary>
internal sealed class KeyRing(string folder, MasterKey master, int capacity)
{
    private const string Heading = "okno stream key 1";

    private readonly Lru<Guid, StreamKey> opened = new(capacity);
    private readonly KeyPack packs = new(folder, master.Wrapping);

    /// <summary>Seals what belongs to no stream.</summary>
    public StreamKey House { get; } = new(Guid.Empty, master.House);

    /// <summary>The stream's key, or null if there is none: never made, or destroyed.</summary>
    /// <exception cref="MasterKeyException">The file is damaged or was wrapped by another master key.</exception>
    public StreamKey? Find(Guid stream)
    {
        if (stream == Guid.Empty)
        {
            return House;
        }

        if (opened.TryGet(stream, out var known))
        {
            return known;
        }

        if (PackedId.Is(stream) && packs.Find(stream) is { } packed)
        {
            opened.Set(stream, packed);
            return packed;
        }

        // An id that was made from a hash may look like one of a pack: its key lies alone.
        var path = AloneFileOf(stream);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (text.Length == 0 || text[0] == '\0')
        {
            // Destroyed, but the process ended before the file was removed.
            return null;
        }

        var key = Read(stream, text) ?? throw new MasterKeyException(
            $"The key file {path} is damaged or belongs to another master key. Restore it from the backup of the key folder.");
        opened.Set(stream, key);
        return key;
    }

    /// <summary>Keys of new streams in their order: one file for each pack of them, and one for each other stream.</summary>
    public StreamKey[] FindOrCreate(IReadOnlyList<Guid> streams)
    {
        var keys = new StreamKey[streams.Count];
        foreach (var pack in Enumerable.Range(0, streams.Count).Where(i => PackedId.Is(streams[i])).GroupBy(i => PackedId.Of(streams[i]).Pack))
        {
            int[] places = [.. pack.OrderBy(i => PackedId.Of(streams[i]).Place)];
            if (!BeginsPack(streams[places[0]]))
            {
                continue;
            }

            var made = packs.FindOrCreate([.. places.Select(i => streams[i])]);
            for (var i = 0; i < places.Length; i++)
            {
                keys[places[i]] = made[i];
            }
        }

        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] ??= FindOrCreate(streams[i]);
        }

        return keys;
    }

    public StreamKey FindOrCreate(Guid stream)
    {
        if (BeginsPack(stream))
        {
            return FindOrCreate([stream])[0];
        }

        if (Find(stream) is { } found)
        {
            return found;
        }

        var key = new StreamKey(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
        var wrapped = Convert.ToBase64String(Seal.Close(master.Wrapping, key.Secret, Binding(stream, key.Id)));
        if (!DurableFile.TryCreate(AloneFileOf(stream), Encoding.ASCII.GetBytes($"{Heading}\n{key.Id:N} {wrapped}\n")))
        {
            return Find(stream)!;
        }

        opened.Set(stream, key);
        return key;
    }

    /// <summary>Destroys the key in this folder and this process. Other processes forget it when they next see the row marked as erased.</summary>
    public void Destroy(Guid stream)
    {
        opened.Remove(stream);
        if (PackedId.Is(stream))
        {
            packs.Destroy(stream);
        }

        DurableFile.Destroy(AloneFileOf(stream));
    }

    /// <summary>Removes the whole pack of a stream that no transaction brought into the record.</summary>
    public void DropPack(Guid stream) => DurableFile.Destroy(packs.FileOf(stream));

    /// <summary>Streams of a pack are born together, the one at place 0 among them.</summary>
    private static bool BeginsPack(Guid stream) => PackedId.Is(stream) && PackedId.Of(stream).Place == 0;

    /// <summary>Drops the key from memory.</summary>
    public void Forget(Guid stream) => opened.Remove(stream);

    /// <summary>The file in which the stream's key lies.</summary>
    public string FileOf(Guid stream) => PackedId.Is(stream) && packs.FileOf(stream) is var pack && File.Exists(pack) ? pack : AloneFileOf(stream);

    private string AloneFileOf(Guid stream)
    {
        var name = stream.ToString("N", CultureInfo.InvariantCulture);
        return Path.Combine(folder, "streams", name[^3..], name + ".key");
    }

    private StreamKey? Read(Guid stream, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != 2 || lines[0] != Heading || lines[1].Split(' ') is not [var idText, var wrappedText] || !Guid.TryParseExact(idText, "N", out var id))
        {
            return null;
        }

        Span<byte> wrapped = stackalloc byte[128];
        return Convert.TryFromBase64String(wrappedText, wrapped, out var length)
            && Seal.TryOpen(master.Wrapping, wrapped[..length], Binding(stream, id)) is { Length: 32 } secret
            ? new StreamKey(id, secret)
            : null;
    }

    // Bound to the stream, so that swapping two key files is noticed.
    internal static byte[] Binding(Guid stream, Guid id) => [.. stream.ToByteArray(bigEndian: true), .. id.ToByteArray(bigEndian: true)];
}
