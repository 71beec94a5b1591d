using Okno.Desk;
using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Cli;

/// <summary>The law cannot be loaded: every reason with file and line.</summary>
internal sealed class LawMissingException(string message) : Exception(message);

/// <summary>
/// The shipped law, read once: from the folder named by OKNO_LAW, else <c>law</c> of the checkout or beside the program.
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

    private static LawLibrary Load()
    {
        try
        {
            LawReading reading = LawReader.ReadFolder(ProgramFolder.Find("law", "OKNO_LAW"));
            return reading.Library ?? throw new LawMissingException("Право не загружено:" + Environment.NewLine + string.Join(Environment.NewLine, reading.Errors));
        }
        catch (DirectoryNotFoundException)
        {
            throw new LawMissingException("Папки law с правом нет ни в проекте, ни рядом с программой: назовите её в переменной OKNO_LAW.");
        }
    }
}
