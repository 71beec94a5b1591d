using System.Diagnostics;

namespace Okno.Testing.Faults;

/// <summary>A disk of its own of a few megabytes, in memory, that can be filled to the last byte. Needs root on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string ballast;

    /// <summary>Mounts it.</summary>
    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("okno-disk-").FullName;
        ballast = System.IO.Path.Combine(Path, "ballast");
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "okno-test", Path))
        {
            Directory.Delete(Path);
            throw new InvalidOperationException("The small disk cannot be mounted.");
        }
    }

    /// <summary>Why there can be none here; null if there can be one. For <c>Assert.Skip</c>.</summary>
    public static string? Missing { get; } = Try();

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Full path of something on the disk.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using FileStream file = new(ballast, FileMode.Append, FileAccess.Write, FileShare.None, 1);
        foreach (int size in new[] { 1 << 20, 1 << 12, 1 })
        {
            try
            {
                byte[] zeros = new byte[size];
                while (true)
                {
                    file.Write(zeros);
                }
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }
    }

    /// <summary>There is room again.</summary>
    public void Free() => System.IO.File.Delete(ballast);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "A small disk is mounted by root on Linux only.";
        }

        try
        {
            new SmallDisk(1).Dispose();
            return null;
        }
        catch (InvalidOperationException)
        {
            return "This machine does not let root mount a disk in memory (a container without that right).";
        }
    }

    private static bool Run(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
