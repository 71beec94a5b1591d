using System.Globalization;
using Npgsql;

namespace Okno.Store.Backups;

/// <summary>
/// A base copy brought to life: recovered to its end, to the end of the received log, or to a moment of it, on a server of its own that nobody else can reach (a socket in a private folder). Stopped when disposed; the data
/// folder stays and can be given to a service.
/// </summary>
public sealed class RestoredServer : IAsyncDisposable
{
    private readonly PostgresTools tools;
    private readonly string data;
    private readonly string place;

    private RestoredServer(PostgresTools tools, string data, string place)
    {
        this.tools = tools;
        this.data = data;
        this.place = place;
    }

    /// <summary>The connection string of one of its databases for one of its users.</summary>
    public string Database(string name, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = Path.Combine(place, "socket"),
        Username = user,
        Database = name,
        Pooling = false,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Starts a server on a data folder that holds a base copy.</summary>
    /// <param name="tools">Its programs.</param>
    /// <param name="data">The data folder; becomes the server's.</param>
    /// <param name="log">The folder of the received log; null = none, the base copy alone.</param>
    /// <param name="until">The moment at which to stop, inclusive; null = the end of what there is.</param>
    /// <exception cref="InvalidOperationException">It does not get there; the message carries the server's words.</exception>
    public static async Task<RestoredServer> StartAsync(PostgresTools tools, string data, string? log, DateTimeOffset? until)
    {
        ArgumentNullException.ThrowIfNull(tools);
        var place = Directory.CreateTempSubdirectory("okno-pg-").FullName;
        Directory.CreateDirectory(Path.Combine(place, "socket"));
        List<string> settings = ["hot_standby = off", "recovery_target_action = 'promote'"];
        if (log is not null)
        {
            // The server's user may not enter the folder of the copies: it gets a copy of the log.
            var received = Directory.CreateDirectory(Path.Combine(place, "wal")).FullName;
            foreach (var segment in Directory.EnumerateFiles(log).Where(file => Path.GetFileName(file)[0] is >= '0' and <= '9'))
            {
                // The segment that is still being received is padded to its full length.
                var name = Path.GetFileName(segment);
                var whole = name.EndsWith(".partial", StringComparison.Ordinal) ? name[..^".partial".Length] : name;
                if (name == whole || !File.Exists(Path.Combine(log, whole)))
                {
                    File.Copy(segment, Path.Combine(received, whole), overwrite: true);
                }
            }

            settings.Add($"restore_command = 'cp \"{received}/%f\" \"%p\"'");
        }
        else
        {
            settings.Add("restore_command = 'false'");
        }

        if (until is { } moment)
        {
            settings.Add($"recovery_target_time = '{moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'");
        }

        await File.WriteAllLinesAsync(Path.Combine(place, "postgresql.conf"), settings);
        await File.WriteAllTextAsync(Path.Combine(place, "pg_hba.conf"), "local all all trust\n");
        await File.WriteAllTextAsync(Path.Combine(data, "recovery.signal"), "");
        foreach (var needed in new[] { "postgresql.conf", "pg_hba.conf", "pg_ident.conf" }.Select(name => Path.Combine(data, name)).Where(file => !File.Exists(file)))
        {
            // Debian keeps them elsewhere, and the program does not start without.
            await File.WriteAllTextAsync(needed, "");
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        PostgresTools.GiveToServer(place);
        PostgresTools.GiveToServer(data);
        var server = new RestoredServer(tools, data, place);
        try
        {
            // What the copied server said of itself must not hold here: it would wait for its replica, archive, or listen.
            PostgresTools.Run(tools.ServerCommand(
                "pg_ctl",
                "-D", data, "-w", "-t", "3600", "-l", Path.Combine(place, "log"),
                "-o", $"-c config_file={place}/postgresql.conf -c hba_file={place}/pg_hba.conf -c unix_socket_directories={place}/socket -c listen_addresses= -c port=5432 "
                    + "-c synchronous_standby_names= -c archive_mode=off -c primary_conninfo= -c primary_slot_name= -c ssl=off -c shared_preload_libraries= -c logging_collector=off -c log_destination=stderr",
                "start"));
            await server.RecoveredAsync();
            return server;
        }
        catch (InvalidOperationException failed)
        {
            var said = File.Exists(Path.Combine(place, "log")) ? await File.ReadAllTextAsync(Path.Combine(place, "log")) : "";
            await server.DisposeAsync();
            throw new InvalidOperationException($"{failed.Message}{Environment.NewLine}{said}", failed);
        }
    }

    /// <summary>Until it answers: it does so only when recovery is over.</summary>
    private async Task RecoveredAsync()
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Database("template1", "postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (PostgresException refused) when (refused.SqlState is not PostgresErrorCodes.CannotConnectNow)
            {
                // Nobody of this name, or no such right: but it answers.
                return;
            }
            catch (NpgsqlException) when (File.Exists(Path.Combine(data, "postmaster.pid")))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            catch (NpgsqlException gone)
            {
                throw new InvalidOperationException("The restored server stopped before recovery was over.", gone);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        if (File.Exists(Path.Combine(data, "postmaster.pid")))
        {
            PostgresTools.Run(tools.ServerCommand("pg_ctl", "-D", data, "-m", "fast", "-w", "-t", "600", "stop"));
        }

        Directory.Delete(place, recursive: true);
    }
}
