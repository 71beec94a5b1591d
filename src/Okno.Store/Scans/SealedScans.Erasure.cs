namespace Okno.Store.Scans;

public sealed partial class SealedScans
{
    /// <summary>Removes the files of an erased stream from the shelf, and its uploads on their way. May be repeated.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    internal async Task DestroyAsync(Guid stream, IReadOnlyList<byte[]> addresses, CancellationToken ct)
    {
        foreach (byte[] address in addresses)
        {
            await shelf.RemoveAsync(NameOf(Convert.ToHexStringLower(address)), ct);
        }

        foreach (ShelfItem part in await shelf.ListAsync($"{Uploads}{stream:N}/", ct))
        {
            await shelf.RemoveAsync(part.Name, ct);
        }
    }
}
