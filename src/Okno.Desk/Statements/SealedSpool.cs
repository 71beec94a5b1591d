using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Okno.Desk.Statements;

/// <summary>
/// A file of a stranger while it is being read: on the disk, because it may be a gigabyte, yet never there in clear. It is sealed block by block (AES-256-GCM) under a key that lives in this object only, and its name is taken from
/// the folder at once where the system allows it, so that a crash leaves nothing that anybody could read. Written once from its beginning, then read from any place.
/// </summary>
internal sealed class SealedSpool : Stream
{
    private const int Block = 64 * 1024;
    private const int Tag = 16;

    private readonly AesGcm aes;
    private readonly FileStream file;
    private readonly byte[] clear = new byte[Block];
    private readonly byte[] closed = new byte[Block + Tag];
    private long length;
    private long position;
    private long held = -1;

    private SealedSpool()
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        aes = new AesGcm(key, Tag);
        CryptographicOperations.ZeroMemory(key);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        file = new FileStream(Path.Combine(Path.GetTempPath(), $"okno-{Guid.NewGuid():N}.sealed"), options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(file.Name);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => Seek(value, SeekOrigin.Begin); }

    /// <summary>The place of the spool on the disk; the file may have no name any more.</summary>
    internal string FileName => file.Name;

    /// <summary>Takes a stream to its end.</summary>
    /// <returns>Null where it is longer than <paramref name="limit"/>; no more than that was read.</returns>
    public static async Task<SealedSpool?> TakeAsync(Stream source, long limit, CancellationToken ct)
    {
        SealedSpool spool = new();
        try
        {
            byte[] block = new byte[Block];
            while (await source.ReadAtLeastAsync(block, Block, throwOnEndOfStream: false, ct) is var read and > 0)
            {
                if (spool.length + read > limit)
                {
                    await spool.DisposeAsync();
                    return null;
                }

                spool.Append(block.AsSpan(0, read));
            }

            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        Hold(position / Block);
        int at = (int)(position % Block);
        int part = (int)Math.Min(Math.Min(buffer.Length, Block - at), length - position);
        clear.AsSpan(at, part).CopyTo(buffer);
        position += part;
        return part;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            aes.Dispose();
            file.Dispose();
            CryptographicOperations.ZeroMemory(clear);
        }

        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<byte> block)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], length / Block);
        aes.Encrypt(nonce, block, closed.AsSpan(0, block.Length), closed.AsSpan(block.Length, Tag));
        file.Write(closed, 0, block.Length + Tag);
        length += block.Length;
    }

    private void Hold(long block)
    {
        if (held == block)
        {
            return;
        }

        int size = (int)Math.Min(Block, length - (block * Block));
        file.Position = block * (Block + Tag);
        file.ReadExactly(closed, 0, size + Tag);
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], block);
        aes.Decrypt(nonce, closed.AsSpan(0, size), closed.AsSpan(size, Tag), clear.AsSpan(0, size));
        held = block;
    }
}
