using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Okno.Store.Backups;

/// <summary>The programs of PostgreSQL on this machine: the newest installed version.</summary>
public sealed class PostgresTools
{
    private readonly string binaries;

    private PostgresTools(string binaries) => this.binaries = binaries;

    /// <summary>Null where PostgreSQL's server programs are not installed.</summary>
    public static PostgresTools? Find() =>
        new[] { "/usr/lib/postgresql", "/usr/pgsql" }
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root))
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderByDescending(bin => bin, StringComparer.Ordinal)
            .Select(bin => new PostgresTools(bin))
            .FirstOrDefault();

    /// <summary>A port on which nobody listens at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A command of a program that runs as whoever we are.</summary>
    public IReadOnlyList<string> Command(string name, params IReadOnlyList<string> arguments) => [Path.Combine(binaries, name), .. arguments];

    /// <summary>A command of a program of the server, which refuses to run as root: root becomes the user postgres.</summary>
    public IReadOnlyList<string> ServerCommand(string name, params IReadOnlyList<string> arguments) => AsServer(Command(name, arguments));

    /// <summary>A command run by the user under which the server runs.</summary>
    public static IReadOnlyList<string> AsServer(IReadOnlyList<string> command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;

    /// <summary>Gives a folder with all in it to the user under which the server runs.</summary>
    public static void GiveToServer(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run(["chown", "-R", "postgres", folder]);
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="variables">Further variables of its environment: what must not be seen among its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed; the message carries what it said.</exception>
    public static void Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? variables = null)
    {
        // A server that pg_ctl leaves behind would hold redirected pipes open for ever: words go to a file.
        var words = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(Shell("exec \"$@\" >\"$0\" 2>&1 </dev/null", words, command, variables))!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{Path.GetFileName(command[0])} ended with {process.ExitCode}: {File.ReadAllText(words, Encoding.UTF8)}");
            }
        }
        finally
        {
            File.Delete(words);
        }
    }

    /// <summary>How to start a command that stays: its words go to a file, its standard input is nothing.</summary>
    public static ProcessStartInfo Staying(IReadOnlyList<string> command, string log, IReadOnlyDictionary<string, string>? variables = null) =>
        Shell("exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, command, variables);

    private static ProcessStartInfo Shell(string script, string name, IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? variables)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var argument in (IReadOnlyList<string>)["-c", script, name, .. command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (variable, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[variable] = value;
        }

        return start;
    }
}
