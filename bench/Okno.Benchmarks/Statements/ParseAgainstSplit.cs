using System.Diagnostics;
using System.Text;
using System.Xml;
using Okno.Formats.Statements;

namespace Okno.Benchmarks.Statements;

/// <summary>
/// The reader of statements against a bare pass over the same bytes in the same run: for 1C decode them and split lines into a key and a value (as texts, and once more making
/// nothing of them, the least that any reader can do); for camt walk them with XmlReader. And <c>okno statement --jsonl</c> as a process over a stream that is made while it reads.
/// </summary>
internal static class ParseAgainstSplit
{
    private const string Group = "Statements";
    private const double Least = 0.4;
    private const long MostMemory = 200L * 1024 * 1024;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        int documents = quick ? 10_000 : 40_000;
        List<Figure> figures = [];
        foreach (Encoding coding in (Encoding[])[CodePagesEncodingProvider.Instance.GetEncoding(1251)!, Encoding.UTF8])
        {
            figures.AddRange(Compare(
                $"1C in {coding.WebName}", Bytes(MadeStatement.OneC(documents), coding), documents,
                ("decoding it and splitting lines into keys and values", bytes => SplitIntoTexts(bytes, coding)), ("decoding it and finding where lines and values begin, no more", bytes => Split(bytes, coding))));
        }

        figures.AddRange(Compare("camt.053", Bytes(MadeStatement.Camt(documents), Encoding.UTF8), documents, ("XmlReader walking it", Walk)));
        int many = quick ? 100_000 : 1_000_000;
        figures.Add(await PeakAsync("1C", many, MadeStatement.OneC(many), CodePagesEncodingProvider.Instance.GetEncoding(1251)!));
        figures.Add(await PeakAsync("camt.053", many, MadeStatement.Camt(many), Encoding.UTF8));
        return figures;
    }

    /// <summary>By turns, and in processor time of this process, so that what the machine does beside changes little.</summary>
    private static List<Figure> Compare(string what, byte[] bytes, int documents, params (string Words, Func<byte[], int> Pass)[] bare)
    {
        Demand(Parse(bytes), documents);
        Func<byte[], int>[] passes = [Parse, .. bare.Select(one => one.Pass)];
        List<double>[] rates = [.. passes.Select(_ => new List<double>())];
        foreach (Func<byte[], int> pass in passes)
        {
            Measured.WarmUp(() => pass(bytes));
        }

        for (int turn = 0; turn < 15; turn++)
        {
            for (int i = 0; i < passes.Length; i++)
            {
                TimeSpan began = Environment.CpuUsage.TotalTime;
                passes[i](bytes);
                rates[i].Add(bytes.Length / 1e6 / (Environment.CpuUsage.TotalTime - began).TotalSeconds);
            }
        }

        List<Figure> figures = [new(Group, $"{what}: {documents:#,0} documents, {bytes.Length / 1_000_000} MB, read to documents", $"{Figure.Said(Statistics.Median(rates[0]))} MB/s", $"{Figure.Said(rates[0].Min())} MB/s")];
        for (int i = 0; i < bare.Length; i++)
        {
            double share = Statistics.Median(rates[0].Zip(rates[i + 1], (own, other) => own / other));
            figures.Add(new Figure(Group, $"{what}: {bare[i].Words}", $"{Figure.Said(Statistics.Median(rates[i + 1]))} MB/s", $"{Figure.Said(rates[i + 1].Min())} MB/s"));
            // The budget is set against a pass that splits; what a pass that makes nothing does is told beside it.
            figures.Add(new Figure(Group, $"{what}: our share of that speed", Figure.Said(share), "", i == 0 ? $">= {Least}: {Figure.Kept(share >= Least)}" : ""));
        }

        return figures;
    }

    private static int Parse(byte[] bytes)
    {
        if (StatementReader.Open(new MemoryStream(bytes), out StatementReader? reader) is { } error)
        {
            throw new InvalidOperationException(error);
        }

        while (reader!.Read(out _))
        {
        }

        return reader.Summary.BalanceHolds == true && reader.Summary.Quarantined == 0 ? reader.Summary.DocumentsCount : 0;
    }

    private static int SplitIntoTexts(byte[] bytes, Encoding coding)
    {
        using StreamReader reader = new(new MemoryStream(bytes), coding, false, 64 * 1024);
        int letters = 0;
        while (reader.ReadLine() is { } line)
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            letters += equals < 0 ? line.Length : line[..equals].Length + line[(equals + 1)..].Length;
        }

        return letters;
    }

    private static int Split(byte[] bytes, Encoding coding)
    {
        Decoder decoder = coding.GetDecoder();
        char[] chars = new char[(64 * 1024) + 1024];
        int held = 0;
        int values = 0;
        for (int at = 0; at < bytes.Length; at += 32 * 1024)
        {
            held += decoder.GetChars(bytes.AsSpan(at, Math.Min(32 * 1024, bytes.Length - at)), chars.AsSpan(held), flush: false);
            ReadOnlySpan<char> seen = chars.AsSpan(0, held);
            for (int end; (end = seen.IndexOf('\n')) >= 0; seen = seen[(end + 1)..])
            {
                ReadOnlySpan<char> line = seen[..end].TrimEnd('\r');
                int equals = line.IndexOf('=');
                values += equals >= 0 && line[..equals].Length > 0 && line[(equals + 1)..].Length >= 0 ? 1 : 0;
            }

            seen.CopyTo(chars);
            held = seen.Length;
        }

        return values;
    }

    private static int Walk(byte[] bytes)
    {
        using XmlReader xml = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true });
        int nodes = 0;
        while (xml.Read())
        {
            nodes++;
        }

        return nodes;
    }

    /// <summary>The most memory that <c>okno statement - --jsonl</c> ever had.</summary>
    private static async Task<Figure> PeakAsync(string what, int documents, IEnumerable<string> parts, Encoding coding)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Built.Cli, "statement", "-", "--jsonl"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        long began = Stopwatch.GetTimestamp();
        Task writing = Task.Run(() =>
        {
            using Stream input = process.StandardInput.BaseStream;
            MadeStatement.Write(parts, coding, input);
        });
        long most = 0;
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        while (await process.StandardOutput.BaseStream.ReadAsync(buffer) is var read and > 0)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            process.Refresh();
            most = process.HasExited ? most : Math.Max(most, process.PeakWorkingSet64);
        }

        await writing;
        await process.WaitForExitAsync();

        // Beside the documents: one account and the totals.
        Demand((int)lines - 2, documents);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Figure(
            Group, $"{what}: okno statement --jsonl, {documents:#,0} documents through a pipe", $"{most / 1024 / 1024} MB at most, {seconds:0} s", "", $"<= {MostMemory / 1024 / 1024} MB: {Figure.Kept(most <= MostMemory)}");
    }

    private static byte[] Bytes(IEnumerable<string> parts, Encoding coding)
    {
        using MemoryStream stream = new();
        MadeStatement.Write(parts, coding, stream);
        return stream.ToArray();
    }

    private static void Demand(int found, int documents)
    {
        if (found != documents)
        {
            throw new InvalidOperationException($"Of {documents} documents {found} were read, or the sums do not hold.");
        }
    }
}
