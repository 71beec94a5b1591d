using System.Text;
using System.Text.Json;
using Okno.Domain.Payments;

namespace Okno.Cli.Batch;

/// <summary>Reads the value after a property name. JSON null counts as absent. The reader stands on the property name before and on the end of the value after.</summary>
internal static class JsonValue
{
    private const int LargestNumber = 100_000;

    public static Fault? Day(ref Utf8JsonReader reader, string field, out DateOnly? day)
    {
        day = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && IsoDay.TryParse(reader.ValueSpan, out DateOnly read))
        {
            day = read;
            return null;
        }

        reader.Skip();
        return new Fault(Fault.InvalidDate, field);
    }

    public static Fault? Text(ref Utf8JsonReader reader, string field, out string? text)
    {
        text = null;
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : Current(ref reader, field, out text);
    }

    /// <summary>The text at which the reader stands already.</summary>
    public static Fault? Current(ref Utf8JsonReader reader, string field, out string? text)
    {
        text = null;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return new Fault(Fault.InvalidText, field);
        }

        if (!reader.ValueIsEscaped)
        {
            text = Encoding.UTF8.GetString(reader.ValueSpan);
            return null;
        }

        try
        {
            text = reader.GetString();
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair written as an escape.
            return new Fault(Fault.InvalidText, field);
        }
    }

    /// <summary>A whole number from 0 to 100,000.</summary>
    public static Fault? Number(ref Utf8JsonReader reader, string field, out int? number)
    {
        number = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int read) && read is >= 0 and <= LargestNumber)
        {
            number = read;
            return null;
        }

        reader.Skip();
        return new Fault(Fault.InvalidNumber, field);
    }

    /// <summary>Roubles as text, kept as kopecks; not below zero.</summary>
    public static Fault? Sum(ref Utf8JsonReader reader, string field, out Money? sum)
    {
        sum = null;
        if (Text(ref reader, field, out string? text) is not null)
        {
            return new Fault(Fault.InvalidAmount, field);
        }

        if (text is null)
        {
            return null;
        }

        if (!Money.TryParse(text, out Money read))
        {
            return new Fault(Fault.InvalidAmount, field);
        }

        sum = read;
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one where <paramref name="orOne"/>.</summary>
    public static Fault? Texts(ref Utf8JsonReader reader, string field, bool orOne, out List<string>? texts)
    {
        texts = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (orOne && reader.TokenType == JsonTokenType.String)
        {
            Fault? single = Current(ref reader, field, out string? one);
            texts = one is null ? null : [one];
            return single;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return new Fault(Fault.InvalidList, field);
        }

        Fault? fault = null;
        texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            fault ??= Current(ref reader, field, out string? text) is { } wrong ? wrong : Added(texts, text!);
            if (fault is not null && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                reader.Skip();
            }
        }

        return fault;
    }

    private static Fault? Added(List<string> texts, string text)
    {
        texts.Add(text);
        return null;
    }
}
