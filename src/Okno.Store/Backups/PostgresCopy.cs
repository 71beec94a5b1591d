using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Okno.Store.Backups;

/// <summary>Copies of a whole PostgreSQL server by its own programs: a base copy, and its write-ahead log as it grows, from which any moment since the base copy can be had back.</summary>
/// <param name="tools">Its programs; of the server's version.</param>
/// <param name="connectionString">A user who may replicate.</param>
public sealed class PostgresCopy(PostgresTools tools, string connectionString)
{
    /// <summary>The replication slot by which the server keeps the log until it is received.</summary>
    public const string Slot = "okno_backup";

    private readonly NpgsqlConnectionStringBuilder settings = new(connectionString);

    /// <summary>Takes a base copy, complete in itself, into a new folder.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message carries what the program said.</exception>
    public void TakeBase(string folder) =>
        PostgresTools.Run(tools.Command("pg_basebackup", "-D", folder, "-X", "stream", "-c", "fast", "--no-password", "-d", Target()), Secrets());

    /// <summary>Whether every file of a base copy is as it was copied (pg_verifybackup).</summary>
    /// <exception cref="InvalidOperationException">It is not; the message says which.</exception>
    public static void VerifyBase(PostgresTools tools, string folder)
    {
        ArgumentNullException.ThrowIfNull(tools);
        PostgresTools.Run(tools.Command("pg_verifybackup", "-q", folder));
    }

    /// <summary>Begins to receive the log into a folder; goes on where it stopped. The process runs until it is ended.</summary>
    public Process Follow(string folder)
    {
        Directory.CreateDirectory(folder);
        PostgresTools.Run(tools.Command("pg_receivewal", "-D", folder, "-S", Slot, "--create-slot", "--if-not-exists", "--no-password", "-d", Target()), Secrets());
        return Process.Start(PostgresTools.Staying(
            tools.Command("pg_receivewal", "-D", folder, "-S", Slot, "--synchronous", "--no-password", "-d", Target()), Path.Combine(folder, "receiving.log"), Secrets()))!;
    }

    private string Target()
    {
        List<(string Name, string? Value)> target =
        [
            ("host", settings.Host),
            ("port", settings.Host?.Contains(':', StringComparison.Ordinal) == true ? null : settings.Port.ToString(CultureInfo.InvariantCulture)),
            ("user", settings.Username),
            ("sslmode", settings.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
            ("sslrootcert", settings.RootCertificate),
        ];
        if (settings.Host is { } hosts && hosts.Contains(':', StringComparison.Ordinal) && !hosts.StartsWith('/'))
        {
            var parts = hosts.Split(',').Select(host => host.Split(':')).ToList();
            target[0] = ("host", string.Join(',', parts.Select(part => part[0])));
            target[1] = ("port", string.Join(',', parts.Select(part => part.Length > 1 ? part[1] : settings.Port.ToString(CultureInfo.InvariantCulture))));
            target.Add(("target_session_attrs", "read-write"));
        }

        return string.Join(' ', target.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Name}='{pair.Value!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"));
    }

    // A password among the arguments would be seen by everybody on the machine.
    private Dictionary<string, string> Secrets() => settings.Password is { Length: > 0 } password ? new() { ["PGPASSWORD"] = password } : [];
}
