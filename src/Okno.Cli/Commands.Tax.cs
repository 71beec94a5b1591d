using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Cli;

/// <summary><c>okno tax</c>: is the fixed advance payment made month by month (4.6)?</summary>
internal static partial class Commands
{
    private static Command Tax()
    {
        Argument<string[]> words = Positional("день выдачи", "День выдачи патента");
        Option<string[]> payment = new("--payment") { Description = "Платёж вида 2024-03-05:7500.00", AllowMultipleArgumentsPerToken = true };
        Option<string?> filing = new("--filing") { Description = "День подачи в орган (иначе проверяются все двенадцать месяцев)" };
        Reading<TaxQuestion, TaxCoverageResult> reading = new(TakeTax, AnswerTax, WriteTax, TellTax, result => result.Decisive.Verdict == Verdict.NotMet);
        return ReaderCommand("tax", "Уплата НДФЛ за патент помесячно: перерывы, недоплаты и что делать", reading, words, (parsed, json) =>
        {
            if (parsed.GetValue(words) is not [{ } issued])
            {
                return false;
            }

            json.WriteString("issued", Typed(issued));
            json.WriteString("filing", parsed.GetValue(filing) is { } day ? Typed(day) : null);
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
        }, payment, filing);
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
            payments.Add(new TaxPayment(day, sum, number));
            return first;
        }

        return first ?? new Fault(Fault.MissingField, path + (paid is null ? "paid" : "amount"));
    }

    private static Fault? AnswerTax(in TaxQuestion question, out TaxCoverageResult result)
    {
        result = null!;
        if (question.Issued is not { } issued || question.Payments is not { } payments)
        {
            return new Fault(Fault.MissingField, question.Issued is null ? "issued" : "payments");
        }

        // Sums of sums stay far from the end of 64 bits.
        if (payments.Sum(payment => (decimal)payment.Amount.Kopecks) > long.MaxValue / 100)
        {
            return new Fault(Fault.InvalidAmount, "payments");
        }

        if (question.Filing < issued)
        {
            return new Fault(Fault.WrongOrder, "filing");
        }

        result = TaxCoverage.Of(issued, [.. payments], question.Filing, LawInHand.Library.On(question.Filing ?? issued));
        return null;
    }

    private static void WriteTax(Utf8JsonWriter json, TaxQuestion question, TaxCoverageResult result)
    {
        json.WriteStartObject();
        IsoDay.Write(json, "issued"u8, result.Issued);
        IsoDay.Write(json, "filing"u8, result.Filing);
        json.WriteString("verdict"u8, Snake.Of(result.Decisive.Verdict));
        IsoDay.Write(json, "covered_through"u8, result.Decisive.CoveredThrough);
        json.WriteString("reading"u8, Snake.Of(result.Decisive.Rate));
        json.WriteStartArray("readings"u8);
        foreach (TaxReading reading in result.Readings)
        {
            WriteTaxReading(json, reading);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTaxReading(Utf8JsonWriter json, TaxReading reading)
    {
        json.WriteStartObject();
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
        WriteGaps(json, reading.Months);
        json.WriteStartArray("shortfalls"u8);
        foreach (TaxMonth month in reading.Months.Where(month => month.NeededNow && month.Missing > Money.Zero))
        {
            json.WriteStartObject();
            json.WriteNumber("month"u8, month.Number);
            json.WriteString("missing"u8, month.Missing.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("remedy"u8);
        foreach (string repair in reading.Findings.Select(finding => finding.Repair).OfType<string>().Distinct())
        {
            json.WriteStringValue(repair);
        }

        json.WriteEndArray();
        FindingJson.Write(json, "findings"u8, reading.Findings);
        json.WriteEndObject();
    }

    /// <summary>Days of the needed months on which the patent had lapsed or stands unpaid; both ends included. A month paid late was uncovered until the day of the payment.</summary>
    private static void WriteGaps(Utf8JsonWriter json, ImmutableArray<TaxMonth> months)
    {
        json.WriteStartArray("gaps"u8);
        foreach (TaxMonth month in months.Where(month => month.NeededNow && month.State is TaxMonthState.Gap or TaxMonthState.Short or TaxMonthState.Unpaid && month.NeededNow))
        {
            DateOnly to = month.CompletedOn is { } completed && completed < month.To ? completed : month.To;
            json.WriteStartObject();
            json.WriteNumber("month"u8, month.Number);
            IsoDay.Write(json, "from"u8, month.From);
            IsoDay.Write(json, "to"u8, to);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void TellTax(TextWriter words, TaxQuestion question, TaxCoverageResult result)
    {
        foreach (TaxReading reading in result.Readings)
        {
            string chosen = ReferenceEquals(reading, result.Decisive) ? " (решает это чтение)" : "";
            words.WriteLine($"Ставка {(reading.Rate == TaxRateReading.Strict ? "каждого месяца" : "дня оплаты")}"
                + (reading.Rounding == MonthEndRounding.FromPreviousMonth ? ", месяцы от конца предыдущего" : "") + chosen);
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
        }
    }

    private struct TaxQuestion
    {
        public DateOnly? Issued;
        public DateOnly? Filing;
        public List<TaxPayment>? Payments;
    }
}
