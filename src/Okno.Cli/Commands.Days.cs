using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Domain.Calendar;
using Okno.Domain.Terms;

namespace Okno.Cli;

/// <summary><c>okno days</c>: counting by the production calendar.</summary>
internal static partial class Commands
{
    private const string NthBefore = "nth_workday_before";
    private const string NthAfter = "nth_workday_after";
    private const string IsWorkday = "is_workday";
    private const string CountWorkdays = "count_workdays";

    private static readonly JsonEncodedText Result = JsonEncodedText.Encode("result");
    private static readonly JsonEncodedText ResultEarliest = JsonEncodedText.Encode("result_earliest");
    private static readonly JsonEncodedText ResultLatest = JsonEncodedText.Encode("result_latest");
    private static readonly JsonEncodedText ResultOther = JsonEncodedText.Encode("result_if_presidential_days_are_working");
    private static readonly JsonEncodedText Provisional = JsonEncodedText.Encode("provisional");

    private static Command Days()
    {
        Argument<string[]> words = Positional("вопрос", "nth_workday_before ДЕНЬ N | nth_workday_after ДЕНЬ N | is_workday ДЕНЬ | count_workdays С ПО (оба дня включены)");
        DayCounter? counter = null;
        Reading<DaysQuestion, DaysAnswer> reading = new(
            TakeDays,
            (in DaysQuestion question, out DaysAnswer answer) => (counter ??= new DayCounter()).Answer(in question, out answer),
            WriteDays,
            TellDays,
            _ => false);
        return ReaderCommand("days", "Рабочие дни: отсчитать, посчитать, узнать, рабочий ли день", reading, words, (parsed, json) =>
        {
            string[] given = parsed.GetValue(words)!;
            json.WriteString("op", given[0].Replace('-', '_'));
            if (given is [_, { } from, { } to] && given[0].StartsWith("count", StringComparison.Ordinal))
            {
                json.WriteString("from", Typed(from));
                json.WriteString("to", Typed(to));
                return true;
            }

            if (given is [_, { } day])
            {
                json.WriteString("date", Typed(day));
                return true;
            }

            if (given is [_, { } start, { } amount] && int.TryParse(amount, out int n))
            {
                json.WriteString("date", Typed(start));
                json.WriteNumber("n", n);
                return true;
            }

            return false;
        });
    }

    private static Fault? TakeDays(ref Utf8JsonReader reader, ref DaysQuestion question)
    {
        if (reader.ValueTextEquals("op"u8))
        {
            reader.Read();
            question.Op = reader.TokenType != JsonTokenType.String ? DaysOp.Unknown
                : reader.ValueTextEquals("nth_workday_before"u8) ? DaysOp.NthBefore
                : reader.ValueTextEquals("nth_workday_after"u8) ? DaysOp.NthAfter
                : reader.ValueTextEquals("is_workday"u8) ? DaysOp.IsWorkday
                : reader.ValueTextEquals("count_workdays"u8) ? DaysOp.Count
                : DaysOp.Unknown;
            reader.Skip();
            return question.Op == DaysOp.Unknown ? new Fault(Fault.UnknownValue, "op") : null;
        }

        if (reader.ValueTextEquals("n"u8))
        {
            return JsonValue.Number(ref reader, "n", out question.N);
        }

        if (reader.ValueTextEquals("date"u8))
        {
            return JsonValue.Day(ref reader, "date", out question.Date);
        }

        if (reader.ValueTextEquals("from"u8))
        {
            return JsonValue.Day(ref reader, "from", out question.From);
        }

        if (reader.ValueTextEquals("to"u8))
        {
            return JsonValue.Day(ref reader, "to", out question.To);
        }

        reader.Skip();
        return null;
    }

    private static void WriteDays(Utf8JsonWriter json, DaysQuestion question, DaysAnswer answer)
    {
        json.WriteStartObject();
        switch (question.Op)
        {
            case DaysOp.IsWorkday:
                json.WriteBoolean(Result, answer.Workday);
                if (answer.WorkdayOther != answer.Workday)
                {
                    json.WriteBoolean(ResultOther, answer.WorkdayOther);
                }

                break;
            case DaysOp.Count:
                json.WriteNumber(Result, answer.Count.Fewest);
                if (answer.Count.Most != answer.Count.Fewest)
                {
                    json.WriteNumber("result_fewest"u8, answer.Count.Fewest);
                    json.WriteNumber("result_most"u8, answer.Count.Most);
                }

                if (answer.CountOther.Fewest != answer.Count.Fewest)
                {
                    json.WriteNumber(ResultOther, answer.CountOther.Fewest);
                }

                break;
            default:
                IsoDay.Write(json, Result, answer.Day.Earliest);
                if (answer.Day.Latest != answer.Day.Earliest)
                {
                    IsoDay.Write(json, ResultEarliest, answer.Day.Earliest);
                    IsoDay.Write(json, ResultLatest, answer.Day.Latest);
                }

                if (answer.DayOther.Earliest != answer.Day.Earliest)
                {
                    IsoDay.Write(json, ResultOther, answer.DayOther.Earliest);
                }

                break;
        }

        json.WriteBoolean(Provisional, answer.Provisional);
        json.WriteEndObject();
    }

    private static void TellDays(TextWriter words, DaysQuestion question, DaysAnswer answer)
    {
        switch (question.Op)
        {
            case DaysOp.IsWorkday:
                DayKind kind = LawInHand.Library.On(question.Date!.Value).Calendar.KindOf(question.Date.Value);
                words.WriteLine($"{Words.Day(question.Date)} — {(answer.Workday ? "рабочий день" : "нерабочий день")} ({kind.Source})");
                break;
            case DaysOp.Count:
                words.WriteLine(answer.Count.Fewest == answer.Count.Most
                    ? $"Рабочих дней с {Words.Day(question.From)} по {Words.Day(question.To)}: {answer.Count.Fewest}"
                    : $"Рабочих дней с {Words.Day(question.From)} по {Words.Day(question.To)}: от {answer.Count.Fewest} до {answer.Count.Most}");
                break;
            default:
                words.WriteLine($"{question.N}-й рабочий день {(question.Op == DaysOp.NthBefore ? "до" : "после")} {Words.Day(question.Date)} — {Words.Day(answer.Day.Earliest)}"
                    + (answer.Day.Latest == answer.Day.Earliest ? "" : $" (не позже {Words.Day(answer.Day.Latest)})"));
                if (answer.DayOther.Earliest != answer.Day.Earliest)
                {
                    words.WriteLine($"Если нерабочие дни по указам Президента считать рабочими — {Words.Day(answer.DayOther.Earliest)}");
                }

                break;
        }

        if (answer.Provisional)
        {
            words.WriteLine("Предварительно: постановления о выходных на этот год ещё нет.");
        }
    }

    private enum DaysOp
    {
        Missing,
        Unknown,
        NthBefore,
        NthAfter,
        IsWorkday,
        Count,
    }

    private struct DaysQuestion
    {
        public DaysOp Op;
        public DateOnly? Date;
        public DateOnly? From;
        public DateOnly? To;
        public int? N;
    }

    private record struct DaysAnswer(DayInterval Day, DayInterval DayOther, WorkdayCount Count, WorkdayCount CountOther, bool Workday, bool WorkdayOther, bool Provisional);

    private sealed class DayCounter
    {
        private readonly ProductionCalendar calendar = LawInHand.Library.On(LawInHand.Library.Editions[0].Published).Calendar;
        private readonly ProductionCalendar other = LawInHand.WithOtherPresidentialDays.On(LawInHand.Library.Editions[0].Published).Calendar;

        public Fault? Answer(in DaysQuestion question, out DaysAnswer answer)
        {
            answer = default;
            switch (question.Op)
            {
                case DaysOp.Missing:
                    return new Fault(Fault.MissingField, "op");
                case DaysOp.Count:
                    if (question.From is not { } from || question.To is not { } to)
                    {
                        return new Fault(Fault.MissingField, question.From is null ? "from" : "to");
                    }

                    answer.Count = calendar.CountWorkdays(from, to);
                    answer.CountOther = other.CountWorkdays(from, to);
                    answer.Provisional = answer.Count.Provisional;
                    return null;
            }

            if (question.Date is not { } day)
            {
                return new Fault(Fault.MissingField, "date");
            }

            if (question.Op == DaysOp.IsWorkday)
            {
                answer.Workday = calendar.IsWorkday(day);
                answer.WorkdayOther = other.IsWorkday(day);
                answer.Provisional = !calendar.Knows(day);
                return null;
            }

            if (question.N is not { } n)
            {
                return new Fault(Fault.MissingField, "n");
            }

            answer.Day = question.Op == DaysOp.NthBefore ? calendar.NthWorkdayBefore(day, n) : calendar.NthWorkdayAfter(day, n);
            answer.DayOther = question.Op == DaysOp.NthBefore ? other.NthWorkdayBefore(day, n) : other.NthWorkdayAfter(day, n);
            answer.Provisional = answer.Day.Provisional;
            return null;
        }
    }
}
