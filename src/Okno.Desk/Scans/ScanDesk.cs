using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Formats.Images;
using Okno.Store.Scans;

namespace Okno.Desk.Scans;

/// <summary>Takes scans into a case and shows them: the file is read page by page, each page sealed and put on the shelf, then the step names them all. A file that breaks off on its way goes on where it stopped, through any process.</summary>
public sealed class ScanDesk(ServiceDesk desk, ScanReader reader)
{
    private const long Million = 1_000_000;
    private const long Mebibyte = 1024 * 1024;

    private SealedScans Shelf => desk.Store.Scans;

    public ScanLimits Limits => reader.Limits;

    /// <summary>Takes a whole file. No more of it is read than may be taken, and it is never laid on the disk in clear.</summary>
    public async Task<ScanTaken> TakeAsync(Case @case, string of, Stream file, By by, CancellationToken ct = default)
    {
        using MemoryStream whole = new();
        byte[] block = new byte[64 * 1024];
        while (await file.ReadAsync(block, ct) is var read and > 0)
        {
            if (whole.Length + read > Limits.MostBytes)
            {
                return Refused(new ScanReading.Refused("scan.too-long", Limits.MostBytes));
            }

            whole.Write(block, 0, read);
        }

        return await AttachAsync(@case, of, whole, by, ct);
    }

    /// <summary>Begins an upload that may break off and go on. Null where the promised length is more than is taken.</summary>
    /// <exception cref="ShelfException">The shelf cannot take it.</exception>
    public async Task<Guid?> BeginAsync(Case @case, string of, long length, By by, CancellationToken ct = default) =>
        length < 1 || length > Limits.MostBytes ? null : await Shelf.BeginUploadAsync(@case.Id, RecordJson.Write(new About(of, length, by.Account)), ct);

    /// <summary>How far an upload of this person is; null where there is none.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<ScanUpload?> FindAsync(Case @case, Guid upload, By by, CancellationToken ct = default) => await OpenAsync(@case, upload, by, ct) is { } open ? new ScanUpload(open.Received, open.About.Length) : null;

    /// <summary>Takes what follows. Null where there is no such upload of this person; else how far it is, which is not further than before where <paramref name="offset"/> is not where it goes on.</summary>
    /// <exception cref="ShelfException">The shelf cannot take it.</exception>
    public async Task<(ScanUpload Upload, bool Fits)?> AppendAsync(Case @case, Guid upload, long offset, Stream body, By by, CancellationToken ct = default)
    {
        if (await OpenAsync(@case, upload, by, ct) is not { } open)
        {
            return null;
        }

        return offset == open.Received && await Shelf.AppendAsync(@case.Id, upload, offset, body, open.About.Length, ct) is { } received && received <= open.About.Length
            ? (new ScanUpload(received, open.About.Length), true)
            : (new ScanUpload(open.Received, open.About.Length), false);
    }

    /// <summary>Takes a file that has come to its end. May be sent again: the same file is the same scan.</summary>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<ScanTaken> FinishAsync(Case @case, Guid upload, By by, CancellationToken ct = default)
    {
        if (await OpenAsync(@case, upload, by, ct) is not { } open)
        {
            return ScanTaken.Refused.Because("scan.upload-gone");
        }

        if (open.Received < open.About.Length)
        {
            return ScanTaken.Refused.Because("scan.broken-off");
        }

        using MemoryStream whole = new();
        await Shelf.CopyUploadAsync(@case.Id, upload, whole, ct);
        ScanTaken taken = await AttachAsync(@case, open.About.Of, whole, by, ct);
        await Shelf.DropUploadAsync(@case.Id, upload, ct);
        return taken;
    }

    /// <summary>A page of a scan of the case into <paramref name="target"/>. False where the case names no such page, or it cannot be read any more.</summary>
    /// <exception cref="Okno.Store.Verify.RecordDamagedException">It is not as it was put there.</exception>
    /// <exception cref="ShelfException">The shelf does not answer.</exception>
    public async Task<bool> ShowAsync(Case @case, string address, Stream target, CancellationToken ct = default) =>
        (@case.Scans ?? []).SelectMany(scan => scan.Pages.Add(scan.Small)).Any(page => page.Address == address) && await Shelf.CopyAsync(@case.Id, address, target, ct);

    private async Task<ScanTaken> AttachAsync(Case @case, string of, MemoryStream whole, By by, CancellationToken ct)
    {
        ReadOnlyMemory<byte> file = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        if (@case.ScanOf(of, sha256) is not null)
        {
            // Sent again: nothing need be read or sealed to know it.
            return new ScanTaken.Performed(new Performed.AlreadyDone(@case.Number, 0));
        }

        ScanReading reading = await reader.ReadAsync(file, ct);
        if (reading is not ScanReading.Read read)
        {
            return Refused((ScanReading.Refused)reading);
        }

        try
        {
            ImmutableArray<ScanPage>.Builder pages = ImmutableArray.CreateBuilder<ScanPage>(read.Pages.Length);
            foreach (ScanPicture page in read.Pages)
            {
                pages.Add(await PutAsync(@case.Id, page, ct));
            }

            AttachScan step = new(of, sha256, pages.ToImmutable(), await PutAsync(@case.Id, read.Small, ct));
            return new ScanTaken.Performed(await desk.PerformAsync(@case.Id, step, by, ct));
        }
        catch (ShelfException away)
        {
            return ScanTaken.Refused.Because(Trouble(away)!.Value.Code);
        }
    }

    /// <summary>The text code of a shelf that cannot do its work, and whether it is full; null where the failure is another.</summary>
    public static (string Code, bool IsFull)? Trouble(Exception failure) => failure is ShelfException away ? (away.IsFull ? "scan.no-room" : "scan.shelf-away", away.IsFull) : null;

    private async Task<ScanPage> PutAsync(Guid stream, ScanPicture picture, CancellationToken ct)
    {
        using MemoryStream clear = new(picture.Jpeg, writable: false);
        ScanRef put = await Shelf.PutAsync(stream, clear, ct);
        return new ScanPage(put.Address, put.Length, Convert.ToHexStringLower(SHA256.HashData(picture.Jpeg)), picture.Width, picture.Height);
    }

    private async Task<(About About, long Received)?> OpenAsync(Case @case, Guid upload, By by, CancellationToken ct) =>
        await Shelf.FindUploadAsync(@case.Id, upload, ct) is { } open && RecordJson.Read<About>(open.About) is var about && about.Account == by.Account ? (about, open.Received) : null;

    private static ScanTaken.Refused Refused(ScanReading.Refused refused)
    {
        ImmutableDictionary<string, string> facts = ImmutableDictionary<string, string>.Empty;
        if (refused.Limit is { } limit)
        {
            long said = refused.Code switch
            {
                "scan.too-long" => limit / Mebibyte,
                "scan.too-many-pixels" => limit / Million,
                _ => limit,
            };
            facts = facts.Add("limit", said.ToString(CultureInfo.InvariantCulture));
        }

        return new ScanTaken.Refused(refused.Code, facts);
    }

    /// <summary>What is remembered of an upload: what it shows, how long it will be, whose it is. Never the name of the file: people call their photos by names of people.</summary>
    private sealed record About(string Of, long Length, string Account);
}
