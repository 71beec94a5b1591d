using System.Security.Cryptography;
using Okno.Store.Schema;

namespace Okno.Store.Journal;

/// <summary>The clear part of an event, and the chain that hashes it. Part of the journal's final form: must never change.</summary>
internal static class Envelope
{
    /// <summary>Length of a hash, and what stands before the first event of a stream.</summary>
    public const int HashLength = 32;

    private static readonly byte[] Nothing = new byte[HashLength];

    /// <summary>The hash before the first event.</summary>
    public static byte[] Start => [.. Nothing];

    /// <summary>The envelope as bytes; associated data of the sealed payload.</summary>
    public static byte[] Bytes(Guid stream, long number, string type, int version, DateTimeOffset at, Guid key) =>
        Into(new CanonicalBytes(), stream, number, type, version, at, key).ToArray();

    /// <summary>The envelope of a row in a place that is used again.</summary>
    public static ReadOnlySpan<byte> Into(CanonicalBytes place, JournalRow row) => Into(place.Clear(), row.Stream, row.Number, row.Type, row.EventVersion, row.At, row.KeyId);

    private static ReadOnlySpan<byte> Into(CanonicalBytes place, Guid stream, long number, string type, int version, DateTimeOffset at, Guid key) =>
        place.Add("okno event 1").Add(stream).Add(number).Add(type).Add(version).Add(RecordedMoment.ToMicroseconds(at)).Add(key).Written;

    /// <summary>The envelope of a row.</summary>
    public static byte[] Bytes(JournalRow row) => Bytes(row.Stream, row.Number, row.Type, row.EventVersion, row.At, row.KeyId);

    /// <summary>SHA-256(previous hash || envelope || ciphertext). The envelope is self-delimiting, so no two triples run together.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> sealedPayload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(envelope);
        hash.AppendData(sealedPayload);
        return hash.GetHashAndReset();
    }
}
