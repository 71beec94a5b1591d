using System.Text;
using Npgsql;

namespace Okno.Proof.Tests;

/// <summary>Compares two tables of answers, column by column, with SQL's own equality: null equals null, a missing row differs everywhere.</summary>
internal static class Differences
{
    /// <param name="mine">The answers of SQL.</param>
    /// <param name="theirs">The answers of C#.</param>
    /// <returns>How many answers of SQL there are, and null where all are equal; else which columns differ, how often, and an example of each.</returns>
    public static async Task<(long Rows, string? Words)> BetweenAsync(ProofDatabase database, string mine, string theirs, string[] keys, string[] columns)
    {
        string join = $"(SELECT true AS present, * FROM {mine}) s FULL JOIN (SELECT true AS present, * FROM {theirs}) c USING ({string.Join(", ", keys)})";
        string present = $"count(*) FILTER (WHERE s.present IS NULL), count(*) FILTER (WHERE c.present IS NULL)";
        string each = string.Join(", ", columns.Select(column => $"count(*) FILTER (WHERE s.{column} IS DISTINCT FROM c.{column})"));
        long[] counts = await RowAsync(database, $"SELECT count(*), {present}, {each} FROM {join}");
        long rows = counts[0];
        if (counts.Skip(1).All(count => count == 0))
        {
            return (rows, null);
        }

        StringBuilder words = new();
        words.AppendLine($"{rows} rows: {counts[1]} only in C#, {counts[2]} only in SQL.");
        for (int i = 0; i < columns.Length; i++)
        {
            if (counts[3 + i] == 0)
            {
                continue;
            }

            string column = columns[i];
            words.AppendLine($"{column}: {counts[3 + i]} differ");
            string example = $"""
                SELECT concat_ws(' ', {string.Join(", ", keys.Select(key => $"'{key}=' || {key}"))}, 'SQL=' || coalesce(s.{column}::text, 'null'), 'C#=' || coalesce(c.{column}::text, 'null'))
                FROM {join} WHERE s.{column} IS DISTINCT FROM c.{column} ORDER BY {string.Join(", ", keys)} LIMIT 3
                """;
#pragma warning disable CA2100 // Names made here.
            await using NpgsqlCommand command = new(example, database.Connection);
#pragma warning restore CA2100
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                words.Append("  ").AppendLine(reader.GetString(0));
            }
        }

        return (rows, words.ToString());
    }

    private static async Task<long[]> RowAsync(ProofDatabase database, string sql)
    {
#pragma warning disable CA2100 // Names made here.
        await using NpgsqlCommand command = new(sql, database.Connection);
#pragma warning restore CA2100
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetInt64)];
    }
}
