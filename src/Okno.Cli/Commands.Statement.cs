using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Formats.Statements;

namespace Okno.Cli;

/// <summary><c>okno statement FILE</c>: a bank statement in any supported format, found by its content.</summary>
internal static partial class Commands
{
    private const int DrainAt = 1 << 16;

    private static Command Statement()
    {
        Argument<string> file = new("файл") { Description = "Файл выписки; - читает стандартный ввод" };
        Option<bool> lines = new("--jsonl") { Description = "Строка JSON на каждый документ и последняя с итогами, в постоянной памяти" };
        Command command = new("statement", "Прочитать банковскую выписку") { file, Json, lines };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            using Stream? input = OpenStatement(path);
            if (input is null)
            {
                return RefuseStatement("no_file", $"Файла {path} нет, или его нельзя прочитать.", parsed.GetValue(Json) || parsed.GetValue(lines));
            }

            if (StatementReader.Open(input, out StatementReader? reader) is { } error)
            {
                return RefuseStatement(error, StatementWords(error), parsed.GetValue(Json) || parsed.GetValue(lines));
            }

            if (parsed.GetValue(lines))
            {
                StreamStatement(reader!);
            }
            else if (parsed.GetValue(Json))
            {
                WriteStatement(reader!);
            }
            else
            {
                TellStatement(reader!);
            }

            return Exit.Answered;
        });
        return command;
    }

    private static string StatementWords(string error) => error switch
    {
        StatementError.Empty => "Файл пуст.",
        StatementError.UnsupportedFormat => "Это сообщение ISO 20022 не читается: нужна выписка camt.053 или camt.054 версии 2 или новее, либо файл 1С.",
        StatementError.Broken => "Файл ISO 20022 испорчен раньше первой выписки: выгрузите его из банка ещё раз.",
        StatementError.NoStatement => "В сообщении ISO 20022 нет ни одной выписки.",
        _ => "Это не выписка: ни 1CClientBankExchange, ни ISO 20022.",
    };

    private static Stream? OpenStatement(string path)
    {
        try
        {
            return path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, DrainAt, FileOptions.SequentialScan);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int RefuseStatement(string code, string words, bool asJson)
    {
        if (!asJson)
        {
            Console.Error.WriteLine(words);
            return Exit.Refused;
        }

        using Stream output = Console.OpenStandardOutput();
        using PooledBytes bytes = new(256);
        using Utf8JsonWriter json = new(bytes, BatchLoop.Plain);
        json.WriteStartObject();
        json.WriteString("error"u8, code);
        json.WriteString("message"u8, words);
        json.WriteEndObject();
        json.Flush();
        bytes.Append((byte)'\n');
        bytes.Drain(output);
        return Exit.Refused;
    }

    private static void StreamStatement(StatementReader reader)
    {
        using Stream output = Console.OpenStandardOutput();
        using PooledBytes bytes = new(DrainAt * 2);
        using Utf8JsonWriter json = new(bytes, BatchLoop.Plain);
        while (reader.Read(out StatementEntry? entry))
        {
            // The last line tells the totals, account by account entries only what the bank says of them.
            StatementJson.Write(json, entry);
            EndLine(json, bytes);
            if (bytes.Length >= DrainAt)
            {
                bytes.Drain(output);
            }
        }

        StatementJson.Write(json, reader.Summary);
        EndLine(json, bytes);
        bytes.Drain(output);
    }

    private static void EndLine(Utf8JsonWriter json, PooledBytes bytes)
    {
        json.Flush();
        json.Reset();
        bytes.Append((byte)'\n');
    }

    private static void WriteStatement(StatementReader reader)
    {
        List<StatementAccount> accounts = [];
        List<StatementDocument> documents = [];
        List<QuarantinedLine> quarantined = [];
        while (reader.Read(out StatementEntry? entry))
        {
            switch (entry)
            {
                case StatementAccount account:
                    accounts.Add(account);
                    break;
                case StatementDocument document:
                    documents.Add(document);
                    break;
                case QuarantinedLine line:
                    quarantined.Add(line);
                    break;
            }
        }

        using Stream output = Console.OpenStandardOutput();
        using Utf8JsonWriter json = new(output, BatchLoop.Plain);
        StatementJson.Write(json, new Statement(reader.Summary, accounts, documents, quarantined));
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void TellStatement(StatementReader reader)
    {
        TextWriter words = Console.Out;
        while (reader.Read(out StatementEntry? entry))
        {
            switch (entry)
            {
                case StatementAccount account:
                    words.WriteLine($"Счёт {account.Account} с {Words.Day(account.From)} по {Words.Day(account.To)}: на начало {Told(account.Opening, account.Currency)}, поступило {Told(account.Credited, account.Currency)}, списано {Told(account.Debited, account.Currency)}, на конец {Told(account.Closing, account.Currency)}"
                        + (account.BalanceHolds == false ? " - НЕ СХОДИТСЯ" : ""));
                    break;
                case StatementDocument document:
                    string way = document.Direction switch { StatementDirection.In => "приход", StatementDirection.Out => "расход", StatementDirection.Internal => "внутри", _ => "неясно" };
                    words.WriteLine($"{Words.Day(document.Date)}  № {document.Number}  {way}{(document.Reversal ? " (сторно)" : "")}  {Told(document.Amount, document.Currency)}  {document.PayerName}  {document.Purpose}");
                    break;
                case QuarantinedLine line:
                    words.WriteLine($"Строка {line.Line} не принята ({line.Reason}): {line.Text}");
                    break;
            }
        }

        TellTotals(words, reader.Summary);
        words.Flush();
    }

    private static void TellTotals(TextWriter words, StatementSummary summary)
    {
        words.WriteLine($"Документов {summary.DocumentsCount}: приход {Told(summary.SumIn, summary.Currency)}, расход {Told(summary.SumOut, summary.Currency)}; не принято строк: {summary.Quarantined}");
        foreach (StatementTotal other in summary.Totals.Where(total => total.Currency != summary.Currency))
        {
            words.WriteLine($"Ещё в другой валюте: приход {Told(other.In, other.Currency)}, расход {Told(other.Out, other.Currency)}");
        }

        foreach (StatementCheck check in summary.Checks)
        {
            string account = check.Account is null ? "Счёт не назван" : $"Счёт {check.Account}";
            words.WriteLine($"{account}: поступления {Compared(check.CreditedTurnover, check.Credited, check.CreditedByDocuments, check.Currency)}; списания {Compared(check.DebitedTurnover, check.Debited, check.DebitedByDocuments, check.Currency)}"
                + check.BalanceHolds switch { true => "; остатки сходятся", false => "; остатки НЕ СХОДЯТСЯ", _ => "" });
        }

        words.WriteLine(summary.BalanceHolds switch { true => "Остатки сходятся.", false => "Остатки НЕ сходятся.", _ => "Остатки проверить нельзя: в выписке нет всех сумм." });
        if (!summary.EndMarker)
        {
            words.WriteLine("У файла нет конца: возможно, он обрезан.");
        }
    }

    private static string Compared(Turnover turnover, StatementAmount? said, StatementAmount documents, string currency) => turnover switch
    {
        Turnover.Equal => $"по документам {Told(documents, currency)}, сходятся с оборотом банка",
        Turnover.Part => $"по документам {Told(documents, currency)}, это часть оборота банка {Told(said, currency)}",
        Turnover.More => $"по документам {Told(documents, currency)}, это БОЛЬШЕ оборота банка {Told(said, currency)}",
        _ => $"по документам {Told(documents, currency)}, оборот банк не назвал",
    };

    private static string Told(StatementAmount? amount, string currency) => amount is not { } known ? "—"
        : currency == StatementCurrency.Rouble ? Words.Sum(known.Money)
        : $"{known}\u00A0{currency}";
}
