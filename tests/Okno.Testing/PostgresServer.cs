using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Okno.Store.Backups;

namespace Okno.Testing;

/// <summary>A real PostgreSQL for tests: one throw-away server per test process, started when first asked for and deleted with its data at the end;
/// a database of its own for whoever asks. The environment variable <c>OKNO_TEST_POSTGRES</c> (a connection string of a user who may create databases)
/// names a server to be used instead.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Variable = "OKNO_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> TheOne = new(() => StartAsync(Environment.GetEnvironmentVariable(Variable)));

    private static readonly Lazy<Task<PostgresServer>> TheDurable = new(() => StartAsync(Environment.GetEnvironmentVariable(Variable), durable: true));

    // Sweeps up when its standard input ends, which happens when this process ends, however it ends: kill -9 leaves nothing running either.
    private const string Sweeper = "exec >/dev/null 2>&1; trap '' INT TERM HUP; read -r never; \"$@\"; rm -rf \"$0\"";

    private readonly Process? sweeper;
    private readonly NpgsqlConnectionStringBuilder settings;
    private readonly Action<bool> turn;

    private PostgresServer(Process? sweeper, NpgsqlConnectionStringBuilder settings, Action<bool> turn)
    {
        this.sweeper = sweeper;
        this.settings = settings;
        this.turn = turn;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Why there can be no server here, with the command that brings it; null if there can be one. For <c>Assert.Skip</c>.</summary>
    public static string? Missing =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || PostgresTools.Find() is not null
            ? null
            : $"PostgreSQL is not installed here: apt-get install -y postgresql (or name a server in {Variable}).";

    /// <summary>The connection string of a new, empty database on the shared server.</summary>
    /// <param name="durable">True = on a second server, which forces every commit to the disk and has the memory of a small real one: for what is measured. A named server is taken as it is.</param>
    /// <exception cref="InvalidOperationException">The server does not start; the message carries its output.</exception>
    public static async Task<string> NewDatabaseAsync(bool durable = false) => await (await (durable ? TheDurable : TheOne).Value).CreateDatabaseAsync();

    /// <summary>Why there can be no server of a test's own here; null if there can be one.</summary>
    public static string? MissingApart => PostgresTools.Find() is not null ? null : "PostgreSQL is not installed here: apt-get install -y postgresql.";

    /// <summary>A server of the caller's own, to be stopped and started as it likes. Dispose it.</summary>
    public static Task<PostgresServer> StartApartAsync() => StartAsync(null);

    /// <summary>The connection string of a new, empty database on this server.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"okno_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Stops a server of one's own without a farewell: its processes are killed, as by a power cut of the database alone.</summary>
    public Task StopAtOnceAsync() => Task.Run(() => turn(false));

    /// <summary>Starts it again on the same port; it recovers from its log.</summary>
    public Task StartAgainAsync() => Task.Run(() => turn(true));

    /// <summary>Drops a database made by <see cref="NewDatabaseAsync"/>, cutting off whoever still uses it.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        var port = new NpgsqlConnectionStringBuilder(connectionString).Port;
        var server = TheDurable.IsValueCreated && (await TheDurable.Value).settings.Port == port ? await TheDurable.Value : await TheOne.Value;
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Stops the server and deletes its data. Called by itself when the test process ends.</summary>
    public void Dispose()
    {
        if (sweeper is null || sweeper.HasExited)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();
        sweeper.StandardInput.Close();
        sweeper.WaitForExit();
    }

    private static async Task<PostgresServer> StartAsync(string? given, bool durable = false)
    {
        if (given is { Length: > 0 })
        {
            return new PostgresServer(null, new NpgsqlConnectionStringBuilder(given), _ => throw new InvalidOperationException("A server that was given is not ours to stop."));
        }

        var tools = PostgresTools.Find() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("okno-postgres-").FullName;
        PostgresTools.GiveToServer(folder);
        var data = Path.Combine(folder, "data");
        var sweeper = Sweep(folder, tools.ServerCommand("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"));
        PostgresTools.Run(tools.ServerCommand("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"));
        for (var attempt = 1; ; attempt++)
        {
            var port = PostgresTools.FreePort();
            try
            {
                IReadOnlyList<string> start = tools.ServerCommand(
                    "pg_ctl",
                    "-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"),
                    "-o", string.Create(CultureInfo.InvariantCulture,
                        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 {(durable ? "-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=15min" : "-c fsync=off -c shared_buffers=64MB")}"),
                    "start");
                PostgresTools.Run(start);
                var settings = new NpgsqlConnectionStringBuilder
                {
                    Host = "127.0.0.1",
                    Port = port,
                    Username = "postgres",
                    Database = "postgres",
                    SslMode = SslMode.Disable,
                    GssEncryptionMode = GssEncryptionMode.Disable,
                };
                var server = new PostgresServer(sweeper, settings, on => PostgresTools.Run(on ? start : tools.ServerCommand("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")));
                await server.ExecuteAsync("SELECT 1");
                return server;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Someone took the port between looking and starting.
            }
        }
    }

    /// <summary>Runs a command and deletes a folder when this process ends, however it ends, or the standard input of what is given back is closed.</summary>
    internal static Process Sweep(string folder, IReadOnlyList<string> command)
    {
        // In a session of its own the sweeper also outlives a kill of the whole process group.
        const string session = "/usr/bin/setsid";
        var apart = File.Exists(session);
        var start = new ProcessStartInfo(apart ? session : "/bin/sh") { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardInput = true };
        foreach (var argument in (List<string>)[.. apart ? ["--wait", "/bin/sh"] : Array.Empty<string>(), "-c", Sweeper, folder, .. command])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Names made here.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
