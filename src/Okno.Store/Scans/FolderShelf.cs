using Okno.Store.Keys;

namespace Okno.Store.Scans;

/// <summary>
/// The shelf in a folder: a file is written under a hidden name, brought to the disk, linked to its own name, which the kernel refuses where it is taken, and the folder is brought to the disk. Several processes share the
/// folder, on one machine or through a file system that keeps links and fsync.
/// </summary>
/// <param name="folder">Made when first needed; readable by its owner only.</param>
/// <param name="clock">The clock by which files age; the machine's by default, which is also the one that stamps them.</param>
public sealed class FolderShelf(string folder, TimeProvider? clock = null) : ScanShelf
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <inheritdoc/>
    public override async Task<bool> PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        try
        {
            return await Task.Run(() => DurableFile.TryCreate(PathOf(name), content.Span), ct);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Failed(failed);
        }
    }

    /// <inheritdoc/>
    public override Task<Stream?> OpenAsync(string name, CancellationToken ct = default)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Failed(failed);
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ShelfItem>> ListAsync(string prefix, CancellationToken ct = default) => Task.Run<IReadOnlyList<ShelfItem>>(() => List(prefix, hidden: false), ct);

    /// <inheritdoc/>
    public override Task RemoveAsync(string name, CancellationToken ct = default)
    {
        string path = PathOf(name);
        try
        {
            File.Delete(path);

            // The folder of an upload goes with the last of its parts, as in a storage that knows names only; the folders of scans are for ever.
            if (name.StartsWith(SealedScans.Uploads, StringComparison.Ordinal) && Path.GetDirectoryName(path) is { } parent && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
            {
                Directory.Delete(parent);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing is there to remove.
        }
        catch (IOException) when (!File.Exists(path))
        {
            // The file is gone; the folder has got another one meanwhile.
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Failed(failed);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SweepAsync(TimeSpan age, CancellationToken ct = default) => Task.Run(
        () =>
        {
            foreach (ShelfItem left in List(string.Empty, hidden: true).Where(item => item.Age > age))
            {
                File.Delete(Path.Combine(folder, left.Name));
            }
        },
        ct);

    private static ShelfException Failed(Exception failure) =>
        new($"The shelf of scans does not take or give a file: {failure.Message}", failure) { IsFull = (failure.HResult & 0xFFFF) is NoSpace or OverQuota };

    private List<ShelfItem> List(string prefix, bool hidden)
    {
        DateTimeOffset now = clock.GetUtcNow();
        try
        {
            DirectoryInfo under = new(Path.Combine(folder, prefix));
            EnumerationOptions options = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
            return [.. under.EnumerateFiles("*", options).Where(file => file.Name.StartsWith('.') == hidden && file.Exists)
                .Select(file => new ShelfItem(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.Length, now - file.LastWriteTimeUtc))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Failed(failed);
        }
    }

    private string PathOf(string name) =>
        name.Length > 0 && name.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '-' or '/') && !name.Contains("//", StringComparison.Ordinal) && name[0] != '/'
            ? Path.Combine(folder, name)
            : throw new ArgumentException($"\"{name}\" is no name on the shelf.", nameof(name));
}
