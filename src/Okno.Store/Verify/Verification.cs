using Microsoft.EntityFrameworkCore;
using Okno.Store.Book;
using Okno.Store.Cards;
using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Schema;
using Okno.Store.Streams;

namespace Okno.Store.Verify;

/// <summary>Walks over all streams in the order of their ids, a few hundred at a time, on one snapshot, and proves each from its events.</summary>
internal sealed class Verification(
    RecordDatabase database,
    KeyRing keys,
    CardSeal cards,
    Func<string, IEnumerable<RecordedEvent>, byte[]> fold,
    Func<string, byte[], IReadOnlyList<BookLine>>? book,
    IProgress<VerifyProgress>? progress)
{
    private const int StreamsAtOnce = 200;
    private const int NamedAtMost = 100;

    private readonly List<VerifyFault> faults = [];
    private readonly List<Guid> keysGone = [];
    private long faultCount;
    private long streams;
    private long events;
    private long erased;

    public async Task<VerifyReport> RunAsync(CancellationToken ct)
    {
        await using var context = database.NewReportContext();
        await using var snapshot = await database.SnapshotAsync(context, ct);
        var inAll = await context.Streams.LongCountAsync(ct);
        StreamRow? last = null;
        while (true)
        {
            var page = await NextAsync(context, last, ct);
            var isLastPage = page.Count < StreamsAtOnce;
            await CheckAsync(context, page, last?.Id, isLastPage ? null : page[^1].Id, ct);
            streams += page.Count;
            progress?.Report(new VerifyProgress(streams, inAll, events));
            if (isLastPage)
            {
                // A wrong line was named above with its stream, and is the reason why the sums differ.
                if (!faults.Exists(fault => fault.What == FaultKind.Book) && !await BookTable.SumsAgreeAsync(context, ct))
                {
                    Blame(new VerifyFault(Guid.Empty, string.Empty, string.Empty, null, FaultKind.Book, "The sums that are kept by day are not those of the lines of the book."));
                }

                return new VerifyReport(streams, events, erased, keysGone, faults, faultCount);
            }

            last = page[^1];
        }
    }

    private static Task<List<StreamRow>> NextAsync(RecordContext context, StreamRow? after, CancellationToken ct) =>
        (after is null
            ? context.Streams.FromSqlRaw("SELECT * FROM streams ORDER BY id LIMIT {0}", StreamsAtOnce)
            : context.Streams.FromSqlRaw("SELECT * FROM streams WHERE id > {0} ORDER BY id LIMIT {1}", after.Id, StreamsAtOnce))
        .AsNoTracking().ToListAsync(ct);

    // The range goes from one page's last id to this one's, so that events, tokens and claims of streams that have no row fall into it too.
    private async Task CheckAsync(RecordContext context, List<StreamRow> page, Guid? after, Guid? upTo, CancellationToken ct)
    {
        var low = after ?? Guid.Empty;
        var high = upTo ?? Guid.AllBitsSet;
        var tokens = (await context.Tokens.FromSql($"SELECT * FROM tokens WHERE stream > {low} AND stream <= {high}").AsNoTracking().ToListAsync(ct))
            .ToLookup(row => row.Stream, row => row.Token);
        var claims = (await context.Claims.FromSql($"SELECT * FROM claims WHERE stream > {low} AND stream <= {high}").AsNoTracking().ToListAsync(ct))
            .ToLookup(row => row.Stream, row => row.Token);
        var cardOf = await context.Cards.FromSql($"SELECT * FROM cards WHERE stream > {low} AND stream <= {high}").AsNoTracking().ToDictionaryAsync(row => row.Stream, row => row.Card, ct);
        var lines = (await context.Book.FromSql($"SELECT * FROM book WHERE stream > {low} AND stream <= {high} ORDER BY stream, ordinal").AsNoTracking().ToListAsync(ct))
            .ToLookup(row => row.Stream, row => new BookLine(row.Ordinal, row.Day, row.From, row.To, row.Kopecks, row.Reason));
        var rows = page.ToDictionary(row => row.Id);
        foreach (var stray in lines.Select(group => group.Key).Where(id => !rows.ContainsKey(id)))
        {
            Blame(new VerifyFault(stray, string.Empty, string.Empty, null, FaultKind.Book, "Lines of the book of a stream that has no row."));
        }

        foreach (var stray in tokens.Concat(claims).Select(group => group.Key).Concat(cardOf.Keys).Distinct().Where(id => !rows.ContainsKey(id)))
        {
            Blame(new VerifyFault(stray, string.Empty, string.Empty, null, FaultKind.Tokens, "Search tokens, claims, or a card of a stream that has no row."));
        }

        var journal = context.Journal.FromSql($"SELECT * FROM journal WHERE stream > {low} AND stream <= {high} ORDER BY stream, number").AsNoTracking().AsAsyncEnumerable();
        var current = new List<JournalRow>();
        await foreach (var row in journal.WithCancellation(ct))
        {
            if (current.Count > 0 && current[0].Stream != row.Stream)
            {
                Finish();
            }

            current.Add(row);
        }

        Finish();
        foreach (var bare in rows.Values.OrderBy(row => row.Id))
        {
            Blame(Wrong(bare, null, FaultKind.Sequence, "The stream has no events."));
        }

        void Finish()
        {
            if (current.Count == 0)
            {
                return;
            }

            var id = current[0].Stream;
            events += current.Count;
            if (rows.Remove(id, out var stream))
            {
                Blame(CheckStream(stream, current, tokens[id], claims[id], cardOf.GetValueOrDefault(id), lines[id]));
            }
            else
            {
                Blame(new VerifyFault(id, string.Empty, string.Empty, current[0].Number, FaultKind.Orphan, "Events of a stream that has no row."));
            }

            current = [];
        }
    }

    private VerifyFault? CheckStream(StreamRow stream, List<JournalRow> journal, IEnumerable<byte[]> tokens, IEnumerable<byte[]> claims, byte[]? card, IEnumerable<BookLine> lines)
    {
        var key = stream.Erased ? null : keys.Find(stream.Id);
        if (key is null)
        {
            erased++;
            if (!stream.Erased && keysGone.Count < NamedAtMost)
            {
                keysGone.Add(stream.Id);
            }
        }

        var opened = new List<RecordedEvent>(journal.Count);
        var head = Envelope.Start;
        for (var i = 0; i < journal.Count; i++)
        {
            var row = journal[i];
            if (row.Number != i + 1)
            {
                return Wrong(stream, i + 1, FaultKind.Sequence, $"Event {i + 1} is missing: the next one found is {row.Number}.");
            }

            if (i > 0 && row.Position <= journal[i - 1].Position)
            {
                return Wrong(stream, row.Number, FaultKind.Sequence, $"Event {row.Number} stands before event {row.Number - 1} in the journal.");
            }

            var envelope = Envelope.Bytes(row);
            head = Envelope.Hash(head, envelope, row.Payload);
            if (!head.AsSpan().SequenceEqual(row.Hash))
            {
                return Wrong(stream, row.Number, FaultKind.Chain, $"The hash of event {row.Number} does not follow from the event before it, its envelope, and its ciphertext.");
            }

            if (key is null)
            {
                continue;
            }

            // Another process may have changed the key since it was read.
            key = key.Of(row.KeyId) is null ? keys.Find(stream.Id, row.KeyId) ?? key : key;
            if (key.Of(row.KeyId) is not { } sealedBy || Seal.TryOpen(sealedBy.Secret, row.Payload, envelope) is not { } payload)
            {
                return Wrong(stream, row.Number, FaultKind.Payload, $"The payload of event {row.Number} cannot be opened with the stream's key.");
            }

            opened.Add(new RecordedEvent(row.Stream, row.Number, row.Type, row.EventVersion, row.At, payload) { Position = row.Position });
        }

        if (journal.Count != stream.Version)
        {
            return Wrong(stream, Math.Min(journal.Count, stream.Version) + 1, FaultKind.Sequence, $"The row names {stream.Version} events, the journal holds {journal.Count}.");
        }

        if (!head.AsSpan().SequenceEqual(stream.Head))
        {
            return Wrong(stream, null, FaultKind.Head, "The row's head is not the hash of its last event.");
        }

        return key is null ? null : CheckState(stream, key, opened, tokens, claims, card) ?? CheckBook(stream, key, lines);
    }

    private VerifyFault? CheckState(StreamRow stream, StreamKey key, List<RecordedEvent> events, IEnumerable<byte[]> tokens, IEnumerable<byte[]> claims, byte[]? card)
    {
        key = stream.State.Length > 16 && keys.Find(stream.Id, Strongbox.KeyOf(stream.State)) is { } again ? again : key;
        if (StreamSeal.TryOpen(key, stream) is not { } state)
        {
            return Wrong(stream, null, FaultKind.State, "The row is not as it was written: its state or one of its columns was changed.");
        }

        byte[]? opened = null;
        if (card is not null && (opened = cards.TryOpen(stream.Id, card)) is null)
        {
            return Wrong(stream, null, FaultKind.Card, "The card cannot be opened.");
        }

        if (!StreamSeal.Marks(tokens, claims, opened is null ? null : cards.Digest(stream.Id, opened)).AsSpan().SequenceEqual(stream.Marks))
        {
            return Wrong(stream, null, FaultKind.Tokens, "The search tokens, the claims, or the card are not those written with the row.");
        }

        byte[] folded;
        try
        {
            folded = fold(stream.Kind, events);
        }
#pragma warning disable CA1031 // Whatever the fold throws on these events is the finding.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Wrong(stream, null, FaultKind.Fold, $"The events cannot be folded: {failure.GetType().Name}.");
        }

        return folded.AsSpan().SequenceEqual(state) ? null : Wrong(stream, null, FaultKind.Fold, "The state is not the fold of the events.");
    }

    // The state is proved to be the fold by now: what it says of money is what the book must hold, line by line.
    private VerifyFault? CheckBook(StreamRow stream, StreamKey key, IEnumerable<BookLine> lines) =>
        book is null || book(stream.Kind, StreamSeal.TryOpen(keys.Find(stream.Id, Strongbox.KeyOf(stream.State)) ?? key, stream)!).SequenceEqual(lines)
            ? null
            : Wrong(stream, null, FaultKind.Book, "The lines of the book are not those of the stream's ledger.");

    private void Blame(VerifyFault? fault)
    {
        if (fault is null)
        {
            return;
        }

        faultCount++;
        if (faults.Count < NamedAtMost)
        {
            faults.Add(fault);
        }
    }

    private static VerifyFault Wrong(StreamRow stream, long? number, FaultKind what, string detail) => new(stream.Id, stream.Kind, stream.Number, number, what, detail);
}
