using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Okno.Desk.Record;

/// <summary>
/// The one form in which events, case rows and steps are kept as JSON: camelCase names, enum members as camelCase words, dates as ISO text, sums as "8900.00", an absent value left out, Cyrillic readable,
/// computed values never written. The same value gives the same bytes on every host.
/// </summary>
public static class RecordJson
{
    /// <summary>Frozen: nobody changes how the record is written.</summary>
    public static JsonSerializerOptions Options { get; } = Frozen();

    /// <summary>UTF-8 bytes. A value held as its abstract family is written as what it is, without a discriminator unless the family names one: the envelope of an event carries its name.</summary>
    public static byte[] Write<T>(T value)
        where T : notnull => JsonSerializer.SerializeToUtf8Bytes(value, WrittenAs(typeof(T), value), Options);

    /// <summary>As <see cref="Write{T}"/>, as text, for a content that is itself kept inside a record.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    /// <exception cref="JsonException">The bytes are not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) => (T)Read(json, typeof(T));

    /// <summary>As <see cref="Read{T}"/>, for a type known by its name only (an event, a step).</summary>
    /// <exception cref="JsonException">The bytes are not such a value.</exception>
    public static object Read(ReadOnlySpan<byte> json, Type type) =>
        JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException($"The record holds nothing where a {type.Name} must be.");

    private static Type WrittenAs(Type declared, object value) =>
        (declared.IsAbstract || declared == typeof(object)) && !declared.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false) ? value.GetType() : declared;

    private static JsonSerializerOptions Frozen()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            AllowOutOfOrderMetadataProperties = true,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DemandWhatIsNeverAbsent } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ArrayJson(), new WordsByNameJson() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Only what may be null may be left out; a record that lost anything else is an error at its name, never a silent zero.</summary>
    private static void DemandWhatIsNeverAbsent(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false })
            {
                property.IsRequired = true;
            }
        }
    }

    /// <summary>An immutable array is never "default" behind the record: nothing and null are read as empty.</summary>
    private sealed class ArrayJson : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()), BindingFlags.Instance | BindingFlags.Public, null, null, null)!;

        private sealed class Of<T> : JsonConverter<ImmutableArray<T>>
        {
            public override bool HandleNull => true;

            public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.Null ? [] : [.. JsonSerializer.Deserialize<T[]>(ref reader, options)!];

            public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options)
            {
                writer.WriteStartArray();
                foreach (T item in value.IsDefault ? [] : value)
                {
                    JsonSerializer.Serialize(writer, item, options);
                }

                writer.WriteEndArray();
            }
        }
    }

    /// <summary>Names in ordinal order, whatever the culture of the host that reads or writes.</summary>
    private sealed class WordsByNameJson : JsonConverter<ImmutableSortedDictionary<string, string>>
    {
        public override ImmutableSortedDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!.ToImmutableSortedDictionary(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach ((string name, string word) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WriteString(name, word);
            }

            writer.WriteEndObject();
        }
    }
}
