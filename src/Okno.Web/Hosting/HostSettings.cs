using Okno.Desk;
using Okno.Store;

namespace Okno.Web.Hosting;

/// <summary>
/// How this process is set up. Each value comes from the command line (<c>--data</c>, <c>--law</c>, <c>--provider</c>, <c>--connection</c>) or the environment (OKNO_DATA, OKNO_LAW, OKNO_PROVIDER, OKNO_CONNECTION).
/// </summary>
/// <param name="Data">Folder of everything that this installation keeps; made on the first start. Default: <c>data</c> in the current folder.</param>
/// <param name="Law">Folder of the law as data.</param>
/// <param name="Provider">"sqlite" or "postgres".</param>
/// <param name="Connection">Connection string of the record; for SQLite the file okno.db in <paramref name="Data"/> by default.</param>
/// <param name="IsDemo">The environment is "Demo": the accounts of the demo staff exist and are named on the sign-in page.</param>
public sealed record HostSettings(string Data, string Law, string Provider, string Connection, bool IsDemo)
{
    /// <summary>The name of the environment in which demo accounts exist.</summary>
    public const string DemoEnvironment = "Demo";

    /// <summary>The address where none is given.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Keys of cookies and of the forms' tokens.</summary>
    public string WebKeys => Path.Combine(Data, "web-keys");

    /// <summary>Keys of the record; see <see cref="StoreOptions.KeyFolder"/>.</summary>
    public string RecordKeys => Path.Combine(Data, "keys");

    /// <summary>What the record is opened with.</summary>
    public StoreOptions Record => new(Provider, Connection, RecordKeys);

    /// <summary>Connection string of the staff accounts: a file of their own beside an SQLite record, a schema of their own in PostgreSQL.</summary>
    public string Accounts => Provider == StoreOptions.Sqlite ? $"Data Source={Path.Combine(Data, "accounts.db")}" : Connection;

    /// <exception cref="CannotStartException">A value is missing or not known.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        string data = Path.GetFullPath(configuration["data"] is { Length: > 0 } told ? told : "data");
        string provider = configuration["provider"] is { Length: > 0 } named ? named : StoreOptions.Sqlite;
        if (provider is not (StoreOptions.Sqlite or StoreOptions.Postgres))
        {
            throw new CannotStartException($"База данных «{provider}» не известна: OKNO_PROVIDER или --provider бывает sqlite или postgres.");
        }

        string? connection = configuration["connection"];
        if (provider == StoreOptions.Postgres && string.IsNullOrEmpty(connection))
        {
            throw new CannotStartException("Для PostgreSQL нужна строка соединения: OKNO_CONNECTION или --connection.");
        }

        try
        {
            return new HostSettings(
                data,
                configuration["law"] is { Length: > 0 } law ? Path.GetFullPath(law) : ProgramFolder.Find("law", "OKNO_LAW"),
                provider,
                string.IsNullOrEmpty(connection) ? $"Data Source={Path.Combine(data, "okno.db")}" : connection,
                environment.IsEnvironment(DemoEnvironment));
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new CannotStartException($"Нет папки с правом: {missing.Message}", missing);
        }
    }
}
