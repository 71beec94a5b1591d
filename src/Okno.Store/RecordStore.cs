using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Book;
using Okno.Store.Cards;
using Okno.Store.Databases;
using Okno.Store.Erasure;
using Okno.Store.House;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Leases;
using Okno.Store.Outbox;
using Okno.Store.Proofs;
using Okno.Store.Reads;
using Okno.Store.Scans;
using Okno.Store.Search;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Store;

/// <summary>The record: streams of sealed events, their folds, and what is found by them. Knows bytes, not cases. Safe for use by many threads.</summary>
public sealed class RecordStore : IAsyncDisposable
{
    // Who loads more reads through the record and comes back to none of it.
    private const int FewStreams = 8;

    private readonly RecordDatabase database;
    private readonly KeyRing keys;
    private readonly SearchKey search;
    private readonly CardSeal cards;
    private readonly HotStates hot;
    private readonly StreamSeal streams;
    private readonly Sealer sealer;
    private readonly Committing committing;
    private readonly OutboxTable outbox;
    private readonly LeaseTable leases;
    private readonly HouseTable house;
    private readonly ReadLog reads;
    private readonly ScanShelf shelf;
    private readonly Erasing erasing;

    private RecordStore(RecordDatabase database, KeyRing keys, SearchKey search, CardSeal cards, ScanShelf shelf, ErasedList erased, int capacity, string? heads)
    {
        this.shelf = shelf;
        Scans = new SealedScans(shelf, keys, database);
        erasing = new Erasing(database, keys, Scans, erased);
        this.database = database;
        this.keys = keys;
        this.search = search;
        this.cards = cards;
        var tips = new StreamTips(capacity);
        hot = new HotStates();
        streams = new StreamSeal(keys, tips, hot);
        sealer = new Sealer(keys, search, cards);
        committing = new Committing(database, sealer, search, tips, hot);
        outbox = new OutboxTable(database, sealer);
        leases = new LeaseTable(database);
        house = new HouseTable(database, keys);
        Proofs = new RecordProofs(database, keys, heads);
        reads = new ReadLog(database, keys);
    }

    /// <summary>For tests that try every key that is left.</summary>
    internal KeyRing KeysLeft => keys;

    /// <summary>Sealed files that events name, and uploads on their way.</summary>
    public SealedScans Scans { get; }

    /// <summary>The trees over journal and reads, their signed heads, and proofs.</summary>
    public RecordProofs Proofs { get; }

    /// <summary>Opens the record; makes the master key and the schema on the first start and brings an older schema up to date.</summary>
    /// <exception cref="MasterKeyException">The database exists but its master key does not, or is another one.</exception>
    /// <exception cref="ArgumentException">The provider is none of the two.</exception>
    public static Task<RecordStore> OpenAsync(StoreOptions options, CancellationToken ct = default) => OpenAsync(options, database => database, ct);

    /// <summary>The same with something of the caller's between the record and its database: how tests make round trips fail.</summary>
    internal static async Task<RecordStore> OpenAsync(StoreOptions options, Func<RecordDatabase, RecordDatabase> between, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        RecordDatabase database = between(options.Provider switch
        {
            StoreOptions.Sqlite => new SqliteDatabase(options.ConnectionString),
            StoreOptions.Postgres => new PostgresDatabase(options.ConnectionString, options.Reports),
            _ => throw new ArgumentException($"The provider \"{options.Provider}\" is neither \"{StoreOptions.Sqlite}\" nor \"{StoreOptions.Postgres}\".", nameof(options)),
        });
        try
        {
            var (masters, house) = await DatabaseKey.AgreeAsync(database, options.KeyFolder, MasterSource.Of(options.MasterKey), ct);
            var erased = new ErasedList([Path.Combine(options.KeyFolder, StoreOptions.ErasedFile), .. options.ErasedCopy is { } copy ? (string[])[copy] : []]);
            var store = new RecordStore(database, new KeyRing(options.KeyFolder, masters, house, options.KeysInMemory), new SearchKey(house.Searching), new CardSeal(house.Cards), options.Shelf?.Invoke() ?? new FolderShelf(Path.Combine(options.KeyFolder, "..", "scans")), erased, options.KeysInMemory, options.HeadsFolder);

            // Before anybody can read.
            store.ForgottenAgain = await store.erasing.AgainAsync(ct);
            return store;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>One round trip: the stream as it stands, the answer once given for the key, and who holds the probed claims.</summary>
    /// <exception cref="RecordDamagedException">A row is not as it was written.</exception>
    public Task<Loaded> LoadAsync(Guid stream, string? idempotencyKey = null, IReadOnlyList<UniqueClaim>? probe = null, CancellationToken ct = default) =>
        LoadManyAsync([stream], idempotencyKey, probe, ct);

    /// <summary>One round trip: the same for several streams, in the order of their ids; those that do not exist are absent.</summary>
    /// <exception cref="RecordDamagedException">A row is not as it was written.</exception>
    public async Task<Loaded> LoadManyAsync(IReadOnlyList<Guid> streams, string? idempotencyKey = null, IReadOnlyList<UniqueClaim>? probe = null, CancellationToken ct = default)
    {
        var key = idempotencyKey is null ? null : search.OfIdempotencyKey(idempotencyKey);
        var claims = (probe ?? []).Distinct().ToDictionary(claim => Convert.ToHexString(search.Of(claim)));
        var raw = await database.LoadAsync(streams, key, [.. claims.Keys.Select(Convert.FromHexString)], ct);
        return new Loaded(
            [.. raw.Streams.Select(row => this.streams.Open(row, keep: streams.Count <= FewStreams))],
            raw.Answer is { } answer ? sealer.Open(answer) ?? throw new RecordDamagedException("A sealed answer is not as it was written.") : null,
            [.. raw.Claims.Select(row => new ClaimHolder(claims[Convert.ToHexString(row.Token)], row.Stream))]);
    }

    /// <summary>Which of many claims somebody holds: one question.</summary>
    public async Task<IReadOnlySet<UniqueClaim>> HeldAsync(IReadOnlyList<UniqueClaim> claims, CancellationToken ct = default)
    {
        var keyed = new byte[claims.Count][];
        Parallel.For(0, keyed.Length, i => keyed[i] = search.Of(claims[i]));
        var held = (await database.LoadAsync([], null, keyed, ct)).Claims.Select(row => Convert.ToHexString(row.Token)).ToHashSet();
        return held.Count == 0 ? new HashSet<UniqueClaim>() : Enumerable.Range(0, keyed.Length).Where(i => held.Contains(Convert.ToHexString(keyed[i]))).Select(i => claims[i]).ToHashSet();
    }

    /// <summary>How many events a stream has; 0 where there is none. Reads no payload.</summary>
    public async Task<long> VersionAsync(Guid stream, CancellationToken ct = default)
    {
        await using var context = database.NewContext();
        return await context.Streams.AsNoTracking().Where(row => row.Id == stream).Select(row => row.Version).FirstOrDefaultAsync(ct);
    }

    /// <summary>The stream with this human number, or null.</summary>
    public async Task<LoadedStream?> FindByNumberAsync(string kind, string number, CancellationToken ct = default)
    {
        await using var context = database.NewContext();
        var row = await context.Streams.AsNoTracking().FirstOrDefaultAsync(stream => stream.Kind == kind && stream.Number == number, ct);
        return row is null ? null : streams.Open(row);
    }

    /// <summary>Makes the change durable, whole or not at all. One round trip on PostgreSQL. If this throws anything but
    /// <see cref="ArgumentException"/> or <see cref="LeaseLostException"/>, the outcome is unknown: send the same commit with the same key again.</summary>
    /// <exception cref="ArgumentException">The commit contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">A changed stream is erased.</exception>
    /// <exception cref="LeaseLostException">The lease under which it was to be written belongs to another. Nothing was changed.</exception>
    public Task<CommitOutcome> CommitAsync(Commit commit, CancellationToken ct = default) => committing.RunAsync(commit, ct);

    /// <summary>A page of streams, opened. Two reads: the page and the bounded count.</summary>
    public async Task<Page<LoadedStream>> ListAsync(StreamQuery query, CancellationToken ct = default)
    {
        await using var context = database.NewContext();
        var page = await StreamLists.ListAsync(context, query, ct);
        return new Page<LoadedStream>([.. page.Rows.Select(streams.Open)], page.Next, page.Count, page.CountIsBound);
    }

    /// <summary>How many streams of a kind, in these phases, have their deadline on each day of a span, by turn; days without any are left out. Costs as many rows as fall into the span.</summary>
    /// <param name="kind">Kind of stream.</param>
    /// <param name="phases">Phases that count; none find nothing.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<DueCount>> DueCountsAsync(string kind, IReadOnlyList<string> phases, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        await using var context = database.NewContext();
        return await StreamLists.DueCountsAsync(context, kind, phases, from, to, ct);
    }

    /// <summary>Streams of the kind that carry the tokens: those with more of them first, then the latest SortDay first. No tokens find nothing.</summary>
    /// <param name="kind">Kind of stream.</param>
    /// <param name="match">All tokens, or any.</param>
    /// <param name="tokens">Normalised as when written.</param>
    /// <param name="limit">Rows at most, 1-1000.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<LoadedStream>> SearchAsync(string kind, TokenMatch match, IReadOnlyList<Token> tokens, int limit, CancellationToken ct = default)
    {
        var keyed = tokens.Distinct().Select(token => search.Of(kind, token)).ToList();
        await using var context = database.NewContext();
        var rows = await StreamLists.SearchAsync(context, kind, new StreamLists.TokenCondition(keyed, match == TokenMatch.All ? keyed.Count : 1), limit, ct);
        return [.. rows.Select(streams.Open)];
    }

    /// <summary>The cards of streams of a kind that carry any of the wanted tokens: a set of questions asked at once. Each pair of a place and a stream comes once; streams without a card do not come.</summary>
    /// <param name="kind">Kind of stream.</param>
    /// <param name="wanted">Tokens, normalised as when written, each with the place in the caller's list for which it is asked.</param>
    /// <param name="perToken">Of a token that more streams than this carry, only so many are looked at; 1 or more.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RecordDamagedException">A card is not as it was written.</exception>
    public async Task<FoundCards> FindCardsAsync(string kind, IReadOnlyList<(int Place, Token Token)> wanted, int perToken, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perToken, 1);
        if (wanted.Count == 0)
        {
            return new FoundCards([], new Dictionary<Guid, byte[]>());
        }

        var keyed = new WantedCard[wanted.Count];
        Parallel.For(0, keyed.Length, i => keyed[i] = new WantedCard(wanted[i].Place, search.Of(kind, wanted[i].Token)));
        var raw = await database.CardsAsync(keyed, perToken, ct);
        var opened = raw.Cards.AsParallel().Select(pair => (pair.Key, Card: cards.TryOpen(pair.Key, pair.Value))).ToDictionary(pair => pair.Key, pair => pair.Card!);
        if (opened.FirstOrDefault(pair => pair.Value is null) is { Key: var damaged } && damaged != Guid.Empty)
        {
            throw new RecordDamagedException($"The card of stream {damaged} is not as it was written.");
        }

        return new FoundCards([.. raw.Pairs.Where(pair => opened.ContainsKey(pair.Stream))], opened);
    }

    /// <summary>The stream's events from the first, opened; those of an erased stream with empty payloads.</summary>
    /// <exception cref="RecordDamagedException">A payload is not as it was written.</exception>
    public async IAsyncEnumerable<RecordedEvent> HistoryAsync(Guid stream, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var context = database.NewContext();
        var key = keys.Find(stream);
        await foreach (var row in context.Journal.AsNoTracking().Where(row => row.Stream == stream).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (key is not null && key.Of(row.KeyId) is null)
            {
                key = keys.Find(stream, row.KeyId);
            }

            var payload = key is null ? [] : (key.Of(row.KeyId) is { } sealedBy ? Seal.TryOpen(sealedBy.Secret, row.Payload, Envelope.Bytes(row)) : null)
                ?? throw new RecordDamagedException($"Event {row.Number} of stream {stream} is not as it was written.");
            yield return new RecordedEvent(row.Stream, row.Number, row.Type, row.EventVersion, row.At, payload) { Position = row.Position, Erased = key is null };
        }
    }

    /// <summary>Makes durable that somebody is about to be shown personal data: all of it or none, before the answer leaves the house (3.9.2). Readers of one moment share one write.</summary>
    public Task RecordReadsAsync(IReadOnlyList<NewRead> shown, DateTimeOffset at) => reads.WriteAsync(shown, at);

    /// <summary>Who saw what: in the order in which it was recorded, however many.</summary>
    public IAsyncEnumerable<RecordedRead> ReadsAsync(ReadQuery query, CancellationToken ct = default) => reads.FindAsync(query, ct);

    /// <summary>The same, the latest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="before">Moment and id of the last one shown already; null = from the latest.</param>
    /// <param name="limit">At most, 1 or more.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<RecordedRead>> LatestReadsAsync(ReadQuery query, (DateTimeOffset At, long Id)? before, int limit, CancellationToken ct = default) => reads.LatestAsync(query, before, limit, ct);

    /// <summary>Whether the person gave a reason for reading this stream since a moment, inclusive.</summary>
    public Task<bool> GaveReasonAsync(Guid stream, string account, DateTimeOffset since, CancellationToken ct = default) => reads.AnyAsync(stream, account, since, ct);

    /// <summary>How many different streams each person saw since a moment, inclusive.</summary>
    /// <param name="since">From this moment.</param>
    /// <param name="ofOne">How codes of pages that show one stream begin: what is seen elsewhere counts as listed only.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<SeenCount>> SeenCountsAsync(DateTimeOffset since, string ofOne, CancellationToken ct = default) => reads.CountsAsync(since, ofOne, ct);

    /// <summary>Checks every stream on one snapshot: events without gaps, the hash chain, every seal, tokens and claims, and that the state is the fold of the
    /// events, byte by byte, and the book that of its ledger. Writers go on meanwhile.</summary>
    /// <param name="fold">Gets the stream's kind and its events; gives the state. What it throws is a finding.</param>
    /// <param name="progress">Told after every 200 streams.</param>
    /// <param name="book">Gets the stream's kind and its state; gives the lines that it must have in the book. Null = the book is not looked at.</param>
    /// <param name="ct">Cancels.</param>
    public Task<VerifyReport> VerifyAsync(
        Func<string, IEnumerable<RecordedEvent>, byte[]> fold,
        IProgress<VerifyProgress>? progress = null,
        Func<string, byte[], IReadOnlyList<BookLine>>? book = null,
        CancellationToken ct = default) =>
        VerifyAsync(new VerifyRules(fold) { Book = book }, progress, ct);

    /// <summary>The same, and more of what the rules say; with the trees over the record and their heads, those exported too.</summary>
    public Task<VerifyReport> VerifyAsync(VerifyRules rules, IProgress<VerifyProgress>? progress = null, CancellationToken ct = default) =>
        new Verification(database, keys, cards, sealer, Proofs, rules, progress).RunAsync(ct);

    /// <summary>The balance of every account that has lines, of all streams, at the end of a day; in the order of the codes.</summary>
    public async Task<IReadOnlyList<BookBalance>> BookBalancesAsync(DateOnly upTo, CancellationToken ct = default)
    {
        await using var context = database.NewReportContext();
        return await BookTable.BalancesAsync(context, upTo, ct);
    }

    /// <summary>The lines of a period (both days inclusive) added up by day, accounts and reason; in that order.</summary>
    public async Task<IReadOnlyList<BookTotal>> BookTotalsAsync(DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        await using var context = database.NewReportContext();
        return await BookTable.TotalsAsync(context, from, to, ct);
    }

    /// <summary>A page of lines of the book with the numbers of their streams. Two reads: the page and the bounded count.</summary>
    public async Task<Page<BookEntry>> BookEntriesAsync(BookQuery query, CancellationToken ct = default)
    {
        await using var context = database.NewReportContext();
        return await BookTable.EntriesAsync(context, query, ct);
    }

    /// <summary>The next number of a counter: 1, 2, 3, ... Never given twice; a number whose commit fails is lost. One round trip.</summary>
    public Task<long> NextAsync(string counter, CancellationToken ct = default) => NextAsync(counter, 1, ct);

    /// <summary>The first of the next <paramref name="count"/> numbers of a counter, which all belong to the caller. One round trip.</summary>
    /// <param name="counter">Its name.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<long> NextAsync(string counter, int count, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (await database.WriteAsync(RecordDatabase.TakeNumbers, [counter, (long)count], reader => reader.GetInt64(0), ct))[0] - count + 1;
    }

    /// <summary>Ids for streams that are to be born together: their keys lie in one file, so that many of them cost one write to the disk. Give all of them, in this order, to one commit.</summary>
    /// <param name="count">1 or more.</param>
    /// <param name="at">The moment from which the ids sort.</param>
    public static IReadOnlyList<Guid> NewIds(int count, DateTimeOffset at) => PackedId.New(count, at);

    /// <summary>Begins one transaction that brings many new streams into the record, part by part. Nothing of it is seen by anyone before its end.</summary>
    /// <param name="at">The moment of the events.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BulkCommit> BeginBulkAsync(DateTimeOffset at, CancellationToken ct = default) => new(await database.BeginBulkAsync(ct), sealer, keys, committing, at);

    /// <summary>Destroys the stream's key and cleans its state, tokens, claims, card, answers, messages and scans. Journal and number stay and still verify; so do its lines in the book, which name nobody. Cannot be undone, not even
    /// by a restored backup (<see cref="StoreOptions.ErasedCopy"/>); may be repeated.</summary>
    /// <returns>False if there is no such stream.</returns>
    public async Task<bool> EraseAsync(Guid stream, CancellationToken ct = default) => await EraseAsync([stream], ct) != ErasedRows.None;

    /// <summary>The same for many streams. If this throws, some may be erased: repeat it, or open the record again, which finishes it.</summary>
    /// <returns>What was destroyed.</returns>
    public async Task<ErasedRows> EraseAsync(IReadOnlyList<Guid> streams, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(streams);
        foreach (var stream in streams)
        {
            hot.Forget(stream);
        }

        return await erasing.RunAsync(streams, ct);
    }

    /// <summary>What an erasure of these streams would destroy now.</summary>
    public Task<ErasedRows> CountErasableAsync(IReadOnlyList<Guid> streams, CancellationToken ct = default) => erasing.CountAsync(streams, ct);

    /// <summary>How many streams this opening had to forget again, because a backup had brought them back.</summary>
    public int ForgottenAgain { get; private set; }

    /// <summary>Gives a stream a new key: what comes is sealed under it, its state at once; what was sealed before stays readable (the chain of hashes covers ciphertext, so it is not sealed anew). Others go on meanwhile.</summary>
    /// <returns>False if there is no such stream or it is erased.</returns>
    public async Task<bool> ChangeKeyAsync(Guid stream, CancellationToken ct = default)
    {
        if ((await database.LoadAsync([stream], null, [], ct)).Streams is not [{ Erased: false }] || keys.Change(stream) is not { } key)
        {
            return false;
        }

        // The state names the new key from now on, by which other processes learn of it. A step that comes in between brings a state of its own: then that one is sealed.
        while ((await database.LoadAsync([stream], null, [], ct)).Streams is [{ Erased: false } row] && Strongbox.KeyOf(row.State) != key.Id)
        {
            var state = StreamSeal.TryOpen(key, row) ?? throw new RecordDamagedException($"The row of stream {row.Id} ({row.Kind} {row.Number}) is not as it was written.");
            await database.WriteAsync(
                "UPDATE streams SET state = @p0 WHERE id = @p1 AND version = @p2 AND state = @p3 RETURNING 1",
                [StreamSeal.Close(key, row, state), stream, row.Version, row.State],
                reader => reader.GetInt32(0),
                ct);
        }

        return true;
    }

    /// <summary>Puts a new master key in the place of the old one: every key is wrapped again, and the old one destroyed at the end. Others go on meanwhile. Cut short, it goes on when it is called again.</summary>
    /// <param name="progress">Told after every folder of keys.</param>
    /// <param name="ct">Cancels; both masters stay.</param>
    /// <exception cref="MasterKeyException">Another process is rotating, or a key file cannot be opened; both masters stay.</exception>
    public Task<MasterRotated> RotateMasterAsync(IProgress<RotationProgress>? progress = null, CancellationToken ct = default) =>
        Task.Run(() => new MasterRotation(keys).Run(progress, ct), ct);

    /// <summary>The master keys of the record, the one that wraps now first; a second one only while a rotation is under way.</summary>
    public IReadOnlyList<MasterKept> MasterKeys()
    {
        keys.Masters.Refresh();
        return keys.Masters.Kept();
    }

    /// <summary>Gives the master key that lies in the key folder to the source that the options name, and destroys it in the folder. Before the store is opened; no other process may be starting.</summary>
    /// <exception cref="MasterKeyException">There is none, or the source does not take it; then nothing was changed.</exception>
    public static IReadOnlyList<MasterKept> MoveMasterKey(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var masters = Keys.MasterKeys.TryRead(options.KeyFolder, MasterSource.Of(options.MasterKey), anySource: true)
            ?? throw new MasterKeyException($"There is no master key in {options.KeyFolder}; the first start makes one where OKNO_MASTER_KEY says.");
        masters.Move();
        return masters.Kept();
    }

    /// <summary>Leases messages that are due and not leased to another, oldest first.</summary>
    /// <param name="kinds">Kinds to take; null = all.</param>
    /// <param name="limit">Messages at most, 1 or more.</param>
    /// <param name="lease">How long they are hidden from other workers.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<LeasedMessage>> LeaseAsync(IReadOnlyList<string>? kinds, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken ct = default) =>
        outbox.LeaseAsync(kinds, limit, lease, now, ct);

    /// <summary>Removes a message that is done. False if the lease was lost to another worker meanwhile.</summary>
    public Task<bool> CompleteAsync(LeasedMessage message, CancellationToken ct = default) => outbox.CompleteAsync(message, ct);

    /// <summary>Gives a message back, to be tried again from a moment on. False if the lease was lost.</summary>
    public Task<bool> GiveBackAsync(LeasedMessage message, DateTimeOffset notBefore, CancellationToken ct = default) => outbox.GiveBackAsync(message, notBefore, ct);

    /// <summary>Takes the lease of a job if nobody holds it. Measured by the database's clock alone.</summary>
    /// <param name="name">The job.</param>
    /// <param name="owner">Who takes it; different for every worker.</param>
    /// <param name="span">How long, more than 0 and at most <see cref="Lease.Longest"/>.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null if another holds it.</returns>
    public Task<Lease?> TakeLeaseAsync(string name, string owner, TimeSpan span, CancellationToken ct = default) => leases.TakeAsync(name, owner, span, ct);

    /// <summary>Moves the lease's end to so long from now. False if another has taken it.</summary>
    public Task<bool> RenewLeaseAsync(Lease lease, TimeSpan span, CancellationToken ct = default) => leases.RenewAsync(lease, span, ct);

    /// <summary>Ends the lease at once. False if another has taken it.</summary>
    public Task<bool> ReleaseLeaseAsync(Lease lease, CancellationToken ct = default) => leases.ReleaseAsync(lease, ct);

    /// <summary>Stops whoever does a job, in whatever process: the lease is taken from them and from then on nothing is written under it. False if nobody held it.</summary>
    public Task<bool> RevokeLeaseAsync(string name, CancellationToken ct = default) => leases.RevokeAsync(name, ct);

    /// <summary>Whether somebody does the job at this moment.</summary>
    public Task<bool> IsLeasedAsync(string name, CancellationToken ct = default) => leases.IsHeldAsync(name, ct);

    /// <summary>Keeps a small secret of the house that all its processes share, sealed; once: false, and nothing is changed, if one of this name is kept already.</summary>
    public Task<bool> KeepSecretAsync(string name, ReadOnlyMemory<byte> value, CancellationToken ct = default) => house.KeepAsync(name, value, ct);

    /// <summary>The secrets of the house whose names begin so, in the order of their names.</summary>
    public Task<IReadOnlyList<KeptSecret>> SecretsAsync(string prefix, CancellationToken ct = default) => house.FindAsync(prefix, ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        shelf.Dispose();
        Proofs.Dispose();
        return database.DisposeAsync();
    }
}
