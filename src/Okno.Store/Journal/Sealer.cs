using System.Security.Cryptography;
using Okno.Store.Cards;
using Okno.Store.Keys;
using Okno.Store.Outbox;
using Okno.Store.Schema;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Store.Journal;

/// <summary>Turns a commit into what the database gets: keys made, payloads sealed, hashes chained.</summary>
internal sealed class Sealer(KeyRing keys, SearchKey search, CardSeal cards)
{
    public SealedCommit Close(Commit commit, Func<Guid, StreamTip> tipOf)
    {
        var at = RecordedMoment.Of(commit.At);
        var born = commit.Changes.Where(change => change.ExpectedVersion == 0).Select(change => change.Stream).ToList();
        var fresh = born.Zip(keys.FindOrCreate(born)).ToDictionary(pair => pair.First, pair => pair.Second);
        var changes = commit.Changes.OrderBy(change => change.Stream).Select(change =>
        {
            var key = change.ExpectedVersion == 0 ? fresh[change.Stream] : keys.Find(change.Stream)
                ?? throw new InvalidOperationException($"Stream {change.Stream} is erased; nothing can be added to it.");
            return Close(change, key, tipOf, at);
        }).ToList();
        return new SealedCommit(Answer(commit, at), changes, [.. commit.Outbox.Select(Close)], commit.Fence);
    }

    /// <summary>New streams, sealed on all cores; in the order of their ids.</summary>
    public SealedChange[] Close(IReadOnlyList<StreamChange> born, DateTimeOffset at)
    {
        StreamChange[] ordered = [.. born.OrderBy(change => change.Stream)];
        var made = keys.FindOrCreate([.. ordered.Select(change => change.Stream)]);
        var moment = RecordedMoment.Of(at);
        var closed = new SealedChange[ordered.Length];
        Parallel.For(0, ordered.Length, i => closed[i] = Close(ordered[i], made[i], _ => throw new InvalidOperationException("A new stream has no tip."), moment));
        return closed;
    }

    private SealedChange Close(StreamChange change, StreamKey key, Func<Guid, StreamTip> tipOf, DateTimeOffset at)
    {
        var isNew = change.ExpectedVersion == 0;
        var tip = isNew ? new StreamTip(0, Envelope.Start, []) : tipOf(change.Stream);
        var head = tip.Head;
        var events = new List<JournalRow>(change.Events.Count);
        foreach (var fresh in change.Events)
        {
            var number = change.ExpectedVersion + events.Count + 1;
            var envelope = Envelope.Bytes(change.Stream, number, fresh.Type, fresh.Version, at, key.Id);
            var payload = Seal.Close(key.Secret, fresh.Payload.Span, envelope);
            head = Envelope.Hash(head, envelope, payload);
            events.Add(new JournalRow
            {
                Stream = change.Stream,
                Number = number,
                Type = fresh.Type,
                EventVersion = fresh.Version,
                At = at,
                KeyId = key.Id,
                Payload = payload,
                Hash = head,
            });
        }

        // Tokens and claims that stand already are not keyed again: most steps change none.
        var clear = ClearDigest(change);
        if (tip.Clear is { } known && known.AsSpan().SequenceEqual(clear))
        {
            return Close(change, key, head, events, tip.Marks, null, clear);
        }

        var tokens = Distinct(change.Tokens.Select(token => search.Of(change.Kind, token)));
        var claims = change.Claims.DistinctBy(claim => (claim.Kind, claim.Value))
            .Select(claim => new ClaimRow { Token = search.Of(claim), Stream = change.Stream, Kind = claim.Kind })
            .OrderBy(claim => Convert.ToHexString(claim.Token), StringComparer.Ordinal)
            .ToList();
        var marks = StreamSeal.Marks(tokens, claims, change.Card is { } card ? cards.Digest(change.Stream, card.Span) : null);
        return Close(
            change, key, head, events, marks,
            marks.AsSpan().SequenceEqual(tip.Marks) ? null : new SealedMarks(tokens, claims, change.Card is { } shown ? cards.Close(change.Stream, shown.Span) : null), clear);
    }

    private static SealedChange Close(StreamChange change, StreamKey key, byte[] head, List<JournalRow> events, byte[] marks, SealedMarks? changed, byte[] clear)
    {
        var row = new StreamRow
        {
            Id = change.Stream,
            Kind = change.Kind,
            Number = change.Index.Number,
            Version = change.ExpectedVersion + events.Count,
            Head = head,
            Phase = change.Index.Phase,
            Turn = change.Index.Turn,
            Due = change.Index.Due ?? DateOnly.MaxValue,
            Lane = change.Index.Lane,
            SortDay = change.Index.SortDay ?? DateOnly.MinValue,
            Marks = marks,
            State = [],
        };
        row.State = StreamSeal.Close(key, row, change.State.Span);
        var book = change.Book.Select(line => new BookRow
        {
            Stream = change.Stream,
            Ordinal = line.Ordinal,
            Day = line.Day,
            From = line.From,
            To = line.To,
            Kopecks = line.Kopecks,
            Reason = line.Reason,
        }).ToList();
        return new SealedChange(row, change.ExpectedVersion, events, book, changed, clear)
        {
            Scans = [.. change.Scans.Select(scan => new ScanRow { Address = Convert.FromHexString(scan.Address), Stream = change.Stream, Length = scan.Length })],
        };
    }

    private static byte[] ClearDigest(StreamChange change)
    {
        var bytes = new CanonicalBytes().Add(change.Kind).Add(change.Tokens.Count);
        foreach (var token in change.Tokens)
        {
            bytes.Add(token.Kind).Add(token.Value);
        }

        bytes.Add(change.Claims.Count);
        foreach (var claim in change.Claims)
        {
            bytes.Add(claim.Kind).Add(claim.Value);
        }

        return SHA256.HashData((change.Card is { } card ? bytes.Add(card.Span) : bytes).Written);
    }

    private AnswerRow? Answer(Commit commit, DateTimeOffset at)
    {
        if (commit.IdempotencyKey is not { } text)
        {
            return null;
        }

        var owner = commit.Changes.Count == 0 ? Guid.Empty : commit.Changes[0].Stream;
        var key = search.OfIdempotencyKey(text);
        return new AnswerRow { Key = key, Stream = owner, At = at, Answer = Strongbox.Close(keys.Find(owner)!, commit.Answer!.Value.Span, AnswerAssociated(key, owner)) };
    }

    /// <summary>The answer, empty if its stream was erased, or null if it is not as it was written.</summary>
    public byte[]? Open(AnswerRow row) =>
        FindFor(row.Stream, row.Answer) is { } key ? Strongbox.TryOpen(key, row.Answer, AnswerAssociated(row.Key, row.Stream)) : [];

    private OutboxRow Close(OutboxMessage message)
    {
        var stream = message.Stream ?? Guid.Empty;
        var key = keys.Find(stream) ?? throw new InvalidOperationException($"Message {message.Kind} is about stream {stream}, which has no key.");
        return new OutboxRow
        {
            Kind = message.Kind,
            Stream = stream,
            Payload = Strongbox.Close(key, message.Payload.Span, MessageAssociated(message.Kind, stream)),
            NotBefore = RecordedMoment.Of(message.NotBefore),
        };
    }

    /// <summary>The payload, or null if the stream is erased or the row is not as it was written.</summary>
    public byte[]? Open(OutboxRow row) =>
        FindFor(row.Stream, row.Payload) is { } key ? Strongbox.TryOpen(key, row.Payload, MessageAssociated(row.Kind, row.Stream)) : null;

    private StreamKey? FindFor(Guid stream, byte[] blob) => blob.Length > 16 ? keys.Find(stream, Strongbox.KeyOf(blob)) : keys.Find(stream);

    private static List<byte[]> Distinct(IEnumerable<byte[]> tokens) =>
        [.. tokens.DistinctBy(Convert.ToHexString).OrderBy(Convert.ToHexString, StringComparer.Ordinal)];

    private static byte[] AnswerAssociated(byte[] key, Guid stream) => new CanonicalBytes().Add("okno answer 1").Add(key).Add(stream).Written.ToArray();

    private static byte[] MessageAssociated(string kind, Guid stream) => new CanonicalBytes().Add("okno message 1").Add(kind).Add(stream).Written.ToArray();
}
