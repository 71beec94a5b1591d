using System.Buffers;

namespace Okno.Cli.Batch;

/// <summary>Bytes to be written, gathered in one rented array that is reused for the whole run. Can be set back to an earlier place, so that a half-written answer disappears.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes;

    public PooledBytes(int capacity) => bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Room(sizeHint);
        return bytes.AsSpan(Length);
    }

    public void Append(byte value)
    {
        Room(1);
        bytes[Length++] = value;
    }

    public void SetBack(int length) => Length = length;

    public void Drain(Stream output)
    {
        if (Length > 0)
        {
            output.Write(bytes, 0, Length);
            output.Flush();
            Length = 0;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private void Room(int wanted)
    {
        if (bytes.Length - Length >= Math.Max(wanted, 1))
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + wanted));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
