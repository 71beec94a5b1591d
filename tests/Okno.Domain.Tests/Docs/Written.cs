using Okno.Testing;

namespace Okno.Domain.Tests.Docs;

/// <summary>A page of <c>docs/</c> that follows from code. OKNO_WRITE_DOCS=1 writes it; without it a stale page fails.</summary>
internal static class Written
{
    public static void Agrees(string file, string text)
    {
        string path = Path.Combine(RepositoryRoot.Path, "docs", file);
        if (Environment.GetEnvironmentVariable("OKNO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
