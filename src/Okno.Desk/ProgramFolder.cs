namespace Okno.Desk;

/// <summary>Finds the folders that live beside the code and not inside it: <c>law</c>, <c>texts</c>, <c>papers</c>.</summary>
public static class ProgramFolder
{
    /// <summary>
    /// The folder <paramref name="name"/>: where the environment variable <paramref name="variable"/> says, else in the checkout (the folder holding Okno.slnx, above the program),
    /// else beside the program.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">It is in none of these places.</exception>
    public static string Find(string name, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } told)
        {
            return Directory.Exists(told) ? Path.GetFullPath(told) : throw new DirectoryNotFoundException($"{variable} names the folder '{told}', which is not there.");
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, name);
            if (File.Exists(Path.Combine(at.FullName, "Okno.slnx")) && Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        string beside = Path.Combine(AppContext.BaseDirectory, name);
        return Directory.Exists(beside) ? beside : throw new DirectoryNotFoundException($"The folder '{name}' is neither in the checkout nor beside the program; set {variable}.");
    }
}
