using System.Diagnostics;

namespace Okno.Store.Keys;

/// <summary>
/// Who may touch the key folder when, over all processes that share it (advisory locks of the system, which a killed process loses). Reading takes none. Making new files is shared, so that the switch to a new
/// master waits for the files that are being made under the old one; changing or destroying what is there is one at a time, so that a re-wrapped file never comes back after its destruction.
/// </summary>
internal sealed class KeyLocks(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Held while a new file is made.</summary>
    public IDisposable Making()
    {
        // Through the turnstile, at which nobody passes while a switch waits: else writers would take turns for ever.
        using var turn = Take("turn", alone: false);
        return Take("making", alone: false);
    }

    /// <summary>Held while the list of masters changes: nobody makes a file.</summary>
    public IDisposable Switching()
    {
        using var turn = Take("turn", alone: true);
        return Take("making", alone: true);
    }

    /// <summary>Held while a file that is there is written or destroyed.</summary>
    public IDisposable Changing() => Take("changing", alone: true);

    /// <summary>Held through a whole rotation; null if another process has it.</summary>
    public IDisposable? TryRotating()
    {
        try
        {
            return Open("rotating", alone: true);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private FileStream Take(string name, bool alone)
    {
        var began = Stopwatch.GetTimestamp();
        for (var wait = 1; ; wait = Math.Min(wait + 1, 20))
        {
            try
            {
                return Open(name, alone);
            }
            catch (IOException held) when (held is not DirectoryNotFoundException && Stopwatch.GetElapsedTime(began) < Patience)
            {
#pragma warning disable RS0030 // .NET's locks of files cannot be waited for.
                Thread.Sleep(wait);
#pragma warning restore RS0030
            }
        }
    }

    private FileStream Open(string name, bool alone)
    {
        DurableFile.CreateFolder(folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = alone ? FileAccess.ReadWrite : FileAccess.Read,
            Share = alone ? FileShare.None : FileShare.Read,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(folder, $".{name}.lock"), options);
    }
}
