using System.Text;

namespace Okno.Formats.Statements.OneC;

/// <summary>Lines of a stream as text, decoded block by block through buffers of constant size.</summary>
internal sealed class OneCLines
{
    private const int Block = 32 * 1024;
    private const int LongestLine = 64 * 1024;

    private readonly Stream _stream;
    private readonly Decoder _decoder;
    private readonly char[]? _letters;
    private readonly byte[] _bytes = new byte[Block];
    private readonly char[] _chars = new char[LongestLine + Block];
    private int _start;
    private int _end;
    private bool _eof;
    private bool _skipping;

    public OneCLines(Stream stream, Encoding coding)
    {
        _stream = stream;
        _decoder = coding.GetDecoder();
        _letters = coding.IsSingleByte ? coding.GetString([.. Enumerable.Range(0, 256).Select(code => (byte)code)]).ToCharArray() : null;
    }

    /// <summary>Number of the line last returned, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line last returned was longer than any bank's and is returned empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Somewhere up to here, or a block further on, a byte does not exist in the encoding.</summary>
    public bool Lossy { get; private set; }

    public int EndedByCrLf { get; private set; }

    public int EndedByLf { get; private set; }

    /// <summary>The next line without its ending; valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<char> line)
    {
        while (true)
        {
            ReadOnlySpan<char> seen = _chars.AsSpan(_start, _end - _start);
            int length = seen.IndexOf('\n');
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

    private ReadOnlySpan<char> Deliver(ReadOnlySpan<char> line)
    {
        Number++;
        TooLong = _skipping;
        _skipping = false;
        return TooLong ? default : line;
    }

    private void Fill()
    {
        _chars.AsSpan(_start, _end - _start).CopyTo(_chars);
        _end -= _start;
        _start = 0;
        if (_end >= LongestLine)
        {
            _skipping = true;
            _end = 0;
        }

        int read = _stream.Read(_bytes);
        _eof = read == 0;
        int decoded = Decode(_bytes.AsSpan(0, read), _chars.AsSpan(_end));
        Lossy = Lossy || _chars.AsSpan(_end, decoded).Contains('\uFFFD');
        _end += decoded;
    }

    /// <summary>One byte, one letter needs no decoder, and a table is much faster than one.</summary>
    private int Decode(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (_letters is not { } letters)
        {
            return _decoder.GetChars(bytes, chars, flush: _eof);
        }

        chars = chars[..bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            chars[i] = letters[bytes[i]];
        }

        return bytes.Length;
    }
}
