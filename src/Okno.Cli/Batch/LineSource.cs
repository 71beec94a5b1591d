using System.Buffers;

namespace Okno.Cli.Batch;

/// <summary>
/// Lines of a stream, one by one, out of one rented array. A line end is LF, CR LF, or the end of the stream; a byte order mark at the beginning is passed over.
/// A line longer than <see cref="Longest"/> is skipped and told as too long, so that memory stays bounded.
/// </summary>
internal sealed class LineSource(Stream input) : IDisposable
{
    /// <summary>Bytes; no honest question is as long.</summary>
    public const int Longest = 1 << 20;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int from;
    private int to;
    private bool ended;
    private bool begun;
    private bool skipping;

    /// <summary>Counts from 1: the number of the line given last.</summary>
    public long Number { get; private set; }

    /// <summary>True where the next line can be given without waiting for more input.</summary>
    public bool HasLine => bytes.AsSpan(from, to - from).Contains((byte)'\n');

    /// <summary>The next line without its end; false at the end of the stream.</summary>
    /// <param name="tooLong">The line was longer than <see cref="Longest"/>; <paramref name="line"/> is empty then.</param>
    public bool Next(out ReadOnlySpan<byte> line, out bool tooLong)
    {
        tooLong = false;
        int searched = from;
        while (true)
        {
            int at = bytes.AsSpan(searched, to - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                int end = searched + at;
                line = Take(end);
                from = end + 1;
                tooLong = WasSkipped(ref line);
                return true;
            }

            if (ended)
            {
                line = Take(to);
                from = to;
                tooLong = WasSkipped(ref line);
                bool some = tooLong || line.Length > 0;
                Number -= some ? 0 : 1;
                return some;
            }

            Fill();
            searched = from;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private ReadOnlySpan<byte> Take(int end)
    {
        Number++;
        ReadOnlySpan<byte> line = bytes.AsSpan(from, end - from);
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private bool WasSkipped(ref ReadOnlySpan<byte> line)
    {
        bool skipped = skipping || line.Length > Longest;
        line = skipped ? [] : line;
        skipping = false;
        return skipped;
    }

    private void Fill()
    {
        if (to - from > Longest)
        {
            skipping = true;
            from = to;
        }

        if (from > 0)
        {
            bytes.AsSpan(from, to - from).CopyTo(bytes);
            to -= from;
            from = 0;
        }

        if (to == bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
            bytes.AsSpan(0, to).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        int read = input.Read(bytes, to, bytes.Length - to);
        to += read;
        ended = read == 0;
        if (!begun && (to >= 3 || ended))
        {
            begun = true;
            from = bytes.AsSpan(0, to).StartsWith("\uFEFF"u8) ? 3 : 0;
        }
    }
}
