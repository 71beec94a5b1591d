using System.Globalization;
using System.Text.RegularExpressions;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using YamlDotNet.RepresentationModel;

namespace Okno.Cli;

/// <summary>Words for people: the Russian texts of <c>texts/ru</c> by code, and how days and sums are written.</summary>
internal static partial class Words
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly Lazy<Dictionary<string, string>> Texts = new(Load);

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", Plain);

    public static string Day(DateOnly? day) => day is { } known ? Day(known) : "—";

    /// <summary>8 900,00 ₽ with no-break spaces.</summary>
    public static string Sum(Money sum)
    {
        long roubles = Math.Abs(sum.Kopecks) / 100;
        string grouped = roubles.ToString("#,0", Plain).Replace(',', '\u00A0');
        return string.Create(Plain, $"{(sum.Kopecks < 0 ? "−" : "")}{grouped},{Math.Abs(sum.Kopecks) % 100:00}\u00A0₽");
    }

    /// <summary>The text of a code, or the code itself where no text is loaded.</summary>
    public static string Of(string code) => Texts.Value.GetValueOrDefault(code, code);

    /// <summary>A finding as a sentence, with its clause: "(п. 1.2)".</summary>
    public static string Of(Finding finding)
    {
        string sentence = Placeholder().Replace(Of(finding.Code), match =>
        {
            string value = finding.Facts.GetValueOrDefault(match.Groups[1].Value, "");
            return match.Groups[2].Value switch
            {
                "date" when DateOnly.TryParseExact(value, "yyyy-MM-dd", Plain, DateTimeStyles.None, out DateOnly day) => Day(day),
                "money" when Money.TryParse(value, out Money sum) => Sum(sum),
                _ => value,
            };
        });
        string clause = char.IsAsciiDigit(finding.Clause[0]) ? $"п. {finding.Clause}" : finding.Clause;
        return finding.Statute is null ? $"{sentence} ({clause})" : $"{sentence} ({clause}; {finding.Statute})";
    }

    [GeneratedRegex(@"\{([a-z_]+)(?:\|([a-z]+))?\}")]
    private static partial Regex Placeholder();

    private static Dictionary<string, string> Load()
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        if (LawInHand.Folder("texts") is not { } folder || !Directory.Exists(Path.Combine(folder, "ru")))
        {
            return texts;
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "ru"), "*.yaml").Order(StringComparer.Ordinal))
        {
            YamlStream yaml = [];
            using StreamReader reader = new(file);
            yaml.Load(reader);
            if (yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root)
            {
                foreach ((YamlNode key, YamlNode value) in root.Children)
                {
                    if (key is YamlScalarNode { Value: { } code } && value is YamlScalarNode { Value: { } text })
                    {
                        texts[code] = text;
                    }
                }
            }
        }

        return texts;
    }
}
