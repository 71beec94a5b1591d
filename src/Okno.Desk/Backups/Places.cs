using Okno.Store.Backups;

namespace Okno.Desk.Backups;

/// <summary>Folders of copies: apart from each other, and never written over.</summary>
internal static class Places
{
    public static void Apart(string one, string other)
    {
        string first = Whole(one), second = Whole(other);
        if (first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal))
        {
            throw new BackupException($"Данные и ключи нельзя класть в одну папку ({one} и {other}): у кого есть и то и другое, тот прочтёт всё. Назовите две разные папки, лучше на разных носителях.");
        }
    }

    public static void New(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new BackupException($"Папка {folder} не пуста. Поверх ничего не пишется: назовите новую.");
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public static PostgresTools Tools() =>
        PostgresTools.Find() ?? throw new BackupException("Нужны программы PostgreSQL той же версии, что у сервера (pg_basebackup, pg_receivewal, pg_ctl): apt-get install -y postgresql.");

    private static string Whole(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
}
