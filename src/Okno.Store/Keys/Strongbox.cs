namespace Okno.Store.Keys;

/// <summary>Seals small things under a stream's key and names the key in front of the blob: 16 bytes of key id, then <see cref="Seal"/>.</summary>
internal static class Strongbox
{
    public static byte[] Close(StreamKey key, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associated) =>
        [.. key.Id.ToByteArray(bigEndian: true), .. Seal.Close(key.Secret, clear, associated)];

    /// <summary>The clear bytes, or null if blob, key, or associated data is not what it was. The key is one of the stream's, whichever the blob names.</summary>
    public static byte[]? TryOpen(StreamKey key, ReadOnlySpan<byte> blob, ReadOnlySpan<byte> associated) =>
        blob.Length > 16 && key.Of(KeyOf(blob)) is { } named ? Seal.TryOpen(named.Secret, blob[16..], associated) : null;

    /// <summary>Which key a blob of more than 16 bytes names.</summary>
    public static Guid KeyOf(ReadOnlySpan<byte> blob) => new(blob[..16], bigEndian: true);
}
