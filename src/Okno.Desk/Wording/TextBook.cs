using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Okno.Desk.Wording;

/// <summary>
/// The words of one language: <c>texts/LANGUAGE/*.yaml</c>, flat maps <c>code: sentence</c>. A sentence may hold <c>{name}</c>, <c>{name|date}</c> (22.04.2026), <c>{name|long}</c> (22 апреля 2026 года (среда)),
/// <c>{name|weekday}</c> (22.04.2026 (ср)), <c>{name|month-day}</c> (22 апреля), <c>{name|money}</c> (8 900,00 ₽) <c>{name|papers}</c> («Полис…», «Ходатайство…»), <c>{name|place}</c> («Полис…», номер), <c>{name|value}</c> (a day or a choice in words) and <c>{name|workdays}</c> (3 рабочих дня); values come as ISO dates, plain sums and numbers, as <see cref="Finding.Facts"/> has them.
/// </summary>
public sealed class TextBook
{
    private readonly FrozenDictionary<string, string> sentences;

    private TextBook(string language, FrozenDictionary<string, string> sentences)
    {
        Language = language;
        this.sentences = sentences;
    }

    /// <summary>"ru", "en": the name of the folder.</summary>
    public string Language { get; }

    public IEnumerable<string> Codes => sentences.Keys;

    private bool IsRussian => Language == "ru";

    /// <summary>Loads one language. Without a folder: <c>texts</c> of the checkout or beside the program, or where OKNO_TEXTS says.</summary>
    /// <exception cref="InvalidDataException">A file is not a flat map, or a code is given twice; the message names file and line.</exception>
    public static TextBook Load(string language, string? folder = null)
    {
        string place = Path.Combine(folder ?? ProgramFolder.Find("texts", "OKNO_TEXTS"), language);
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(place, "*.yaml").Order(StringComparer.Ordinal))
        {
            Read(file, all);
        }

        return new TextBook(language, all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public bool Has(string code) => sentences.ContainsKey(code);

    /// <summary>The sentence of a code with its places filled. A code without words answers itself in brackets, a fact that is missing an ellipsis: seen by tests, deadly to nobody.</summary>
    public string Say(string code, IReadOnlyDictionary<string, string>? facts = null) =>
        sentences.TryGetValue(code, out string? sentence) ? Fill(sentence, facts) : $"[{code}]";

    /// <summary>The same with facts named in place; dates, sums and numbers are written as their place asks.</summary>
    public string Say(string code, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        Dictionary<string, string> named = new(facts.Length, StringComparer.Ordinal);
        foreach ((string name, object? value) in facts)
        {
            named[name] = value switch
            {
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value?.ToString() ?? "",
            };
        }

        return Say(code, named);
    }

    /// <summary>What a finding says; one without words of its own names its clause.</summary>
    public string Finding(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Has(finding.Code) ? Say(finding.Code, finding.Facts) : Say("finding.without-words", ("clause", finding.Clause), ("code", finding.Code));
    }

    /// <summary>What would repair a finding, or null where nothing is named.</summary>
    public string? Repair(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Repair is { } repair && Has($"repair.{repair}") ? Say($"repair.{repair}", finding.Facts) : null;
    }

    /// <summary>22.04.2026.</summary>
    public string Day(DateOnly day) => IsRussian ? Russian.Day(day) : English.Day(day);

    /// <summary>22.04.2026 (ср).</summary>
    public string DayAndWeekday(DateOnly day) => IsRussian ? Russian.DayAndWeekday(day) : English.DayAndWeekday(day);

    /// <summary>22 апреля 2026 года (среда).</summary>
    public string LongDay(DateOnly day) => IsRussian ? Russian.LongDay(day) : English.LongDay(day);

    /// <summary>22 апреля.</summary>
    public string DayOfMonth(DateOnly day) => IsRussian ? Russian.DayOfMonth(day) : English.DayOfMonth(day);

    /// <summary>8 900,00 ₽.</summary>
    public string Sum(Money money) => IsRussian ? Russian.Sum(money) : English.Sum(money);

    /// <summary>3 рабочих дня.</summary>
    public string Workdays(int number) => IsRussian ? Russian.Workdays(number) : English.Workdays(number);

    private string Fill(string sentence, IReadOnlyDictionary<string, string>? facts)
    {
        StringBuilder filled = new(sentence.Length + 32);
        int at = 0;
        while (at < sentence.Length)
        {
            int open = sentence.IndexOf('{', at);
            int close = open < 0 ? -1 : sentence.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            filled.Append(sentence, at, open - at);
            string[] place = sentence[(open + 1)..close].Split('|', 2);
            filled.Append(facts is not null && facts.TryGetValue(place[0], out string? value) && value.Length > 0 ? Write(value, place.ElementAtOrDefault(1)) : "…");
            at = close + 1;
        }

        return filled.Append(sentence, at, sentence.Length - at).ToString();
    }

    private string Write(string value, string? form) => form switch
    {
        "date" when Iso(value) is { } day => Day(day),
        "weekday" when Iso(value) is { } day => DayAndWeekday(day),
        "long" when Iso(value) is { } day => LongDay(day),
        "month-day" when Iso(value) is { } day => DayOfMonth(day),
        "money" when Money.TryParse(value, out Money sum) => Sum(sum),
        "papers" => string.Join(", ", value.Split(", ").Select(PaperName)),
        "places" or "place" => string.Join(", ", value.Split(", ").Select(Place)),
        "value" => Iso(value) is { } day ? Day(day) : Choice(value),
        { } noun when noun.StartsWith("of:", StringComparison.Ordinal) && int.TryParse(value, CultureInfo.InvariantCulture, out int number) => Counted(number, noun[3..].Split('/')),
        "workdays" when int.TryParse(value, CultureInfo.InvariantCulture, out int number) => Workdays(number),
        _ => value,
    };

    /// <summary>«5 строк»: the number with the form of the noun that goes with it; Russian nouns have three, English two.</summary>
    private string Counted(int number, string[] forms) => $"{number}\u00A0{(IsRussian ? Russian.Plural(number, forms[0], forms[1], forms[^1]) : number == 1 ? forms[0] : forms[^1])}";

    /// <summary>What a field of a paper is called: a name of its own where the paper gives it one.</summary>
    public string FieldName(string paper, string field) => Say(Has($"paper-field.{paper}.{field}") ? $"paper-field.{paper}.{field}" : $"paper-field.{field}");

    /// <summary>What a value of a field says: "contractKind.labour" is "трудовой", "sealed.yes" is "да".</summary>
    public string Choice(string value)
    {
        string last = value[(value.LastIndexOf('.') + 1)..];
        return Has($"paper-choice.{value}") ? Say($"paper-choice.{value}") : value.Contains('.', StringComparison.Ordinal) && Has($"paper-choice.{last}") ? Say($"paper-choice.{last}") : value;
    }

    /// <summary>"work-contract.patentNumber", "declared.patent.number": a place as a mismatch names it.</summary>
    private string Place(string place)
    {
        string[] parts = place.Split('.', 2);
        return parts is ["declared", { } declared] ? Say($"paper-place.{declared}")
            : parts is [{ } paper, { } field] ? $"{(paper == "translation" ? $"«{Say("paper.translation.name")}»" : PaperName(paper))}, {FieldName(paper, field)}"
            : place;
    }

    private string PaperName(string paper) => PaperId.TryParse(paper, out PaperId id)
        ? id.TranslationOf is { } of ? $"«{Say("paper.translation.name")}: {Say($"paper.{new PaperId(of)}.name")}»" : $"«{Say($"paper.{id}.name")}»"
        : paper;

    private static DateOnly? Iso(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static void Read(string file, Dictionary<string, string> all)
    {
        YamlStream yaml = [];
        try
        {
            using StreamReader reader = new(file);
            yaml.Load(reader);
        }
        catch (YamlException wrong)
        {
            throw new InvalidDataException($"{file}:{wrong.Start.Line}: {wrong.Message}", wrong);
        }

        if (yaml.Documents.Count == 0)
        {
            return;
        }

        if (yaml.Documents[0].RootNode is not YamlMappingNode map)
        {
            throw new InvalidDataException($"{file}:1: a flat map of code and sentence is wanted.");
        }

        foreach ((YamlNode key, YamlNode value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } code } || value is not YamlScalarNode { Value: { } sentence })
            {
                throw new InvalidDataException($"{file}:{key.Start.Line}: a code and one sentence are wanted.");
            }

            if (!all.TryAdd(code, sentence))
            {
                throw new InvalidDataException($"{file}:{key.Start.Line}: the code '{code}' is given twice.");
            }
        }
    }
}
