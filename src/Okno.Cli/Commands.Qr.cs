using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Formats.Qr;

namespace Okno.Cli;

/// <summary><c>okno qr</c>: the payment code of GOST R 56042, read and written.</summary>
internal static partial class Commands
{
    private static Command Qr()
    {
        Argument<string[]> words = Positional("байты", "Байты кода шестнадцатеричной записью: прочитать");
        Option<string[]> field = new("--field") { Description = "Поле кода вида Name=значение: записать", AllowMultipleArgumentsPerToken = true };
        Option<string?> encoding = new("--encoding") { Description = "utf-8 (обычно), cp1251 или koi8-r" };
        Reading<QrQuestion, QrAnswer> reading = new(TakeQr, AnswerQr, WriteQr, TellQr, answer => !answer.Valid);
        return ReaderCommand("qr", "Прочитать или записать платёжный код (ГОСТ Р 56042)", reading, words, (parsed, json) =>
        {
            string[] fields = parsed.GetValue(field) ?? [];
            if (fields.Length == 0)
            {
                json.WriteString("bytes_hex", string.Concat(parsed.GetValue(words)!));
                return true;
            }

            json.WriteStartObject("fields");
            foreach (string pair in fields)
            {
                int at = pair.IndexOf('=', StringComparison.Ordinal);
                json.WriteString(at < 0 ? pair : pair[..at], at < 0 ? "" : pair[(at + 1)..]);
            }

            json.WriteEndObject();
            json.WriteString("encoding", parsed.GetValue(encoding));
            return true;
        }, field, encoding);
    }

    private static Fault? TakeQr(ref Utf8JsonReader reader, ref QrQuestion question)
    {
        if (reader.ValueTextEquals("bytes_hex"u8))
        {
            Fault? fault = JsonValue.Text(ref reader, "bytes_hex", out string? hex);
            if (fault is not null || hex is null)
            {
                return fault;
            }

            question.Bytes = new byte[hex.Length / 2];
            return Convert.FromHexString(hex, question.Bytes, out _, out _) == OperationStatus.Done ? null : new Fault(Fault.InvalidHex, "bytes_hex");
        }

        if (reader.ValueTextEquals("encoding"u8))
        {
            Fault? fault = JsonValue.Text(ref reader, "encoding", out string? name);
            question.Encoding = name is null ? null : QrEncodings.Parse(name);
            return fault ?? (name is not null && question.Encoding is null ? new Fault(Fault.UnknownValue, "encoding") : null);
        }

        if (reader.ValueTextEquals("fields"u8))
        {
            return TakeQrFields(ref reader, ref question);
        }

        reader.Skip();
        return null;
    }

    private static Fault? TakeQrFields(ref Utf8JsonReader reader, ref QrQuestion question)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new Fault(Fault.InvalidObject, "fields");
        }

        Fault? first = null;
        question.Fields = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? key = PropertyName(ref reader);
            Fault? fault = JsonValue.Text(ref reader, "fields." + key, out string? value);
            first ??= fault ?? (key is null ? new Fault(Fault.InvalidText, "fields") : null);
            question.Fields.Add(new(key ?? "", value ?? ""));
        }

        return first;
    }

    private static string? PropertyName(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Fault? AnswerQr(in QrQuestion question, out QrAnswer answer)
    {
        answer = default;
        if (question.Bytes is { } bytes)
        {
            // Bytes are read even where fields stand beside them: a line that carries what it expects is still a question about its bytes.
            PaymentQrResult read = PaymentQr.Read(bytes);
            answer = new(read.Valid, read, null);
            return null;
        }

        if (question.Fields is not { } fields)
        {
            return new Fault(Fault.MissingField, "bytes_hex");
        }

        PaymentQrBytes written = PaymentQr.Write(fields, question.Encoding ?? QrEncoding.Utf8);
        answer = new(written.Bytes is not null, null, written);
        return null;
    }

    private static void WriteQr(Utf8JsonWriter json, QrQuestion question, QrAnswer answer)
    {
        json.WriteStartObject();
        json.WriteBoolean(Valid, answer.Valid);
        IReadOnlyList<QrFault> errors = answer.Read?.Errors ?? answer.Written!.Errors;
        if (errors.Count > 0)
        {
            json.WriteString(Reason, errors[0].Code);
        }

        if (answer.Written is { Bytes: { } bytes })
        {
            json.WriteString("bytes_hex"u8, Convert.ToHexStringLower(bytes));
        }

        if ((answer.Read?.Encoding ?? answer.Written?.Encoding) is { } encoding)
        {
            json.WriteString("encoding"u8, encoding.Name());
        }

        if ((answer.Read?.Separator ?? answer.Written?.Separator) is { } separator)
        {
            json.WriteString("separator"u8, [separator]);
        }

        if (answer.Read is { Encoding: not null } read)
        {
            json.WriteStartObject("fields"u8);
            foreach ((string key, string value) in read.Fields)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        WriteQrFaults(json, "errors"u8, errors);
        WriteQrFaults(json, "warnings"u8, answer.Read?.Warnings ?? []);
        json.WriteEndObject();
    }

    private static void WriteQrFaults(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<QrFault> faults)
    {
        if (faults.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (QrFault fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, fault.Code);
            json.WriteString("field"u8, fault.Field);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void TellQr(TextWriter words, QrQuestion question, QrAnswer answer)
    {
        if (answer.Written is { Bytes: { } bytes })
        {
            words.WriteLine(Convert.ToHexStringLower(bytes));
        }

        foreach ((string key, string value) in answer.Read?.Fields ?? [])
        {
            words.WriteLine($"{key} = {value}");
        }

        foreach (QrFault fault in answer.Read?.Errors ?? answer.Written!.Errors)
        {
            words.WriteLine("Ошибка: " + QrWords(fault));
        }

        foreach (QrFault fault in answer.Read?.Warnings ?? [])
        {
            words.WriteLine("Замечание: " + QrWords(fault));
        }
    }

    private static string QrWords(QrFault fault) => (fault.Field is null ? "" : fault.Field + ": ") + fault.Code switch
    {
        QrFaultCode.Header => "код не начинается с ST и восьми байтов заголовка",
        QrFaultCode.Version => "версия не 0001",
        QrFaultCode.Encoding => "кодировка обозначается цифрой 1, 2 или 3",
        QrFaultCode.Separator => "негодный разделитель полей",
        QrFaultCode.MalformedField => "часть без имени и знака =",
        QrFaultCode.DuplicateField => "поле названо дважды",
        QrFaultCode.MandatoryMissing => "обязательного поля нет",
        QrFaultCode.MalformedValue => "значение не той формы",
        QrFaultCode.TooLong => "значение длиннее, чем велит стандарт",
        QrFaultCode.EncodingMismatch => "байты не в той кодировке, что названа в заголовке; прочитано по содержанию",
        QrFaultCode.MandatoryOrder => "обязательные поля стоят не первыми или не по порядку",
        QrFaultCode.NotInEncoding => "в этой кодировке нет такого знака",
        _ => fault.Code,
    };

    private struct QrQuestion
    {
        public byte[]? Bytes;
        public List<KeyValuePair<string, string>>? Fields;
        public QrEncoding? Encoding;
    }

    private record struct QrAnswer(bool Valid, PaymentQrResult? Read, PaymentQrBytes? Written);
}
