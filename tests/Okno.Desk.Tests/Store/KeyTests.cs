using Okno.Store;
using Okno.Store.Keys;
using Okno.Store.Outbox;
using Okno.Store.Search;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

public sealed class KeyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private StoreOptions Options => new(StoreOptions.Sqlite, $"Data Source={folder.File("data/record.db")};Pooling=False", folder.File("keys"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_database_without_its_master_key_stops_the_start_and_no_new_key_is_made()
    {
        await WriteAsync();
        File.Move(folder.File("keys/master.key"), folder.File("elsewhere"));
        var refused = await Assert.ThrowsAsync<MasterKeyException>(() => RecordStore.OpenAsync(Options, Ct));
        Assert.Contains("master.key", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("keys/master.key")));

        File.Move(folder.File("elsewhere"), folder.File("keys/master.key"));
        await using var store = await RecordStore.OpenAsync(Options, Ct);
        Assert.True((await store.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
    }

    [Fact]
    public async Task A_database_is_not_opened_under_another_master_key()
    {
        await WriteAsync();
        await Assert.ThrowsAsync<MasterKeyException>(() => RecordStore.OpenAsync(Options with { KeyFolder = folder.File("other keys") }, Ct));
        await using (await RecordStore.OpenAsync(Options with { ConnectionString = $"Data Source={folder.File("second.db")};Pooling=False", KeyFolder = folder.File("second keys") }, Ct))
        {
        }

        await Assert.ThrowsAsync<MasterKeyException>(() => RecordStore.OpenAsync(Options with { KeyFolder = folder.File("second keys") }, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("c2hvcnQ=")]
    public async Task A_damaged_master_key_stops_the_start(string content)
    {
        await WriteAsync();
        await File.WriteAllTextAsync(folder.File("keys/master.key"), content, Ct);
        await Assert.ThrowsAsync<MasterKeyException>(() => RecordStore.OpenAsync(Options, Ct));
    }

    [Fact]
    public async Task Key_files_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of files are not known on Windows.");
        await WriteAsync();
        var files = Directory.GetFiles(folder.File("keys"), "*", SearchOption.AllDirectories);
        Assert.Equal(["house.key", "master.key"], files.Where(file => Path.GetDirectoryName(file) == folder.File("keys") && !file.EndsWith(".lock", StringComparison.Ordinal)).Select(Path.GetFileName).Order());
        Assert.Single(files, file => file.Contains("streams", StringComparison.Ordinal));
#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_record_of_the_first_version_whose_master_key_was_everything_is_opened_and_rotated()
    {
        // Such a folder: a master key, no house of its own, key files and packs that name no master.
        var keys = folder.File("keys");
        Directory.CreateDirectory(keys);
        var secret = new byte[32];
        secret.AsSpan().Fill(7);
        await File.WriteAllTextAsync(Path.Combine(keys, "master.key"), Convert.ToBase64String(secret) + "\n", Ct);
        var token = new Token("name", "first version");
        var ids = RecordStore.NewIds(2, Ledger.Noon);
        var alone = Guid.NewGuid();
        await using (var store = await RecordStore.OpenAsync(Options, Ct))
        {
            await store.DoneAsync(Ledger.Commit(Ledger.Open(alone, "alone").WithTokens(token)));
            await store.DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "packed"))]));
        }

        File.Delete(Path.Combine(keys, "house.key"));
        foreach (var file in Directory.GetFiles(keys, "*.key*", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != keys))
        {
            var bytes = await File.ReadAllBytesAsync(file, Ct);
            if (file.EndsWith(".keys", StringComparison.Ordinal))
            {
                await File.WriteAllBytesAsync(file, [.. "okno key pack 1\n"u8, .. bytes.AsSpan(24)], Ct);
            }
            else
            {
                var line = (await File.ReadAllLinesAsync(file, Ct))[1].Split(' ');
                await File.WriteAllTextAsync(file, $"okno stream key 1\n{line[0]} {line[2]}\n", Ct);
            }
        }

        for (var round = 0; round < 2; round++)
        {
            await using var store = await RecordStore.OpenAsync(Options, Ct);
            Assert.Equal(alone, Assert.Single(await store.SearchAsync(Ledger.Kind, TokenMatch.All, [token], 10, Ct)).Id);
            Assert.All(ids, id => Assert.Equal("packed", Ledger.Text(store.StreamAsync(id).GetAwaiter().GetResult().State)));
            Assert.True((await store.VerifyAsync(Ledger.Fold, ct: Ct)).Sound);
            Assert.Equal(3, (await store.RotateMasterAsync(ct: Ct)).Rewrapped);
        }
    }

    [Fact]
    public void A_key_file_put_in_the_place_of_another_is_refused()
    {
        var keys = Ring();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        keys.FindOrCreate(first);
        keys.FindOrCreate(second);
        File.Copy(keys.FileOf(first), keys.FileOf(second), overwrite: true);
        Assert.Throws<MasterKeyException>(() => Ring().Find(second));
        Assert.NotNull(Ring().Find(first));
    }

    [Fact]
    public async Task Processes_that_make_a_key_at_once_agree_on_one()
    {
        var stream = Guid.NewGuid();
        var rings = Enumerable.Range(0, 16).Select(_ => Ring()).ToList();
        var made = await Task.WhenAll(rings.Select(ring => Task.Run(() => ring.FindOrCreate(stream), Ct)));
        Assert.Single(made.Select(key => (key.Id, Convert.ToHexString(key.Secret))).Distinct());
        Assert.Empty(Directory.GetFiles(folder.File("keys"), "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_key_is_read_again_after_it_fell_out_of_memory_and_not_after_it_was_destroyed()
    {
        var keys = Ring(capacity: 2);
        var streams = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        var made = streams.Select(keys.FindOrCreate).ToList();
        Assert.Equal(made.Select(key => key.Id), streams.Select(stream => keys.Find(stream)!.Id));
        keys.Destroy(streams[4]);
        keys.Destroy(streams[0]);
        Assert.Null(keys.Find(streams[4]));
        Assert.Null(keys.Find(streams[0]));
        Assert.Null(Ring().Find(streams[0]));
        Assert.NotNull(keys.Find(streams[1]));
    }

    [Fact]
    public async Task Nothing_personal_reaches_the_disk_in_clear()
    {
        const string canary = "Каримов-Азиз-77-1500000001";
        await using var store = await RecordStore.OpenAsync(Options, Ct);
        var id = Guid.NewGuid();
        await store.DoneAsync(Ledger.Commit(Ledger.Open(id, canary).WithTokens(new Token("name", canary)).WithClaims(new UniqueClaim("open-patent", canary)))
            .Keyed(canary, canary) with
        { Outbox = [new OutboxMessage("print", id, Ledger.Bytes(canary), Ledger.Noon), new OutboxMessage("print", null, Ledger.Bytes(canary), Ledger.Noon)] });
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Ct);
            var content = bytes.ToArray();
            Assert.Equal(-1, content.AsSpan().IndexOf(Ledger.Bytes(canary)));
            Assert.Equal(-1, content.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(canary)));
        }

        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal) && Holds(file, "Said"));
    }

    private static bool Holds(string file, string text)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        open.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Ledger.Bytes(text)) >= 0;
    }

    private KeyRing Ring(int capacity = 100) => new(folder.File("keys"), MasterKeys.ReadOrCreate(folder.File("keys")), HouseKey.ReadOrCreate(folder.File("keys")), capacity);

    private async Task WriteAsync()
    {
        await using var store = await RecordStore.OpenAsync(Options, Ct);
        await store.DoneAsync(Ledger.Commit(Ledger.Open(Guid.NewGuid(), "one")));
    }
}
