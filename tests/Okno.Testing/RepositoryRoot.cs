namespace Okno.Testing;

/// <summary>The root of the checkout: the nearest folder above the test binaries that holds Okno.slnx.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>The folder of the law.</summary>
    public static string Law => System.IO.Path.Combine(Path, "law");

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Okno.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Okno.slnx.");
    }
}
