using System.Security.Cryptography;

namespace Okno.Store.Keys;

/// <summary>AES-256-GCM (NIST SP 800-38D): 12 bytes of random nonce, ciphertext, 16 bytes of tag.</summary>
internal static class Seal
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Close(byte[] secret, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associated)
    {
        var blob = new byte[NonceLength + clear.Length + TagLength];
        var nonce = blob.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secret, TagLength);
        aes.Encrypt(nonce, clear, blob.AsSpan(NonceLength, clear.Length), blob.AsSpan(NonceLength + clear.Length), associated);
        return blob;
    }

    /// <summary>The clear bytes, or null if the blob, the associated data, or the key is not what it was.</summary>
    public static byte[]? TryOpen(byte[] secret, ReadOnlySpan<byte> blob, ReadOnlySpan<byte> associated)
    {
        if (blob.Length < NonceLength + TagLength)
        {
            return null;
        }

        var clear = new byte[blob.Length - NonceLength - TagLength];
        using var aes = new AesGcm(secret, TagLength);
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
