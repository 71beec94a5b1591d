using System.Text.Encodings.Web;
using System.Text.Json;

namespace Okno.Cli.Batch;

/// <summary>Answers one line: writes one JSON object, or says what is wrong with the line (what it wrote by then is taken back).</summary>
internal delegate Fault? AnswerLine(ReadOnlySpan<byte> line, Utf8JsonWriter json);

/// <summary>
/// JSON Lines in, JSON Lines out, in order and in constant memory: one answer per line, a bad line gets <c>{"error":...,"line":N}</c> and the rest goes on.
/// Answers leave as soon as no further whole line is waiting, so that a dialogue over a pipe works too.
/// </summary>
internal static class BatchLoop
{
    private const int DrainAt = 1 << 16;

    internal static readonly JsonWriterOptions Plain = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the number of lines that ended in <see cref="Fault.Internal"/>; zero in a sound program.</summary>
    public static long Run(Stream input, Stream output, AnswerLine answer)
    {
        long broken = 0;
        using LineSource lines = new(input);
        using PooledBytes bytes = new(DrainAt * 2);
        using Utf8JsonWriter json = new(bytes, Plain);
        while (lines.Next(out ReadOnlySpan<byte> line, out bool tooLong))
        {
            int start = bytes.Length;
            Fault? fault = tooLong ? new Fault(Fault.LineTooLong) : Guarded(line, json, answer);
            if (fault is null)
            {
                json.Flush();
            }
            else
            {
                broken += fault.Code == Fault.Internal ? 1 : 0;
                json.Reset();
                bytes.SetBack(start);
                WriteFault(json, fault, lines.Number);
                json.Flush();
            }

            json.Reset();
            bytes.Append((byte)'\n');
            if (bytes.Length >= DrainAt || !lines.HasLine)
            {
                bytes.Drain(output);
            }
        }

        bytes.Drain(output);
        return broken;
    }

    /// <summary><c>{"error":"invalid_date","field":"issued","message":"...","line":7}</c>; the line only where there is one.</summary>
    public static void WriteFault(Utf8JsonWriter json, Fault fault, long? line)
    {
        json.WriteStartObject();
        json.WriteString("error"u8, fault.Code);
        if (fault.Field is not null)
        {
            json.WriteString("field"u8, fault.Field);
        }

        json.WriteString("message"u8, fault.Words);
        if (line is { } number)
        {
            json.WriteNumber("line"u8, number);
        }

        json.WriteEndObject();
    }

    /// <summary>Input never ends the run: what even the parser holds impossible is a fault of its line.</summary>
    internal static Fault? Guarded(ReadOnlySpan<byte> line, Utf8JsonWriter json, AnswerLine answer)
    {
        if (line.Trim(" \t"u8).IsEmpty)
        {
            return new Fault(Fault.EmptyLine);
        }

        if (!System.Text.Unicode.Utf8.IsValid(line))
        {
            return new Fault(Fault.BadEncoding);
        }

        try
        {
            return answer(line, json);
        }
        catch (JsonException)
        {
            return new Fault(Fault.NotJson);
        }
#pragma warning disable CA1031 // One line must never end the run for the others; the exit code tells of it.
        catch (Exception bug) when (bug is not LawMissingException)
        {
            Console.Error.WriteLine(bug);
            return new Fault(Fault.Internal);
        }
#pragma warning restore CA1031
    }
}
