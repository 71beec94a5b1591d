using System.Globalization;
using System.Text;
using Okno.Store.Keys;

namespace Okno.Store.Erasure;

/// <summary>
/// Which streams were erased, outside the database: one id a line, nothing of a person. Kept in each of several files, appended and made durable before anything is destroyed, so that a database or a key folder that
/// comes back from a backup is made to forget again before anybody reads it. What one file knows all of them know after <see cref="Level"/>.
/// </summary>
internal sealed class ErasedList(IReadOnlyList<string> files)
{
    private const int Attempts = 600;
    private static readonly byte[] Heading = "okno erased 1\n"u8.ToArray();

    /// <summary>Everything that any of the files names. A last line that a power cut left short is passed over: nothing was destroyed for it yet.</summary>
    /// <exception cref="InvalidDataException">A file is no such list.</exception>
    public IReadOnlySet<Guid> Read() => files.SelectMany(ReadOne).ToHashSet();

    /// <summary>Every file learns what the others know.</summary>
    public void Level()
    {
        var all = Read();
        if (all.Count > 0)
        {
            Add([.. all]);
        }
    }

    /// <summary>Adds ids to every file that does not name them; durable when this returns.</summary>
    public void Add(IReadOnlyList<Guid> streams)
    {
        foreach (var file in files)
        {
            var known = ReadOne(file);
            var missing = streams.Where(stream => !known.Contains(stream)).Distinct().ToList();
            if (missing.Count > 0)
            {
                Append(file, missing);
            }
        }
    }

    private static void Append(string path, List<Guid> streams)
    {
        DurableFile.TryCreate(path, Heading);
        using var file = Alone(path);
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                file.WriteByte((byte)'\n');
            }
        }

        file.Write(Encoding.ASCII.GetBytes(string.Concat(streams.Select(stream => stream.ToString("N", CultureInfo.InvariantCulture) + "\n"))));
        file.Flush(flushToDisk: true);
    }

    // Two processes that append at one instant would write over each other.
    private static FileStream Alone(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
#pragma warning disable RS0030 // .NET's locks of files cannot be waited for.
                Thread.Sleep(50);
#pragma warning restore RS0030
            }
        }
    }

    private static HashSet<Guid> ReadOne(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.ASCII);
        var text = reader.ReadToEnd();
        if (!text.StartsWith("okno erased 1\n", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is not a list of erased streams. Restore the file from its latest copy: without it, what was erased could come back with a backup.");
        }

        return [.. text.Split('\n').Skip(1).Select(line => Guid.TryParseExact(line, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
    }
}
