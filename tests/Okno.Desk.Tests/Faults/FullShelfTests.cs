using Okno.Store;
using Okno.Store.Scans;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>The disk of the scans is full: nothing half-written can be seen, the failure is one of those that come back by themselves, and the same scan is taken when there is room.</summary>
public sealed class FullShelfTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_no_scan_is_half_there_and_the_same_scan_is_taken_when_there_is_room()
    {
        Assert.SkipWhen(SmallDisk.Missing is not null, SmallDisk.Missing ?? string.Empty);
        using SmallDisk disk = new(4);
        using FolderShelf shelf = new(disk.File("scans"));
        byte[] scan = new byte[1 << 20];
        Random.Shared.NextBytes(scan);
        Assert.True(await shelf.PutAsync("scans/aa/one", scan, Ct));
        disk.Fill();
        for (int i = 0; i < 5; i++)
        {
            Assert.True(RecordAway.Is(await Assert.ThrowsAsync<ShelfException>(() => shelf.PutAsync("scans/aa/two", scan, Ct))));
        }

        Assert.Equal(["scans/aa/one"], (await shelf.ListAsync("scans/", Ct)).Select(item => item.Name));
        Assert.Null(await shelf.OpenAsync("scans/aa/two", Ct));
        disk.Free();
        Assert.True(await shelf.PutAsync("scans/aa/two", scan, Ct));
        await using Stream kept = (await shelf.OpenAsync("scans/aa/two", Ct))!;
        using MemoryStream read = new();
        await kept.CopyToAsync(read, Ct);
        Assert.Equal(scan, read.ToArray());
        Assert.DoesNotContain(Directory.EnumerateFiles(disk.File("scans"), "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
