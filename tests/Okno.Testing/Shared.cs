namespace Okno.Testing;

/// <summary>
/// The folder of shared sample data, which lives beside the checkout and is never part of it.
/// Found through the environment variable OKNO_SHARED, else as <c>shared</c> beside the root of the checkout
/// (the folder holding Okno.slnx), or beside any folder above that.
/// </summary>
public static class Shared
{
    private static readonly Lazy<string?> Root = new(FindRoot);

    /// <summary>Full path of a file or folder under the shared data, or null where it is absent: <c>Shared.Find("data", "qr", "vectors_open.json")</c>.</summary>
    public static string? Find(params string[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (Root.Value is not { } root)
        {
            return null;
        }

        string path = Path.Combine([root, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    /// <summary>As <see cref="Find"/>, but for callers that already know the data is there.</summary>
    /// <exception cref="SharedMissingException">The shared data is absent here.</exception>
    public static string Require(params string[] parts) => Find(parts) ?? throw new SharedMissingException(string.Join('/', parts));

    private static string? FindRoot()
    {
        string? told = Environment.GetEnvironmentVariable("OKNO_SHARED");
        if (!string.IsNullOrEmpty(told))
        {
            return Directory.Exists(told) ? Path.GetFullPath(told) : null;
        }

        bool insideCheckout = true;
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (insideCheckout)
            {
                insideCheckout = !File.Exists(Path.Combine(at.FullName, "Okno.slnx"));
                continue;
            }

            string candidate = Path.Combine(at.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "data")))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>The shared sample data was demanded where it is absent.</summary>
public sealed class SharedMissingException(string path) : Exception($"Shared sample data '{path}' is absent: set OKNO_SHARED or put the folder 'shared' beside the checkout.");
