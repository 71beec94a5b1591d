namespace Okno.Store.Keys;

/// <summary>Seals small things under a stream's key and names the key in front of the blob: 16 bytes of key id, then <see cref="Seal"/>.</summary>
internal static class Strongbox
{
    public static byte[] Close(StreamKey key, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associated) =>
        [.. key.Id.ToByteArray(bigEndian: true), .. Seal.Close(key.Secret, clear, associated)];

    /// <summary>The clear bytes, or null if blob, key, or associated data is not what it was.</summary>
    public static byte[]? TryOpen(StreamKey key, ReadOnlySpan<byte> blob, ReadOnlySpan<byte> associated) =>
        blob.Length > 16 && new Guid(blob[..16], bigEndian: true) == key.Id ? Seal.TryOpen(key.Secret, blob[16..], associated) : null;
}
