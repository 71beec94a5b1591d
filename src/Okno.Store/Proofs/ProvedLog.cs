using Okno.Store.Journal;
using Okno.Store.Schema;

namespace Okno.Store.Proofs;

/// <summary>A log over which a tree is kept.</summary>
public enum ProvedLog
{
    /// <summary>The events of all streams.</summary>
    Journal = 1,

    /// <summary>Who saw what.</summary>
    Reads = 2,
}

/// <summary>What the leaves of each log are. Part of the final form of the trees: must never change.</summary>
internal static class LeafInput
{
    /// <summary>Of an event: its hash, which covers envelope, ciphertext, and the chain before it.</summary>
    public static byte[] Of(JournalRow row) => row.Hash;

    /// <summary>Of a read: all columns of its row.</summary>
    public static byte[] Of(ReadRow row)
    {
        var bytes = new CanonicalBytes().Add("okno read 1").Add(row.Id).Add(RecordedMoment.ToMicroseconds(row.At)).Add(row.Stream).Add(row.Account).Add(row.Role).Add(row.Page);
        return (row.Why is { } why ? bytes.Add(why.AsSpan()) : bytes.Add(-1)).Written.ToArray();
    }
}
