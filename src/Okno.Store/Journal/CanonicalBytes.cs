using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Okno.Store.Journal;

/// <summary>Writes values so that two different lists of values never give the same bytes: numbers big-endian and of fixed width, texts and bytes with their
/// length before them. Part of the journal's final form: must never change.</summary>
internal sealed class CanonicalBytes
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>Begins anew in the same place: what was written is overwritten.</summary>
    public CanonicalBytes Clear()
    {
        buffer.ResetWrittenCount();
        return this;
    }

    public CanonicalBytes Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), number);
        buffer.Advance(8);
        return this;
    }

    public CanonicalBytes Add(Guid id)
    {
        id.TryWriteBytes(buffer.GetSpan(16), bigEndian: true, out _);
        buffer.Advance(16);
        return this;
    }

    public CanonicalBytes Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        buffer.Write(bytes);
        return this;
    }

    /// <summary>A missing text has the length -1 and so differs from an empty one.</summary>
    public CanonicalBytes Add(string? text)
    {
        if (text is null)
        {
            return Add(-1);
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(length));
        buffer.Advance(length);
        return this;
    }
}
