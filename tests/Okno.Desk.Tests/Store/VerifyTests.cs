using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Outbox;
using Okno.Store.Schema;
using Okno.Store.Search;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store;

public abstract class VerifyTests
{
    private readonly StoreFixture fixture;

    protected VerifyTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    private RecordStore Store => fixture.Store;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What the attacker does ({s} the stream, {o} another, {flip:x} column x with its last byte changed), and what is found where.</summary>
    public static TheoryData<string, FaultKind, long?> Attacks => new()
    {
        { "UPDATE journal SET payload = {flip:payload} WHERE stream = {s} AND number = 2", FaultKind.Chain, 2 },
        { "UPDATE journal SET hash = {flip:hash} WHERE stream = {s} AND number = 1", FaultKind.Chain, 1 },
        { "UPDATE journal SET type = 'Unsaid' WHERE stream = {s} AND number = 3", FaultKind.Chain, 3 },
        { "UPDATE journal SET event_version = 2 WHERE stream = {s} AND number = 2", FaultKind.Chain, 2 },
        { "UPDATE journal SET at = (SELECT not_before FROM outbox WHERE stream = {s}) WHERE stream = {s} AND number = 2", FaultKind.Chain, 2 },
        { "UPDATE journal SET key_id = {o} WHERE stream = {s} AND number = 3", FaultKind.Chain, 3 },
        { "UPDATE journal SET payload = (SELECT payload FROM journal WHERE stream = {o} AND number = 2) WHERE stream = {s} AND number = 2", FaultKind.Chain, 2 },
        { "UPDATE journal SET number = 99 WHERE stream = {s} AND number = 2; UPDATE journal SET number = 2 WHERE stream = {s} AND number = 3; UPDATE journal SET number = 3 WHERE stream = {s} AND number = 99", FaultKind.Chain, 2 },
        { "UPDATE journal SET position = 1000000 + position WHERE stream = {s} AND number = 1", FaultKind.Sequence, 2 },
        { "DELETE FROM journal WHERE stream = {s} AND number = 3", FaultKind.Sequence, 3 },
        { "DELETE FROM journal WHERE stream = {s} AND number = 2", FaultKind.Sequence, 2 },
        { "DELETE FROM journal WHERE stream = {s} AND number = 1", FaultKind.Sequence, 1 },
        { "DELETE FROM journal WHERE stream = {s}", FaultKind.Sequence, null },
        { "INSERT INTO journal (stream, number, type, event_version, at, key_id, payload, hash) SELECT stream, 4, type, event_version, at, key_id, payload, hash FROM journal WHERE stream = {s} AND number = 3", FaultKind.Chain, 4 },
        { "DELETE FROM journal WHERE stream = {s} AND number = 3; UPDATE streams SET version = 2, head = (SELECT hash FROM journal WHERE stream = {s} AND number = 2) WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET version = 2 WHERE id = {s}", FaultKind.Sequence, 3 },
        { "UPDATE streams SET head = {flip:head} WHERE id = {s}", FaultKind.Head, null },
        { "UPDATE streams SET state = {flip:state} WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET state = (SELECT state FROM streams WHERE id = {o}) WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET phase = 'closed' WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET turn = NULL WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET due = '2026-11-23' WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET number = 'another' WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET kind = 'register' WHERE id = {s}", FaultKind.State, null },
        { "UPDATE streams SET marks = {flip:marks} WHERE id = {s}", FaultKind.State, null },
        { "DELETE FROM tokens WHERE stream = {s}", FaultKind.Tokens, null },
        { "UPDATE tokens SET token = {flip:token} WHERE stream = {s}", FaultKind.Tokens, null },
        { "INSERT INTO tokens (token, stream) SELECT hash, {s} FROM journal WHERE stream = {o} AND number = 1", FaultKind.Tokens, null },
        { "UPDATE claims SET stream = {o} WHERE stream = {s}", FaultKind.Tokens, null },
        { "DELETE FROM streams WHERE id = {s}; DELETE FROM tokens WHERE stream = {s}; DELETE FROM claims WHERE stream = {s}", FaultKind.Orphan, 1 },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Whatever_is_changed_behind_the_back_of_the_record_is_found_and_named(string attack, FaultKind what, long? number)
    {
        var (stream, other) = (await WriteAsync(), await WriteAsync());
        Assert.DoesNotContain((await VerifyAsync()).Faults, fault => fault.Stream == stream || fault.Stream == other);
        Assert.True(await fixture.AttackAsync(Sql(attack, stream, other)) > 0);
        var report = await VerifyAsync();
        var fault = Assert.Single(report.Faults, fault => fault.Stream == stream);
        Assert.Equal((what, number), (fault.What, fault.Event));
        Assert.False(report.Sound);

        // The next test shall see its own fault only.
        await fixture.AttackAsync(Sql("DELETE FROM journal WHERE stream IN ({s}, {o}); DELETE FROM tokens WHERE stream IN ({s}, {o}); "
            + "DELETE FROM claims WHERE stream IN ({s}, {o}); DELETE FROM streams WHERE id IN ({s}, {o})", stream, other));
    }

    [Fact]
    public async Task An_attacker_who_computes_the_hashes_anew_still_lacks_the_key()
    {
        var stream = await WriteAsync();
        var last = (await Store.HistoryAsync(stream, Ct).ToListAsync(Ct))[^1];
        var forged = new byte[60];
        var key = Guid.NewGuid();
        var previous = (byte[])(await fixture.AskAsync($"SELECT hash FROM journal WHERE stream = {fixture.Literal(stream)} AND number = 2"))!;
        var hash = Envelope.Hash(previous, Envelope.Bytes(stream, 3, last.Type, last.Version, last.At, key), forged);
        await fixture.AttackAsync($"UPDATE journal SET payload = {fixture.Literal(forged)}, key_id = {fixture.Literal(key)}, hash = {fixture.Literal(hash)} WHERE stream = {fixture.Literal(stream)} AND number = 3; "
            + $"UPDATE streams SET head = {fixture.Literal(hash)} WHERE id = {fixture.Literal(stream)}");
        var fault = Assert.Single((await VerifyAsync()).Faults, fault => fault.Stream == stream);
        Assert.Equal((FaultKind.Payload, 3L), (fault.What, fault.Event));
        await Assert.ThrowsAsync<RecordDamagedException>(async () => await Store.HistoryAsync(stream, Ct).ToListAsync(Ct));
        await Assert.ThrowsAsync<RecordDamagedException>(() => Store.StreamAsync(stream));
    }

    [Fact]
    public async Task A_state_that_is_not_the_fold_of_its_events_is_found()
    {
        var stream = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(Ledger.Open(stream, "one two") with { State = Ledger.Bytes("one three") }));
        Assert.Equal(FaultKind.Fold, Assert.Single((await VerifyAsync()).Faults, fault => fault.Stream == stream).What);
        var thrown = await Store.VerifyAsync((_, _) => throw new FormatException("cannot read"), ct: Ct);
        Assert.Contains(thrown.Faults, fault => fault.Stream == stream && fault.Detail.Contains("FormatException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_row_is_never_served()
    {
        var stream = await WriteAsync();
        await fixture.AttackAsync(Sql("UPDATE streams SET phase = 'closed' WHERE id = {s}", stream, stream));
        await Assert.ThrowsAsync<RecordDamagedException>(() => Store.StreamAsync(stream));
    }

    [Fact]
    public async Task An_erased_stream_cannot_be_read_and_still_verifies()
    {
        var stream = await WriteAsync();
        await Store.DoneAsync(Ledger.Commit((await Store.StreamAsync(stream)).Say("four").WithTokens(new Token("name", $"{stream}"))).Keyed($"key {stream}", "answer"));
        await using var elsewhere = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.Equal("one two three four", Ledger.Text((await elsewhere.StreamAsync(stream)).State));

        Assert.True(await Store.EraseAsync(stream, Ct));
        Assert.True(await Store.EraseAsync(stream, Ct));
        Assert.False(await Store.EraseAsync(Guid.CreateVersion7(), Ct));
        foreach (var store in new[] { Store, elsewhere })
        {
            var loaded = await store.StreamAsync(stream);
            Assert.Equal((true, 0, 4L), (loaded.Erased, loaded.State.Length, loaded.Version));
            var history = await store.HistoryAsync(stream, Ct).ToListAsync(Ct);
            Assert.Equal(4, history.Count);
            Assert.All(history, @event => Assert.True(@event is { Erased: true, Payload.Length: 0 }));
            Assert.Empty(await store.SearchAsync(Ledger.Kind, TokenMatch.All, [new Token("name", $"{stream}")], 10, Ct));
            Assert.Null((await store.LoadAsync(stream, $"key {stream}", ct: Ct)).Answer);
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(Ledger.Commit(loaded.Say("five")), Ct));
        }

        var report = await VerifyAsync();
        Assert.DoesNotContain(report.Faults, fault => fault.Stream == stream);
        Assert.True(report.Erased >= 1);
        Assert.DoesNotContain(stream, report.KeysGone);

        await fixture.AttackAsync(Sql("UPDATE journal SET payload = {flip:payload} WHERE stream = {s} AND number = 2", stream, stream));
        Assert.Equal(FaultKind.Chain, Assert.Single((await VerifyAsync()).Faults, fault => fault.Stream == stream).What);
    }

    [Fact]
    public async Task A_key_file_destroyed_by_hand_reads_as_erased_and_is_named()
    {
        var stream = await WriteAsync();
        var name = stream.ToString("N");
        File.Delete(Path.Combine(fixture.Options.KeyFolder, "streams", name[^3..], name + ".key"));
        await using var restarted = await RecordStore.OpenAsync(fixture.Options, Ct);
        Assert.True((await restarted.StreamAsync(stream)).Erased);
        var report = await restarted.VerifyAsync(Ledger.Fold, ct: Ct);
        Assert.DoesNotContain(report.Faults, fault => fault.Stream == stream);
        Assert.Contains(stream, report.KeysGone);
    }

    [Fact]
    public async Task Verify_counts_walks_over_many_pages_and_tells_how_far_it_is()
    {
        var before = await VerifyAsync();
        for (var i = 0; i < 3; i++)
        {
            await Store.DoneAsync(Ledger.Commit([.. Enumerable.Range(0, 150).Select(_ => Ledger.Open(Guid.NewGuid(), "one two"))]));
        }

        var told = new Told();
        var report = await Store.VerifyAsync(Ledger.Fold, told, ct: Ct);
        Assert.Equal((before.Streams + 450, before.Events + 900, before.FaultCount), (report.Streams, report.Events, report.FaultCount));
        Assert.True(told.Steps.Count >= 3);
        Assert.Equal((report.Streams, report.Streams), (told.Steps[^1].Streams, told.Steps[^1].StreamsInAll));
    }

    [Fact]
    public async Task Verify_is_not_confused_by_writers_at_work()
    {
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToArray();
        await Store.DoneAsync(Ledger.Commit([.. ids.Select(id => Ledger.Open(id, "start"))]));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writer = Task.Run(async () =>
        {
            var written = 0;
            while (!enough.IsCancellationRequested)
            {
                await Store.DoneAsync(Ledger.Commit([.. (await Store.LoadManyAsync(ids, ct: Ct)).Streams.Select(stream => stream.Say("more"))]));
                written++;
            }

            return written;
        }, Ct);
        for (var i = 0; i < 10; i++)
        {
            Assert.DoesNotContain((await VerifyAsync()).Faults, fault => ids.Contains(fault.Stream));
        }

        await enough.CancelAsync();
        Assert.True(await writer > 0);
    }

    private Task<VerifyReport> VerifyAsync() => Store.VerifyAsync(Ledger.Fold, ct: Ct);

    private async Task<Guid> WriteAsync()
    {
        var id = Guid.CreateVersion7();
        await Store.DoneAsync(Ledger.Commit(
            Ledger.Open(id, "one two three").WithTokens(new Token("name", $"name of {id}")).WithClaims(new UniqueClaim("receipt", $"receipt of {id}"))) with
        {
            Outbox = [new OutboxMessage("print", id, Ledger.Bytes("payload"), Ledger.Noon.AddHours(1))],
        });
        return id;
    }

    private string Sql(string attack, Guid stream, Guid other) =>
        System.Text.RegularExpressions.Regex.Replace(attack, @"\{flip:(\w+)\}", match => fixture.Flipped(match.Groups[1].Value))
            .Replace("{s}", fixture.Literal(stream), StringComparison.Ordinal)
            .Replace("{o}", fixture.Literal(other), StringComparison.Ordinal);

    private sealed class Told : IProgress<VerifyProgress>
    {
        public List<VerifyProgress> Steps { get; } = [];

        public void Report(VerifyProgress value) => Steps.Add(value);
    }
}

public sealed class VerifyOnSqliteTests(SqliteFixture fixture) : VerifyTests(fixture), IClassFixture<SqliteFixture>;

public sealed class VerifyOnPostgresTests(PostgresFixture fixture) : VerifyTests(fixture), IClassFixture<PostgresFixture>;
