using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Okno.Benchmarks.Record;

/// <summary>The least that any page of a case could do: its row by number, its events, one durable row of the read log, an answer. Opens nothing, judges nothing.</summary>
internal static class BareCard
{
    public static async Task RunAsync(string file, int length, string url)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using WebApplication app = builder.Build();
        await using SqliteConnection writer = new($"Data Source={file}");
        await writer.OpenAsync();
        await using SqliteCommand pragma = writer.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";
        await pragma.ExecuteNonQueryAsync();
        await using SqliteCommand insert = writer.CreateCommand();
        insert.CommandText = "INSERT INTO reads (at, stream, account, role, page, why) VALUES (@at, @stream, 'operator', 'operator', 'cases', NULL)";
        insert.Parameters.Add("@at", SqliteType.Integer);
        insert.Parameters.Add("@stream", SqliteType.Text);
        await insert.PrepareAsync();
        using SemaphoreSlim turn = new(1, 1);
        byte[] page = new byte[length];
        page.AsSpan().Fill((byte)' ');
        app.MapGet("/{number}", async (string number) =>
        {
            await using SqliteConnection reader = new($"Data Source={file}");
            await reader.OpenAsync();
            await using SqliteCommand one = reader.CreateCommand();
            one.CommandText = "SELECT * FROM streams WHERE kind = 'case' AND number = @number";
            one.Parameters.AddWithValue("@number", number);
            string stream;
            await using (SqliteDataReader row = await one.ExecuteReaderAsync())
            {
                await row.ReadAsync();
                stream = row.GetString(row.GetOrdinal("id"));
                row.GetFieldValue<byte[]>(row.GetOrdinal("state"));
            }

            await using SqliteCommand all = reader.CreateCommand();
            all.CommandText = "SELECT * FROM journal WHERE stream = @stream ORDER BY number";
            all.Parameters.AddWithValue("@stream", stream);
            await using (SqliteDataReader rows = await all.ExecuteReaderAsync())
            {
                int payload = rows.GetOrdinal("payload");
                while (await rows.ReadAsync())
                {
                    rows.GetFieldValue<byte[]>(payload);
                }
            }

            await turn.WaitAsync();
            try
            {
                insert.Parameters["@at"].Value = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
                insert.Parameters["@stream"].Value = stream;
                await insert.ExecuteNonQueryAsync();
            }
            finally
            {
                turn.Release();
            }

            return Results.Bytes(page, "text/html; charset=utf-8");
        });
        await app.RunAsync();
    }
}
