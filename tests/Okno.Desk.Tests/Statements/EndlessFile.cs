namespace Okno.Desk.Tests.Statements;

/// <summary>A file of many bytes that nobody had to write.</summary>
internal sealed class EndlessFile(long length) : Stream
{
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int part = (int)Math.Min(count, length - Given);
        buffer.AsSpan(offset, part).Fill((byte)'1');
        Given += part;
        return part;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
