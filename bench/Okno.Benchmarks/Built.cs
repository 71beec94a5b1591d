using Okno.Testing;

namespace Okno.Benchmarks;

/// <summary>The programs as they were built beside this one, in the same configuration.</summary>
internal static class Built
{
    private static readonly string Kind = Path.Combine("bin", Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!), Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    public static string Cli => Of("Okno.Cli");

    public static string Web => Of("Okno.Web");

    public static string Self => typeof(Built).Assembly.Location;

    private static string Of(string name) => Path.Combine(RepositoryRoot.Path, "src", name, Kind, name + ".dll") is var path && File.Exists(path)
        ? path
        : throw new FileNotFoundException($"{name} is not built: ./okno bench builds it.", path);
}
