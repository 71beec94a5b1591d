namespace Okno.Formats.Statements.OneC;

/// <summary>Lines of a stream as bytes, through one buffer of constant size.</summary>
internal sealed class OneCLines(Stream stream, byte[] buffer, int filled)
{
    private int _start;
    private int _end = filled;
    private bool _eof;
    private bool _skipping;

    /// <summary>Number of the line last returned, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line last returned did not fit the buffer and is returned empty.</summary>
    public bool TooLong { get; private set; }

    public int EndedByCrLf { get; private set; }

    public int EndedByLf { get; private set; }

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
                bool crlf = length > 0 && seen[length - 1] == '\r';
                EndedByCrLf += crlf ? 1 : 0;
                EndedByLf += crlf ? 0 : 1;
                line = Deliver(crlf ? seen[..(length - 1)] : seen[..length]);
                return true;
            }

            if (_eof)
            {
                _start = _end;
                line = default;
                if (seen.IsEmpty && !_skipping)
                {
                    return false;
                }

                line = Deliver(seen);
                return true;
            }

            Fill();
        }
    }

    private ReadOnlySpan<byte> Deliver(ReadOnlySpan<byte> line)
    {
        Number++;
        TooLong = _skipping;
        _skipping = false;
        return TooLong ? default : line;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            buffer.AsSpan(_start.._end).CopyTo(buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == buffer.Length)
        {
            _skipping = true;
            _end = 0;
        }

        int read = stream.Read(buffer, _end, buffer.Length - _end);
        _eof = read == 0;
        _end += read;
    }
}
