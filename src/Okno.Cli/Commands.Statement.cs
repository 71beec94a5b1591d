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
        StatementError.UnsupportedFormat => "Такая выписка ещё не читается: пришлите её в формате 1С.",
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
                    words.WriteLine($"Счёт {account.Account} с {Words.Day(account.From)} по {Words.Day(account.To)}: на начало {Told(account.Opening)}, поступило {Told(account.Credited)}, списано {Told(account.Debited)}, на конец {Told(account.Closing)}"
                        + (account.BalanceHolds == false ? " - НЕ СХОДИТСЯ" : ""));
                    break;
                case StatementDocument document:
                    string way = document.Direction switch { StatementDirection.In => "приход", StatementDirection.Out => "расход", StatementDirection.Internal => "внутри", _ => "неясно" };
                    words.WriteLine($"{Words.Day(document.Date)}  № {document.Number}  {way}  {Words.Sum(document.Sum)}  {document.PayerName}  {document.Purpose}");
                    break;
                case QuarantinedLine line:
                    words.WriteLine($"Строка {line.Line} не принята ({line.Reason}): {line.Text}");
                    break;
            }
        }

        StatementSummary summary = reader.Summary;
        words.WriteLine($"Документов {summary.DocumentsCount}: приход {Told(summary.SumIn)}, расход {Told(summary.SumOut)}; не принято строк: {summary.Quarantined}");
        words.WriteLine(summary.BalanceHolds switch { true => "Остатки сходятся.", false => "Остатки НЕ сходятся.", _ => "Остатки проверить нельзя: в выписке нет всех сумм." });
        words.Flush();
    }

    private static string Told(StatementAmount? amount) => amount is { } known ? Words.Sum(known.Money) : "—";
}
