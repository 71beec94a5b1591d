using System.Text;
using Okno.Formats.Mrz;
using Okno.Formats.Qr;
using Okno.Formats.Statements;

namespace Okno.Fuzz;

/// <summary>
/// The readers of what strangers hand in, each as one action over bytes. An action throws where the reader breaks a promise: an exception of its own, an
/// answer that contradicts itself, or more than <see cref="MostBytes"/> of memory for one input. Its name is the name of its folder in <c>corpus/</c>.
/// </summary>
public static class Targets
{
    /// <summary>The most memory that one input may make a reader take in all (not only at once), in bytes.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new SortedDictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["1c"] = Statement,
        ["camt"] = Statement,
        ["mrz"] = Mrz,
        ["qr"] = Qr,
    };

    /// <summary>One input through one reader, the memory counted.</summary>
    /// <exception cref="BrokenPromiseException">The reader contradicted itself or took too much memory; any other exception is the reader's own.</exception>
    public static void Try(Action<byte[]> target, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        target(input);
        Promise(GC.GetAllocatedBytesForCurrentThread() - before <= MostBytes, "more memory than an input may take");
    }

    private static void Statement(byte[] input)
    {
        using MemoryStream stream = new(input);
        if (StatementReader.Open(stream, out StatementReader? reader) is not null)
        {
            return;
        }

        int documents = 0;
        while (reader!.Read(out StatementEntry? entry))
        {
            Promise(entry.Line > 0, "an entry without a line");
            if (entry is StatementDocument document)
            {
                documents++;
                Promise(document.Identity.Length > 0, "a document without an identity");
            }
        }

        Promise(documents == reader.Summary.DocumentsCount, "a summary that counts other documents than were read");
    }

    private static void Qr(byte[] input)
    {
        PaymentQrResult read = PaymentQr.Read(input);
        if (!read.Valid)
        {
            return;
        }

        KeyValuePair<string, string>[] given = [.. read.Fields.Where(field => field.Value.Length > 0)];
        PaymentQrBytes written = PaymentQr.Write(given, read.Encoding!.Value);
        if (written.Bytes is not { } bytes)
        {
            return;
        }

        PaymentQrResult again = PaymentQr.Read(bytes);
        Promise(again.Valid && again.Encoding == read.Encoding, "a code that cannot be read again after writing");
        Promise(given.All(field => again.Find(field.Key) == field.Value), "a field that changes when written and read again");
    }

    private static void Mrz(byte[] input)
    {
        MrzResult read = MrzReader.Read(Encoding.UTF8.GetString(input).Split('\n'));
        if (read.Fields is not { } fields)
        {
            return;
        }

        Promise(read.Checks is not null, "fields without checks");
        DateOnly? birth = MrzDates.Birth(fields.Birth, new DateOnly(2026, 11, 23));
        Promise(birth is not { } day || day <= new DateOnly(2026, 11, 23), "a birth in the future");
        _ = MrzDates.Expiry(fields.Expiry);
    }

    private static void Promise(bool kept, string otherwise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(otherwise);
        }
    }
}

/// <summary>A reader answered, but the answer cannot be right.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
