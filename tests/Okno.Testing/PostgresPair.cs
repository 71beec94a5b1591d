using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Okno.Store.Backups;

namespace Okno.Testing;

/// <summary>Two PostgreSQL servers of a test's own: a primary and its synchronous streaming standby (nothing is acknowledged before the standby has it on its disk). Gone with their data at the end.</summary>
public sealed class PostgresPair : IDisposable
{
    private readonly PostgresTools tools;
    private readonly string folder;
    private readonly Process sweeper;
    private readonly int[] ports = [PostgresTools.FreePort(), PostgresTools.FreePort()];

    private PostgresPair(PostgresTools tools)
    {
        this.tools = tools;
        folder = Directory.CreateTempSubdirectory("okno-pair-").FullName;
        PostgresTools.GiveToServer(folder);
        IEnumerable<string> stops = new[] { 0, 1 }.Select(node => $"{tools.Command("pg_ctl")[0]} -D {Data(node)} -m immediate -w stop");
        sweeper = PostgresServer.Sweep(folder, PostgresTools.AsServer(["/bin/sh", "-c", string.Join("; ", stops)]));
    }

    /// <summary>Which of the two writes now: 0 or 1.</summary>
    public int Primary { get; private set; }

    /// <summary>A connection to whichever of the two may write.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1:{ports[0]},127.0.0.1:{ports[1]};Username=postgres;Database={database};Target Session Attributes=primary;Ssl Mode=Disable;Gss Encryption Mode=Disable;Timeout=5;Host Recheck Seconds=1";

    /// <summary>A connection to the one that stands by.</summary>
    public string StandbyConnectionString(string database) => Alone(1 - Primary, database);

    /// <summary>Starts both.</summary>
    public static async Task<PostgresPair> StartAsync()
    {
        PostgresPair pair = new(PostgresTools.Find() ?? throw new InvalidOperationException("PostgreSQL is not installed here."));
        PostgresTools.Run(pair.tools.ServerCommand("initdb", "-D", pair.Data(0), "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"));
        pair.Start(0);
        await pair.RebuildAsync();
        return pair;
    }

    /// <summary>kill -9 of the primary's first process: no farewell, no last write.</summary>
    public void KillPrimary()
    {
        int pid = int.Parse(File.ReadLines(Path.Combine(Data(Primary), "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using Process postmaster = Process.GetProcessById(pid);
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    /// <summary>The standby becomes the primary.</summary>
    public void Promote()
    {
        PostgresTools.Run(tools.ServerCommand("pg_ctl", "-D", Data(1 - Primary), "-w", "-t", "60", "promote"));
        Primary = 1 - Primary;
    }

    /// <summary>The other one is made anew from the primary, and stands by when this returns.</summary>
    public async Task RebuildAsync()
    {
        int node = 1 - Primary;
        if (Directory.Exists(Data(node)))
        {
            Directory.Delete(Data(node), recursive: true);
        }

        PostgresTools.Run(tools.ServerCommand("pg_basebackup", "-D", Data(node), "-X", "stream", "-c", "fast", "-R", "-d", $"host=127.0.0.1 port={ports[Primary]} user=postgres application_name=standby"));
        Start(node);
        await using NpgsqlDataSource primary = NpgsqlDataSource.Create(Alone(Primary, "postgres"));
        while (true)
        {
            await using NpgsqlCommand ask = primary.CreateCommand("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'");
            if ((long)(await ask.ExecuteScalarAsync())! == 1)
            {
                return;
            }

            await Task.Delay(50);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        sweeper.StandardInput.Close();
        sweeper.WaitForExit();
        sweeper.Dispose();
    }

    private string Data(int node) => Path.Combine(folder, $"node{node}");

    private string Alone(int node, string database) =>
        $"Host=127.0.0.1;Port={ports[node]};Username=postgres;Database={database};Ssl Mode=Disable;Gss Encryption Mode=Disable;Pooling=False";

    private void Start(int node) => PostgresTools.Run(tools.ServerCommand(
        "pg_ctl",
        "-D", Data(node), "-w", "-t", "60", "-l", Path.Combine(folder, $"log{node}"),
        "-o", string.Create(CultureInfo.InvariantCulture,
            $"-p {ports[node]} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c synchronous_commit=on -c synchronous_standby_names=* -c max_connections=100 -c shared_buffers=64MB -c hot_standby_feedback=on -c wal_keep_size=256MB"),
        "start"));
}
