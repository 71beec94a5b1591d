using System.Net;
using System.Text.RegularExpressions;

namespace Okno.Demo.Browsing;

/// <summary>A form as the page shows it: where it goes, what stands in its fields, and what may be typed, ticked or chosen.</summary>
public sealed class HtmlForm
{
    private readonly List<Field> fields = [];

    private HtmlForm(string action) => Action = action;

    /// <summary>The address that the form is posted to; empty for the page itself.</summary>
    public string Action { get; }

    public IEnumerable<string> Names => fields.Select(one => one.Name).Distinct();

    public bool Has(string name) => fields.Any(field => field.Name == name);

    /// <summary>The values among which a person chooses (radio buttons, check boxes, a list); empty for a line of text.</summary>
    public IReadOnlyList<string> ChoicesOf(string name) => [.. fields.Where(field => field.Name == name).SelectMany(field => field.Choices)];

    /// <summary>What stands in a field now; null where nothing is chosen.</summary>
    public string? this[string name] => fields.FirstOrDefault(field => field.Name == name && field.Sent)?.Value;

    /// <summary>Types a text, chooses from a list, or presses a radio button.</summary>
    /// <exception cref="InvalidOperationException">The form has no such field, or the value is none of its choices: the demo and the product have parted.</exception>
    public HtmlForm Set(string name, string value)
    {
        Field[] named = [.. fields.Where(field => field.Name == name)];
        if (named.Length == 0)
        {
            throw new InvalidOperationException($"The form {Action} has no field '{name}'; it has: {string.Join(", ", Names)}.");
        }

        if (named[0].Kind is FieldKind.Radio or FieldKind.Box)
        {
            foreach (Field field in named.Where(field => field.Kind == FieldKind.Radio || field.Value == value))
            {
                field.Sent = field.Value == value;
            }

            if (!named.Any(field => field.Value == value))
            {
                throw new InvalidOperationException($"'{value}' is none of the choices of '{name}': {string.Join(", ", named.Select(field => field.Value))}.");
            }
        }
        else
        {
            if (named[0].Kind == FieldKind.List && !named[0].Choices.Contains(value))
            {
                throw new InvalidOperationException($"'{value}' is none of the choices of '{name}': {string.Join(", ", named[0].Choices)}.");
            }

            named[0].Value = value;
            named[0].Sent = true;
        }

        return this;
    }

    /// <summary>Ticks exactly these of the check boxes of one name.</summary>
    public HtmlForm Tick(string name, IReadOnlyCollection<string> values)
    {
        foreach (Field field in fields.Where(field => field.Name == name))
        {
            field.Sent = false;
        }

        foreach (string value in values)
        {
            Set(name, value);
        }

        return this;
    }

    /// <summary>Types where the form asks for it; a form of another kind of person may not.</summary>
    public HtmlForm SetIfAsked(string name, string? value) => value is not null && Has(name) ? Set(name, value) : this;

    /// <summary>What a browser would send.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent() => fields.Where(field => field.Sent).Select(field => KeyValuePair.Create(field.Name, field.Value));

    /// <summary>All forms of a page, in their order.</summary>
    public static IReadOnlyList<HtmlForm> ReadAll(string html)
    {
        List<HtmlForm> forms = [];
        HtmlForm? open = null;
        Field? list = null;
        foreach (Match tag in HtmlTag.All(html))
        {
            string name = tag.Groups["name"].Value.ToLowerInvariant();
            if (tag.Groups["end"].Length > 0)
            {
                open = name == "form" ? null : open;
                list = name == "select" ? null : list;
                continue;
            }

            IReadOnlyDictionary<string, string> has = HtmlTag.AttributesOf(tag);
            if (name == "form")
            {
                open = new HtmlForm(has.GetValueOrDefault("action", ""));
                forms.Add(open);
            }
            else if (open is not null && name == "option" && list is not null)
            {
                list.Choices.Add(has.GetValueOrDefault("value", ""));
                if (has.ContainsKey("selected") || list.Choices.Count == 1)
                {
                    list.Value = has.GetValueOrDefault("value", "");
                }
            }
            else if (open is not null && has.TryGetValue("name", out string? field) && !has.ContainsKey("disabled"))
            {
                list = open.Add(name, field, has, tag, html) ?? list;
            }
        }

        return forms;
    }

    private Field? Add(string tag, string name, IReadOnlyDictionary<string, string> has, Match at, string html)
    {
        string value = has.GetValueOrDefault("value", "");
        switch (tag)
        {
            case "select":
                Field list = new(name, FieldKind.List, "", true);
                fields.Add(list);
                return list;
            case "textarea":
                int from = at.Index + at.Length;
                int to = html.IndexOf("</textarea", from, StringComparison.OrdinalIgnoreCase);
                fields.Add(new Field(name, FieldKind.Text, WebUtility.HtmlDecode(html[from..to]).TrimStart('\r', '\n'), true));
                return null;
            case "input" when has.GetValueOrDefault("type") is "radio" or "checkbox":
                Field ticked = new(name, has["type"] == "radio" ? FieldKind.Radio : FieldKind.Box, has.GetValueOrDefault("value", "on"), has.ContainsKey("checked"));
                ticked.Choices.Add(ticked.Value);
                fields.Add(ticked);
                return null;
            case "input" when has.GetValueOrDefault("type") is not ("submit" or "file" or "button"):
                fields.Add(new Field(name, FieldKind.Text, value, true));
                return null;
            default:
                return null;
        }
    }

    private enum FieldKind
    {
        Text,
        List,
        Radio,
        Box,
    }

    private sealed class Field(string name, FieldKind kind, string value, bool sent)
    {
        public string Name => name;

        public FieldKind Kind => kind;

        public string Value { get; set; } = value;

        public bool Sent { get; set; } = sent;

        public List<string> Choices { get; } = [];
    }
}

/// <summary>The tags of a page, with their attributes; enough for pages that we wrote ourselves.</summary>
internal static partial class HtmlTag
{
    public static MatchCollection All(string html) => Tag().Matches(html);

    public static IReadOnlyDictionary<string, string> AttributesOf(Match tag)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        foreach (Match one in Attribute().Matches(tag.Groups["rest"].Value))
        {
            all[one.Groups["key"].Value] = WebUtility.HtmlDecode(one.Groups["value"].Value);
        }

        return all;
    }

    [GeneratedRegex("""<(?<end>/?)(?<name>form|input|select|option|textarea|button)\b(?<rest>(?:[^>"]|"[^"]*")*)>""", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<key>[a-zA-Z-]+)(?:="(?<value>[^"]*)")?""")]
    private static partial Regex Attribute();
}
