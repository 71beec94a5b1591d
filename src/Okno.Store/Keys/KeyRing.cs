using System.Globalization;
using System.Security.Cryptography;

namespace Okno.Store.Keys;

/// <summary>The stream keys: one small file per stream, wrapped by the master key that it names, in 4096 folders named by the last three digits of the stream id
/// (the first digits of ids made in one hour are alike). Several processes may share the folder. A key is durable before the first commit that uses it;
/// a commit that fails leaves a key that the next attempt takes. The keys of streams born together in one transaction lie in one <see cref="KeyPack"/>, until one of them is changed.</summary>
internal sealed class KeyRing(string folder, MasterKeys masters, HouseKey house, int capacity)
{
    private readonly Lru<Guid, StreamKey> opened = new(capacity);
    private readonly KeyPack packs = new(folder, masters);
    private readonly KeyLocks locks = new(folder);

    /// <summary>Seals what belongs to no stream.</summary>
    public StreamKey House { get; } = new(Guid.Empty, house.House);

    /// <summary>Where the keys lie.</summary>
    public string Folder => folder;

    public MasterKeys Masters => masters;

    /// <summary>Secrets of the house that are no stream's, wrapped by the master key like all.</summary>
    public WrappedSecrets Secrets { get; } = new(folder, masters);

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

        if (OnDisk(stream) is { } key)
        {
            opened.Set(stream, key);
            return key;
        }

        return null;
    }

    /// <summary>The stream's key with the one of this id among them: if another process has changed it since, the file is read again. Null as <see cref="Find(Guid)"/>.</summary>
    public StreamKey? Find(Guid stream, Guid keyId)
    {
        if (Find(stream) is not { } known || known.Of(keyId) is not null)
        {
            return Find(stream);
        }

        opened.Remove(stream);
        return Find(stream);
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

            using var making = locks.Making();
            masters.Refresh();
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
            // Left by an attempt that failed or a process that ended, perhaps before its last fsync.
            DurableFile.Settle(FileOf(stream));
            return found;
        }

        var key = New();
        using (locks.Making())
        {
            // No master may leave while a file that names it is being made; one that has just come is taken.
            masters.Refresh();
            if (DurableFile.TryCreate(AloneFileOf(stream), KeyFile.Write(stream, key, masters.Current)))
            {
                opened.Set(stream, key);
                return key;
            }
        }

        return Find(stream)!;
    }

    /// <summary>Gives the stream a new key. What was sealed before stays readable; what comes is sealed under the new one, by other processes as soon as they next see the stream.</summary>
    /// <returns>The keys, or null if the stream has none: never made, or destroyed.</returns>
    public StreamKey? Change(Guid stream)
    {
        using var changing = locks.Changing();
        using var making = locks.Making();
        masters.Refresh();
        if (OnDisk(stream) is not { } old)
        {
            return null;
        }

        var key = New() with { Earlier = [old with { Earlier = [] }, .. old.Earlier] };
        var file = AloneFileOf(stream);
        DurableFile.CreateFolder(Path.GetDirectoryName(file)!);
        DurableFile.Replace(file, KeyFile.Write(stream, key, masters.Current));
        if (PackedId.Is(stream))
        {
            packs.Destroy(stream);
        }

        opened.Set(stream, key);
        return key;
    }

    /// <summary>Destroys every key of the stream in this folder and this process. Other processes forget them when they next see the row marked as erased.</summary>
    public void Destroy(Guid stream)
    {
        opened.Remove(stream);
        using var changing = locks.Changing();
        if (PackedId.Is(stream))
        {
            packs.Destroy(stream);
        }

        DurableFile.Destroy(AloneFileOf(stream));
    }

    /// <summary>Removes the whole pack of a stream that no transaction brought into the record.</summary>
    public void DropPack(Guid stream)
    {
        using var changing = locks.Changing();
        DurableFile.Destroy(packs.FileOf(stream));
    }

    /// <summary>Streams of a pack are born together, the one at place 0 among them.</summary>
    private static bool BeginsPack(Guid stream) => PackedId.Is(stream) && PackedId.Of(stream).Place == 0;

    /// <summary>True where something of the stream's key lies in the folder, readable or not.</summary>
    public bool IsThere(Guid stream) => File.Exists(AloneFileOf(stream)) || (PackedId.Is(stream) && packs.Holds(stream));

    /// <summary>Drops the key from memory.</summary>
    public void Forget(Guid stream) => opened.Remove(stream);

    /// <summary>The file in which the stream's key lies.</summary>
    public string FileOf(Guid stream) => PackedId.Is(stream) && AloneFileOf(stream) is var alone && !File.Exists(alone) && packs.FileOf(stream) is var pack && File.Exists(pack) ? pack : AloneFileOf(stream);

    private StreamKey? OnDisk(Guid stream)
    {
        // A key that was changed lies alone, whatever its pack says; and an id that was made from a hash may look like one of a pack.
        if (Alone(stream) is { } alone)
        {
            return alone;
        }

        // In between the key may have moved out of its pack.
        return PackedId.Is(stream) ? packs.Find(stream) ?? Alone(stream) : null;
    }

    private StreamKey? Alone(Guid stream)
    {
        var path = AloneFileOf(stream);
        for (var attempt = 1; ; attempt++)
        {
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

            if (KeyFile.Read(stream, text, masters) is { } key)
            {
                return key;
            }

            // Between the reading of the file and that of the list of masters a rotation may have ended.
            if (attempt == 3)
            {
                throw new MasterKeyException($"The key file {path} is damaged or belongs to another master key. Restore it from the backup of the key folder.");
            }
        }
    }

    private string AloneFileOf(Guid stream)
    {
        var name = stream.ToString("N", CultureInfo.InvariantCulture);
        return Path.Combine(folder, "streams", name[^3..], name + ".key");
    }

    private static StreamKey New() => new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));

    // Bound to the stream, so that swapping two key files is noticed.
    internal static byte[] Binding(Guid stream, Guid id) => [.. stream.ToByteArray(bigEndian: true), .. id.ToByteArray(bigEndian: true)];
}
