using System.Data.Common;
using System.Globalization;

namespace Okno.Store.Databases;

/// <summary>A statement with parameters named @p0, @p1, ..., the same text on both databases.</summary>
internal static class Asking
{
    public static DbCommand Ask(this DbConnection connection, string sql, params IReadOnlyList<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this assembly; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
