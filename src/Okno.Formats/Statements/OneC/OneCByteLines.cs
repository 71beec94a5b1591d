namespace Okno.Formats.Statements.OneC;

/// <summary>Lines of a stream as bytes, for a quick look: a line longer than the buffer comes in pieces of which only the first begins a line.</summary>
internal sealed class OneCByteLines(Stream stream, byte[] buffer, int filled)
{
    private int _start;
    private int _end = filled;
    private bool _eof;
    private bool _inside;

    /// <summary>The next line without its ending; valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            ReadOnlySpan<byte> seen = buffer.AsSpan(_start.._end);
            int length = seen.IndexOf((byte)'\n');
            if (length >= 0)
            {
                _start += length + 1;
                line = _inside ? default : seen[..length];
                _inside = false;
                return true;
            }

            if (_eof)
            {
                line = _inside ? default : seen;
                _start = _end;
                return !seen.IsEmpty;
            }

            Fill();
        }
    }

    private void Fill()
    {
        buffer.AsSpan(_start.._end).CopyTo(buffer);
        _end -= _start;
        _start = 0;
        if (_end == buffer.Length)
        {
            _inside = true;
            _end = 0;
        }

        int read = stream.Read(buffer, _end, buffer.Length - _end);
        _eof = read == 0;
        _end += read;
    }
}
