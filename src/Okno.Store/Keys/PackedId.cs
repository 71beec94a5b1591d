using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Okno.Store.Keys;

/// <summary>
/// Ids of streams that are born together: UUID version 8 (RFC 9562, 5.8), of which the first 96 bits name the pack in which their keys lie (48 bits of milliseconds since 1970, then 42 random ones beside
/// version and variant) and the last 32 bits the place in it, from 0. The version alone says where a stream's key is looked for.
/// </summary>
internal static class PackedId
{
    private const int Version = 8;

    public static bool Is(Guid stream) => stream.Version == Version;

    /// <summary>New ids of one new pack, in their order.</summary>
    /// <param name="count">1 or more.</param>
    /// <param name="at">The moment from which the ids sort.</param>
    public static Guid[] New(int count, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        long milliseconds = at.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)milliseconds);
        bytes[6] = (byte)((Version << 4) | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes[12..], i);
            ids[i] = new Guid(bytes, bigEndian: true);
        }

        return ids;
    }

    /// <summary>The id at a place of a pack whose 12 bytes are given.</summary>
    public static Guid At(ReadOnlySpan<byte> pack, int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        pack.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], place);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The pack as 24 hexadecimal digits, and the place in it.</summary>
    public static (string Pack, int Place) Of(Guid stream)
    {
        Span<byte> bytes = stackalloc byte[16];
        stream.TryWriteBytes(bytes, bigEndian: true, out _);
        return (Convert.ToHexStringLower(bytes[..12]), BinaryPrimitives.ReadInt32BigEndian(bytes[12..]));
    }
}
