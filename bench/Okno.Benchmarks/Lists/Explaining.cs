using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Okno.Benchmarks.Lists;

/// <summary>What the server says of statements: pages of the buffer touched, and the most rows that one sequential scan read.</summary>
internal sealed record Cost(long Buffers, long Scanned)
{
    public static Cost operator +(Cost one, Cost other) => new(one.Buffers + other.Buffers, Math.Max(one.Scanned, other.Scanned));
}

/// <summary>Asks the server, after every statement that a context runs, to run it once more and explain what it did.</summary>
internal sealed class Explaining : DbCommandInterceptor
{
    private readonly List<DbCommand> seen = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        DbCommand copy = ((Npgsql.NpgsqlCommand)command).Clone();
        seen.Add(copy);
        return ValueTask.FromResult(result);
    }

    /// <summary>What the statements since the last call cost together.</summary>
    public async Task<Cost> TakeAsync(DbConnection connection)
    {
        Cost cost = new(0, 0);
        foreach (DbCommand command in seen)
        {
            command.Connection = connection;
#pragma warning disable CA2100 // A statement of the store with a word before it.
            command.CommandText = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + command.CommandText;
#pragma warning restore CA2100
            using JsonDocument plan = JsonDocument.Parse(Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!);
            JsonElement root = plan.RootElement[0].GetProperty("Plan");
            cost += new Cost(root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64(), Scanned(root));
            await command.DisposeAsync();
        }

        seen.Clear();
        return cost;
    }

    private static long Scanned(JsonElement node)
    {
        long most = node.GetProperty("Node Type").GetString() == "Seq Scan"
            ? (long)((node.GetProperty("Actual Rows").GetDouble() + (node.TryGetProperty("Rows Removed by Filter", out JsonElement removed) ? removed.GetDouble() : 0)) * node.GetProperty("Actual Loops").GetDouble())
            : 0;
        if (node.TryGetProperty("Plans", out JsonElement parts))
        {
            most = parts.EnumerateArray().Select(Scanned).Append(most).Max();
        }

        return most;
    }
}
