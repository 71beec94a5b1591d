using Microsoft.EntityFrameworkCore;
using Okno.Store.Keys;

namespace Okno.Store.Databases;

/// <summary>Brings a database and its master key together: a database is never opened under a key that is not its own, and a lost key is never
/// silently replaced by a new one.</summary>
internal static class DatabaseKey
{
    private const string Fingerprint = "master key fingerprint";

    public static async Task<MasterKey> AgreeAsync(RecordDatabase database, string keyFolder, CancellationToken ct)
    {
        var path = MasterKey.FileIn(keyFolder);
        var master = MasterKey.TryRead(keyFolder);
        if (master is null && await database.ExistsAsync(ct))
        {
            await using var old = database.NewContext();
            if (await old.About.AnyAsync(row => row.Name == Fingerprint, ct) || await old.Streams.AnyAsync(ct))
            {
                throw new MasterKeyException($"The database exists, but its master key {path} does not. Restore the file from its backup: without it nothing recorded can be read. No new key was made.");
            }
        }

        master ??= MasterKey.ReadOrCreate(keyFolder);
        await database.MigrateAsync(ct);
        await database.WriteAsync(
            "INSERT INTO about (name, value) VALUES (@p0, @p1) ON CONFLICT DO NOTHING RETURNING 1",
            [Fingerprint, master.Fingerprint()],
            reader => reader.GetInt32(0),
            ct);
        await using var context = database.NewContext();
        var recorded = await context.About.AsNoTracking().FirstAsync(row => row.Name == Fingerprint, ct);
        return recorded.Value.AsSpan().SequenceEqual(master.Fingerprint())
            ? master
            : throw new MasterKeyException($"The master key {path} is not the one this database was written under. Point the store at the right key folder. Nothing was changed.");
    }
}
