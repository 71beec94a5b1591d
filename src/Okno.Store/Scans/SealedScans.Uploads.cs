using System.Globalization;
using Okno.Store.Keys;
using Okno.Store.Verify;

namespace Okno.Store.Scans;

/// <summary>A file on its way: any process that shares the shelf can go on with it.</summary>
/// <param name="About">What its beginner said of it.</param>
/// <param name="Received">Bytes that are durable, from the first without a gap.</param>
public sealed record OpenUpload(byte[] About, long Received);

public sealed partial class SealedScans
{
    /// <summary>So much is lost at most when a process is killed: it is sent again.</summary>
    private const int PartLength = 1024 * 1024;

    private const string AboutPart = "about";

    /// <summary>Begins an upload; durable when this returns.</summary>
    /// <param name="stream">The stream whose key seals it; it must exist.</param>
    /// <param name="about">What is to be remembered of it; sealed.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidOperationException">The stream is erased or was never there.</exception>
    /// <exception cref="ShelfException">The shelf cannot take it.</exception>
    public async Task<Guid> BeginUploadAsync(Guid stream, ReadOnlyMemory<byte> about, CancellationToken ct = default)
    {
        Guid upload = Guid.NewGuid();
        await PutPartAsync(stream, upload, AboutPart, about, ct);
        return upload;
    }

    /// <summary>The upload as it stands; null where there is none (finished, given up, collected).</summary>
    /// <exception cref="RecordDamagedException">What was said of it is not as it was written.</exception>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<OpenUpload?> FindUploadAsync(Guid stream, Guid upload, CancellationToken ct = default)
    {
        using MemoryStream about = new();
        return await CopyPartAsync(stream, upload, AboutPart, about, ct) ? new OpenUpload(about.ToArray(), (await ChainAsync(stream, upload, ct)).Sum(part => part.Length)) : null;
    }

    /// <summary>Takes bytes that follow what is there. What has come before a connection breaks stays: parts become durable one by one.</summary>
    /// <param name="offset">Where the first byte belongs.</param>
    /// <param name="body">Read to its end or to <paramref name="most"/>.</param>
    /// <param name="most">Bytes that the whole upload may have.</param>
    /// <returns>How many bytes are there now; null, and nothing changed, where <paramref name="offset"/> is not where the upload goes on. More than <paramref name="most"/> = the sender sent too much, and nothing beyond it was kept.</returns>
    /// <exception cref="ShelfException">The shelf cannot take more.</exception>
    public async Task<long?> AppendAsync(Guid stream, Guid upload, long offset, Stream body, long most, CancellationToken ct = default)
    {
        if ((await ChainAsync(stream, upload, ct)).Sum(part => part.Length) != offset)
        {
            return null;
        }

        byte[] part = new byte[PartLength];
        while (true)
        {
            int length = 0;
            bool ended = false;
            try
            {
                while (length < part.Length && !ended)
                {
                    int read = await body.ReadAsync(part.AsMemory(length), ct);
                    ended = read == 0;
                    length += read;
                }
            }
            catch when (length > 0)
            {
                await KeepAsync(CancellationToken.None);
                throw;
            }

            if (offset + length > most)
            {
                return offset + length;
            }

            await KeepAsync(ct);
            if (ended)
            {
                return offset;
            }

            async Task KeepAsync(CancellationToken stop)
            {
                if (length > 0 && offset + length <= most)
                {
                    await PutPartAsync(stream, upload, NameOf(offset, length), part.AsMemory(0, length), stop);
                    offset += length;
                }
            }
        }
    }

    /// <summary>All bytes of an upload, in their order, into <paramref name="target"/>.</summary>
    /// <exception cref="RecordDamagedException">A part is not as it was written.</exception>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task CopyUploadAsync(Guid stream, Guid upload, Stream target, CancellationToken ct = default)
    {
        foreach ((long offset, long length) in await ChainAsync(stream, upload, ct))
        {
            if (!await CopyPartAsync(stream, upload, NameOf(offset, length), target, ct))
            {
                throw new RecordDamagedException($"A part of the upload {upload} went away.");
            }
        }
    }

    /// <summary>Forgets an upload, finished or not. None is no error.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task DropUploadAsync(Guid stream, Guid upload, CancellationToken ct = default)
    {
        foreach (ShelfItem part in (await shelf.ListAsync(FolderOf(stream, upload), ct)).OrderBy(part => part.Name.EndsWith(AboutPart, StringComparison.Ordinal) ? 0 : 1))
        {
            await shelf.RemoveAsync(part.Name, ct);
        }
    }

    /// <summary>The parts that follow one another without a gap. Two senders of one file at the same instant may have cut it differently: from each place the longest part leads on, and every part is of the same file.</summary>
    private async Task<IReadOnlyList<(long Offset, long Length)>> ChainAsync(Guid stream, Guid upload, CancellationToken ct)
    {
        string folder = FolderOf(stream, upload);
        ILookup<long, long> parts = (await shelf.ListAsync(folder, ct))
            .Select(item => item.Name[folder.Length..].Split('-'))
            .Where(name => name.Length == 2)
            .ToLookup(name => long.Parse(name[0], CultureInfo.InvariantCulture), name => long.Parse(name[1], CultureInfo.InvariantCulture));
        List<(long, long)> chain = [];
        for (long at = 0; parts.Contains(at); at += chain[^1].Item2)
        {
            chain.Add((at, parts[at].Max()));
        }

        return chain;
    }

    private async Task PutPartAsync(Guid stream, Guid upload, string part, ReadOnlyMemory<byte> clear, CancellationToken ct)
    {
        using MemoryStream open = new(clear.ToArray(), writable: false);
        using MemoryStream closed = new();
        await ScanSeal.CloseAsync(KeyOf(stream), stream, $"{upload:N} {part}", open, closed, ct);
        await shelf.PutAsync(FolderOf(stream, upload) + part, closed.GetBuffer().AsMemory(0, (int)closed.Length), ct);
    }

    private async Task<bool> CopyPartAsync(Guid stream, Guid upload, string part, Stream target, CancellationToken ct)
    {
        if (keys.Find(stream) is null || await shelf.OpenAsync(FolderOf(stream, upload) + part, ct) is not { } closed)
        {
            return false;
        }

        await using (closed)
        {
            return await ScanSeal.TryOpenAsync(id => keys.Find(stream, id)?.Of(id), stream, $"{upload:N} {part}", closed, target, ct) ? true : throw new RecordDamagedException($"Part {part} of the upload {upload} is not as it was written.");
        }
    }

    private static string NameOf(long offset, long length) => string.Create(CultureInfo.InvariantCulture, $"{offset:000000000000}-{length:000000000000}");

    private static string FolderOf(Guid stream, Guid upload) => $"{Uploads}{stream:N}/{upload:N}/";
}
