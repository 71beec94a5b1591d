using System.Text;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Databases;
using Okno.Store.Keys;

namespace Okno.Store.House;

/// <summary>Small secrets of the house that all its processes share, in the table <c>about</c>; sealed under the house's key and bound to their names.</summary>
internal sealed class HouseTable(RecordDatabase database, KeyRing keys)
{
    public async Task<bool> KeepAsync(string name, ReadOnlyMemory<byte> value, CancellationToken ct) =>
        (await database.WriteAsync(
            "INSERT INTO about (name, value) VALUES (@p0, @p1) ON CONFLICT DO NOTHING RETURNING 1",
            [name, Strongbox.Close(keys.House, value.Span, Binding(name))],
            reader => reader.GetInt32(0),
            ct)).Count == 1;

    public async Task<IReadOnlyList<KeptSecret>> FindAsync(string prefix, CancellationToken ct)
    {
        await using var context = database.NewContext();
        var rows = await context.About.AsNoTracking().Where(row => row.Name.StartsWith(prefix)).OrderBy(row => row.Name).ToListAsync(ct);
        return [.. rows.Select(row => new KeptSecret(row.Name, Strongbox.TryOpen(keys.House, row.Value, Binding(row.Name))))];
    }

    private static byte[] Binding(string name) => Encoding.UTF8.GetBytes("okno house secret 1\0" + name);
}

/// <summary>A secret of the house.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Opened; null if it is not as it was written, or was sealed under another key.</param>
public sealed record KeptSecret(string Name, byte[]? Value);
