using System.Globalization;
using System.Text;

namespace Okno.Store.Keys;

/// <summary>A master key as the list names it.</summary>
/// <param name="Id">16 hexadecimal digits that tell nothing about the key.</param>
/// <param name="Kept">"file", "pkcs11" or "secret".</param>
public sealed record MasterKept(string Id, string Kept);

/// <summary>
/// The masters that files of this folder may name, as <c>master.key</c> lists them: one line each, the one that wraps now first, then one that is being replaced. A line is 32 bytes in base64 (the key itself),
/// <c>pkcs11 ID BASE64</c> (the key, sealed inside a token) or <c>secret ID</c> (it lies in a secret store). Other processes change the list: an id that is not known is looked for in it again.
/// Safe for many threads.
/// </summary>
internal sealed class MasterKeys
{
    private readonly MasterSource source;
    private readonly Lock gate = new();
    private byte[] lastRead = [];
    private MasterKey[] listed = [];

    private MasterKeys(string file, MasterSource source)
    {
        File = file;
        this.source = source;
    }

    /// <summary>The list.</summary>
    public string File { get; }

    /// <summary>The one that wraps now.</summary>
    public MasterKey Current => listed[0];

    /// <summary>The first of those that are there.</summary>
    public MasterKey Oldest => listed[^1];

    public IReadOnlyList<MasterKey> All => listed;

    /// <summary>Where the list lies: in the key folder, or where <c>file:PATH</c> says.</summary>
    public static string FileIn(string keyFolder, MasterSource? source = null) => source?.ListAt ?? Path.Combine(keyFolder, "master.key");

    /// <summary>Null where there is no list.</summary>
    /// <exception cref="MasterKeyException">The list is damaged, or the source does not give a key.</exception>
    public static MasterKeys? TryRead(string keyFolder, MasterSource? source = null, bool anySource = false)
    {
        source ??= new ClearFile(null);
        var masters = new MasterKeys(FileIn(keyFolder, source), source) { AnySource = anySource };
        if (!System.IO.File.Exists(masters.File))
        {
            return null;
        }

        masters.Refresh();
        return masters;
    }

    /// <summary>Makes the first master where there is no list.</summary>
    public static MasterKeys ReadOrCreate(string keyFolder, MasterSource? source = null)
    {
        source ??= new ClearFile(null);
        if (TryRead(keyFolder, source) is { } found)
        {
            return found;
        }

        // Two processes may start at once: whoever comes second takes the first one's key.
        var master = MasterKey.New();
        if (!DurableFile.TryCreate(FileIn(keyFolder, source), Encoding.ASCII.GetBytes(source.Keep(master) + "\n")))
        {
            source.Forget(master.Id);
        }

        return TryRead(keyFolder, source)!;
    }

    /// <summary>Accept lines of another source than the configured one: only while keys are moved from one to the other.</summary>
    private bool AnySource { get; init; }

    /// <summary>The master of this id, or null if the list does not have it.</summary>
    public MasterKey? Find(string id)
    {
        if (Array.Find(listed, master => master.Id == id) is { } known)
        {
            return known;
        }

        Refresh();
        return Array.Find(listed, master => master.Id == id);
    }

    /// <summary>Reads the list again if it has changed.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            var bytes = Bytes();
            if (bytes.AsSpan().SequenceEqual(lastRead))
            {
                return;
            }

            var lines = Encoding.ASCII.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length == 0)
            {
                throw Damaged();
            }

            listed = [.. lines.Select(Open)];
            lastRead = bytes;
        }
    }

    /// <summary>Puts a new master before those that are there. Only under <see cref="KeyLocks.Switching"/>.</summary>
    public MasterKey Begin()
    {
        var master = MasterKey.New();
        var line = source.Keep(master);
        DurableFile.Replace(File, Encoding.ASCII.GetBytes(string.Concat(((IEnumerable<string>)[line, .. Lines()]).Select(text => text + "\n"))));
        Refresh();
        return master;
    }

    /// <summary>Leaves only the current master and destroys the others, when no file names them any more.</summary>
    public void End()
    {
        var gone = listed.Skip(1).Select(master => master.Id).ToList();
        DurableFile.Replace(File, Encoding.ASCII.GetBytes(Lines()[0] + "\n"), destroyOld: true);
        gone.ForEach(source.Forget);
        Refresh();
    }

    /// <summary>Gives all masters of the list to the configured source; whatever else kept them forgets them.</summary>
    public void Move()
    {
        DurableFile.Replace(File, Encoding.ASCII.GetBytes(string.Concat(listed.Select(master => source.Keep(master) + "\n"))), destroyOld: true);
        Refresh();
    }

    /// <summary>How each master is kept, the current one first.</summary>
    public IReadOnlyList<MasterKept> Kept() => [.. Lines().Zip(listed, (line, master) => new MasterKept(master.Id, MasterSource.SchemeOf(line)))];

    private string[] Lines() => Encoding.ASCII.GetString(lastRead).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private byte[] Bytes()
    {
        for (var attempt = 1; ; attempt++)
        {
            var bytes = System.IO.File.ReadAllBytes(File);

            // A list that was replaced this instant is overwritten with zeros: look at the new one.
            if (attempt == 10 || !bytes.AsSpan().Contains((byte)0))
            {
                return bytes;
            }
        }
    }

    private MasterKey Open(string line)
    {
        if (Array.Find(listed, known => lastRead.Length > 0 && line.Contains(known.Id, StringComparison.Ordinal)) is { } open)
        {
            return open;
        }

        var scheme = MasterSource.SchemeOf(line);
        if (scheme != source.Scheme && !(AnySource && scheme == MasterSource.File))
        {
            throw new MasterKeyException(string.Create(CultureInfo.InvariantCulture, $"The master key of {File} is kept as \"{scheme}\", but OKNO_MASTER_KEY names \"{source.Scheme}\". {(scheme == MasterSource.File
                ? "Move it with: okno keys to-token (OKNO_MASTER_KEY as it is now)."
                : "Set OKNO_MASTER_KEY to the token or store that has it.")} Nothing was changed."));
        }

        if (scheme == MasterSource.File)
        {
            return ClearFile.Read(line) ?? throw Damaged();
        }

        var master = new MasterKey(source.Open(line));
        return line.Split(' ')[1] == master.Id ? master : throw new MasterKeyException($"The master key that the {scheme} source gave for {File} is another one than the list names. Restore the token, the store or the list from its backup.");
    }

    private MasterKeyException Damaged() => new($"The master key {File} is not 32 bytes of base64. Restore the file from its backup.");
}
