using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Okno.Benchmarks.Batch;

/// <summary>The loop that the batch is measured against: parses every line to its last token and writes an answer of the same shape, and decides nothing.</summary>
internal static class ParseAndWrite
{
    private const int DrainAt = 1 << 16;

    public static void Run(byte[] answer, Stream input, Stream output)
    {
        using JsonDocument shape = JsonDocument.Parse(answer);
        ArrayBufferWriter<byte> bytes = new(DrainAt * 2);
        using Utf8JsonWriter json = new(bytes, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        byte[] buffer = new byte[DrainAt];
        int held = 0;
        while (true)
        {
            int read = input.Read(buffer, held, buffer.Length - held);
            if (read == 0)
            {
                break;
            }

            held += read;
            int start = 0;
            for (int end; (end = buffer.AsSpan(start, held - start).IndexOf((byte)'\n')) >= 0; start += end + 1)
            {
                Utf8JsonReader line = new(buffer.AsSpan(start, end));
                while (line.Read())
                {
                }

                shape.WriteTo(json);
                json.Flush();
                json.Reset();
                bytes.Write("\n"u8);
                if (bytes.WrittenCount >= DrainAt)
                {
                    output.Write(bytes.WrittenSpan);
                    bytes.ResetWrittenCount();
                }
            }

            buffer.AsSpan(start, held - start).CopyTo(buffer);
            held -= start;
        }

        output.Write(bytes.WrittenSpan);
    }
}
