using System.Diagnostics;
using Okno.Testing;

namespace Okno.Benchmarks.Start;

/// <summary>A web program as it is shipped: published, compiled ahead of time (ReadyToRun).</summary>
internal static class Published
{
    /// <summary>Publishes a project under the folder <c>out</c> and gives its program.</summary>
    public static async Task<string> ProgramAsync(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        string folder = Path.Combine(RepositoryRoot.Path, "out", "published", name);
        ProcessStartInfo publish = new("dotnet",
        [
            "publish", Path.Combine(RepositoryRoot.Path, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", "-m:1", "-v", "quiet", "--nologo", "-o", folder,
        ])
        { RedirectStandardOutput = true };
        using Process process = Process.Start(publish)!;
        string words = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Path.Combine(folder, name) : throw new InvalidOperationException($"{project} cannot be published: {words}");
    }
}
