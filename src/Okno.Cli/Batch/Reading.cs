using System.Text.Json;

namespace Okno.Cli.Batch;

/// <summary>Takes the value of one known property into the question; leaves the reader on the end of the value, or skips what it does not know.</summary>
internal delegate Fault? TakeProperty<TQuestion>(ref Utf8JsonReader reader, ref TQuestion question);

/// <summary>Answers a question, or says which part of it is missing or wrong.</summary>
internal delegate Fault? AnswerQuestion<TQuestion, TAnswer>(in TQuestion question, out TAnswer answer);

/// <summary>
/// One pure reader: how its question is read from JSON, answered, written as JSON and told to a person. The same four functions serve a batch of a million lines and a single call.
/// </summary>
/// <param name="Deepen">Adds to the answer what only a single call has the time for; null where there is nothing.</param>
internal sealed record Reading<TQuestion, TAnswer>(
    TakeProperty<TQuestion> Take,
    AnswerQuestion<TQuestion, TAnswer> Answer,
    Action<Utf8JsonWriter, TQuestion, TAnswer> Write,
    Action<TextWriter, TQuestion, TAnswer> Tell,
    Func<TAnswer, bool> IsRefusal,
    Func<TQuestion, TAnswer, TAnswer>? Deepen = null)
    where TQuestion : struct
{
    /// <summary>For <see cref="BatchLoop"/>.</summary>
    public Fault? AnswerLine(ReadOnlySpan<byte> line, Utf8JsonWriter json)
    {
        TQuestion question = default;
        if (Read(line, ref question) is { } unread)
        {
            return unread;
        }

        if (Answer(in question, out TAnswer answer) is { } unanswered)
        {
            return unanswered;
        }

        Write(json, question, answer);
        return null;
    }

    /// <summary>A single call: one JSON document, or words for a person; the exit code of the answer.</summary>
    public int AnswerOnce(ReadOnlySpan<byte> line, bool asJson, Stream output, TextWriter words, TextWriter complaints)
    {
        bool refused = true;
        using PooledBytes bytes = new(1 << 12);
        using Utf8JsonWriter json = new(bytes, BatchLoop.Plain);
        Fault? fault = BatchLoop.Guarded(line, json, (asked, writer) =>
        {
            TQuestion question = default;
            if (Read(asked, ref question) is { } unread)
            {
                return unread;
            }

            if (Answer(in question, out TAnswer answer) is { } unanswered)
            {
                return unanswered;
            }

            answer = Deepen is null ? answer : Deepen(question, answer);
            refused = IsRefusal(answer);
            if (asJson)
            {
                Write(writer, question, answer);
            }
            else
            {
                Tell(words, question, answer);
            }

            return null;
        });

        if (fault is not null && asJson)
        {
            json.Reset();
            bytes.SetBack(0);
            BatchLoop.WriteFault(json, fault, null);
        }
        else if (fault is not null)
        {
            complaints.WriteLine(fault.Words);
        }

        if (asJson)
        {
            json.Flush();
            bytes.Append((byte)'\n');
            bytes.Drain(output);
        }

        words.Flush();
        return fault?.Code == Fault.Internal ? Exit.Failed : refused ? Exit.Refused : Exit.Answered;
    }

    private Fault? Read(ReadOnlySpan<byte> line, ref TQuestion question)
    {
        Utf8JsonReader reader = new(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            reader.Read();
            return new Fault(Fault.NotAnObject);
        }

        // The whole line is read even after the first fault: a line that is no JSON is told as such.
        Fault? first = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Fault? fault = Take(ref reader, ref question);
            first ??= fault;
        }

        reader.Read();
        return first;
    }
}
