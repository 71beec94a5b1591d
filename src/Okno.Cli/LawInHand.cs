using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Cli;

/// <summary>The law cannot be loaded: every reason with file and line.</summary>
internal sealed class LawMissingException(string message) : Exception(message);

/// <summary>
/// The law as data, read once: from the folder named by OKNO_LAW, else <c>law</c> beside the program, else <c>law</c> at the root of the checkout (the folder holding Okno.slnx).
/// Beside the chosen readings it keeps the other one of the presidential days (Q31), which answers carry where it gives another date.
/// </summary>
internal static class LawInHand
{
    private static readonly Lazy<LawLibrary> Loaded = new(Load);
    private static readonly Lazy<LawLibrary> Other = new(() =>
        Loaded.Value.With(SwitchCode.PresidentialDays, Loaded.Value.Switches.Is(SwitchCode.PresidentialDays, "working") ? "not-working" : "working"));

    /// <exception cref="LawMissingException">No folder, or a file that cannot be used.</exception>
    public static LawLibrary Library => Loaded.Value;

    /// <summary>The same law with the other reading of the presidential non-working days of 2020 and 2021.</summary>
    public static LawLibrary WithOtherPresidentialDays => Other.Value;

    /// <summary>A folder of the checkout or beside the program, such as "law" or "texts"; null where there is none.</summary>
    public static string? Folder(string name)
    {
        string? told = Environment.GetEnvironmentVariable("OKNO_" + name.ToUpperInvariant());
        if (!string.IsNullOrEmpty(told))
        {
            return told;
        }

        string beside = Path.Combine(AppContext.BaseDirectory, name);
        if (Directory.Exists(beside))
        {
            return beside;
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, name);
            if (File.Exists(Path.Combine(at.FullName, "Okno.slnx")) && Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static LawLibrary Load()
    {
        string folder = Folder("law") ?? throw new LawMissingException("Папки law с правом нет ни рядом с программой, ни в корне проекта: назовите её в переменной OKNO_LAW.");
        LawReading reading = LawReader.ReadFolder(folder);
        return reading.Library ?? throw new LawMissingException("Право не загружено:" + Environment.NewLine + string.Join(Environment.NewLine, reading.Errors));
    }
}
