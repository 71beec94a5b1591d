using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Okno.Store.Journal;

namespace Okno.Store.Databases;

/// <summary>The statements of one connection, prepared once each. Parameters are named @p0, @p1, ... Not for two threads at once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public SqliteConnection Connection => connection;

    public SqliteTransaction? Transaction { get; set; }

    public int Execute(string sql, params object?[] values) => Prepared(sql, values).ExecuteNonQuery();

    public IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        using var reader = Prepared(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private SqliteCommand Prepared(string sql, object?[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this assembly; every value is a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}") });
            }

            prepared[sql] = command;
        }

        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset at => RecordedMoment.ToMicroseconds(at),
                var value => value,
            };
        }

        return command;
    }
}
