using System.Diagnostics.CodeAnalysis;
using System.Text;
using Okno.Formats.Encodings;
using Okno.Formats.Statements.Camt;
using Okno.Formats.Statements.OneC;

namespace Okno.Formats.Statements;

public enum StatementFormat
{
    /// <summary>1CClientBankExchange, any version.</summary>
    OneC,

    /// <summary>ISO 20022 camt.053 or camt.054.</summary>
    Camt,
}

/// <summary>Stable codes of a file that is no statement we can read.</summary>
public static class StatementError
{
    public const string Empty = "empty";

    /// <summary>The content is of no known statement format.</summary>
    public const string NotStatement = "not_a_statement";

    /// <summary>A message of ISO 20022 that is no statement of booked entries (camt.052), or of a version before 2.</summary>
    public const string UnsupportedFormat = "unsupported_format";

    /// <summary>A camt message that breaks off, or is no XML, before its first statement.</summary>
    public const string Broken = "broken";

    /// <summary>A camt message without any statement in it.</summary>
    public const string NoStatement = "no_statement";
}

/// <summary>
/// Reads a bank statement (1CClientBankExchange, ISO 20022 camt.053 and camt.054) entry by entry in constant memory, in whatever format and encoding its content shows. Input never makes it throw;
/// a failing stream does.
/// </summary>
public sealed class StatementReader
{
    private const int HeadLength = 64 * 1024;
    private readonly IStatementSource _inner;

    private StatementReader(IStatementSource inner) => _inner = inner;

    /// <summary>Complete once the first entry was read, or the end reached.</summary>
    public StatementHeader Header => _inner.Header;

    /// <summary>Known after <see cref="Read"/> answered false; before that it covers what was read so far.</summary>
    public StatementSummary Summary => _inner.Summary;

    /// <summary>What the first bytes of a file (64 KB are plenty) are; null where they are no statement.</summary>
    public static StatementFormat? Detect(ReadOnlySpan<byte> head)
    {
        return OneCSignature.Matches(head) || (Utf16(head) is { } wide && IsWideOneC(head, wide)) ? StatementFormat.OneC : CamtSignature.Of(head) is not null ? StatementFormat.Camt : null;
    }

    /// <summary>
    /// Opens a statement. A seekable stream is looked through once for the statement's own accounts, so that a direction does not depend on where
    /// they stand; from another stream a document knows the accounts that came before it. The stream stays the caller's.
    /// </summary>
    /// <returns>Null with the reader, or one of <see cref="StatementError"/>.</returns>
    public static string? Open(Stream stream, out StatementReader? reader)
    {
        reader = null;
        byte[] head = new byte[HeadLength];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> seen = head.AsSpan(0, length);
        if (seen.IsEmpty)
        {
            return StatementError.Empty;
        }

        if (CamtSignature.Of(seen) is { } camt)
        {
            return OpenCamt(camt, new PrefixedStream(seen.ToArray(), stream), out reader);
        }

        if (Utf16(seen) is { } wide)
        {
            return OpenUtf16(seen.ToArray(), stream, wide, out reader);
        }

        if (OneCSignature.Matches(seen))
        {
            reader = OpenOneC(seen.ToArray(), stream, OneCSignature.EncodingOf(seen));
            return null;
        }

        return seen.ContainsAnyExcept((byte)' ', (byte)'\r', (byte)'\n') ? StatementError.NotStatement : StatementError.Empty;
    }

    private static StatementReader OpenOneC(byte[] head, Stream stream, (Encoding Coding, string Name) encoding)
    {
        OneCOwnAccounts own = new();
        if (stream.CanSeek)
        {
            long after = stream.Position;
            own.LookThrough(head, stream, encoding.Coding);
            stream.Position = after;
        }

        return new(new OneCReader(new PrefixedStream(head, stream), encoding.Coding, encoding.Name, own));
    }

    private static string? OpenCamt(CamtSignature signature, Stream stream, out StatementReader? reader)
    {
        reader = null;
        if (!signature.IsRead)
        {
            return StatementError.UnsupportedFormat;
        }

        if (CamtReader.Open(signature, stream, out CamtReader? inner) is { } error)
        {
            return error;
        }

        reader = new(inner!);
        return null;
    }

    /// <summary>By the mark at the beginning, or by the format's own first character.</summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [(byte)'1', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'1', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool IsWideOneC(ReadOnlySpan<byte> head, Encoding coding) => OneCSignature.Matches(CyrillicEncodings.Utf8.GetBytes(coding.GetString(head[..Math.Min(head.Length, 200)])));

    private static string? OpenUtf16(byte[] seen, Stream stream, Encoding coding, out StatementReader? reader)
    {
        reader = null;
        if (!IsWideOneC(seen, coding))
        {
            return StatementError.NotStatement;
        }

        OneCOwnAccounts own = new();
        if (stream.CanSeek)
        {
            long after = stream.Position;
            own.LookThrough([], Recoded(), CyrillicEncodings.Utf8);
            stream.Position = after;
        }

        reader = new(new OneCReader(Recoded(), CyrillicEncodings.Utf8, "utf-16", own));
        return null;

        Stream Recoded() => Encoding.CreateTranscodingStream(new PrefixedStream(seen, stream), coding, CyrillicEncodings.Utf8);
    }

    /// <summary>The next entry in the order of the file; false at the end.</summary>
    public bool Read([NotNullWhen(true)] out StatementEntry? entry) => _inner.Read(out entry);
}
