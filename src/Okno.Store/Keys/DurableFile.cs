using System.Runtime.InteropServices;

namespace Okno.Store.Keys;

/// <summary>Small files that are either wholly there after a power cut or not there at all.</summary>
internal static class DurableFile
{
    /// <summary>Writes a new file: temporary file, fsync, rename, fsync of the folder. Readable by its owner only.</summary>
    /// <returns>False, and nothing changed, if a file of that name exists.</returns>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        CreateFolder(folder);
        var temporary = Temporary(folder, content);
        var taken = false;
        try
        {
            MoveToNew(temporary, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
            taken = true;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        if (taken)
        {
            // The other may not have brought the folder to the disk yet; what we write next relies on its key.
            Settle(path);
            return false;
        }

        SyncFolder(folder);
        return true;
    }

    /// <summary>A new file of this content, on the disk, under a name of its own.</summary>
    private static string Temporary(string folder, ReadOnlySpan<byte> content)
    {
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            FileCalls.Before(FileCall.Write, temporary);
            using (var file = new FileStream(temporary, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            FileCalls.After(FileCall.Write, temporary);
            return temporary;
        }
        catch
        {
            // A disk that is full, or a folder that went away: nothing half-written stays behind.
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a file anew: whoever reads meanwhile sees the old one or the new one, and after a power cut one of them is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The new content.</param>
    /// <param name="destroyOld">Overwrite what lay there before with zeros.</param>
    /// <param name="syncFolder">False if the caller does so for many files at once with <see cref="SyncFolder"/>.</param>
    public static void Replace(string path, ReadOnlySpan<byte> content, bool destroyOld = false, bool syncFolder = true)
    {
        var folder = Path.GetDirectoryName(path)!;
        using var old = destroyOld && File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete) : null;
        File.Move(Temporary(folder, content), path, overwrite: true);
        if (syncFolder)
        {
            SyncFolder(folder);
        }

        if (old is not null)
        {
            old.Write(new byte[old.Length]);
            old.Flush(flushToDisk: true);
        }
    }

    /// <summary>Makes sure that a file which somebody made is in its folder for good: its maker may have ended between the making and the last fsync.</summary>
    public static void Settle(string path) => SyncFolder(Path.GetDirectoryName(path)!);

    /// <summary>File.Move looks first and renames then: of two processes at one instant the later would overwrite the key that the first has begun to use. A link is refused by the kernel itself.</summary>
    private static void MoveToNew(string temporary, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(temporary, path, overwrite: false);
            return;
        }

        FileCalls.Before(FileCall.Link, path);
        if (Link([.. System.Text.Encoding.UTF8.GetBytes(temporary), 0], [.. System.Text.Encoding.UTF8.GetBytes(path), 0]) != 0)
        {
            throw Failed($"{path} could not be made ");
        }

        FileCalls.After(FileCall.Link, path);
        FileCalls.Before(FileCall.Remove, temporary);
        File.Delete(temporary);
        FileCalls.After(FileCall.Remove, temporary);
    }

    /// <summary>Overwrites the file with zeros and removes it, durably. No file is no error.</summary>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder and those above it, durably, for their owner only.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder);
        if (!string.IsNullOrEmpty(parent))
        {
            CreateFolder(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        FileCalls.Before(FileCall.MakeFolder, folder);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FileCalls.After(FileCall.MakeFolder, folder);
        if (!string.IsNullOrEmpty(parent))
        {
            SyncFolder(parent);
        }
    }

    /// <summary>A rename is durable only once the folder itself is on the disk, and .NET cannot open a folder.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        FileCalls.Before(FileCall.SyncFolder, folder);
        var descriptor = Open(System.Text.Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0)
        {
            throw Failed($"The folder {folder} cannot be opened ");
        }

        try
        {
            if (Fsync(descriptor) != 0)
            {
                throw Failed($"The folder {folder} cannot be brought to the disk ");
            }
        }
        finally
        {
            _ = Close(descriptor);
        }

        FileCalls.After(FileCall.SyncFolder, folder);
    }

    /// <summary>As .NET itself tells such a failure: the errno is the HResult.</summary>
    private static IOException Failed(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{what.TrimEnd()} (errno {error}).", error);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link(byte[] from, byte[] to);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
