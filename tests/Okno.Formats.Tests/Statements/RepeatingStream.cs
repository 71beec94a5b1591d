namespace Okno.Formats.Tests.Statements;

/// <summary>A head and then the same piece many times, made while it is read.</summary>
internal sealed class RepeatingStream(byte[] head, byte[] piece, int repeats) : Stream
{
    private byte[] _now = head;
    private int _at;
    private int _left = repeats;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_at == _now.Length)
        {
            if (_left-- <= 0)
            {
                return 0;
            }

            (_now, _at) = (piece, 0);
        }

        int length = Math.Min(buffer.Length, _now.Length - _at);
        _now.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
