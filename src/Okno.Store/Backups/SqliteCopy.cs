using Microsoft.Data.Sqlite;

namespace Okno.Store.Backups;

/// <summary>A copy of an SQLite file that is in use, as it stood at one moment. Writers go on meanwhile.</summary>
public static class SqliteCopy
{
    /// <summary>Copies by VACUUM INTO: one file without its write-ahead log, and without the free pages in which erased rows might still be read.</summary>
    /// <param name="from">The file in use.</param>
    /// <param name="to">The copy, which must not exist.</param>
    /// <param name="ct">Cancels before it begins.</param>
    public static async Task TakeAsync(string from, string to, CancellationToken ct = default)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What SQLite itself finds wrong with a file; null if nothing.</summary>
    public static async Task<string?> FaultAsync(string file, CancellationToken ct = default)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        command.CommandTimeout = 0;
        return (string?)await command.ExecuteScalarAsync(ct) is var said && said == "ok" ? null : said;
    }
}
