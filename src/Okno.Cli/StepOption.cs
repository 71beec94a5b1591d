using System.Collections.Immutable;
using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Desk.Record;
using Okno.Domain.Papers;
using Okno.Domain.Payments;

namespace Okno.Cli;

/// <summary>
/// One parameter of a step as an option: <c>PaidOn</c> is <c>--paid-on</c>. Simple values are typed as words, a list by repeating the option, a map as <c>name=value</c>, a record as JSON
/// in the form of the record itself.
/// </summary>
internal sealed class StepOption
{
    private readonly ParameterInfo parameter;
    private readonly Type type;
    private readonly Option<string[]> option;

    public StepOption(ParameterInfo parameter)
    {
        this.parameter = parameter;
        type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        option = new Option<string[]>("--" + JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Name!))
        {
            Description = Describe(),
            Arity = type == typeof(bool) ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
    }

    public Option Option => option;

    /// <summary>The member of the step's JSON.</summary>
    public string Member => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

    /// <summary>True where the step cannot be without this value.</summary>
    public bool IsNeeded => !parameter.HasDefaultValue && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull;

    /// <summary>Puts what was typed into the step's JSON; what was not typed is false, an empty list or an empty map where the step cannot be without it. The answer says in words what is wrong, or null.</summary>
    public string? Put(ParseResult parsed, JsonObject step)
    {
        if (parsed.GetResult(option) is not { Implicit: false })
        {
            if (IsNeeded && !step.ContainsKey(Member) && (type == typeof(bool) || ItemType is not null || IsMap))
            {
                step[Member] = type == typeof(bool) ? false : IsMap ? new JsonObject() : new JsonArray();
            }

            return null;
        }

        string[] typed = parsed.GetValue(option) ?? [];
        try
        {
            step[Member] = Node(typed);
            return null;
        }
        catch (FormatException wrong)
        {
            return $"{option.Name}: {wrong.Message}";
        }
    }

    private JsonNode? Node(string[] typed)
    {
        if (ItemType is { } item)
        {
            return new JsonArray([.. typed.SelectMany(text => text.TrimStart() is ['{', ..] ? [text] : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(text => One(item, text))]);
        }

        if (IsMap)
        {
            JsonObject map = [];
            foreach (string pair in typed)
            {
                int at = pair.IndexOf('=', StringComparison.Ordinal);
                map[at < 0 ? throw new FormatException("нужно имя=значение") : pair[..at]] = pair[(at + 1)..];
            }

            return map;
        }

        return typed.Length > 1 ? throw new FormatException("названо дважды") : One(type, typed.FirstOrDefault() ?? "true");
    }

    private static JsonNode? One(Type type, string text)
    {
        if (type == typeof(string) || type == typeof(TimeOnly))
        {
            return type == typeof(TimeOnly) && text.Length == 5 ? text + ":00" : text;
        }

        if (type == typeof(DateOnly))
        {
            return Commands.Typed(text);
        }

        if (type == typeof(Money))
        {
            return Money.TryParse(text, out Money sum) ? sum.ToString() : throw new FormatException("нужна сумма вида 8900.00");
        }

        if (type == typeof(bool))
        {
            return text.ToUpperInvariant() switch { "TRUE" or "YES" or "ДА" or "1" => true, "FALSE" or "NO" or "НЕТ" or "0" => false, _ => throw new FormatException("нужно true или false") };
        }

        if (type.IsEnum)
        {
            string compact = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
            string? name = Enum.GetNames(type).FirstOrDefault(known => string.Equals(known, compact, StringComparison.OrdinalIgnoreCase));
            return name is null
                ? throw new FormatException("бывает: " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)))
                : JsonNamingPolicy.CamelCase.ConvertName(name);
        }

        if (type == typeof(PaperId))
        {
            return PaperId.TryParse(text, out PaperId paper) ? JsonNode.Parse(RecordJson.Text(paper)) : throw new FormatException("нужно имя документа, например petition или translation-of-medical-policy");
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new FormatException("нужен JSON");
        }
    }

    private bool IsMap => type == typeof(ImmutableSortedDictionary<string, string>);

    private Type? ItemType => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private string Describe()
    {
        Type one = ItemType ?? type;
        string what = one.IsEnum ? string.Join(", ", Enum.GetNames(one).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
            : one == typeof(DateOnly) ? "день"
            : one == typeof(TimeOnly) ? "время, 14:30"
            : one == typeof(Money) ? "сумма в рублях, 8900.00"
            : one == typeof(bool) ? "да или нет"
            : one == typeof(string) ? "текст"
            : one == typeof(PaperId) ? "документ, например petition"
            : IsMap ? "имя=значение; можно повторять"
            : $"JSON ({one.Name})";
        return ItemType is null ? what : what.StartsWith("JSON", StringComparison.Ordinal) ? what + "; можно повторять" : what + "; через запятую";
    }
}
