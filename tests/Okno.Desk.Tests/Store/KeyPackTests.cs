using Okno.Store.Keys;
using Okno.Testing;

namespace Okno.Desk.Tests.Store;

public sealed class KeyPackTests : IDisposable
{
    private static readonly DateTimeOffset At = Ledger.Noon;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Streams_born_together_have_one_file_of_keys_and_ids_that_say_where_they_stand()
    {
        var ids = PackedId.New(300, At);
        Assert.Equal(ids.Order(), ids);
        Assert.Single(ids.Select(id => PackedId.Of(id).Pack).Distinct());
        Assert.Equal(Enumerable.Range(0, 300), ids.Select(id => PackedId.Of(id).Place));
        Assert.All(ids, id => Assert.True(PackedId.Is(id) && id.Variant is >= 8 and <= 11));
        Assert.False(PackedId.Is(Guid.CreateVersion7()) || PackedId.Is(Guid.NewGuid()) || PackedId.Is(Guid.Empty));

        var keys = Ring().FindOrCreate(ids);
        Assert.Equal(300, keys.Select(key => Convert.ToHexString(key.Secret)).Distinct().Count());
        Assert.Single(Directory.GetFiles(folder.File("keys/packs"), "*", SearchOption.AllDirectories));
        var elsewhere = Ring();
        Assert.All(ids.Zip(keys), pair => Assert.Equal((pair.Second.Id, Convert.ToHexString(pair.Second.Secret)), Told(elsewhere.Find(pair.First))));
        Assert.Null(elsewhere.Find(PackedId.New(301, At)[300]));
    }

    [Fact]
    public void One_key_of_a_pack_is_destroyed_and_the_others_stay()
    {
        var ids = PackedId.New(5, At);
        var here = Ring();
        var there = Ring();
        here.FindOrCreate(ids);
        here.Destroy(ids[2]);
        here.Destroy(ids[2]);
        foreach (var ring in new[] { here, there, Ring() })
        {
            Assert.Null(ring.Find(ids[2]));
            Assert.All(ids.Except([ids[2]]), id => Assert.NotNull(ring.Find(id)));
        }

        var file = File.ReadAllBytes(here.FileOf(ids[0]));
        Assert.Equal(24 + (5 * 76), file.Length);
        Assert.All(file.AsSpan(24 + (2 * 76), 76).ToArray(), one => Assert.Equal(0, one));
        here.Destroy(PackedId.New(1, At)[0]);
    }

    [Fact]
    public void An_id_made_from_a_hash_that_looks_like_one_of_a_pack_has_a_key_of_its_own()
    {
        // The id of a kept text of the law is the beginning of its hash: one in sixteen bears the version of packed ids.
        Guid looksPacked = new("f9388e12-d81a-8b88-92c2-ddfd263ba4ef");
        Assert.True(PackedId.Is(looksPacked));
        var beside = PackedId.New(3, At);

        var keys = Ring().FindOrCreate([beside[0], looksPacked, beside[1], beside[2]]);
        Assert.Equal((keys[1].Id, Convert.ToHexString(keys[1].Secret)), Told(Ring().Find(looksPacked)));
        Assert.Equal(keys[1].Id, Ring().FindOrCreate(looksPacked).Id);

        var ring = Ring();
        ring.Destroy(looksPacked);
        Assert.Null(Ring().Find(looksPacked));
        Assert.All(beside, id => Assert.NotNull(Ring().Find(id)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(16, false)]
    [InlineData(24, true)]
    [InlineData(24 + 40, true)]
    [InlineData(24 + 75, true)]
    public void A_damaged_pack_is_refused_where_it_is_damaged(int at, bool onlyThere)
    {
        var ids = PackedId.New(3, At);
        var keys = Ring();
        keys.FindOrCreate(ids);
        var bytes = File.ReadAllBytes(keys.FileOf(ids[0]));
        bytes[at] ^= 1;
        File.WriteAllBytes(keys.FileOf(ids[0]), bytes);
        Assert.Throws<MasterKeyException>(() => Ring().Find(ids[0]));
        if (onlyThere)
        {
            Assert.NotNull(Ring().Find(ids[1]));
        }
        else
        {
            Assert.Throws<MasterKeyException>(() => Ring().Find(ids[1]));
        }
    }

    [Fact]
    public void A_pack_that_was_cut_is_refused_inside_the_cut_record_and_knows_nothing_beyond()
    {
        var ids = PackedId.New(3, At);
        var keys = Ring();
        keys.FindOrCreate(ids);
        var bytes = File.ReadAllBytes(keys.FileOf(ids[0]));
        File.WriteAllBytes(keys.FileOf(ids[0]), bytes[..(24 + 76 + 30)]);
        Assert.NotNull(Ring().Find(ids[0]));
        Assert.Throws<MasterKeyException>(() => Ring().Find(ids[1]));
        Assert.Null(Ring().Find(ids[2]));
    }

    [Fact]
    public void Two_records_of_a_pack_that_changed_places_are_refused()
    {
        var ids = PackedId.New(2, At);
        var keys = Ring();
        keys.FindOrCreate(ids);
        var bytes = File.ReadAllBytes(keys.FileOf(ids[0]));
        File.WriteAllBytes(keys.FileOf(ids[0]), [.. bytes[..24], .. bytes[100..], .. bytes[24..100]]);
        Assert.All(ids, id => Assert.Throws<MasterKeyException>(() => Ring().Find(id)));
    }

    [Fact]
    public async Task Processes_that_make_one_pack_at_once_agree_on_its_keys()
    {
        var ids = PackedId.New(20, At);
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ring().FindOrCreate(ids))));
        Assert.Single(made.Select(keys => string.Join(' ', keys.Select(key => Told(key)))).Distinct());
        Assert.Empty(Directory.GetFiles(folder.File("keys"), "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_pack_given_with_a_hole_is_refused()
    {
        var ids = PackedId.New(3, At);
        Assert.Throws<InvalidOperationException>(() => Ring().FindOrCreate([ids[0], ids[2]]));
    }

    private static (Guid, string) Told(StreamKey? key) => (key!.Id, Convert.ToHexString(key.Secret));

    private KeyRing Ring() => new(folder.File("keys"), MasterKeys.ReadOrCreate(folder.File("keys")), HouseKey.ReadOrCreate(folder.File("keys")), 100);
}
