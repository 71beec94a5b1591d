using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Okno.Domain.Payments;

namespace Okno.Documents;

/// <summary>A paper's record as JSON for its template: days, times and sums already in their Russian form, enum members as camelCase words.</summary>
public static partial class PaperJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Text(), new DayText(), new TimeText(), new SumText(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // «г. Москва», «д. 14», «№ 12», «Соколова М. В.»: what a line must not break apart.
    [GeneratedRegex(@"(?<=(?<!\p{L})(?:г|д|кв|корп|стр|ул|пер|ст|п|пп|р-н|обл|\p{Lu})\.) (?=\S)|(?<=№) (?=\S)")]
    private static partial Regex Inseparable { get; }

    public static JsonElement Of<T>(T paper) => JsonSerializer.SerializeToElement(paper, Options);

    private sealed class Text : WriteOnly<string>
    {
        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Inseparable.Replace(value, "\u00A0"));
    }

    private sealed class DayText : WriteOnly<DateOnly>
    {
        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(Display.Day(value));
    }

    private sealed class TimeText : WriteOnly<TimeOnly>
    {
        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(Display.Time(value));
    }

    private sealed class SumText : WriteOnly<Money>
    {
        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(Display.Sum(value));
    }

    private abstract class WriteOnly<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Papers are written, never read back.");
    }
}
