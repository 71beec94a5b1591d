using System.Security.Cryptography;
using Okno.Store.Book;
using Okno.Store.Cards;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Scans;
using Okno.Store.Schema;
using Okno.Store.Streams;

namespace Okno.Store.Verify;

/// <summary>Proves one stream after another from their events. For one thread: it keeps its tools.</summary>
internal sealed class StreamCheck(KeyRing keys, CardSeal cards, Sealer sealer, VerifyRules rules, Findings findings) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CanonicalBytes bytes = new();

    public long Streams { get; private set; }

    public long Events { get; private set; }

    public long Erased { get; private set; }

    /// <summary>The highest number that a stream of each counter bears.</summary>
    public Dictionary<string, (long Value, StreamRow Stream)> Numbers { get; } = [];

    public void Check(StreamsPage page)
    {
        foreach (var (stray, what, detail) in page.Strays())
        {
            findings.Blame(new VerifyFault(stray, string.Empty, string.Empty, null, what, detail));
        }

        CheckHouse(page);
        var rows = page.Rows.ToDictionary(row => row.Id);
        for (var from = 0; from < page.Journal.Count;)
        {
            var to = from + 1;
            while (to < page.Journal.Count && page.Journal[to].Stream == page.Journal[from].Stream)
            {
                to++;
            }

            var first = page.Journal[from];
            if (rows.Remove(first.Stream, out var stream))
            {
                findings.Blame(CheckStream(stream, page.Journal.GetRange(from, to - from), page));
            }
            else
            {
                findings.Blame(new VerifyFault(first.Stream, string.Empty, string.Empty, first.Number, FaultKind.Orphan, "Events of a stream that has no row."));
            }

            from = to;
        }

        foreach (var bare in rows.Values)
        {
            findings.Blame(Wrong(bare, null, FaultKind.Sequence, "The stream has no events."));
        }

        Streams += page.Rows.Count;
        Events += page.Journal.Count;
    }

    public void Dispose() => hash.Dispose();

    private void CheckHouse(StreamsPage page)
    {
        foreach (var answer in page.Answers[Guid.Empty].Where(answer => sealer.Open(answer) is null))
        {
            findings.Blame(FaultKind.Answer, $"answer {Convert.ToHexStringLower(answer.Key)}", "An answer cannot be opened.");
        }

        foreach (var message in page.Messages[Guid.Empty].Where(message => sealer.Open(message) is null))
        {
            findings.Blame(FaultKind.Message, $"message {message.Id}", "A message cannot be opened.");
        }
    }

    private VerifyFault? CheckStream(StreamRow stream, List<JournalRow> journal, StreamsPage page)
    {
        if (stream.Erased)
        {
            // Another process may have destroyed the key that this one still remembers.
            keys.Forget(stream.Id);
        }

        var key = keys.Find(stream.Id);
        if (key is null)
        {
            Erased++;
            if (!stream.Erased)
            {
                findings.KeyGone(stream.Id);
            }
        }

        if (rules.Counter?.Invoke(stream.Kind, stream.Number) is var (counter, value) && (!Numbers.TryGetValue(counter, out var highest) || highest.Value < value))
        {
            Numbers[counter] = (value, stream);
        }

        var opened = new List<RecordedEvent>(journal.Count);
        var head = Envelope.Start;
        using var seal = new Opener(keys, stream.Id, stream.Erased ? null : key);
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

            var envelope = Envelope.Into(bytes, row);
            hash.AppendData(head);
            hash.AppendData(envelope);
            hash.AppendData(row.Payload);
            hash.TryGetHashAndReset(head, out _);
            if (!head.AsSpan().SequenceEqual(row.Hash))
            {
                return Wrong(stream, row.Number, FaultKind.Chain, $"The hash of event {row.Number} does not follow from the event before it, its envelope, and its ciphertext.");
            }

            if (!seal.HasKey)
            {
                continue;
            }

            if (seal.TryOpen(row, envelope) is not { } payload)
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

        if (stream.Erased)
        {
            return key is null ? CheckErased(stream, page) : Wrong(stream, null, FaultKind.State, "The row is marked as erased and its key is still there: the row was changed, or the erasure was cut short and has to be repeated.");
        }

        return key is null ? null : CheckState(stream, key, opened, page);
    }

    /// <summary>What remains of an erased stream was sealed under the key of the house when it was erased: its row and its lines in the book. Nothing else may be there.</summary>
    private VerifyFault? CheckErased(StreamRow stream, StreamsPage page)
    {
        if (page.Tokens[stream.Id].Any() || page.Claims[stream.Id].Any() || page.Cards.ContainsKey(stream.Id) || page.Answers[stream.Id].Any() || page.Messages[stream.Id].Any() || page.Scans[stream.Id].Any())
        {
            return Wrong(stream, null, FaultKind.Tokens, "Search tokens, claims, a card, answers, messages, or scans of a stream that is erased.");
        }

        return StreamSeal.TryOpen(keys.House, stream) is not { } sealedBook
            ? Wrong(stream, null, FaultKind.State, "The row of the erased stream is not as the erasure left it.")
            : sealedBook.AsSpan().SequenceEqual(StreamSeal.ErasedState(page.Book[stream.Id])) ? null : Wrong(stream, null, FaultKind.Book, "The lines of the book are not those that the erased stream had.");
    }

    private VerifyFault? CheckState(StreamRow stream, StreamKey key, List<RecordedEvent> events, StreamsPage page)
    {
        key = stream.State.Length > 16 && keys.Find(stream.Id, Strongbox.KeyOf(stream.State)) is { } again ? again : key;
        if (StreamSeal.TryOpen(key, stream) is not { } state)
        {
            return Wrong(stream, null, FaultKind.State, "The row is not as it was written: its state or one of its columns was changed.");
        }

        byte[]? card = null;
        if (page.Cards.TryGetValue(stream.Id, out var closed) && (card = cards.TryOpen(stream.Id, closed)) is null)
        {
            return Wrong(stream, null, FaultKind.Card, "The card cannot be opened.");
        }

        if (!StreamSeal.IsMarkedBy(stream, page.Tokens[stream.Id], page.Claims[stream.Id], card is null ? null : cards.Digest(stream.Id, card)))
        {
            return Wrong(stream, null, FaultKind.Tokens, "The search tokens, the claims, or the card are not those written with the row.");
        }

        byte[] folded;
        try
        {
            folded = rules.Fold(stream.Kind, events);
        }
#pragma warning disable CA1031 // Whatever the fold throws on these events is the finding.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Wrong(stream, null, FaultKind.Fold, $"The events cannot be folded: {failure.GetType().Name}.");
        }

        if (!folded.AsSpan().SequenceEqual(state))
        {
            return Wrong(stream, null, FaultKind.Fold, "The state is not the fold of the events.");
        }

        // The state is proved to be the fold by now: what it says of money and scans is what the tables must hold, line by line.
        if (rules.Book is { } book && !book(stream.Kind, state).SequenceEqual(page.Book[stream.Id]))
        {
            return Wrong(stream, null, FaultKind.Book, "The lines of the book are not those of the stream's ledger.");
        }

        if (rules.Scans is { } scans && !scans(stream.Kind, state).Distinct().OrderBy(scan => scan.Address, StringComparer.Ordinal).SequenceEqual(page.Scans[stream.Id].Select(row => new ScanRef(Convert.ToHexStringLower(row.Address), row.Length))))
        {
            return Wrong(stream, null, FaultKind.Scan, "The scans are not those that the stream names.");
        }

        if (page.Answers[stream.Id].Any(answer => sealer.Open(answer) is null))
        {
            return Wrong(stream, null, FaultKind.Answer, "An answer about the stream cannot be opened.");
        }

        return page.Messages[stream.Id].Any(message => sealer.Open(message) is null) ? Wrong(stream, null, FaultKind.Message, "A message about the stream cannot be opened.") : null;
    }

    private static VerifyFault Wrong(StreamRow stream, long? number, FaultKind what, string detail) => new(stream.Id, stream.Kind, stream.Number, number, what, detail);

    /// <summary>Opens the payloads of one stream, with one cipher for as long as the key stays the same.</summary>
    private sealed class Opener(KeyRing keys, Guid stream, StreamKey? key) : IDisposable
    {
        private StreamKey? now = key;
        private Guid? ready;
        private AesGcm? cipher;

        public bool HasKey => now is not null;

        public byte[]? TryOpen(JournalRow row, ReadOnlySpan<byte> envelope)
        {
            if (ready != row.KeyId)
            {
                // Another process may have changed the key since it was read.
                now = now!.Of(row.KeyId) is null ? keys.Find(stream, row.KeyId) ?? now : now;
                if (now.Of(row.KeyId) is not { } sealedBy)
                {
                    return null;
                }

                cipher?.Dispose();
                cipher = Seal.Cipher(sealedBy.Secret);
                ready = row.KeyId;
            }

            return Seal.TryOpen(cipher!, row.Payload, envelope);
        }

        public void Dispose() => cipher?.Dispose();
    }
}
