using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Domain.Repairs;

namespace Okno.Cli;

/// <summary>What would make a failing plan pass: for programs, and in words.</summary>
internal static class RepairJson
{
    /// <summary>An object with <c>changes</c>, their cost, <c>alternatives</c>; or with <c>instead</c> where nothing helps.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Repair repair)
    {
        json.WriteStartObject(name);
        if (repair.Smallest is { } smallest)
        {
            WriteSet(json, smallest);
            json.WriteStartArray("alternatives"u8);
            foreach (RepairSet set in repair.Alternatives)
            {
                json.WriteStartObject();
                WriteSet(json, set);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteString("instead"u8, repair.Instead?.Code);
        }

        json.WriteEndObject();
    }

    public static void Tell(TextWriter words, Repair repair)
    {
        words.WriteLine();
        words.WriteLine(Words.Say(repair.Smallest is null ? "repairs.none" : "repairs.title") + ":");
        ImmutableArray<Change> changes = repair.Smallest?.Changes ?? (repair.Instead is { } instead ? [instead] : []);
        foreach (Change change in changes)
        {
            words.WriteLine("- " + Advice(change));
        }

        foreach (RepairSet set in repair.Alternatives)
        {
            words.WriteLine($"  {Words.Say("repairs.or")} {string.Join(' ', set.Changes.Select(Advice))}");
        }
    }

    private static string Advice(Change change) => Words.Say($"change.{change.Code}", [.. change.Facts]);

    private static void WriteSet(Utf8JsonWriter json, RepairSet set)
    {
        json.WriteStartArray("changes"u8);
        foreach (Change change in set.Changes)
        {
            json.WriteStartObject();
            json.WriteString("change"u8, change.Code);
            foreach ((string fact, object? value) in change.Facts)
            {
                if (value is DateOnly day)
                {
                    json.WritePropertyName(fact);
                    json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }
                else
                {
                    json.WriteString(fact, Convert.ToString(value, CultureInfo.InvariantCulture));
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("days"u8, set.Cost.Days);
        json.WriteBoolean("waits_for_others"u8, set.Cost.WaitsForOthers);
        json.WriteString("money"u8, set.Cost.Money?.ToString());
        IsoDay.Write(json, "hand_over_on"u8, set.After.Result.Plan?.HandOverOn);
    }
}
