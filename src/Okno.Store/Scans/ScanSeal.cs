using System.Buffers.Binary;
using System.Security.Cryptography;
using Okno.Store.Journal;
using Okno.Store.Keys;

namespace Okno.Store.Scans;

/// <summary>
/// A file sealed block by block, so that neither side ever holds more than a block: a heading (12 bytes of text, 16 of key id, 32 of salt), then blocks of 64 KiB, each AES-256-GCM with 16 bytes of tag. The key is derived from
/// the stream's own key, the salt and what the file is (HKDF-SHA256, RFC 5869), so it seals this one file and dies with the stream's key. The nonce is the number of the block and a mark of the last one (the STREAM construction
/// of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): blocks cannot be swapped, dropped or cut off. Part of the record's final form: must never change.
/// </summary>
internal static class ScanSeal
{
    private const int Block = 64 * 1024;
    private const int Tag = 16;
    private const int Salt = 32;
    private const int KeyId = 16;

    private static readonly byte[] Magic = "okno scan 1\n"u8.ToArray();

    private static int HeadingLength => Magic.Length + KeyId + Salt;

    /// <summary>Seals a file to its end.</summary>
    /// <param name="what">What the file is within its stream; the same must be said to open it.</param>
    public static async Task CloseAsync(StreamKey key, Guid stream, string what, Stream clear, Stream target, CancellationToken ct)
    {
        byte[] heading = new byte[HeadingLength];
        Magic.CopyTo(heading, 0);
        key.Id.TryWriteBytes(heading.AsSpan(Magic.Length), bigEndian: true, out _);
        RandomNumberGenerator.Fill(heading.AsSpan(Magic.Length + KeyId));
        await target.WriteAsync(heading, ct);
        using AesGcm aes = Cipher(key, stream, what, heading);
        byte[] block = new byte[Block];
        byte[] next = new byte[Block];
        byte[] closed = new byte[Block + Tag];
        int length = await clear.ReadAtLeastAsync(block, Block, throwOnEndOfStream: false, ct);
        for (long number = 0; ; number++)
        {
            int following = length < Block ? 0 : await clear.ReadAtLeastAsync(next, Block, throwOnEndOfStream: false, ct);
            aes.Encrypt(Nonce(number, following == 0), block.AsSpan(0, length), closed.AsSpan(0, length), closed.AsSpan(length, Tag));
            await target.WriteAsync(closed.AsMemory(0, length + Tag), ct);
            if (following == 0)
            {
                break;
            }

            (block, next, length) = (next, block, following);
        }

        CryptographicOperations.ZeroMemory(block);
        CryptographicOperations.ZeroMemory(next);
    }

    /// <summary>Opens a file to its end, each block only after it is proved.</summary>
    /// <returns>False where the file, the key, or what it is said to be is not what it was; what was written by then is genuine, but not all.</returns>
    public static Task<bool> TryOpenAsync(StreamKey key, Guid stream, string what, Stream closed, Stream target, CancellationToken ct) => TryOpenAsync(key.Of, stream, what, closed, target, ct);

    /// <summary>The same with whichever of the stream's keys the file names.</summary>
    public static async Task<bool> TryOpenAsync(Func<Guid, StreamKey?> keyOf, Guid stream, string what, Stream closed, Stream target, CancellationToken ct)
    {
        byte[] heading = new byte[HeadingLength];
        if (await closed.ReadAtLeastAsync(heading, heading.Length, throwOnEndOfStream: false, ct) < heading.Length
            || !heading.AsSpan(0, Magic.Length).SequenceEqual(Magic)
            || keyOf(new Guid(heading.AsSpan(Magic.Length, KeyId), bigEndian: true)) is not { } key)
        {
            return false;
        }

        using AesGcm aes = Cipher(key, stream, what, heading);
        byte[] block = new byte[Block + Tag];
        byte[] next = new byte[Block + Tag];
        byte[] clear = new byte[Block];
        int length = await closed.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, ct);
        for (long number = 0; ; number++)
        {
            int following = length < block.Length ? 0 : await closed.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, ct);
            if (length < Tag || !TryDecrypt(aes, Nonce(number, following == 0), block.AsSpan(0, length), clear))
            {
                return false;
            }

            await target.WriteAsync(clear.AsMemory(0, length - Tag), ct);
            if (following == 0)
            {
                CryptographicOperations.ZeroMemory(clear);
                return true;
            }

            (block, next, length) = (next, block, following);
        }
    }

    private static bool TryDecrypt(AesGcm aes, byte[] nonce, ReadOnlySpan<byte> closed, Span<byte> clear)
    {
        try
        {
            aes.Decrypt(nonce, closed[..^Tag], closed[^Tag..], clear[..(closed.Length - Tag)]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static AesGcm Cipher(StreamKey key, Guid stream, string what, byte[] heading)
    {
        byte[] secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, 32, heading[^Salt..], new CanonicalBytes().Add("okno scan 1").Add(stream).Add(what).Written.ToArray());
        AesGcm aes = new(secret, Tag);
        CryptographicOperations.ZeroMemory(secret);
        return aes;
    }

    private static byte[] Nonce(long number, bool last)
    {
        byte[] nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
