using System.Globalization;
using System.Text;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Okno.Formats.Law;

/// <summary>
/// The fields of one YAML mapping. Every getter notes what is wrong with file and line and goes on with a harmless value, so that all errors come at once;
/// <see cref="Close"/> notes fields that nobody asked for.
/// </summary>
internal sealed class Fields(string file, YamlMappingNode node, List<LawError> errors)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public int Line => LineOf(node);

    /// <summary>The root mapping of a file; null, with the reason noted, where it is not YAML or not a mapping.</summary>
    public static Fields? Parse(string file, string text, List<LawError> errors)
    {
        try
        {
            YamlStream stream = new();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new Fields(file, root, errors);
            }

            errors.Add(new LawError(file, 1, "ожидались поля «имя: значение»"));
        }
        catch (YamlException bad)
        {
            errors.Add(new LawError(file, (int)bad.Start.Line, $"не читается как YAML: {bad.Message}"));
        }

        return null;
    }

    public void Fail(string reason) => errors.Add(new LawError(file, Line, reason));

    public void Fail(string key, string reason) => errors.Add(new LawError(file, Find(key) is { } value ? LineOf(value) : Line, reason));

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key)
    {
        if (TextOrNull(key) is { Length: > 0 } text)
        {
            return text;
        }

        Fail(key, $"нет поля «{key}»");
        return "";
    }

    /// <summary>A name that papers and payments carry: no word of it may mix Cyrillic and Latin letters that only look alike.</summary>
    public string Name(string key)
    {
        string text = Text(key);
        if (text.Split((char[])[' ', '-', '«', '»', '(', ')', ',', '.', '"'], StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word.Any(letter => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')) && word.Any(letter => letter is >= '\u0400' and <= '\u04FF')) is { } mixed)
        {
            Fail(key, $"«{key}»: в слове «{mixed}» смешаны русские и латинские буквы");
        }

        return text;
    }

    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        YamlNode other => Wrong<string?>(other, $"поле «{key}» должно быть одним значением", null),
    };

    public int Number(string key, int least, int most)
    {
        string text = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        if (text.Length > 0)
        {
            Fail(key, $"«{key}»: нужно целое число от {least} до {most}, а не «{text}»");
        }

        return least;
    }

    public DateOnly Day(string key) => DayOrNull(key) ?? Missing(key, default(DateOnly));

    public DateOnly? DayOrNull(string key)
    {
        if (TextOrNull(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        Fail(key, $"«{key}»: нужна дата вида 2026-11-22, а не «{text}»");
        return default(DateOnly);
    }

    public bool Flag(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        string other => Wrong(Find(key)!, $"«{key}»: нужно true или false, а не «{other}»", false),
    };

    public Money Sum(string key)
    {
        string text = Text(key);
        if (Money.TryParse(text, out Money money))
        {
            return money;
        }

        if (text.Length > 0)
        {
            Fail(key, $"«{key}»: нужна сумма вида \"8900.00\", а не «{text}»");
        }

        return Money.Zero;
    }

    /// <summary>A price or a rate: never zero, and below the ten million roubles that no order of the Centre and no rate comes near.</summary>
    public Money SumAboveZero(string key)
    {
        Money sum = Sum(key);
        if (Money.TryParse(TextOrNull(key) ?? "", out _) && (sum <= Money.Zero || sum >= Money.Roubles(10_000_000)))
        {
            Fail(key, $"«{key}»: сумма должна быть больше нуля и меньше десяти миллионов рублей, а не «{sum}»");
        }

        return sum;
    }

    /// <summary>A member of an enum by its kebab-case name.</summary>
    public T Word<T>(string key, T? absent = null)
        where T : struct, Enum
    {
        if (TextOrNull(key) is not { } text)
        {
            return absent ?? Missing(key, default(T));
        }

        return WordOf<T>(text, LineOf(Find(key)!), key);
    }

    /// <summary>A list of members of an enum by their kebab-case names.</summary>
    public IReadOnlyList<T> Words<T>(string key)
        where T : struct, Enum => [.. Texts(key).Select(word => WordOf<T>(word.Text, word.Line, key))];

    /// <summary>Fields "from" and "to", both optional.</summary>
    public Period InForce()
    {
        Period period = new(DayOrNull("from"), DayOrNull("to"));
        if (period is { From: { } from, To: { } to } && to < from)
        {
            Fail("to", $"конец {to:yyyy-MM-dd} раньше начала {from:yyyy-MM-dd}");
        }

        return period;
    }

    public Fields? Child(string key) => Find(key) switch
    {
        YamlMappingNode mapping => new Fields(file, mapping, errors),
        null => Missing<Fields?>(key, null),
        YamlNode other => Wrong<Fields?>(other, $"«{key}»: ожидались поля", null),
    };

    /// <summary>The mappings of a list; a missing list is an error, an empty one is not.</summary>
    public IReadOnlyList<Fields> Each(string key)
    {
        List<Fields> items = [];
        foreach (YamlNode item in Items(key))
        {
            if (item is YamlMappingNode mapping)
            {
                items.Add(new Fields(file, mapping, errors));
            }
            else
            {
                Wrong(item, $"«{key}»: в списке ожидались поля", 0);
            }
        }

        return items;
    }

    public IReadOnlyList<(string Text, int Line)> Texts(string key) =>
        [.. Items(key).Select(item => item is YamlScalarNode scalar ? (scalar.Value ?? "", LineOf(item)) : Wrong(item, $"«{key}»: ожидалось значение", ("", LineOf(item))))];

    /// <summary>Every field of the mapping with its value as fields; for mappings keyed by code.</summary>
    public IReadOnlyList<(string Key, Fields Value)> Keyed()
    {
        List<(string, Fields)> items = [];
        foreach ((YamlNode key, YamlNode value) in node.Children)
        {
            string name = ((YamlScalarNode)key).Value ?? "";
            asked.Add(name);
            if (value is YamlMappingNode mapping)
            {
                items.Add((name, new Fields(file, mapping, errors)));
            }
            else
            {
                Wrong(value, $"«{name}»: ожидались поля", 0);
            }
        }

        return items;
    }

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>Notes each field that was never asked for: a misspelt name must not be lost in silence.</summary>
    public void Close()
    {
        foreach (YamlNode key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !asked.Contains(name))
            {
                Wrong(key, $"поле «{key}» здесь не известно", 0);
            }
        }
    }

    private T WordOf<T>(string text, int line, string key)
        where T : struct, Enum
    {
        foreach (T member in Enum.GetValues<T>())
        {
            if (Kebab(member.ToString()) == text)
            {
                return member;
            }
        }

        errors.Add(new LawError(file, line, $"«{key}»: не знаю слова «{text}»; бывает {string.Join(", ", Enum.GetValues<T>().Select(member => Kebab(member.ToString())))}"));
        return default;
    }

    private static string Kebab(string name)
    {
        StringBuilder kebab = new();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        YamlSequenceNode sequence => sequence.Children,
        null => Missing<IEnumerable<YamlNode>>(key, []),
        YamlNode other => Wrong<IEnumerable<YamlNode>>(other, $"«{key}»: ожидался список", []),
    };

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;
    }

    private T Missing<T>(string key, T harmless)
    {
        Fail($"нет поля «{key}»");
        return harmless;
    }

    private T Wrong<T>(YamlNode at, string reason, T harmless)
    {
        errors.Add(new LawError(file, LineOf(at), reason));
        return harmless;
    }

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}
