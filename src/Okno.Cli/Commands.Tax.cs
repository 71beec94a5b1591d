using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Tax;

namespace Okno.Cli;

/// <summary><c>okno tax</c>: is the fixed advance payment made month by month (4.6)?</summary>
internal static partial class Commands
{
    private static Command Tax()
    {
        Argument<string[]> words = Positional("день выдачи", "День выдачи патента");
        Option<string[]> payment = new("--payment") { Description = "Платёж вида 2024-03-05:7500.00", AllowMultipleArgumentsPerToken = true };
        Option<string?> filing = new("--filing") { Description = "День подачи в орган (иначе проверяются все двенадцать месяцев)" };
        Option<string?> today = new("--today") { Description = "День, с которого можно доплатить (иначе сегодняшний, а для прошлого - день последнего платежа)" };
        Reading<TaxQuestion, TaxAnswer> reading = new(TakeTax, AnswerTax, WriteTax, TellTax, result => result.Coverage.Decisive.Verdict == Verdict.NotMet);
        return ReaderCommand("tax", "Уплата НДФЛ за патент помесячно: перерывы, недоплаты и что делать", reading, words, (parsed, json) =>
        {
            if (parsed.GetValue(words) is not [{ } issued])
            {
                return false;
            }

            json.WriteString("issued", Typed(issued));
            string? filed = parsed.GetValue(filing) is { } day ? Typed(day) : null;
            json.WriteString("filing", filed);
            json.WriteString("today", parsed.GetValue(today) is { } from ? Typed(from) : TodayFor(filed));
            json.WriteStartArray("payments");
            foreach (string text in parsed.GetValue(payment) ?? [])
            {
                int at = text.IndexOf(':', StringComparison.Ordinal);
                json.WriteStartObject();
                json.WriteString("paid", Typed(at < 0 ? text : text[..at]));
                json.WriteString("amount", at < 0 ? "" : text[(at + 1)..]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            return true;
        }, payment, filing, today);
    }

    /// <summary>A person at the terminal asks what to pay from today on; of a filing that is past nobody can.</summary>
    private static string? TodayFor(string? filing)
    {
        string today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return filing is null || string.CompareOrdinal(filing, today) >= 0 ? today : null;
    }

    private static Fault? TakeTax(ref Utf8JsonReader reader, ref TaxQuestion question)
    {
        if (reader.ValueTextEquals("issued"u8))
        {
            return JsonValue.Day(ref reader, "issued", out question.Issued);
        }

        if (reader.ValueTextEquals("filing"u8))
        {
            return JsonValue.Day(ref reader, "filing", out question.Filing);
        }

        if (reader.ValueTextEquals("today"u8))
        {
            return JsonValue.Day(ref reader, "today", out question.Today);
        }

        if (reader.ValueTextEquals("payments"u8))
        {
            return TakePayments(ref reader, ref question);
        }

        reader.Skip();
        return null;
    }

    private static Fault? TakePayments(ref Utf8JsonReader reader, ref TaxQuestion question)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return new Fault(Fault.InvalidList, "payments");
        }

        Fault? first = null;
        question.Payments = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                first ??= new Fault(Fault.InvalidObject, $"payments[{question.Payments.Count}]");
                continue;
            }

            Fault? fault = TakePayment(ref reader, $"payments[{question.Payments.Count}].", question.Payments);
            first ??= fault;
        }

        return first;
    }

    private static Fault? TakePayment(ref Utf8JsonReader reader, string path, List<TaxPayment> payments)
    {
        Fault? first = null;
        DateOnly? paid = null;
        Money? amount = null;
        string? number = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Fault? fault = null;
            if (reader.ValueTextEquals("paid"u8))
            {
                fault = JsonValue.Day(ref reader, path + "paid", out paid);
            }
            else if (reader.ValueTextEquals("amount"u8))
            {
                fault = JsonValue.Sum(ref reader, path + "amount", out amount);
            }
            else if (reader.ValueTextEquals("number"u8))
            {
                fault = JsonValue.Text(ref reader, path + "number", out number);
            }
            else
            {
                reader.Skip();
            }

            first ??= fault;
        }

        if (paid is { } day && amount is { } sum)
        {
            first ??= TaxSum.IsSensible(sum, LawInHand.Library.On(day)) ? null : new Fault(Fault.AmountOutOfRange, path + "amount");
            payments.Add(new TaxPayment(day, sum, number));
            return first;
        }

        return first ?? new Fault(Fault.MissingField, path + (paid is null ? "paid" : "amount"));
    }

    private static Fault? AnswerTax(in TaxQuestion question, out TaxAnswer result)
    {
        result = null!;
        if (question.Issued is not { } issued || question.Payments is not { } payments)
        {
            return new Fault(Fault.MissingField, question.Issued is null ? "issued" : "payments");
        }

        if (question.Filing < issued)
        {
            return new Fault(Fault.WrongOrder, "filing");
        }

        LawInForce law = LawInHand.Library.On(question.Filing ?? issued);
        ImmutableArray<TaxPayment> paid = [.. payments];
        TaxCoverageResult coverage = TaxCoverage.Of(issued, paid, question.Filing, law);
        // Without a day of today the plan starts where the payments end: what would have sufficed.
        DateOnly today = question.Today ?? paid.Select(payment => payment.Paid).DefaultIfEmpty(issued.DayNumber > 0 ? issued.AddDays(-1) : issued).Max();
        DateOnly? filing = question.Filing;
        result = new TaxAnswer(coverage, today, [.. coverage.Readings.Select(reading => TaxRemedy.Of(issued, paid, filing, today, reading, law))]);
        return null;
    }

    private static void WriteTax(Utf8JsonWriter json, TaxQuestion question, TaxAnswer answer)
    {
        TaxCoverageResult coverage = answer.Coverage;
        json.WriteStartObject();
        IsoDay.Write(json, "issued"u8, coverage.Issued);
        IsoDay.Write(json, "filing"u8, coverage.Filing);
        IsoDay.Write(json, "today"u8, answer.Today);
        json.WriteString("verdict"u8, Snake.Of(coverage.Decisive.Verdict));
        IsoDay.Write(json, "covered_through"u8, coverage.Decisive.CoveredThrough);
        json.WriteString("reading"u8, Snake.Of(coverage.Decisive.Rate));
        json.WriteBoolean("readings_differ"u8, coverage.ReadingsDiffer);
        json.WriteStartArray("readings"u8);
        foreach ((TaxReading reading, TaxRemedy remedy) in coverage.Readings.Zip(answer.Remedies))
        {
            json.WriteStartObject();
            WriteReading(json, reading);
            WriteRemedy(json, reading, remedy);
            FindingJson.Write(json, "findings"u8, reading.Findings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReading(Utf8JsonWriter json, TaxReading reading)
    {
        json.WriteString("rate"u8, Snake.Of(reading.Rate));
        json.WriteString("month_end"u8, Snake.Of(reading.Rounding));
        json.WriteString("verdict"u8, Snake.Of(reading.Verdict));
        IsoDay.Write(json, "covered_through"u8, reading.CoveredThrough);
        json.WriteString("surplus"u8, reading.Surplus.ToString());
        json.WriteStartArray("intervals"u8);
        foreach (TaxMonth month in reading.Months)
        {
            json.WriteStartObject();
            json.WriteNumber("month"u8, month.Number);
            IsoDay.Write(json, "from"u8, month.From);
            IsoDay.Write(json, "to"u8, month.To);
            json.WriteString("state"u8, Snake.Of(month.State));
            json.WriteString("rate"u8, month.Rate?.ToString());
            json.WriteString("paid"u8, month.Paid.ToString());
            json.WriteString("missing"u8, month.Missing.ToString());
            IsoDay.Write(json, "completed_on"u8, month.CompletedOn);
            json.WriteBoolean("needed_now"u8, month.NeededNow);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("gaps"u8);
        foreach (TaxGap gap in reading.Gaps)
        {
            json.WriteStartObject();
            json.WriteNumber("month"u8, gap.Month);
            IsoDay.Write(json, "from"u8, gap.From);
            IsoDay.Write(json, "to"u8, gap.To);
            json.WriteNumber("days"u8, gap.Days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("shortfalls"u8);
        foreach (TaxMonth month in reading.Months.Where(month => month.NeededNow && month.Missing > Money.Zero))
        {
            json.WriteStartObject();
            json.WriteNumber("month"u8, month.Number);
            json.WriteString("missing"u8, month.Missing.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRemedy(Utf8JsonWriter json, TaxReading reading, TaxRemedy remedy)
    {
        json.WriteStartObject("remedy"u8);
        json.WriteString("kind"u8, Snake.Of(remedy.Kind));
        json.WriteString("for_filing"u8, remedy.ForFiling.ToString());
        json.WriteString("total"u8, remedy.Total.ToString());
        json.WriteStartArray("payments"u8);
        foreach (TaxRemedyPayment payment in remedy.Payments)
        {
            json.WriteStartObject();
            IsoDay.Write(json, "pay_by"u8, payment.PayBy);
            IsoDay.Write(json, "bank_day"u8, payment.BankDay);
            json.WriteString("amount"u8, payment.Amount.ToString());
            json.WriteNumber("first_month"u8, payment.FirstMonth);
            json.WriteNumber("last_month"u8, payment.LastMonth);
            json.WriteBoolean("needed_at_filing"u8, payment.NeededAtFiling);
            json.WriteBoolean("late"u8, payment.Late);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("not_cured"u8);
        foreach (TaxMonth month in remedy.NotCured)
        {
            json.WriteNumberValue(month.Number);
        }

        json.WriteEndArray();
        json.WriteStartArray("actions"u8);
        foreach (string repair in reading.Findings.Select(finding => finding.Repair).OfType<string>().Distinct())
        {
            json.WriteStringValue(repair);
        }

        json.WriteEndArray();
        IsoDay.Write(json, "covered_through_after"u8, remedy.After.CoveredThrough);
        json.WriteEndObject();
    }

    private static void TellTax(TextWriter words, TaxQuestion question, TaxAnswer answer)
    {
        foreach ((TaxReading reading, TaxRemedy remedy) in answer.Coverage.Readings.Zip(answer.Remedies))
        {
            string chosen = ReferenceEquals(reading, answer.Coverage.Decisive) ? " (решает это чтение)" : "";
            words.WriteLine($"Ставка {(reading.Rate == TaxRateReading.Strict ? "каждого месяца" : "дня оплаты")}"
                + (reading.Rounding == MonthEndRounding.FromPreviousMonth ? ", месяцы от конца предыдущего" : "") + chosen);
            foreach (TaxMonth month in reading.Months)
            {
                words.WriteLine($"  {month.Number,2}. {Words.Day(month.From)} — {Words.Day(month.To)}  {Words.Say($"tax.state.{char.ToLowerInvariant(month.State.ToString()[0])}{month.State.ToString()[1..]}")}"
                    + (month.CompletedOn is { } completed ? $", {Words.Day(completed)}" : "") + (month.NeededNow ? "" : " (к подаче ещё не нужен)"));
            }

            words.WriteLine(reading.CoveredThrough is { } through ? $"  оплачено без перерыва по {Words.Day(through)}" : "  первый месяц не оплачен вовремя");
            if (reading.Surplus > Money.Zero)
            {
                words.WriteLine($"  сверх двенадцати месяцев: {Words.Sum(reading.Surplus)}");
            }

            foreach (Finding finding in reading.Findings)
            {
                words.WriteLine($"  - {Words.Of(finding)} {Words.Repair(finding)}");
            }

            if (reading.Findings.IsEmpty)
            {
                words.WriteLine("  перерывов и недоплат нет");
            }

            foreach (string sentence in TaxWords.Remedy(remedy, Words.Book))
            {
                words.WriteLine($"  > {sentence}");
            }
        }

        words.WriteLine(Words.Say("tax.region"));
    }

    private sealed record TaxAnswer(TaxCoverageResult Coverage, DateOnly Today, ImmutableArray<TaxRemedy> Remedies);

    private struct TaxQuestion
    {
        public DateOnly? Issued;
        public DateOnly? Filing;
        public DateOnly? Today;
        public List<TaxPayment>? Payments;
    }
}
