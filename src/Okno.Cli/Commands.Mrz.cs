using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Formats.Mrz;

namespace Okno.Cli;

/// <summary><c>okno mrz</c>: the machine readable zone of a passport.</summary>
internal static partial class Commands
{
    private static Command Mrz()
    {
        Argument<string[]> words = Positional("две строки", "Две строки машиночитаемой зоны, по 44 знака");
        Reading<MrzQuestion, MrzResult> reading = new(TakeMrz, AnswerMrz, WriteMrz, TellMrz, result => !result.Valid);
        return ReaderCommand("mrz", "Прочитать машиночитаемую зону паспорта и проверить её цифры", reading, words, (parsed, json) =>
        {
            json.WriteStartArray("mrz");
            foreach (string line in parsed.GetValue(words)!)
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            return true;
        });
    }

    private static Fault? TakeMrz(ref Utf8JsonReader reader, ref MrzQuestion question)
    {
        if (reader.ValueTextEquals("mrz"u8))
        {
            return JsonValue.Texts(ref reader, "mrz", orOne: false, out question.Lines);
        }

        reader.Skip();
        return null;
    }

    private static Fault? AnswerMrz(in MrzQuestion question, out MrzResult result)
    {
        result = MrzReader.Read(question.Lines);
        return question.Lines is null ? new Fault(Fault.MissingField, "mrz") : null;
    }

    private static void WriteMrz(Utf8JsonWriter json, MrzQuestion question, MrzResult result)
    {
        json.WriteStartObject();
        json.WriteBoolean(Valid, result.Valid);
        if (result.Error is { } error)
        {
            json.WriteString(Reason, error);
        }

        if (result.Checks is { } checks)
        {
            json.WriteStartObject("checks"u8);
            json.WriteBoolean("number"u8, checks.Number);
            json.WriteBoolean("birth"u8, checks.Birth);
            json.WriteBoolean("expiry"u8, checks.Expiry);
            json.WriteBoolean("optional"u8, checks.Optional);
            json.WriteBoolean("composite"u8, checks.Composite);
            json.WriteEndObject();
        }

        if (result.Fields is { } fields)
        {
            json.WriteStartObject("fields"u8);
            json.WriteString("document_code"u8, fields.DocumentCode);
            json.WriteString("issuing_state"u8, fields.IssuingState);
            json.WriteString("surname"u8, fields.Surname);
            json.WriteString("given_names"u8, fields.GivenNames);
            json.WriteString("document_number"u8, fields.DocumentNumber);
            json.WriteString("nationality"u8, fields.Nationality);
            json.WriteString("birth"u8, fields.Birth);
            json.WriteString("sex"u8, fields.Sex);
            json.WriteString("expiry"u8, fields.Expiry);
            json.WriteString("optional"u8, fields.Optional);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void TellMrz(TextWriter words, MrzQuestion question, MrzResult result)
    {
        if (result is not { Fields: { } fields, Checks: { } checks })
        {
            words.WriteLine(result.Error switch
            {
                MrzError.LineCount => "Нужны ровно две строки.",
                MrzError.LineLength => "В каждой строке должно быть ровно 44 знака.",
                MrzError.Characters => "В зоне бывают только латинские буквы A-Z, цифры и знак <.",
                _ => "Это не паспорт: первая строка должна начинаться с P.",
            });
            return;
        }

        words.WriteLine($"{fields.Surname} {fields.GivenNames}");
        words.WriteLine($"паспорт {fields.DocumentNumber} ({fields.IssuingState}), гражданство {fields.Nationality}");
        words.WriteLine($"рождение {fields.Birth}, пол {fields.Sex}, действует до {fields.Expiry}, дополнительно {fields.Optional}");
        (string Name, bool Agrees)[] each = [("номер", checks.Number), ("рождение", checks.Birth), ("срок", checks.Expiry), ("дополнительно", checks.Optional), ("общая", checks.Composite)];
        string wrong = string.Join(", ", each.Where(check => !check.Agrees).Select(check => check.Name));
        words.WriteLine(wrong.Length == 0 ? "Все контрольные цифры сходятся." : $"Не сходятся контрольные цифры: {wrong}. Сверьте с паспортом.");
    }

    private struct MrzQuestion
    {
        public List<string>? Lines;
    }
}
