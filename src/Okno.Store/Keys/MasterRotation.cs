namespace Okno.Store.Keys;

/// <summary>How far a rotation of the master key has come.</summary>
/// <param name="Rewrapped">Files that now name the new master.</param>
/// <param name="Looked">Files looked at, of both rounds.</param>
public sealed record RotationProgress(long Rewrapped, long Looked);

/// <summary>What a rotation of the master key came to.</summary>
/// <param name="Old">Ids of the masters that were destroyed.</param>
/// <param name="New">Id of the master that wraps now.</param>
/// <param name="Rewrapped">Files that were wrapped again in this run.</param>
/// <param name="Resumed">True if it went on with a rotation that had been cut short.</param>
public sealed record MasterRotated(IReadOnlyList<string> Old, string New, long Rewrapped, bool Resumed);

/// <summary>
/// Puts a new master in the place of the old one while others read and write: both are in the list, every file is wrapped again one by one, and when a second round finds none that names the old one, it is destroyed.
/// Cut short at any instant, it is begun again with the same call and goes on.
/// </summary>
internal sealed class MasterRotation(KeyRing keys)
{
    private static readonly TimeSpan LeftBehind = TimeSpan.FromHours(1);

    private readonly MasterKeys masters = keys.Masters;
    private readonly KeyLocks locks = new(keys.Folder);
    private readonly KeyPack packs = new(keys.Folder, keys.Masters);
    private long rewrapped;
    private long looked;

    /// <exception cref="MasterKeyException">Another process is at it, or a file cannot be opened; both masters stay.</exception>
    public MasterRotated Run(IProgress<RotationProgress>? progress, CancellationToken ct)
    {
        using var rotating = locks.TryRotating() ?? throw new MasterKeyException("Another process is rotating the master key. Wait for it.");
        masters.Refresh();
        var resumed = masters.All.Count > 1;
        if (!resumed)
        {
            using var switching = locks.Switching();
            masters.Begin();
        }

        // Nobody makes a file under the old master any more: the second round finds what a restored backup or a hand put in between.
        long before;
        do
        {
            before = rewrapped;
            rewrapped += keys.Secrets.RewrapAll();
            Each(KeyPack.In(keys.Folder), "*.keys", packs.Rewrap, progress, ct);
            Each(Path.Combine(keys.Folder, "streams"), "*.key", RewrapAlone, progress, ct);
        }
        while (rewrapped > before);
        string[] old = [.. masters.All.Skip(1).Select(master => master.Id)];
        using (locks.Switching())
        {
            masters.End();
        }

        return new MasterRotated(old, masters.Current.Id, rewrapped, resumed);
    }

    private void Each(string root, string pattern, Func<string, bool> rewrap, IProgress<RotationProgress>? progress, CancellationToken ct)
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(root))
        {
            var changed = false;
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                ct.ThrowIfCancellationRequested();
                if (file.EndsWith(".tmp", StringComparison.Ordinal))
                {
                    Sweep(file);
                    continue;
                }

                if (!file.EndsWith(pattern[1..], StringComparison.Ordinal))
                {
                    continue;
                }

                looked++;
                using var changing = locks.Changing();
                if (File.Exists(file) && rewrap(file))
                {
                    changed = true;
                    rewrapped++;
                }
            }

            if (changed)
            {
                DurableFile.SyncFolder(folder);
            }

            progress?.Report(new RotationProgress(rewrapped, looked));
        }
    }

    private bool RewrapAlone(string file)
    {
        var text = File.ReadAllText(file);
        if (text.Length == 0 || text[0] == '\0')
        {
            DurableFile.Destroy(file);
            return false;
        }

        if (KeyFile.IsWrappedBy(text, masters.Current))
        {
            return false;
        }

        var stream = Guid.ParseExact(Path.GetFileNameWithoutExtension(file), "N");
        var key = KeyFile.Read(stream, text, masters)
            ?? throw new MasterKeyException($"The key file {file} is damaged or belongs to another master key. Restore it from the backup of the key folder, then rotate again: the old master key was not destroyed.");
        DurableFile.Replace(file, KeyFile.Write(stream, key, masters.Current), syncFolder: false);
        return true;
    }

    // What a killed process left while it wrote: wrapped keys that nothing names.
    private void Sweep(string file)
    {
        // The list was written when this rotation began: no clock is needed, and none may be wrong.
        if (File.GetLastWriteTimeUtc(masters.File) - File.GetLastWriteTimeUtc(file) > LeftBehind)
        {
            File.Delete(file);
        }
    }
}
