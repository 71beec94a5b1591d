using System.Security.Cryptography;
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
    public static byte[] Marks(IEnumerable<byte[]> tokens, IEnumerable<byte[]> claims, byte[]? card)
    {
        var bytes = new CanonicalBytes().Add("okno marks 1");
        foreach (var group in (IEnumerable<byte[]>[])[tokens, claims])
        {
            var sorted = group.Select(Convert.ToHexString).Order(StringComparer.Ordinal).ToList();
            bytes.Add(sorted.Count);
            foreach (var token in sorted)
            {
                bytes.Add(token);
            }
        }

        if (card is not null)
        {
            bytes.Add(card);
        }

        return SHA256.HashData(bytes.Written);
    }

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
