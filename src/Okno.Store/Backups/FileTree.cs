using System.Security.Cryptography;

namespace Okno.Store.Backups;

/// <summary>A file of a copy.</summary>
/// <param name="Path">Under the copy's folder, with '/'.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the content, in lower-case hexadecimal digits.</param>
public sealed record CopiedFile(string Path, long Length, string Sha256);

/// <summary>Folders of files that are only ever added or removed whole (keys, scans): copied while they are in use, each file durable before the copy is called one.</summary>
public static class FileTree
{
    /// <summary>Copies every file; one that is removed meanwhile is left out, one that is not finished (its name begins with a dot) too.</summary>
    /// <returns>What was copied, in the order of the paths.</returns>
    public static IReadOnlyList<CopiedFile> Copy(string from, string to, CancellationToken ct = default)
    {
        var copied = new List<CopiedFile>();
        if (!Directory.Exists(from))
        {
            return copied;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(from, file).Replace('\\', '/');
            if (Path.GetFileName(path).StartsWith('.'))
            {
                continue;
            }

            try
            {
                copied.Add(CopyOne(file, Path.Combine(to, path), path));
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Destroyed while we looked: it is not to be in a copy either.
            }
        }

        return copied;
    }

    /// <summary>Makes a copy like its source again: what is new or changed is copied, what was destroyed is destroyed in the copy too.</summary>
    /// <param name="from">The source.</param>
    /// <param name="to">The copy.</param>
    /// <param name="known">What lies in the copy.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What lies in the copy now; the same list if nothing changed.</returns>
    public static IReadOnlyList<CopiedFile> Follow(string from, string to, IReadOnlyList<CopiedFile> known, CancellationToken ct = default)
    {
        var copied = known.ToDictionary(file => file.Path);
        var changed = false;
        var seen = new HashSet<string>();
        foreach (var file in new DirectoryInfo(from).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(from, file.FullName).Replace('\\', '/');
            if (file.Name.StartsWith('.'))
            {
                continue;
            }

            var target = new FileInfo(Path.Combine(to, path));
            try
            {
                seen.Add(path);
                if (!copied.ContainsKey(path) || !target.Exists || target.LastWriteTimeUtc < file.LastWriteTimeUtc)
                {
                    // Beside it first: a copy that is cut short must not take the place of a whole one.
                    var fresh = target.FullName + ".new";
                    Directory.CreateDirectory(target.DirectoryName!);
                    File.Delete(fresh);
                    copied[path] = CopyOne(file.FullName, fresh, path);
                    File.Move(fresh, target.FullName, overwrite: true);
                    changed = true;
                }
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                seen.Remove(path);
            }
        }

        foreach (var path in copied.Keys.Where(path => !seen.Contains(path)).ToList())
        {
            Keys.DurableFile.Destroy(Path.Combine(to, path));
            copied.Remove(path);
            changed = true;
        }

        return changed ? [.. copied.Values.OrderBy(file => file.Path, StringComparer.Ordinal)] : known;
    }

    /// <summary>Length and hash of a file that lies in a copy already, brought to the disk.</summary>
    public static CopiedFile Seal(string file, string path)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var hash = SHA256.HashData(stream);
        stream.Flush(flushToDisk: true);
        return new CopiedFile(path, stream.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>The first file of a copy that is not as it was copied; null if all are.</summary>
    public static string? FirstDamaged(string folder, IEnumerable<CopiedFile> files)
    {
        foreach (var copied in files)
        {
            var file = Path.Combine(folder, copied.Path);
            if (!File.Exists(file))
            {
                return copied.Path;
            }

            using var stream = File.OpenRead(file);
            if (stream.Length != copied.Length || Convert.ToHexStringLower(SHA256.HashData(stream)) != copied.Sha256)
            {
                return copied.Path;
            }
        }

        return null;
    }

    private static CopiedFile CopyOne(string from, string to, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var target = new FileStream(to, options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long length = 0;
        for (int read; (read = source.Read(buffer)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        target.Flush(flushToDisk: true);
        return new CopiedFile(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
