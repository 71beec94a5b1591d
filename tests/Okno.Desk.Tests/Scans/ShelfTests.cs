using System.Security.Cryptography;
using System.Text;
using Okno.Desk.Tests.Store;
using Okno.Store;
using Okno.Store.Scans;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Scans;

public abstract class ShelfTests
{
    private readonly ShelfFixture fixture;

    protected ShelfTests(ShelfFixture fixture)
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        this.fixture = fixture;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RecordStore Store => fixture.Store;

    [Fact]
    public async Task A_file_is_there_whole_under_its_name_until_it_is_removed()
    {
        using ScanShelf shelf = fixture.NewShelf();
        string name = $"scans/aa/{Guid.NewGuid():N}";
        Assert.Null(await shelf.OpenAsync(name, Ct));
        Assert.True(await shelf.PutAsync(name, Bytes(300_000, 1), Ct));
        await using (Stream there = (await shelf.OpenAsync(name, Ct))!)
        {
            using MemoryStream read = new();
            await there.CopyToAsync(read, Ct);
            Assert.Equal(Bytes(300_000, 1), read.ToArray());
        }

        ShelfItem item = Assert.Single(await shelf.ListAsync("scans/aa/", Ct), item => item.Name == name);
        Assert.Equal(300_000, item.Length);
        await shelf.RemoveAsync(name, Ct);
        await shelf.RemoveAsync(name, Ct);
        Assert.Null(await shelf.OpenAsync(name, Ct));
        Assert.DoesNotContain(await shelf.ListAsync("scans/aa/", Ct), item => item.Name == name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_003)]
    public async Task A_scan_of_any_length_comes_back_as_it_was_and_its_address_is_the_hash_of_what_lies_on_the_shelf(int length)
    {
        Guid stream = await NewStreamAsync();
        ScanRef scan = await PutAsync(stream, Bytes(length, 2));
        using MemoryStream back = new();
        Assert.True(await fixture.Other.Scans.CopyAsync(stream, scan.Address, back, Ct));
        Assert.Equal(Bytes(length, 2), back.ToArray());

        byte[] lying = await RawAsync(scan);
        Assert.Equal(scan.Address, Convert.ToHexStringLower(SHA256.HashData(lying)));
        Assert.Equal(scan.Length, lying.Length);
        Assert.Null(await Store.Scans.CheckAsync(scan.Address, scan.Length, Ct));
    }

    [Fact]
    public async Task The_same_paper_sealed_twice_has_two_addresses_and_its_words_are_not_on_the_shelf()
    {
        Guid stream = await NewStreamAsync();
        byte[] paper = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("диагноз канарейка ", 9_000)));
        ScanRef one = await PutAsync(stream, paper);
        ScanRef two = await PutAsync(stream, paper);
        Assert.NotEqual(one.Address, two.Address);
        Assert.True((await RawAsync(one)).AsSpan().IndexOf("канарейка"u8) < 0);
    }

    [Fact]
    public async Task A_changed_byte_a_cut_block_and_a_foreign_stream_are_found_before_anything_false_is_given()
    {
        Guid stream = await NewStreamAsync();
        Guid stranger = await NewStreamAsync();
        ScanRef scan = await PutAsync(stream, Bytes(200_000, 3));
        byte[] good = await RawAsync(scan);
        using ScanShelf shelf = fixture.NewShelf();
        string name = NameOf(scan.Address);
        int block = 65_536 + 16;
        int heading = 12 + 16 + 32;
        foreach (byte[] bad in new[] { Flipped(good, 3), Flipped(good, 20), Flipped(good, 40), Flipped(good, heading + 5), Flipped(good, good.Length - 1), good[..^1], good[..(heading + block)], good[..heading], Swapped(good, heading, block), [] })
        {
            await shelf.RemoveAsync(name, Ct);
            await shelf.PutAsync(name, bad, Ct);
            await Assert.ThrowsAsync<RecordDamagedException>(() => Store.Scans.CopyAsync(stream, scan.Address, Stream.Null, Ct));
            Assert.NotNull(await Store.Scans.CheckAsync(scan.Address, scan.Length, Ct));
        }

        await shelf.RemoveAsync(name, Ct);
        Assert.Equal(ScanFault.Missing, await Store.Scans.CheckAsync(scan.Address, scan.Length, Ct));
        Assert.False(await Store.Scans.CopyAsync(stream, scan.Address, Stream.Null, Ct));
        await shelf.PutAsync(name, good, Ct);
        Assert.Null(await Store.Scans.CheckAsync(scan.Address, scan.Length, Ct));
        await Assert.ThrowsAsync<RecordDamagedException>(() => Store.Scans.CopyAsync(stranger, scan.Address, Stream.Null, Ct));
    }

    [Fact]
    public async Task Whoever_erases_the_stream_erases_its_scans()
    {
        Guid stream = await NewStreamAsync();
        ScanRef scan = await PutAsync(stream, Bytes(1000, 4));
        await NameAsync(stream, scan);
        await Store.EraseAsync(stream, Ct);
        Assert.False(await Store.Scans.CopyAsync(stream, scan.Address, Stream.Null, Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PutAsync(stream, Bytes(10, 4)));
        await CollectInAsync(hours: 25);
        Assert.Equal(ScanFault.Missing, await Store.Scans.CheckAsync(scan.Address, scan.Length, Ct));
    }

    [Fact]
    public async Task A_scan_that_no_event_names_within_a_day_is_collected_and_one_that_is_named_never()
    {
        Guid stream = await NewStreamAsync();
        ScanRef named = await PutAsync(stream, Bytes(1000, 5));
        ScanRef orphan = await PutAsync(stream, Bytes(1000, 6));
        await NameAsync(stream, named);
        await CollectInAsync(hours: 23);
        Assert.Null(await Store.Scans.CheckAsync(orphan.Address, orphan.Length, Ct));
        await CollectInAsync(hours: 25);
        Assert.Equal(ScanFault.Missing, await Store.Scans.CheckAsync(orphan.Address, orphan.Length, Ct));
        Assert.Null(await Store.Scans.CheckAsync(named.Address, named.Length, Ct));
        Assert.Contains((named, stream), await Store.Scans.NamedAsync(null, 1000, Ct));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_goes_on_in_another_process_where_it_stopped()
    {
        Guid stream = await NewStreamAsync();
        byte[] file = Bytes(3_300_000, 7);
        Guid upload = await Store.Scans.BeginUploadAsync(stream, "what it is"u8.ToArray(), Ct);
        await Assert.ThrowsAsync<IOException>(() => Store.Scans.AppendAsync(stream, upload, 0, new BrokenStream(file, 1_500_000), file.Length, Ct));
        OpenUpload open = (await fixture.Other.Scans.FindUploadAsync(stream, upload, Ct))!;
        Assert.Equal(("what it is", 1_500_000L), (Encoding.UTF8.GetString(open.About), open.Received));

        Assert.Null(await fixture.Other.Scans.AppendAsync(stream, upload, 1_000_000, new MemoryStream(file[1_000_000..]), file.Length, Ct));
        Assert.Equal(file.Length, await fixture.Other.Scans.AppendAsync(stream, upload, open.Received, new MemoryStream(file[1_500_000..]), file.Length, Ct));
        using MemoryStream whole = new();
        await Store.Scans.CopyUploadAsync(stream, upload, whole, Ct);
        Assert.Equal(file, whole.ToArray());

        await Store.Scans.DropUploadAsync(stream, upload, Ct);
        Assert.Null(await fixture.Other.Scans.FindUploadAsync(stream, upload, Ct));
    }

    [Fact]
    public async Task Two_senders_of_one_file_at_once_leave_one_whole_file()
    {
        Guid stream = await NewStreamAsync();
        byte[] file = Bytes(2_500_000, 8);
        Guid upload = await Store.Scans.BeginUploadAsync(stream, ReadOnlyMemory<byte>.Empty, Ct);
        await Task.WhenAll(
            Assert.ThrowsAnyAsync<IOException>(() => Store.Scans.AppendAsync(stream, upload, 0, new BrokenStream(file, 700_000), file.Length, Ct)),
            fixture.Other.Scans.AppendAsync(stream, upload, 0, new MemoryStream(file), file.Length, Ct));
        OpenUpload open = (await Store.Scans.FindUploadAsync(stream, upload, Ct))!;
        if (open.Received < file.Length)
        {
            await Store.Scans.AppendAsync(stream, upload, open.Received, new MemoryStream(file[(int)open.Received..]), file.Length, Ct);
        }

        using MemoryStream whole = new();
        await Store.Scans.CopyUploadAsync(stream, upload, whole, Ct);
        Assert.Equal(file, whole.ToArray());
    }

    [Fact]
    public async Task An_upload_takes_no_more_than_it_may_and_lies_sealed()
    {
        Guid stream = await NewStreamAsync();
        Guid upload = await Store.Scans.BeginUploadAsync(stream, "паспорт канарейка"u8.ToArray(), Ct);
        Assert.Equal(5001, await Store.Scans.AppendAsync(stream, upload, 0, new MemoryStream(new byte[5001]), 5000, Ct));
        Assert.Equal(0, (await Store.Scans.FindUploadAsync(stream, upload, Ct))!.Received);
        await Store.Scans.AppendAsync(stream, upload, 0, new MemoryStream("имя канарейка"u8.ToArray()), 5000, Ct);
        using ScanShelf shelf = fixture.NewShelf();
        var parts = (await shelf.ListAsync($"uploads/{stream:N}/", Ct)).ToList();
        Assert.Equal(2, parts.Count);
        foreach (ShelfItem part in parts)
        {
            await using Stream raw = (await shelf.OpenAsync(part.Name, Ct))!;
            using MemoryStream bytes = new();
            await raw.CopyToAsync(bytes, Ct);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("канарейка"u8) < 0);
        }
    }

    [Fact]
    public async Task An_upload_that_nobody_goes_on_with_is_collected_after_a_day_and_one_that_goes_on_is_not()
    {
        Guid stream = await NewStreamAsync();
        Guid left = await Store.Scans.BeginUploadAsync(stream, ReadOnlyMemory<byte>.Empty, Ct);
        await Store.Scans.AppendAsync(stream, left, 0, new MemoryStream(new byte[10]), 5000, Ct);
        await CollectInAsync(hours: 23);
        Assert.NotNull(await Store.Scans.FindUploadAsync(stream, left, Ct));
        await CollectInAsync(hours: 25);
        Assert.Null(await Store.Scans.FindUploadAsync(stream, left, Ct));
    }

    /// <summary>Bytes that do not repeat.</summary>
    internal static byte[] Bytes(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] Swapped(byte[] bytes, int heading, int block) => [.. bytes[..heading], .. bytes[(heading + block)..(heading + (2 * block))], .. bytes[heading..(heading + block)], .. bytes[(heading + (2 * block))..]];

    private static string NameOf(string address) => $"scans/{address[..2]}/{address}";

    private async Task<Guid> NewStreamAsync()
    {
        Guid stream = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(stream, "start")));
        return stream;
    }

    private Task<ScanRef> PutAsync(Guid stream, byte[] clear) => Store.Scans.PutAsync(stream, new MemoryStream(clear), Ct);

    private async Task NameAsync(Guid stream, ScanRef scan) => await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(stream)).Say("scan") with { Scans = [scan] }));

    private async Task<byte[]> RawAsync(ScanRef scan)
    {
        using ScanShelf shelf = fixture.NewShelf();
        await using Stream raw = (await shelf.OpenAsync(NameOf(scan.Address), Ct))!;
        using MemoryStream bytes = new();
        await raw.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    private async Task CollectInAsync(int hours)
    {
        fixture.Clock.Later = TimeSpan.FromHours(hours);
        await Store.Scans.CollectAsync(Ct);
        fixture.Clock.Later = TimeSpan.Zero;
    }
}

/// <summary>A sender whose connection breaks after some bytes.</summary>
internal sealed class BrokenStream(byte[] file, int breaksAt) : Stream
{
    private int at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => at; set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at == breaksAt)
        {
            throw new IOException("The connection broke.");
        }

        int part = Math.Min(count, breaksAt - at);
        file.AsSpan(at, part).CopyTo(buffer.AsSpan(offset));
        at += part;
        return part;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

public sealed class FolderShelfTests(FolderShelfFixture fixture) : ShelfTests(fixture), IClassFixture<FolderShelfFixture>
{
    [Fact]
    public async Task A_taken_name_keeps_what_lies_there_and_a_writer_that_failed_leaves_nothing()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        using ScanShelf shelf = fixture.NewShelf();
        Assert.True(await shelf.PutAsync("scans/bb/one", new byte[3], ct));
        Assert.False(await shelf.PutAsync("scans/bb/one", new byte[4], ct));
        Assert.Equal(3, Assert.Single(await shelf.ListAsync("scans/bb/", ct)).Length);
        Assert.Single(Directory.GetFiles(fixture.Folder.File("scans/scans/bb")));

        // A name that is a folder: the link fails after everything was written.
        await Assert.ThrowsAsync<ShelfException>(() => shelf.PutAsync("scans/bb/one/two", new byte[4], ct));
        await Assert.ThrowsAsync<ArgumentException>(() => shelf.PutAsync("scans/../two", new byte[4], ct));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_never_seen_and_is_swept_after_a_day()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        using ScanShelf shelf = fixture.NewShelf();
        await shelf.PutAsync("scans/cc/one", new byte[3], ct);
        string half = fixture.Folder.File($"scans/scans/cc/.{Guid.NewGuid():N}.tmp");
        await File.WriteAllBytesAsync(half, new byte[2], ct);
        Assert.Single(await shelf.ListAsync("scans/cc/", ct));
        await fixture.Store.Scans.CollectAsync(ct);
        Assert.True(File.Exists(half));
        File.SetLastWriteTimeUtc(half, fixture.Clock.GetUtcNow().UtcDateTime.AddHours(-25));
        await fixture.Store.Scans.CollectAsync(ct);
        Assert.False(File.Exists(half));
    }
}

public sealed class BucketShelfTests(BucketShelfFixture fixture) : ShelfTests(fixture), IClassFixture<BucketShelfFixture>;
