using System.Text.Json;
using Okno.Domain.Law;

namespace Okno.Cli;

/// <summary>Findings for programs: code, clause, verdict, effect, the facts that decided, the statute and what would repair it.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, finding.Code);
            json.WriteString("clause"u8, finding.Clause);
            json.WriteString("verdict"u8, Snake.Of(finding.Verdict));
            json.WriteString("effect"u8, Snake.Of(finding.Effect));
            json.WriteStartObject("facts"u8);
            foreach ((string fact, string value) in finding.Facts)
            {
                json.WriteString(fact, value);
            }

            json.WriteEndObject();
            if (finding.Statute is not null)
            {
                json.WriteString("statute"u8, finding.Statute);
            }

            if (finding.Repair is not null)
            {
                json.WriteString("repair"u8, finding.Repair);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
