using System.Data.Common;
using Okno.Store.Databases;

namespace Okno.Store.Verify;

/// <summary>One moment of the database, read row by row.</summary>
internal sealed class Snapshot(RecordDatabase database, DbConnection connection, DbTransaction transaction, Findings findings)
{
    public RecordDatabase Database => database;

    public async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken ct, params object[] values)
    {
        var rows = new List<T>();
        await EachAsync(sql, reader => rows.Add(read(reader)), ct, values);
        return rows;
    }

    public async Task<long> CountAsync(string sql, CancellationToken ct, params object[] values) => (await ListAsync(sql, reader => reader.GetInt64(0), ct, values))[0];

    private static string Table(string sql) => sql.Split(" FROM ")[1].Split(' ')[0];

    public async Task EachAsync(string sql, Action<DbDataReader> row, CancellationToken ct, params object[] values)
    {
        await using var command = connection.Ask(sql, values);
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            try
            {
                row(reader);
            }
            catch (Exception unreadable) when (unreadable is FormatException or OverflowException or InvalidCastException or ArgumentException)
            {
                // SQLite keeps anything in any column.
                findings.Blame(FaultKind.State, $"{Table(sql)} {reader.GetValue(0)}", $"A row of the table {Table(sql)} holds something that was never written there: {unreadable.Message}");
            }
        }
    }
}
