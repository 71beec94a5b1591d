using System.Diagnostics;
using Npgsql;
using Okno.Store;
using Okno.Store.Backups;

namespace Okno.Desk.Backups;

/// <summary>
/// Makes copies while the service works. The data and the keys go to two folders, for whoever holds both can read everything; the keys are copied after the data, so that no stream of the copy lacks its key.
/// </summary>
/// <param name="settings">What is copied.</param>
/// <param name="clock">Says when.</param>
public sealed class Backup(DeskSettings settings, TimeProvider clock)
{
    internal const string Record = "okno.db";
    internal const string Accounts = "accounts.db";
    internal const string Scans = "scans";
    internal const string Heads = "heads";
    internal const string Base = "base";

    /// <summary>The folder of the received log in a copy of PostgreSQL.</summary>
    public const string Log = "wal";

    /// <summary>Copies everything once.</summary>
    /// <param name="data">A new or empty folder for the data.</param>
    /// <param name="keys">A new or empty folder for the keys, apart from it.</param>
    /// <param name="follow">On PostgreSQL: begin to receive the log first, so that every moment after this copy can be had back.</param>
    /// <param name="ct">Cancels; then the folders are left without a manifest.</param>
    /// <returns>The copy, and what follows the service from now on; null without <paramref name="follow"/>.</returns>
    /// <exception cref="BackupException">It cannot be made as asked.</exception>
    public async Task<(BackupManifest Manifest, Following? Following)> TakeAsync(string data, string keys, bool follow = false, CancellationToken ct = default)
    {
        Places.Apart(data, keys);
        Places.Apart(data, settings.KeyFolder);
        Places.New(data);
        Places.New(keys);
        Guid id = Guid.NewGuid();
        DateTimeOffset at = clock.GetUtcNow();
        Process? receiver = null;
        try
        {
            // Heads first: one that is younger than the copied record would seem to prove that its tail is cut off.
            List<CopiedFile> files = [.. Under(Heads, FileTree.Copy(settings.HeadsFolder, Path.Combine(data, Heads), ct))];
            NpgsqlConnectionStringBuilder? server = null;
            if (settings.Postgres is { } postgres)
            {
                server = new NpgsqlConnectionStringBuilder(postgres);
                PostgresCopy copy = new(Places.Tools(), postgres);
                receiver = follow ? copy.Follow(Path.Combine(data, Log)) : null;
                copy.TakeBase(Path.Combine(data, Base));
            }
            else if (follow)
            {
                throw new BackupException("Журнал ведёт только PostgreSQL; копия файла SQLite делается целиком, каждый раз новая.");
            }
            else
            {
                foreach (string name in new[] { Record, Accounts }.Where(name => File.Exists(Path.Combine(settings.DataFolder, name))))
                {
                    await SqliteCopy.TakeAsync(Path.Combine(settings.DataFolder, name), Path.Combine(data, name), ct);
                    files.Add(FileTree.Seal(Path.Combine(data, name), name));
                }
            }

            files.AddRange(Under(Scans, FileTree.Copy(Path.Combine(settings.DataFolder, Scans), Path.Combine(data, Scans), ct)));
            new BackupManifest(id, at, BackupManifest.Keys, null, null, FileTree.Copy(settings.KeyFolder, keys, ct)).Write(keys);
            BackupManifest manifest = new(id, at, server is null ? StoreOptions.Sqlite : StoreOptions.Postgres, server?.Database, server?.Username, files);
            manifest.Write(data);
            return (manifest, receiver is null ? null : new Following(receiver, settings.KeyFolder, keys));
        }
        catch (Exception wrong)
        {
            receiver?.Kill(entireProcessTree: true);
            receiver?.Dispose();
            if (wrong is InvalidOperationException or IOException or System.Data.Common.DbException)
            {
                throw new BackupException($"Копия не сделана: {wrong.Message}", wrong);
            }

            throw;
        }
    }

    /// <summary>Goes on following the service with a copy that was made before, from where it stopped.</summary>
    /// <exception cref="BackupException">It is no copy of PostgreSQL, or the keys are of another copy.</exception>
    public Following Follow(string data, string keys)
    {
        BackupManifest of = BackupManifest.Read(data);
        if (settings.Postgres is not { } postgres || of.Kind != StoreOptions.Postgres || BackupManifest.Read(keys).Id != of.Id)
        {
            throw new BackupException($"В папке {data} нет копии PostgreSQL с ключами из {keys}, которую можно продолжить.");
        }

        return new Following(new PostgresCopy(Places.Tools(), postgres).Follow(Path.Combine(data, Log)), settings.KeyFolder, keys);
    }

    /// <summary>Brings a copy of the keys into line with those in use: keys destroyed by an erasure are destroyed in the copy too, and open nothing in any copy of the data any more; new ones are added.</summary>
    /// <returns>How many keys the copy has lost, and how many it has got or renewed.</returns>
    /// <exception cref="BackupException">It is no copy of keys.</exception>
    public (int Destroyed, int Taken) RefreshKeys(string keys)
    {
        BackupManifest manifest = BackupManifest.Read(keys);
        if (manifest.Kind != BackupManifest.Keys)
        {
            throw new BackupException($"В папке {keys} лежит не копия ключей.");
        }

        IReadOnlyList<CopiedFile> files = FileTree.Follow(settings.KeyFolder, keys, manifest.Files);
        (manifest with { Files = files }).Write(keys);
        return (manifest.Files.Select(file => file.Path).Except(files.Select(file => file.Path)).Count(), files.Except(manifest.Files).Count());
    }

    private static IEnumerable<CopiedFile> Under(string folder, IEnumerable<CopiedFile> files) => files.Select(file => file with { Path = $"{folder}/{file.Path}" });
}
