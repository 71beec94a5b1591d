using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Okno.Domain.Law;
using Okno.Domain.Privacy;

namespace Okno.Formats.Law;

/// <summary>The consents in <c>consents/</c>, one file each, and the terms of <c>retention.yaml</c>. A law from before they were kept has neither.</summary>
internal static class PrivacyFiles
{
    public const string Retention = "retention.yaml";
    private const string Folder = "consents/";

    public static bool IsOne(string path) => path == Retention || path.StartsWith(Folder, StringComparison.Ordinal);

    public static ImmutableArray<ConsentText> ReadConsents(IReadOnlyDictionary<string, Fields> files, IReadOnlyDictionary<string, string> texts)
    {
        List<(ConsentText Text, Fields Fields)> read = [.. files.Where(pair => pair.Key.StartsWith(Folder, StringComparison.Ordinal)).Select(pair => (ReadConsent(pair.Value, texts[pair.Key]), pair.Value)).OrderBy(pair => pair.Item1.From)];
        for (int i = 1; i < read.Count; i++)
        {
            if (read[i].Text.From == read[i - 1].Text.From || read[..i].Any(other => other.Text.Version == read[i].Text.Version))
            {
                read[i].Fields.Fail("version", $"редакция согласия «{read[i].Text.Version}» с {read[i].Text.From:yyyy-MM-dd} уже есть");
            }
        }

        return [.. read.Select(pair => pair.Text)];
    }

    public static RetentionTable? ReadRetention(Fields? file)
    {
        if (file is null)
        {
            return null;
        }

        List<RetentionRule> rules = [];
        foreach (Fields entry in file.Each("purposes"))
        {
            RetentionRule rule = ReadRule(entry);
            if (rules.Any(other => other.Code == rule.Code))
            {
                entry.Fail("code", $"цель «{rule.Code}» названа дважды");
            }

            rules.Add(rule);
        }

        RetentionTable table = new([.. rules], DaysOf(file, "withdrawal"), DaysOf(file, "destroy"), DaysOf(file, "key_copies"));
        file.Close();
        return table;
    }

    private static ConsentText ReadConsent(Fields file, string text)
    {
        List<ConsentPurposeText> purposes = [];
        foreach (Fields entry in file.Each("purposes"))
        {
            purposes.Add(new ConsentPurposeText(entry.Name("code"), entry.Flag("required"), entry.Text("text")));
            entry.Close();
        }

        if (purposes.Where(purpose => purpose.Required).ToArray() is not [{ Code: ConsentPurpose.Service }] || purposes.Select(purpose => purpose.Code).Distinct().Count() != purposes.Count)
        {
            file.Fail("purposes", $"цели названы по разу, а обязательна одна, «{ConsentPurpose.Service}»: согласие на иное не может быть условием услуги (152-ФЗ, ст. 9)");
        }

        ConsentText consent = new(
            file.Text("version"), file.Day("from"), file.Word<ConsentAsks>("asks"), [.. purposes], file.Text("data"), file.Text("never"), file.Text("actions"), file.Text("manner"), file.Text("term"),
            file.Text("withdrawal"), file.Text("source"), file.Flag("assumption"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")))));
        file.Close();
        return consent;
    }

    private static RetentionRule ReadRule(Fields entry)
    {
        Period period = entry.InForce();
        int years = entry.Has("years") ? entry.Number("years", 0, 100) : 0;
        int days = entry.Has("days") ? entry.Number("days", 0, 3650) : 0;
        if (years + days == 0)
        {
            entry.Fail("code", "нужен срок: years, days или оба");
        }

        RetentionRule rule = new(
            entry.Name("code"), entry.Word<KeptSubject>("keeps"), entry.Word<CountedFrom>("counted"), years, days, period.From, period.To, entry.Text("source"), entry.Text("reason"), entry.Flag("assumption"));
        entry.Close();
        return rule;
    }

    private static SourcedDays DaysOf(Fields file, string key)
    {
        if (file.Child(key) is not { } entry)
        {
            return new SourcedDays(0, "", false);
        }

        SourcedDays read = new(entry.Number("days", 0, 366), entry.Text("source"), entry.Flag("assumption"));
        entry.Close();
        return read;
    }
}
