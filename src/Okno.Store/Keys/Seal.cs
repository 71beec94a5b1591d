using System.Security.Cryptography;

namespace Okno.Store.Keys;

/// <summary>AES-256-GCM (NIST SP 800-38D): 12 bytes of random nonce, ciphertext, 16 bytes of tag.</summary>
internal static class Seal
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Bytes that a blob has beside the ciphertext.</summary>
    public const int Overhead = NonceLength + TagLength;

    public static byte[] Close(byte[] secret, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associated)
    {
        var blob = new byte[Overhead + clear.Length];
        Close(secret, clear, associated, blob);
        return blob;
    }

    /// <summary>The same into a place of the blob's exact length.</summary>
    public static void Close(byte[] secret, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associated, Span<byte> blob)
    {
        var nonce = blob[..NonceLength];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secret, TagLength);
        aes.Encrypt(nonce, clear, blob.Slice(NonceLength, clear.Length), blob[(NonceLength + clear.Length)..], associated);
    }

    /// <summary>The clear bytes, or null if the blob, the associated data, or the key is not what it was.</summary>
    public static byte[]? TryOpen(byte[] secret, ReadOnlySpan<byte> blob, ReadOnlySpan<byte> associated)
    {
        using var aes = Cipher(secret);
        return TryOpen(aes, blob, associated);
    }

    /// <summary>A key made ready for many blobs; not for two threads at once.</summary>
    public static AesGcm Cipher(byte[] secret) => new(secret, TagLength);

    /// <summary>The same with a key made ready.</summary>
    public static byte[]? TryOpen(AesGcm aes, ReadOnlySpan<byte> blob, ReadOnlySpan<byte> associated)
    {
        if (blob.Length < NonceLength + TagLength)
        {
            return null;
        }

        var clear = new byte[blob.Length - NonceLength - TagLength];
        try
        {
            aes.Decrypt(blob[..NonceLength], blob[NonceLength..^TagLength], blob[^TagLength..], clear, associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return clear;
    }
}
