using Okno.Desk;
using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Cli;

/// <summary>One side of a comparison as a person names it: an edition of the law in use by its id, the folder of an edition (read over the law in use), or the folder of a whole law.</summary>
/// <param name="Law">The whole law in which it stands.</param>
/// <param name="Edition">Null where the whole law is meant.</param>
internal sealed record LawSide(LawLibrary Law, Edition? Edition);

internal static class LawSides
{
    /// <summary>The folder of the law that the program uses.</summary>
    public static string Shipped => ProgramFolder.Find("law", "OKNO_LAW");

    /// <summary>A folder of a whole law, or of one edition over the law in use.</summary>
    public static LawReading ReadFolder(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "edition.yaml")))
        {
            return LawReader.ReadFolder(folder);
        }

        string id = IdOf(folder);
        Dictionary<string, string> files = LawReader.FilesOf(Shipped);
        foreach (string stale in files.Keys.Where(file => file.StartsWith($"editions/{id}/", StringComparison.Ordinal)).ToArray())
        {
            files.Remove(stale);
        }

        foreach (string file in Directory.EnumerateFiles(folder, "*.yaml"))
        {
            files[$"editions/{id}/{Path.GetFileName(file)}"] = File.ReadAllText(file);
        }

        return LawReader.Read(files);
    }

    /// <summary>The side that a word names; null, with the reason in words, where there is none or it cannot be read.</summary>
    public static LawSide? Find(string named, out string wrong)
    {
        bool folder = Directory.Exists(named);
        LawReading reading = folder ? ReadFolder(named) : LawReader.ReadFolder(Shipped);
        if (reading.Library is not { } law)
        {
            wrong = string.Join(Environment.NewLine, reading.Errors);
            return null;
        }

        wrong = $"Нет ни редакции «{named}», ни такой папки. Редакции: {string.Join(", ", law.Editions.Concat(law.Drafts).Select(edition => edition.Id))}.";
        return folder && !File.Exists(Path.Combine(named, "edition.yaml")) ? new LawSide(law, null)
            : law.FindEdition(folder ? IdOf(named) : named) is { } edition ? new LawSide(law, edition)
            : null;
    }

    /// <summary>True where the folder of an edition, read over the law in use, is a draft; false where it cannot be read.</summary>
    public static bool IsDraft(string folder) => ReadFolder(folder).Library?.FindEdition(IdOf(folder)) is { IsDraft: true };

    /// <summary>The name of an edition's folder is its id.</summary>
    public static string IdOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
