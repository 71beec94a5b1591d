using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Formats.Requisites;

namespace Okno.Cli;

/// <summary><c>okno check</c>: requisites by form and control digit.</summary>
internal static partial class Commands
{
    private static readonly JsonEncodedText Valid = JsonEncodedText.Encode("valid");
    private static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");

    private static Command Check()
    {
        Argument<string[]> words = Positional("вид и значение", $"Вид ({string.Join(", ", RequisiteCheck.Types)}) и значение");
        Option<string?> bik = new("--bik") { Description = "БИК банка, для проверки ключа счёта" };
        Reading<CheckQuestion, RequisiteVerdict> reading = new(TakeCheck, AnswerCheck, WriteCheck, TellCheck, verdict => !verdict.Valid);
        return ReaderCommand("check", "Проверить реквизит по форме и контрольной цифре", reading, words, (parsed, json) =>
        {
            if (parsed.GetValue(words) is not [{ } type, { } value])
            {
                return false;
            }

            json.WriteString("type", type);
            json.WriteString("value", value);
            json.WriteString("bik", parsed.GetValue(bik));
            return true;
        }, bik);
    }

    private static Fault? TakeCheck(ref Utf8JsonReader reader, ref CheckQuestion question)
    {
        if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            foreach (string known in RequisiteCheck.Types)
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(known))
                {
                    question.Type = known;
                    return null;
                }
            }

            reader.Skip();
            return new Fault(Fault.UnknownType, "type");
        }

        if (reader.ValueTextEquals("value"u8))
        {
            question.HasValue = true;
            return JsonValue.Text(ref reader, "value", out question.Value);
        }

        if (reader.ValueTextEquals("bik"u8))
        {
            return JsonValue.Text(ref reader, "bik", out question.Bik);
        }

        reader.Skip();
        return null;
    }

    private static Fault? AnswerCheck(in CheckQuestion question, out RequisiteVerdict verdict)
    {
        verdict = default;
        if (question.Type is null || !question.HasValue)
        {
            return new Fault(Fault.MissingField, question.Type is null ? "type" : "value");
        }

        verdict = RequisiteCheck.Check(question.Type, question.Value, question.Bik);
        return null;
    }

    private static void WriteCheck(Utf8JsonWriter json, CheckQuestion question, RequisiteVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteBoolean(Valid, verdict.Valid);
        if (verdict.Reason is { } reason)
        {
            json.WriteString(Reason, reason);
        }

        json.WriteEndObject();
    }

    private static void TellCheck(TextWriter words, CheckQuestion question, RequisiteVerdict verdict) =>
        words.WriteLine(verdict.Valid ? "Верно по форме и контрольной цифре." : "Неверно: " + verdict.Reason switch
        {
            RequisiteReason.Empty => "значения нет.",
            RequisiteReason.Characters => "есть знаки, которых здесь не бывает.",
            RequisiteReason.LatinLetters => "латинские буквы вместо русских.",
            RequisiteReason.Length => "не та длина.",
            RequisiteReason.CheckDigit => "контрольная цифра не сходится, проверьте, нет ли опечатки.",
            RequisiteReason.LeadingDigits => "с таких цифр этот реквизит не начинается.",
            RequisiteReason.Placeholder => "это заполнитель, а не настоящее значение.",
            RequisiteReason.BikMissing => "ключ счёта проверяется вместе с БИК банка (--bik).",
            RequisiteReason.BikMalformed => "БИК - это девять цифр.",
            _ => verdict.Reason + ".",
        });

    private struct CheckQuestion
    {
        public string? Type;
        public string? Value;
        public string? Bik;
        public bool HasValue;
    }
}
