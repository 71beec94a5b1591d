using System.Text;
using System.Xml;

namespace Okno.Formats.Statements.Camt;

/// <summary>
/// A forward walk over elements in bounded memory: no DTD, no entity but the five of XML, no nesting and no single token beyond any bank's.
/// Whatever is wrong with the file comes as <see cref="XmlException"/> or <see cref="InvalidDataException"/>; the caller makes an answer of it.
/// </summary>
internal sealed class CamtXml
{
    private const int Deepest = 64;
    private const int LongestText = 2_000;

    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _lines;
    private readonly char[] _text = new char[LongestText];

    public CamtXml(Stream stream, Encoding coding)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            // A control character in one purpose must not cost the rest of the file: Text replaces it.
            CheckCharacters = false,
            NameTable = new FewNames(),
        };
        _xml = XmlReader.Create(new StreamReader(new ShortTokens(stream), coding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024), settings);
        _lines = (IXmlLineInfo)_xml;
    }

    public int Line => _lines.LineNumber;

    public int Depth => _xml.Depth;

    public string Name => _xml.LocalName;

    public XmlNodeType Node => _xml.NodeType;

    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>A value was cut to its first two thousand characters since this was last set to false.</summary>
    public bool CutText { get; set; }

    /// <summary>A character that its encoding does not have was met since this was last set to false.</summary>
    public bool BrokenText { get; set; }

    public bool Next()
    {
        bool any = _xml.Read();
        return _xml.Depth <= Deepest ? any : throw new InvalidDataException("Nested too deep.");
    }

    /// <summary>
    /// From an element, or from the child last read to its end, to the next child of that element; false on the element's own end.
    /// <paramref name="depth"/> is that of the parent element.
    /// </summary>
    public bool NextChild(int depth)
    {
        if (_xml.Depth == depth && _xml.NodeType == XmlNodeType.Element && _xml.IsEmptyElement)
        {
            return false;
        }

        while (Next())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }

            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth)
            {
                return false;
            }
        }

        throw new InvalidDataException("The file ends here.");
    }

    /// <summary>From an element to its end.</summary>
    public void Skip()
    {
        int depth = _xml.Depth;
        if (_xml.IsEmptyElement)
        {
            return;
        }

        while (Next())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth)
            {
                return;
            }
        }

        throw new InvalidDataException("The file ends here.");
    }

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>The text of an element, trimmed, whose end is then reached; valid until the next call. What stands in elements inside is left out unless <paramref name="deep"/>.</summary>
    public ReadOnlySpan<char> Text(bool deep = false)
    {
        int depth = _xml.Depth;
        if (_xml.IsEmptyElement)
        {
            return default;
        }

        int length = 0;
        while (Next())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when deep || _xml.Depth == depth + 1:
                    int more;
                    while (length < LongestText && (more = _xml.ReadValueChunk(_text, length, LongestText - length)) > 0)
                    {
                        length += more;
                    }

                    CutText |= length == LongestText;
                    break;
                case XmlNodeType.EndElement when _xml.Depth == depth:
                    return Clean(_text.AsSpan(0, length));
            }
        }

        throw new InvalidDataException("The file ends here.");
    }

    /// <summary>As <see cref="Text"/>; null where empty.</summary>
    public string? String() => Text() is { IsEmpty: false } text ? text.ToString() : null;

    /// <summary>Line ends and control characters become spaces, halves of characters the mark of a lost one.</summary>
    private ReadOnlySpan<char> Clean(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < ' ')
            {
                text[i] = ' ';
            }
            else if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                }
                else
                {
                    text[i] = '\uFFFD';
                }
            }
        }

        BrokenText |= text.Contains('\uFFFD');
        return text.Trim(" \u00A0");
    }

    /// <summary>The names of elements and attributes are kept for good, so a file may not invent them without end.</summary>
    private sealed class FewNames : NameTable
    {
        // The largest of these messages has fewer than a thousand.
        private const int Most = 10_000;
        private int _left = Most;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? (_left-- > 0 ? base.Add(key, start, len) : throw new InvalidDataException("Too many names."));
    }

    /// <summary>Bytes of a stream, refused where a tag, a name or a text is longer than any bank's: a reader of XML holds one whole.</summary>
    private sealed class ShortTokens(Stream inner) : Stream
    {
        private const int Longest = 1024 * 1024;
        private long _since;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer[..Math.Min(buffer.Length, Longest)]);
            int last = buffer[..read].LastIndexOfAny((byte)'<', (byte)'>');
            _since = last < 0 ? _since + read : read - last;
            return _since <= Longest ? read : throw new InvalidDataException("A tag or a text without end.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
