using System.Security.Cryptography;
using System.Text;
using Okno.Store;
using Okno.Store.Proofs;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store.Proofs;

public abstract class ProofTests
{
    private readonly StoreFixture fixture;

    protected ProofTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RecordStore Store => fixture.Store;

    [Fact]
    public async Task Every_event_gets_its_leaf_and_can_be_proved_to_be_in_the_head()
    {
        var stream = await WriteAsync("one two three");
        Assert.Null(await Store.Proofs.InclusionAsync(stream, 1, ct: Ct));
        Assert.True(await Store.Proofs.KeepAsync(Ct) >= 3);
        Assert.Equal(0, await Store.Proofs.KeepAsync(Ct));
        var head = await Store.Proofs.HeadAsync(Ledger.Noon, Ct);
        Assert.Equal(head.Statement, (await Store.Proofs.HeadAsync(Ledger.Noon.AddDays(1), Ct)).Statement);
        for (var number = 1; number <= 3; number++)
        {
            var proof = await Store.Proofs.InclusionAsync(stream, number, head.JournalSize, Ct);
            Assert.NotNull(proof);
            Assert.Equal(Convert.ToHexStringLower(head.JournalRoot), proof.Root);
            Assert.True(ProofFile.Parse(proof.ToJson())!.Holds());
            Assert.False((proof with { Leaf = proof.Leaf + 1 }).Holds());
            Assert.False((proof with { EventHash = proof.Root }).Holds());
        }

        Assert.Null(await Store.Proofs.InclusionAsync(stream, 4, ct: Ct));
        Assert.Null(await Store.Proofs.InclusionAsync(stream, 1, head.JournalSize + 1, Ct));
    }

    [Fact]
    public async Task A_later_head_contains_the_earlier_one()
    {
        await WriteAsync("one");
        await Store.Proofs.KeepAsync(Ct);
        var before = await Store.Proofs.HeadAsync(Ledger.Noon, Ct);
        for (var i = 0; i < 3; i++)
        {
            await Store.DoneAsync(Ledger.Commit([.. Enumerable.Range(0, 150).Select(_ => Ledger.Open(Guid.NewGuid(), "one two"))]));
            await Store.Proofs.KeepAsync(Ct);
        }

        var after = await Store.Proofs.HeadAsync(Ledger.Noon.AddHours(1), Ct);
        Assert.Equal((before.Number + 1, before.JournalSize + 900), (after.Number, after.JournalSize));
        var proof = await Store.Proofs.ConsistencyAsync(before.JournalSize, after.JournalSize, Ct);
        Assert.NotNull(proof);
        Assert.Equal((Convert.ToHexStringLower(before.JournalRoot), Convert.ToHexStringLower(after.JournalRoot)), (proof.OldRoot, proof.Root));
        Assert.True(ProofFile.Parse(proof.ToJson())!.Holds());
        Assert.False((proof with { OldSize = proof.OldSize + 1 }).Holds());
        Assert.Null(await Store.Proofs.ConsistencyAsync(0, after.JournalSize, Ct));
        Assert.Null(await Store.Proofs.ConsistencyAsync(1, after.JournalSize + 1, Ct));
    }

    [Fact]
    public async Task An_exported_head_is_a_text_that_any_tool_can_check()
    {
        var stream = await WriteAsync("one two");
        await Store.Proofs.KeepAsync(Ct);
        var folder = fixture.Folder.File($"heads-{Guid.NewGuid():N}");
        var (head, file) = await Store.Proofs.ExportAsync(folder, Ledger.Noon, Ct);
        var text = await File.ReadAllTextAsync(file, Ct);
        var (read, fingerprint) = SignedHead.Parse(text)!.Value;
        using var key = ECDsa.Create();
        key.ImportFromPem(Store.Proofs.PublicKey);
        Assert.Equal(Store.Proofs.KeyFingerprint, fingerprint);
        Assert.True(read.IsSignedBy(key));
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(text[..text.IndexOf("signature", StringComparison.Ordinal)]), head.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.False((read with { JournalSize = read.JournalSize + 1 }).IsSignedBy(key));
        Assert.Null(SignedHead.Parse(text.Replace("number ", "number 0", StringComparison.Ordinal)));

        await WriteAsync("three");
        await Store.Proofs.KeepAsync(Ct);
        await Store.Proofs.ExportAsync(folder, Ledger.Noon, Ct);
        var leaves = new HeadsFolder(folder).Leaves(ProvedLog.Journal, new HeadsFolder(folder).Heads()).ToList();
        Assert.Equal(head.JournalSize + 1, leaves.Count);
        Assert.Equal(2, leaves.Count(leaf => leaf.Stream == stream));
        Assert.Equal((await Store.Proofs.NewestAsync(Ct))!.JournalRoot, MerklePaths.Root(new TileNodes(Tiles(leaves)).Node, leaves.Count));
    }

    [Fact]
    public async Task Two_keepers_at_once_give_each_event_one_leaf_while_writers_write()
    {
        await using var other = await RecordStore.OpenAsync(fixture.Options, Ct);
        var written = new List<Guid>();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
                await Store.DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "one two"))]));
                written.AddRange(ids);
            }
        }, Ct);
        var keeping = new[] { Store, other }.Select(async store =>
        {
            do
            {
                await store.Proofs.KeepAsync(Ct);
            }
            while (!writing.IsCompleted);
        });
        await Task.WhenAll([writing, .. keeping]);
        await Store.Proofs.KeepAsync(Ct);
        Assert.Equal(await fixture.AskAsync("SELECT count(*) FROM journal"), await fixture.AskAsync("SELECT count(*) FROM leaves WHERE log = 1"));
        Assert.Equal(await fixture.AskAsync("SELECT count(*) FROM journal"), await fixture.AskAsync("SELECT max(leaf) + 1 FROM leaves WHERE log = 1"));
        Assert.True((await Store.Proofs.InclusionAsync(written[^1], 2, ct: Ct))!.Holds());
        Assert.Empty((await Store.VerifyAsync(Ledger.Fold, ct: Ct)).Faults);
    }

    [Fact]
    public async Task The_keeper_never_builds_on_over_a_tree_that_contradicts_a_head()
    {
        await using var own = await fixture.AnotherAsync();
        var store = own.Store;
        await store.DoneAsync(Ledger.Commit(Ledger.Open(Guid.NewGuid(), "one two three")));
        await store.Proofs.KeepAsync(Ct);
        await store.Proofs.HeadAsync(Ledger.Noon, Ct);
        await own.AttackAsync("DELETE FROM leaves WHERE log = 1");
        await store.DoneAsync(Ledger.Commit(Ledger.Open(Guid.NewGuid(), "four")));
        await Assert.ThrowsAsync<RecordDamagedException>(() => store.Proofs.KeepAsync(Ct));
    }

    private static Func<TileId, ReadOnlyMemory<byte>> Tiles(List<(long Leaf, Guid Stream, byte[] Hash)> leaves)
    {
        var tree = new GrowingTree(0, _ => null);
        foreach (var leaf in leaves)
        {
            tree.Add(leaf.Hash);
        }

        var tiles = tree.Changed();
        return id => tiles.GetValueOrDefault(id);
    }

    private async Task<Guid> WriteAsync(string words)
    {
        var id = Guid.NewGuid();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(id, words)));
        return id;
    }
}

public sealed class ProofsOnSqliteTests(SqliteFixture fixture) : ProofTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ProofsOnPostgresTests(PostgresFixture fixture) : ProofTests(fixture), IClassFixture<PostgresFixture>;
