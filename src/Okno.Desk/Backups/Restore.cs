using Npgsql;
using Okno.Desk.LawInUse;
using Okno.Store;
using Okno.Store.Backups;
using Okno.Store.Keys;
using Okno.Store.Verify;

namespace Okno.Desk.Backups;

/// <summary>What restoring proved.</summary>
/// <param name="At">When the copy was made.</param>
/// <param name="Kind">"sqlite" or "postgres".</param>
/// <param name="Files">Files whose hashes were compared, keys included.</param>
/// <param name="Verified">What <c>verify</c> said of the restored record.</param>
public sealed record Restored(DateTimeOffset At, string Kind, int Files, VerifyReport Verified)
{
    /// <summary>The record is sound and no key is missing: in a copy a missing key means that a person's data are lost, not that they were erased.</summary>
    public bool Proved => Verified.Sound && Verified.KeysGone.Count == 0;
}

/// <summary>
/// Brings a copy back into new folders and proves it: every file is as it was copied, the record opens under its keys, erasures of later are applied again, and <c>verify</c> runs over all of it.
/// </summary>
/// <param name="data">The folder of the copied data.</param>
/// <param name="keys">The folder of the copied keys, or of those in use.</param>
/// <param name="settings">The law and what keeps the master key, for opening the record; the rest is not asked for.</param>
/// <param name="clock">The clock of the desk.</param>
public sealed class Restore(string data, string keys, DeskSettings settings, TimeProvider clock)
{
    /// <summary>The folder under the restored data in which a PostgreSQL server's data lie.</summary>
    public const string ServerData = "postgres";

    /// <summary>The name of a list of erased streams in a data folder.</summary>
    public const string ErasedFile = "erased.list";

    /// <summary>A list of erased streams that is younger than the copy: what it names is erased in what is restored too, though the copied keys would still open it; null = only the list that lies among the keys.</summary>
    public string? Erased { get; init; }

    /// <summary>Restores into a place that is deleted afterwards.</summary>
    public async Task<Restored> CheckAsync(DateTimeOffset? until = null, IProgress<VerifyProgress>? progress = null, CancellationToken ct = default)
    {
        string place = Directory.CreateTempSubdirectory("okno-restore-").FullName;
        try
        {
            // The server's user must be able to pass.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }

            return await ToAsync(Path.Combine(place, "data"), Path.Combine(place, "keys"), until, progress, ct);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Restores into new folders and leaves them ready for the service.</summary>
    /// <param name="to">A new or empty folder for the data; on PostgreSQL the server's data lie in it under <see cref="ServerData"/>.</param>
    /// <param name="keysTo">A new or empty folder for the keys.</param>
    /// <param name="until">On PostgreSQL: the moment to go back to, inclusive; null = as late as there is.</param>
    /// <param name="progress">Told by <c>verify</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BackupException">The copy is damaged, or cannot be brought to that moment.</exception>
    public async Task<Restored> ToAsync(string to, string keysTo, DateTimeOffset? until = null, IProgress<VerifyProgress>? progress = null, CancellationToken ct = default)
    {
        Places.Apart(to, keysTo);
        // The keys of the living installation are as good as copied ones: they have no manifest.
        BackupManifest of = BackupManifest.Read(data);
        BackupManifest? ofKeys = File.Exists(Path.Combine(keys, BackupManifest.FileName)) || !Directory.Exists(Path.Combine(keys, "streams")) ? BackupManifest.Read(keys) : null;
        if (ofKeys is not null && of.Id != ofKeys.Id)
        {
            throw new BackupException($"Ключи в {keys} - от другой копии ({ofKeys.At:yyyy-MM-dd HH:mm:ss zzz}). Нужны ключи копии от {of.At:yyyy-MM-dd HH:mm:ss zzz}.");
        }

        if (until < of.At)
        {
            throw new BackupException($"Копия сделана {of.At:yyyy-MM-dd HH:mm:ss zzz}: к более раннему моменту из неё не вернуться. Возьмите копию постарше.");
        }

        Whole(data, of);
        if (ofKeys is not null)
        {
            Whole(keys, ofKeys);
        }

        Places.New(to);
        Places.New(keysTo);
        FileTree.Copy(keys, keysTo, ct);
        File.Delete(Path.Combine(keysTo, BackupManifest.FileName));
        if (Erased is not null)
        {
            File.Copy(Erased, Path.Combine(to, ErasedFile));
        }

        foreach (string folder in new[] { Backup.Heads, Backup.Scans })
        {
            FileTree.Copy(Path.Combine(data, folder), Path.Combine(to, folder), ct);
        }

        try
        {
            VerifyReport verified = of.Kind == StoreOptions.Postgres ? await OnServerAsync(of, to, keysTo, until, progress, ct) : await InFileAsync(of, to, keysTo, until, progress, ct);
            return new Restored(of.At, of.Kind, of.Files.Count + (ofKeys?.Files.Count ?? 0), verified);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or MasterKeyException or System.Data.Common.DbException)
        {
            throw new BackupException($"Копия не восстанавливается: {wrong.Message}", wrong);
        }
    }

    private static void Whole(string folder, BackupManifest manifest)
    {
        if (FileTree.FirstDamaged(folder, manifest.Files) is { } damaged)
        {
            throw new BackupException($"Копия повреждена: файла {Path.Combine(folder, damaged)} нет или он не такой, каким был при копировании.");
        }
    }

    private async Task<VerifyReport> InFileAsync(BackupManifest of, string to, string keysTo, DateTimeOffset? until, IProgress<VerifyProgress>? progress, CancellationToken ct)
    {
        if (until is not null)
        {
            throw new BackupException("К моменту возвращается только PostgreSQL с принятым журналом; копия файла SQLite - это момент, когда её сделали.");
        }

        foreach (string name in of.Files.Select(file => file.Path).Where(path => path is Backup.Record or Backup.Accounts))
        {
            if (await SqliteCopy.FaultAsync(Path.Combine(data, name), ct) is { } fault)
            {
                throw new BackupException($"Файл базы {name} повреждён: {fault}");
            }

            File.Copy(Path.Combine(data, name), Path.Combine(to, name));
        }

        return await VerifyAsync(Opening(to, keysTo, null), progress, ct);
    }

    private async Task<VerifyReport> OnServerAsync(BackupManifest of, string to, string keysTo, DateTimeOffset? until, IProgress<VerifyProgress>? progress, CancellationToken ct)
    {
        PostgresTools tools = Places.Tools();
        string baseCopy = Path.Combine(data, Backup.Base), log = Path.Combine(data, Backup.Log), server = Path.Combine(to, ServerData);
        PostgresCopy.VerifyBase(tools, baseCopy);
        if (until is not null && !Directory.Exists(log))
        {
            throw new BackupException("У этой копии нет принятого журнала (okno backup --follow): вернуться можно только к моменту самой копии.");
        }

        CopyServer(baseCopy, server);
        if (!OperatingSystem.IsWindows())
        {
            // The server's user must be able to pass.
            File.SetUnixFileMode(to, File.GetUnixFileMode(to) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        await using RestoredServer restored = await RestoredServer.StartAsync(tools, server, Directory.Exists(log) ? log : null, until);
        return await VerifyAsync(Opening(to, keysTo, restored.Database(of.Database!, of.User!)), progress, ct);
    }

    /// <summary>With its empty folders, which a server needs.</summary>
    private static void CopyServer(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private DeskSettings Opening(string to, string keysTo, string? postgres) => new(to, settings.LawFolder, postgres) { Keys = keysTo, MasterKey = settings.MasterKey };

    private async Task<VerifyReport> VerifyAsync(DeskSettings restored, IProgress<VerifyProgress>? progress, CancellationToken ct)
    {
        ServiceDesk desk = await ServiceDesk.OpenAsync(restored, clock, ct);
        try
        {
            return await desk.VerifyAsync(progress, ct: ct);
        }
        finally
        {
            await desk.Store.DisposeAsync();
        }
    }
}
