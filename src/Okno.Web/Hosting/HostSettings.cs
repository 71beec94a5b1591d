using Okno.Desk;

namespace Okno.Web.Hosting;

/// <summary>
/// How this process is set up. Each value comes from the command line (<c>--data</c>, <c>--law</c>, <c>--postgres</c>, <c>--heads</c>) or the environment (OKNO_DATA, OKNO_LAW, OKNO_POSTGRES, OKNO_HEADS), so that the web and the command line
/// of one installation meet on the same record.
/// </summary>
/// <param name="Desk">Data folder (default: <c>data</c> in the current folder), folder of the law, PostgreSQL instead of SQLite.</param>
/// <param name="IsDemo">The environment is "Demo": the accounts of the demo staff exist and are named on the sign-in page.</param>
public sealed record HostSettings(DeskSettings Desk, bool IsDemo)
{
    /// <summary>The name of the environment in which demo accounts exist.</summary>
    public const string DemoEnvironment = "Demo";

    /// <summary>The address where none is given.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Where an earlier version kept the keys of cookies and of the forms' tokens; the first start takes them over into the record.</summary>
    public string WebKeys => Path.Combine(Desk.DataFolder, "web-keys");

    /// <summary>The file of the staff accounts beside an SQLite record; in PostgreSQL they have a schema of their own.</summary>
    public string AccountsFile => Path.Combine(Desk.DataFolder, "accounts.db");

    /// <exception cref="CannotStartException">The law is nowhere to be found.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            return new HostSettings(
                new DeskSettings(
                    Path.GetFullPath(configuration["data"] is { Length: > 0 } told ? told : "data"),
                    configuration["law"] is { Length: > 0 } law ? Path.GetFullPath(law) : ProgramFolder.Find("law", "OKNO_LAW"),
                    configuration["postgres"] is { Length: > 0 } postgres ? postgres : null)
                {
                    // Configuration has dropped the prefix OKNO_ and knows the rest in any case.
                    Scans = ScanPlace.Read(name => configuration[name["OKNO_".Length..]]),
                    Heads = configuration["heads"] is { Length: > 0 } heads ? Path.GetFullPath(heads) : null,
                    MasterKey = configuration["master_key"] is { Length: > 0 } master ? master : null,
                    Keys = configuration["keys"] is { Length: > 0 } keys ? Path.GetFullPath(keys) : null,
                    Reports = configuration["postgres_reports"] is { Length: > 0 } reports ? reports : null,
                },
                environment.IsEnvironment(DemoEnvironment));
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new CannotStartException($"Нет папки с правом: {missing.Message}", missing);
        }
    }
}
