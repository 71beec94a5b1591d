using System.Text.Json;
using Okno.Store.Backups;

namespace Okno.Desk.Backups;

/// <summary>What a copy says of itself; written last, so that a copy without it is none.</summary>
/// <param name="Id">Ties the copy of the data to the copy of its keys.</param>
/// <param name="At">The moment at which it was begun: everything acknowledged before is in it.</param>
/// <param name="Kind">"sqlite", "postgres" or "keys".</param>
/// <param name="Database">The database's name on its server; null where there is none.</param>
/// <param name="User">The server's user; null where there is none.</param>
/// <param name="Files">Every file; on PostgreSQL without those of the base copy, which has a manifest of its own.</param>
public sealed record BackupManifest(Guid Id, DateTimeOffset At, string Kind, string? Database, string? User, IReadOnlyList<CopiedFile> Files)
{
    /// <summary>Its name in the folder of the copy.</summary>
    public const string FileName = "okno-backup.json";

    /// <summary>The kind of a copy of keys.</summary>
    public const string Keys = "keys";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="BackupException">There is none, or it is not readable: the copy was not finished.</exception>
    public static BackupManifest Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Form) ?? throw new JsonException();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            throw new BackupException($"В папке {folder} нет целой копии: файл {FileName} отсутствует или не читается. Копия, которую прервали, копией не считается.", missing);
        }
    }

    internal void Write(string folder)
    {
        string file = Path.Combine(folder, FileName);
        using (FileStream stream = new(file + ".new", FileMode.Create))
        {
            JsonSerializer.Serialize(stream, this, Form);
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + ".new", file, overwrite: true);
    }
}

/// <summary>A copy cannot be made, read or restored as asked; the message says why and what to do, in Russian, for whoever asked.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
