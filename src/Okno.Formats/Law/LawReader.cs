using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Okno.Domain.Calendar;
using Okno.Domain.Law;
using Okno.Domain.Privacy;

namespace Okno.Formats.Law;

/// <summary>
/// Reads the law from YAML: <c>statutes/*.yaml</c>, <c>editions/ID/{edition,clauses,papers,paper-fields,human}.yaml</c>, <c>calendar/YYYY.yaml</c> and <c>calendar/unknown-year.yaml</c>,
/// <c>hours.yaml</c>, <c>prices/*.yaml</c>, <c>switches.yaml</c>, <c>consents/*.yaml</c>, <c>retention.yaml</c>, and <c>publications.yaml</c> where a draft was published. An edition that is <c>based_on</c> another says only what differs. Never throws for content: every error is told with file, line and reason.
/// </summary>
public static class LawReader
{
    /// <summary>Reads a folder of the disk; other files than YAML are passed over.</summary>
    public static LawReading ReadFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            return new LawReading(null, [new LawError(path, 0, "папки с правом нет")]);
        }

        return Read(FilesOf(path));
    }

    /// <summary>The YAML files of a folder with their texts, by their paths within it ("calendar/2026.yaml").</summary>
    public static Dictionary<string, string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Reads files by their paths within the folder of the law ("calendar/2026.yaml").</summary>
    public static LawReading Read(IReadOnlyDictionary<string, string> files)
    {
        List<LawError> errors = [];
        Dictionary<string, Fields> parsed = new(StringComparer.Ordinal);
        foreach ((string file, string text) in files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Fields.Parse(file, text, errors) is { } root)
            {
                parsed[file] = root;
            }
        }

        Fields? One(string file)
        {
            if (!files.ContainsKey(file))
            {
                errors.Add(new LawError(file, 0, "файла нет"));
            }

            return parsed.GetValueOrDefault(file);
        }

        (ImmutableArray<CalendarYear> years, UnknownYear? unknown) = CalendarFiles.Read(parsed, One, errors);
        Statutes? statutes = StatuteFiles.Read(One);
        (ImmutableArray<Edition> editions, ImmutableArray<Edition> drafts) = EditionFiles.Read(files.Keys, One, parsed.GetValueOrDefault(PublicationFile.Name), errors);
        (HoursTable? centre, HoursTable? authority) = OfficeFiles.ReadHours(One("hours.yaml"));
        ImmutableArray<PriceOrder> prices = PriceOrderFiles.ReadAll(parsed, errors);
        Switches? switches = SwitchFile.Read(One("switches.yaml"));
        ImmutableArray<ConsentText> consents = PrivacyFiles.ReadConsents(parsed, files);
        RetentionTable? retention = PrivacyFiles.ReadRetention(parsed.GetValueOrDefault(PrivacyFiles.Retention));

        foreach (string stray in files.Keys.Where(file => !IsKnownPlace(file)))
        {
            errors.Add(new LawError(stray, 0, "такой файл здесь не известен"));
        }

        if (errors.Count > 0 || unknown is null || statutes is null || editions.IsEmpty || centre is null || authority is null || switches is null)
        {
            return new LawReading(null, [.. errors.Distinct().OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)]);
        }

        ImmutableDictionary<string, string>.Builder versions = ImmutableDictionary.CreateBuilder<string, string>();
        versions["statutes"] = Hash(files, file => file.StartsWith("statutes/", StringComparison.Ordinal) || file == "switches.yaml");
        versions["calendar"] = Hash(files, file => file.StartsWith("calendar/", StringComparison.Ordinal) || file == "hours.yaml");
        foreach (Edition edition in editions.Concat(drafts))
        {
            ImmutableArray<string> family = EditionTexts.Family(edition, [.. editions, .. drafts]);
            versions[edition.Id] = Hash(files, file => family.Any(id => file.StartsWith($"editions/{id}/", StringComparison.Ordinal)));
        }

        versions["text"] = LawText.Hash(files);
        return new LawReading(new LawLibrary(editions, statutes, years, unknown, centre, authority, prices, switches, versions.ToImmutable()) { Drafts = drafts, Consents = consents, Retention = retention }, []);
    }

    private static bool IsKnownPlace(string file) =>
        file is "hours.yaml" or "switches.yaml" or PublicationFile.Name
        || PrivacyFiles.IsOne(file)
        || file.StartsWith("calendar/", StringComparison.Ordinal)
        || file.StartsWith("prices/", StringComparison.Ordinal)
        || file is "statutes/authority.yaml" or "statutes/citizenship.yaml" or "statutes/tariff.yaml" or "statutes/state-fee.yaml" or "statutes/rules.yaml"
        || (file.StartsWith("editions/", StringComparison.Ordinal) && file.Split('/') is [_, _, "edition.yaml" or "clauses.yaml" or "papers.yaml" or "paper-fields.yaml" or "human.yaml"]);

    /// <summary>First 12 hex digits of SHA-256 over the names and texts, whatever the line ends.</summary>
    private static string Hash(IReadOnlyDictionary<string, string> files, Func<string, bool> belongs)
    {
        StringBuilder all = new();
        foreach ((string file, string text) in files.Where(pair => belongs(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            all.Append(file).Append('\n').Append(text.ReplaceLineEndings("\n")).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..12];
    }
}
