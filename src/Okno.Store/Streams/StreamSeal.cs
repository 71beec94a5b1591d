using System.Security.Cryptography;
using Okno.Store.Book;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Reads;
using Okno.Store.Schema;
using Okno.Store.Verify;

namespace Okno.Store.Streams;

/// <summary>Seals and opens the fold of a stream. The seal also covers the row's clear columns, the head of its chain, and the digest of its tokens and claims:
/// none of them can be changed without the key.</summary>
internal sealed class StreamSeal(KeyRing keys, StreamTips tips, HotStates hot)
{
    /// <summary>The digest of tokens, claims, and the card if there is one.</summary>
    public static byte[] Marks(IEnumerable<byte[]> tokens, IEnumerable<ClaimRow> claims, byte[]? card)
    {
        var bytes = new CanonicalBytes().Add("okno marks 2");
        Add(bytes, tokens);
        var sorted = claims.OrderBy(claim => Convert.ToHexString(claim.Token), StringComparer.Ordinal).ToList();
        bytes.Add(sorted.Count);
        foreach (var claim in sorted)
        {
            bytes.Add(Convert.ToHexString(claim.Token)).Add(claim.Kind);
        }

        return Digest(bytes, card);
    }

    /// <summary>True if the row was written with these tokens, claims and card. Rows of before the kinds of claims were covered say so without them.</summary>
    public static bool IsMarkedBy(StreamRow row, IEnumerable<byte[]> tokens, IEnumerable<ClaimRow> claims, byte[]? card)
    {
        if (Marks(tokens, claims, card).AsSpan().SequenceEqual(row.Marks))
        {
            return true;
        }

        var bytes = new CanonicalBytes().Add("okno marks 1");
        Add(bytes, tokens);
        Add(bytes, claims.Select(claim => claim.Token));
        return Digest(bytes, card).AsSpan().SequenceEqual(row.Marks);
    }

    /// <summary>What an erased stream has for its state: a digest of its lines in the book, sealed with the row under the key of the house. It names nobody, and without it a line of an erased stream could be changed unnoticed.</summary>
    public static byte[] ErasedState(IEnumerable<BookLine> book)
    {
        var bytes = new CanonicalBytes().Add("okno erased 1");
        foreach (var line in book.OrderBy(line => line.Ordinal))
        {
            bytes.Add(line.Ordinal).Add(line.Day.DayNumber).Add(line.From).Add(line.To).Add(line.Kopecks).Add(line.Reason);
        }

        return SHA256.HashData(bytes.Written);
    }

    private static void Add(CanonicalBytes bytes, IEnumerable<byte[]> tokens)
    {
        var sorted = tokens.Select(Convert.ToHexString).Order(StringComparer.Ordinal).ToList();
        bytes.Add(sorted.Count);
        foreach (var token in sorted)
        {
            bytes.Add(token);
        }
    }

    private static byte[] Digest(CanonicalBytes bytes, byte[]? card) => SHA256.HashData((card is null ? bytes : bytes.Add(card.AsSpan())).Written);

    public static byte[] Close(StreamKey key, StreamRow row, ReadOnlySpan<byte> state) => Strongbox.Close(key, state, Associated(row));

    /// <summary>The state, or null if the row is not as it was written.</summary>
    public static byte[]? TryOpen(StreamKey key, StreamRow row) => Strongbox.TryOpen(key, row.State, Associated(row));

    public LoadedStream Open(StreamRow row) => Open(row, keep: false);

    /// <param name="row">The row as it was read.</param>
    /// <param name="keep">Whether the opened state is kept for the next time.</param>
    public LoadedStream Open(StreamRow row, bool keep)
    {
        var index = new StreamIndex(
            row.Number,
            row.Phase,
            row.Turn,
            row.Due == DateOnly.MaxValue ? null : row.Due,
            row.Lane,
            row.SortDay == DateOnly.MinValue ? null : row.SortDay);
        if (row.Erased)
        {
            keys.Forget(row.Id);
            hot.Forget(row.Id);
            return new LoadedStream(row.Id, row.Kind, row.Version, [], index, Erased: true);
        }

        if ((row.State.Length > 16 ? keys.Find(row.Id, Strongbox.KeyOf(row.State)) : keys.Find(row.Id)) is not { } key)
        {
            return new LoadedStream(row.Id, row.Kind, row.Version, [], index, Erased: true);
        }

        var isHot = hot.TryGet(row, out var known);
        var state = known ?? TryOpen(key, row) ?? throw new RecordDamagedException($"The row of stream {row.Id} ({row.Kind} {row.Number}) is not as it was written.");
        Reading.Saw(row.Id, row.Kind);
        tips.Set(row.Id, new StreamTip(row.Version, row.Head, row.Marks));
        if (keep && !isHot)
        {
            hot.Set(row, state);
        }

        return new LoadedStream(row.Id, row.Kind, row.Version, state, index, Erased: false) { Kept = isHot || keep };
    }

    private static ReadOnlySpan<byte> Associated(StreamRow row) => new CanonicalBytes()
        .Add("okno state 1").Add(row.Id).Add(row.Kind).Add(row.Number).Add(row.Version).Add(row.Head)
        .Add(row.Phase).Add(row.Turn).Add(row.Due.DayNumber).Add(row.Lane).Add(row.SortDay.DayNumber).Add(row.Marks)
        .Written;
}
