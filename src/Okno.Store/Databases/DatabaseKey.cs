using Microsoft.EntityFrameworkCore;
using Okno.Store.Keys;

namespace Okno.Store.Databases;

/// <summary>Brings a database and its keys together: a database is never opened under a key that is not its own, and a lost key is never
/// silently replaced by a new one.</summary>
internal static class DatabaseKey
{
    private const string Fingerprint = "master key fingerprint";

    public static async Task<(MasterKeys Masters, HouseKey House)> AgreeAsync(RecordDatabase database, string keyFolder, MasterSource source, CancellationToken ct)
    {
        var path = MasterKeys.FileIn(keyFolder, source);
        var masters = MasterKeys.TryRead(keyFolder, source);
        var known = await RecordedAsync(database, ct);
        if (masters is null && known.IsUsed)
        {
            throw new MasterKeyException($"The database exists, but its master key {path} does not. Restore the file from its backup: without it nothing recorded can be read. No new key was made.");
        }

        var fresh = masters is null;
        masters ??= MasterKeys.ReadOrCreate(keyFolder, source);
        var secrets = new WrappedSecrets(keyFolder, masters);
        if (secrets.Find(HouseKey.Name) is not { } secret)
        {
            // A record older than the house's own secret was derived from its first master, so that nothing in it changes.
            if (known.Fingerprint is { } written && !written.AsSpan().SequenceEqual(new HouseKey(masters.Oldest.Secret).Fingerprint()))
            {
                throw Other(path);
            }

            var first = masters.Oldest.Secret;
            secret = secrets.FindOrCreate(HouseKey.Name, fresh ? null : () => first);
        }

        var house = new HouseKey(secret);
        await database.MigrateAsync(ct);
        await database.WriteAsync(
            "INSERT INTO about (name, value) VALUES (@p0, @p1) ON CONFLICT DO NOTHING RETURNING 1",
            [Fingerprint, house.Fingerprint()],
            reader => reader.GetInt32(0),
            ct);
        await using var context = database.NewContext();
        var recorded = await context.About.AsNoTracking().FirstAsync(row => row.Name == Fingerprint, ct);
        return recorded.Value.AsSpan().SequenceEqual(house.Fingerprint()) ? (masters, house) : throw Other(path);
    }

    private static async Task<(bool IsUsed, byte[]? Fingerprint)> RecordedAsync(RecordDatabase database, CancellationToken ct)
    {
        if (!await database.ExistsAsync(ct))
        {
            return (false, null);
        }

        await using var context = database.NewContext();
        var about = await context.About.AsNoTracking().FirstOrDefaultAsync(row => row.Name == Fingerprint, ct);
        return (about is not null || await context.Streams.AnyAsync(ct), about?.Value);
    }

    private static MasterKeyException Other(string path) =>
        new($"The master key {path} is not the one this database was written under. Point the store at the right key folder. Nothing was changed.");
}
